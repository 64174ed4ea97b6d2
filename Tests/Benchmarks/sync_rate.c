// sync_rate FILE SECONDS: appends 4 kB and syncs, over and over; prints "RATE MEDIAN-MS".
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { blockBytes = 4096, mostSyncs = 1000 * 1000 };

static double times[mostSyncs];

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    int file = open(arguments[1], O_CREAT | O_WRONLY | O_TRUNC, 0600);
    if (file < 0) return perror(arguments[1]), 1;
    char block[blockBytes];
    memset(block, 'x', sizeof block);
    double start = now(), end = start + atof(arguments[2]), last = start;
    int done = 0;
    while (last < end && done < mostSyncs) {
        if (write(file, block, sizeof block) != sizeof block) return perror("write"), 1;
        double before = now();
        if (fdatasync(file) != 0) return perror("fdatasync"), 1;
        last = now();
        times[done++] = last - before;
    }
    qsort(times, (size_t)done, sizeof *times, compare);
    printf("%.0f %.3f\n", done / (last - start), times[done / 2] * 1000);
    return 0;
}
