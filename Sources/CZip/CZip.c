#include "CZip.h"

#include <stdlib.h>
#include <zip.h>

struct vx_zip {
    zip_t *zip;
};

struct vx_zip_part {
    zip_file_t *file;
};

vx_zip *vx_zip_open(const void *bytes, uint64_t count) {
    vx_zip *archive = malloc(sizeof *archive);
    if (archive == NULL) return NULL;
    zip_source_t *source = zip_source_buffer_create(bytes, count, 0, NULL);
    archive->zip = source == NULL ? NULL : zip_open_from_source(source, ZIP_RDONLY, NULL);
    if (archive->zip == NULL) {
        if (source != NULL) zip_source_free(source);
        free(archive);
        return NULL;
    }
    return archive;
}

void vx_zip_close(vx_zip *archive) {
    if (archive == NULL) return;
    zip_discard(archive->zip);
    free(archive);
}

uint64_t vx_zip_count(vx_zip *archive) {
    zip_int64_t count = zip_get_num_entries(archive->zip, 0);
    return count < 0 ? 0 : (uint64_t)count;
}

int vx_zip_describe(vx_zip *archive, uint64_t index, vx_zip_entry *entry) {
    zip_stat_t found;
    zip_stat_init(&found);
    const zip_uint64_t wanted = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE
        | ZIP_STAT_COMP_METHOD | ZIP_STAT_ENCRYPTION_METHOD;
    if (zip_stat_index(archive->zip, index, 0, &found) != 0) return 0;
    if ((found.valid & wanted) != wanted) return 0;
    entry->name = found.name;
    entry->bytes = found.size;
    entry->packed_bytes = found.comp_size;
    entry->is_encrypted = found.encryption_method != ZIP_EM_NONE;
    entry->is_readable =
        found.comp_method == ZIP_CM_STORE || found.comp_method == ZIP_CM_DEFLATE;
    return 1;
}

vx_zip_part *vx_zip_part_open(vx_zip *archive, uint64_t index) {
    vx_zip_part *part = malloc(sizeof *part);
    if (part == NULL) return NULL;
    part->file = zip_fopen_index(archive->zip, index, 0);
    if (part->file == NULL) {
        free(part);
        return NULL;
    }
    return part;
}

int64_t vx_zip_part_read(vx_zip_part *part, void *out, uint64_t room) {
    return zip_fread(part->file, out, room);
}

void vx_zip_part_close(vx_zip_part *part) {
    if (part == NULL) return;
    zip_fclose(part->file);
    free(part);
}
