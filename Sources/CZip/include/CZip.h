#ifndef VUONXA_CZIP_H
#define VUONXA_CZIP_H

#include <stddef.h>
#include <stdint.h>

// Reading a ZIP archive that lies in memory, by libzip, with plain values so that Swift needs no
// header of it. Nothing is written and nothing touches the disk.

typedef struct vx_zip vx_zip;
typedef struct vx_zip_part vx_zip_part;

// One entry as the archive's directory describes it; what it claims is checked while reading.
typedef struct {
    const char *name;
    uint64_t packed_bytes;
    uint64_t bytes;
    int is_encrypted;
    // Stored or deflated, the two that spreadsheets use.
    int is_readable;
} vx_zip_entry;

// NULL when the bytes are no whole archive; they must stay in place until it is closed.
vx_zip *vx_zip_open(const void *bytes, uint64_t count);
void vx_zip_close(vx_zip *archive);

uint64_t vx_zip_count(vx_zip *archive);
// 1 when the entry could be described, 0 when the directory is damaged there.
int vx_zip_describe(vx_zip *archive, uint64_t index, vx_zip_entry *entry);

// NULL when the entry cannot be read.
vx_zip_part *vx_zip_part_open(vx_zip *archive, uint64_t index);
// How many bytes were put into `out`, 0 at the end, -1 when the data or its checksum is wrong.
int64_t vx_zip_part_read(vx_zip_part *part, void *out, uint64_t room);
void vx_zip_part_close(vx_zip_part *part);

#endif
