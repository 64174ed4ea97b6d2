#include "CPowerCut.h"

#include "Disk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <string.h>

typedef struct {
    sqlite3_file base;
    // NULL for files that are not watched.
    DiskFile *disk_file;
    // The watch that the file was opened under; a file of an earlier one is dead.
    uint64_t watch;
    // Whether the first sync makes the folder's entries safe too, as SQLite does for its logs.
    int syncs_folder;
    sqlite3_file *real;
} CutFile;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Disk disk;
static uint64_t watch;
static uint64_t operations;
static uint64_t fatal_operation;
static int is_cut;
static sqlite3_vfs *real_vfs;
static sqlite3_vfs cut_vfs;

// Counts one operation on a watched file; 1 when the power is gone, with it or before. The lock
// is held.
static int is_dead(const CutFile *file) {
    if (file->disk_file == NULL) return 0;
    if (file->watch != watch) return 1;
    operations += 1;
    if (operations == fatal_operation) is_cut = 1;
    return is_cut;
}

static CutFile *cut_file(sqlite3_file *file) {
    return (CutFile *)file;
}

static sqlite3_file *real_file(sqlite3_file *file) {
    return cut_file(file)->real;
}

static int cut_close(sqlite3_file *file) {
    int result = SQLITE_OK;
    sqlite3_file *real = real_file(file);
    if (real->pMethods != NULL) result = real->pMethods->xClose(real);
    return result;
}

static int cut_read(sqlite3_file *file, void *bytes, int count, sqlite3_int64 offset) {
    return real_file(file)->pMethods->xRead(real_file(file), bytes, count, offset);
}

static int cut_write_bytes(
    sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    pthread_mutex_lock(&lock);
    CutFile *own = cut_file(file);
    // The operation in which the power fails may have come as far as any before it.
    int result = SQLITE_OK;
    int was_cut = is_cut;
    int dead = is_dead(own);
    if (own->disk_file != NULL && own->watch == watch && !was_cut
        && !disk_write(own->disk_file, bytes, count, offset)) {
        result = SQLITE_IOERR_NOMEM;
    }
    if (dead) result = SQLITE_IOERR_WRITE;
    if (result == SQLITE_OK) {
        result = own->real->pMethods->xWrite(own->real, bytes, count, offset);
    }
    pthread_mutex_unlock(&lock);
    return result;
}

static int cut_truncate(sqlite3_file *file, sqlite3_int64 size) {
    pthread_mutex_lock(&lock);
    CutFile *own = cut_file(file);
    int result = is_dead(own) ? SQLITE_IOERR_TRUNCATE : SQLITE_OK;
    if (result == SQLITE_OK && own->disk_file != NULL && !disk_truncate(own->disk_file, size)) {
        result = SQLITE_IOERR_NOMEM;
    }
    if (result == SQLITE_OK) result = own->real->pMethods->xTruncate(own->real, size);
    pthread_mutex_unlock(&lock);
    return result;
}

static int cut_sync(sqlite3_file *file, int flags) {
    pthread_mutex_lock(&lock);
    CutFile *own = cut_file(file);
    int result = is_dead(own) ? SQLITE_IOERR_FSYNC : SQLITE_OK;
    if (own->disk_file == NULL) {
        result = own->real->pMethods->xSync(own->real, flags);
    } else if (result == SQLITE_OK) {
        // The disk is simulated, so the real one is spared.
        if (!disk_sync(own->disk_file)) result = SQLITE_IOERR_NOMEM;
        if (own->syncs_folder) disk_sync_folder(&disk);
        own->syncs_folder = 0;
    }
    pthread_mutex_unlock(&lock);
    return result;
}

static int cut_size(sqlite3_file *file, sqlite3_int64 *size) {
    return real_file(file)->pMethods->xFileSize(real_file(file), size);
}

static int cut_lock(sqlite3_file *file, int level) {
    return real_file(file)->pMethods->xLock(real_file(file), level);
}

static int cut_unlock(sqlite3_file *file, int level) {
    return real_file(file)->pMethods->xUnlock(real_file(file), level);
}

static int cut_is_reserved(sqlite3_file *file, int *out) {
    return real_file(file)->pMethods->xCheckReservedLock(real_file(file), out);
}

static int cut_control(sqlite3_file *file, int operation, void *argument) {
    return real_file(file)->pMethods->xFileControl(real_file(file), operation, argument);
}

static int cut_sector(sqlite3_file *file) {
    return real_file(file)->pMethods->xSectorSize(real_file(file));
}

static int cut_traits(sqlite3_file *file) {
    return real_file(file)->pMethods->xDeviceCharacteristics(real_file(file));
}

static int cut_map(sqlite3_file *file, int page, int size, int extend, void volatile **out) {
    return real_file(file)->pMethods->xShmMap(real_file(file), page, size, extend, out);
}

static int cut_shared_lock(sqlite3_file *file, int offset, int count, int flags) {
    return real_file(file)->pMethods->xShmLock(real_file(file), offset, count, flags);
}

static void cut_barrier(sqlite3_file *file) {
    real_file(file)->pMethods->xShmBarrier(real_file(file));
}

static int cut_unmap(sqlite3_file *file, int deletes) {
    return real_file(file)->pMethods->xShmUnmap(real_file(file), deletes);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = cut_close,
    .xRead = cut_read,
    .xWrite = cut_write_bytes,
    .xTruncate = cut_truncate,
    .xSync = cut_sync,
    .xFileSize = cut_size,
    .xLock = cut_lock,
    .xUnlock = cut_unlock,
    .xCheckReservedLock = cut_is_reserved,
    .xFileControl = cut_control,
    .xSectorSize = cut_sector,
    .xDeviceCharacteristics = cut_traits,
    .xShmMap = cut_map,
    .xShmLock = cut_shared_lock,
    .xShmBarrier = cut_barrier,
    .xShmUnmap = cut_unmap,
};

static int cut_open(
    sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags) {
    (void)vfs;
    CutFile *own = cut_file(file);
    memset(own, 0, sizeof *own);
    own->real = (sqlite3_file *)&own[1];
    pthread_mutex_lock(&lock);
    own->disk_file = disk_file(&disk, path);
    own->watch = watch;
    int result = own->disk_file != NULL && is_cut
        ? SQLITE_CANTOPEN : real_vfs->xOpen(real_vfs, path, own->real, flags, out_flags);
    if (result == SQLITE_OK && own->disk_file != NULL) {
        int logs = SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
        own->syncs_folder = (flags & SQLITE_OPEN_CREATE) && (flags & logs);
        if (own->disk_file->is_deleted) {
            own->disk_file->is_deleted = 0;
            disk_truncate(own->disk_file, 0);
        }
    }
    pthread_mutex_unlock(&lock);
    // A file without methods is not closed by SQLite.
    file->pMethods = own->real->pMethods == NULL ? NULL : &methods;
    return result;
}

static int cut_delete(sqlite3_vfs *vfs, const char *path, int syncs_folder) {
    (void)vfs;
    pthread_mutex_lock(&lock);
    CutFile own = {.disk_file = disk_file(&disk, path), .watch = watch};
    int result = is_dead(&own) ? SQLITE_IOERR_DELETE
                               : real_vfs->xDelete(real_vfs, path, syncs_folder);
    if (result == SQLITE_OK && own.disk_file != NULL) {
        own.disk_file->is_deleted = 1;
        if (syncs_folder) disk_sync_folder(&disk);
    }
    pthread_mutex_unlock(&lock);
    return result;
}

int cut_install(void) {
    pthread_mutex_lock(&lock);
    int result = SQLITE_OK;
    if (real_vfs == NULL) {
        real_vfs = sqlite3_vfs_find(NULL);
        cut_vfs = *real_vfs;
        cut_vfs.zName = "power-cut";
        cut_vfs.pNext = NULL;
        cut_vfs.szOsFile = (int)sizeof(CutFile) + real_vfs->szOsFile;
        cut_vfs.xOpen = cut_open;
        cut_vfs.xDelete = cut_delete;
        result = sqlite3_vfs_register(&cut_vfs, 1);
    }
    pthread_mutex_unlock(&lock);
    return result == SQLITE_OK;
}

void cut_watch(const char *folder, uint64_t at_operation) {
    pthread_mutex_lock(&lock);
    disk_close(&disk);
    disk_open(&disk, folder);
    watch += 1;
    operations = 0;
    fatal_operation = at_operation;
    is_cut = 0;
    pthread_mutex_unlock(&lock);
}

void cut_now(void) {
    pthread_mutex_lock(&lock);
    is_cut = 1;
    pthread_mutex_unlock(&lock);
}

int cut_happened(void) {
    pthread_mutex_lock(&lock);
    int result = is_cut;
    pthread_mutex_unlock(&lock);
    return result;
}

uint64_t cut_operations(void) {
    pthread_mutex_lock(&lock);
    uint64_t result = operations;
    pthread_mutex_unlock(&lock);
    return result;
}

int cut_write(const char *target, uint64_t seed) {
    pthread_mutex_lock(&lock);
    int result = disk.folder != NULL && disk_restart(&disk, target, seed);
    disk_close(&disk);
    watch += 1;
    is_cut = 0;
    pthread_mutex_unlock(&lock);
    return result;
}
