#ifndef VUONXA_CUT_DISK_H
#define VUONXA_CUT_DISK_H

#include <stddef.h>
#include <stdint.h>

// The watched folder's files as a disk has them: an image that is safe, and changes that are not.

typedef struct Change {
    struct Change *next;
    int64_t offset;
    // Negative for a truncation to `offset`.
    int64_t count;
    uint8_t bytes[];
} Change;

typedef struct DiskFile {
    struct DiskFile *next;
    char *name;
    // Whether the folder's entry is safe: a file without one is gone after the restart.
    int entry_is_safe;
    // Whether the file was deleted, and the folder does not safely say so.
    int is_deleted;
    uint8_t *image;
    size_t size;
    size_t room;
    Change *first;
    Change *last;
} DiskFile;

typedef struct {
    char *folder;
    DiskFile *files;
} Disk;

void disk_open(Disk *disk, const char *folder);
void disk_close(Disk *disk);
// The file of that path where it is in the folder, made when it is not known; else NULL.
DiskFile *disk_file(Disk *disk, const char *path);
// Both return 0 when the memory is used up.
int disk_write(DiskFile *file, const void *bytes, int64_t count, int64_t offset);
int disk_truncate(DiskFile *file, int64_t size);
// Makes all that was changed safe.
int disk_sync(DiskFile *file);
// Makes the names of all files safe, as a sync of the folder does.
void disk_sync_folder(Disk *disk);
// Writes what chance leaves.
int disk_restart(const Disk *disk, const char *target, uint64_t seed);

#endif
