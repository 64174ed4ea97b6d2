#include "Disk.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The smallest piece that a disk writes whole.
enum { sector = 512 };

static int is_shared_memory(const char *name) {
    size_t count = strlen(name);
    return count > 4 && strcmp(name + count - 4, "-shm") == 0;
}

static DiskFile *added(Disk *disk, const char *name) {
    DiskFile *file = calloc(1, sizeof *file);
    if (file == NULL) return NULL;
    file->name = strdup(name);
    file->next = disk->files;
    disk->files = file;
    return file;
}

static int make_room(DiskFile *file, size_t size) {
    if (size <= file->room) return 1;
    size_t room = size + size / 2 + 4096;
    uint8_t *image = realloc(file->image, room);
    if (image == NULL) return 0;
    memset(image + file->room, 0, room - file->room);
    file->image = image;
    file->room = room;
    return 1;
}

static int apply_write(DiskFile *file, const uint8_t *bytes, size_t count, size_t offset) {
    if (!make_room(file, offset + count)) return 0;
    memcpy(file->image + offset, bytes, count);
    if (offset + count > file->size) file->size = offset + count;
    return 1;
}

static int apply_truncation(DiskFile *file, size_t size) {
    if (!make_room(file, size)) return 0;
    if (size < file->size) memset(file->image + size, 0, file->size - size);
    file->size = size;
    return 1;
}

static void load(Disk *disk, const char *name) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", disk->folder, name);
    FILE *stream = fopen(path, "rb");
    DiskFile *file = stream == NULL ? NULL : added(disk, name);
    if (file != NULL) {
        file->entry_is_safe = 1;
        uint8_t buffer[65536];
        size_t count;
        while ((count = fread(buffer, 1, sizeof buffer, stream)) > 0) {
            if (!apply_write(file, buffer, count, file->size)) break;
        }
    }
    if (stream != NULL) fclose(stream);
}

void disk_open(Disk *disk, const char *folder) {
    disk->folder = strdup(folder);
    disk->files = NULL;
    DIR *directory = opendir(folder);
    if (directory == NULL) return;
    struct dirent *entry;
    while ((entry = readdir(directory)) != NULL) {
        if (entry->d_type == DT_REG && !is_shared_memory(entry->d_name)) {
            load(disk, entry->d_name);
        }
    }
    closedir(directory);
}

static void forget_changes(DiskFile *file) {
    while (file->first != NULL) {
        Change *next = file->first->next;
        free(file->first);
        file->first = next;
    }
    file->last = NULL;
}

void disk_close(Disk *disk) {
    while (disk->files != NULL) {
        DiskFile *next = disk->files->next;
        forget_changes(disk->files);
        free(disk->files->name);
        free(disk->files->image);
        free(disk->files);
        disk->files = next;
    }
    free(disk->folder);
    disk->folder = NULL;
}

DiskFile *disk_file(Disk *disk, const char *path) {
    if (disk->folder == NULL || path == NULL) return NULL;
    size_t count = strlen(disk->folder);
    if (strncmp(path, disk->folder, count) != 0 || path[count] != '/') return NULL;
    const char *name = path + count + 1;
    for (DiskFile *file = disk->files; file != NULL; file = file->next) {
        if (strcmp(file->name, name) == 0) return file;
    }
    return added(disk, name);
}

static int note(DiskFile *file, const void *bytes, int64_t count, int64_t offset) {
    size_t size = count > 0 ? (size_t)count : 0;
    Change *change = malloc(sizeof *change + size);
    if (change == NULL) return 0;
    change->next = NULL;
    change->offset = offset;
    change->count = count;
    if (size > 0) memcpy(change->bytes, bytes, size);
    if (file->last == NULL) {
        file->first = change;
    } else {
        file->last->next = change;
    }
    file->last = change;
    return 1;
}

int disk_write(DiskFile *file, const void *bytes, int64_t count, int64_t offset) {
    return note(file, bytes, count, offset);
}

int disk_truncate(DiskFile *file, int64_t size) {
    return note(file, NULL, -1, size);
}

int disk_sync(DiskFile *file) {
    for (Change *change = file->first; change != NULL; change = change->next) {
        int done = change->count < 0
            ? apply_truncation(file, (size_t)change->offset)
            : apply_write(file, change->bytes, (size_t)change->count, (size_t)change->offset);
        if (!done) return 0;
    }
    forget_changes(file);
    return 1;
}

void disk_sync_folder(Disk *disk) {
    for (DiskFile *file = disk->files; file != NULL; file = file->next) {
        if (file->is_deleted) {
            forget_changes(file);
            file->size = 0;
        }
        file->entry_is_safe = !file->is_deleted;
    }
}

// A generator of the kind that Marsaglia describes (xorshift64), with Vigna's multiplier.
static uint64_t roll(uint64_t *state) {
    *state ^= *state >> 12;
    *state ^= *state << 25;
    *state ^= *state >> 27;
    return *state * 2685821657736338717u;
}

// How the sectors of one change fare: 0 none is written, 1 all are, 2 each by chance, 3 those
// before a place, 4 each by chance and the others as rubbish where the file was longer made.
static int apply_by_chance(DiskFile *file, const Change *change, uint64_t *state) {
    uint64_t fate = roll(state) % 5;
    if (change->count < 0) return fate < 2 || apply_truncation(file, (size_t)change->offset);
    size_t count = (size_t)change->count;
    size_t offset = (size_t)change->offset;
    size_t end = roll(state) % (count + 1);
    for (size_t from = 0; from < count;) {
        size_t next = from + sector - (offset + from) % sector;
        if (next > count) next = count;
        int is_kept = fate == 1 || (fate == 3 && next <= end)
            || ((fate == 2 || fate == 4) && roll(state) % 2 == 0);
        if (is_kept) {
            if (!apply_write(file, change->bytes + from, next - from, offset + from)) return 0;
        } else if (fate == 4 && offset + from >= file->size) {
            uint8_t rubbish[sector];
            for (size_t index = 0; index < next - from; index++) {
                rubbish[index] = (uint8_t)roll(state);
            }
            if (!apply_write(file, rubbish, next - from, offset + from)) return 0;
        }
        from = next;
    }
    return 1;
}

static int store(const DiskFile *file, const char *target) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", target, file->name);
    FILE *stream = fopen(path, "wb");
    if (stream == NULL) return 0;
    int done = file->size == 0 || fwrite(file->image, 1, file->size, stream) == file->size;
    return fclose(stream) == 0 && done;
}

int disk_restart(const Disk *disk, const char *target, uint64_t seed) {
    uint64_t state = seed * 2 + 1;
    // In a third of all cases nothing is lost but the power: what was written got through.
    int is_kind = roll(&state) % 3 == 0;
    for (DiskFile *file = disk->files; file != NULL; file = file->next) {
        // The folder's own changes are lost or kept name by name.
        int is_there = file->is_deleted ? roll(&state) % 2 == 0
                                        : file->entry_is_safe || roll(&state) % 2 == 0;
        if (file->is_deleted && !file->entry_is_safe) is_there = 0;
        if (!is_there) continue;
        for (Change *change = file->first; change != NULL; change = change->next) {
            int done = is_kind && change->count >= 0
                ? apply_write(
                    file, change->bytes, (size_t)change->count, (size_t)change->offset)
                : apply_by_chance(file, change, &state);
            if (!done) return 0;
        }
        if (!store(file, target)) return 0;
    }
    return 1;
}
