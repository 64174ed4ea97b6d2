#define _GNU_SOURCE
#include "CPictures.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

// The first number of statm is the whole address space in pages (proc(5)).
static uint64_t mapped_bytes(void) {
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL) return 0;
    unsigned long long pages = 0;
    int found = fscanf(file, "%llu", &pages);
    fclose(file);
    return found == 1 ? (uint64_t)pages * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

static int cap(int what, uint64_t most) {
    struct rlimit limit = {.rlim_cur = most, .rlim_max = most};
    return setrlimit(what, &limit) == 0;
}

int vx_confine(uint64_t more_bytes, uint32_t work_seconds) {
    uint64_t mapped = mapped_bytes();
    if (mapped == 0) return 0;
    // What is open stays open: standard input, output and errors.
    return cap(RLIMIT_AS, mapped + more_bytes) && cap(RLIMIT_CPU, work_seconds)
        && cap(RLIMIT_FSIZE, 0) && cap(RLIMIT_CORE, 0) && cap(RLIMIT_NOFILE, 3)
        && prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0
        && prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) == 0;
}

int vx_pipe(int32_t ends[2]) {
    return pipe2(ends, O_CLOEXEC) == 0 ? 0 : errno;
}

static int add_files(posix_spawn_file_actions_t *files, int32_t input, int32_t output) {
    int error = posix_spawn_file_actions_adddup2(files, input, 0);
    if (error == 0) error = posix_spawn_file_actions_adddup2(files, output, 1);
    if (error == 0) error = posix_spawn_file_actions_addopen(files, 2, "/dev/null", O_WRONLY, 0);
    // Nothing of the database or of somebody's connection reaches the child.
    if (error == 0) error = posix_spawn_file_actions_addclosefrom_np(files, 3);
    return error;
}

int32_t vx_child_start(char *const *words, int32_t input, int32_t output) {
    posix_spawn_file_actions_t files;
    posix_spawnattr_t attributes;
    if (posix_spawn_file_actions_init(&files) != 0) return -ENOMEM;
    if (posix_spawnattr_init(&attributes) != 0) {
        posix_spawn_file_actions_destroy(&files);
        return -ENOMEM;
    }
    // The server's threads block signals and ignore some, which a child would inherit.
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    // No secret of the server's environment; one heap for all threads keeps the child small.
    char *const settings[] = {"LC_ALL=C.UTF-8", "MALLOC_ARENA_MAX=1", NULL};
    pid_t child = 0;
    int error = add_files(&files, input, output);
    if (error == 0) error = posix_spawn(&child, words[0], &files, &attributes, words, settings);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&files);
    return error == 0 ? child : -error;
}

int32_t vx_child_end(int32_t child) {
    int status = 0;
    while (waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) return -SIGKILL;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}
