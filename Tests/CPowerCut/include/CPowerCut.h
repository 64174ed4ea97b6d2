#ifndef VUONXA_CPOWERCUT_H
#define VUONXA_CPOWERCUT_H

#include <stdint.h>

// A disk that loses its power: a file system for SQLite that passes everything on to the system's
// and remembers, for the files of one folder, what was synced and what was not. For tests only.
//
// After the cut every call on these files fails, as it would for a program that is dead. What a
// machine would find after the restart is written with `cut_write`: all that was synced, and of
// the rest what chance lets through, sector by sector, in any order.

// Makes this file system the one that new connections take; calling it again changes nothing.
// Returns 1 when it worked.
int cut_install(void);

// Watches the files in the folder from now on, taking what is there as synced. The power fails at
// the operation of that number (writes, truncations, deletions and syncs are counted); 0 is never.
void cut_watch(const char *folder, uint64_t at_operation);

// Cuts now, if it has not happened.
void cut_now(void);

// 1 once the power is gone.
int cut_happened(void);

// How many operations were counted since `cut_watch`.
uint64_t cut_operations(void);

// Writes into another folder, which is there, what the disk holds after the restart; the same seed
// gives the same bytes. Returns 1 when it worked. Watching ends.
int cut_write(const char *target, uint64_t seed);

#endif
