#include "CCurl.h"

#include <errno.h>
#include <stdint.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

int vx_watch_open(void) {
    return epoll_create1(EPOLL_CLOEXEC);
}

int vx_watch_set(int watch, int descriptor, int wanted) {
    struct epoll_event event = {.data = {.fd = descriptor}};
    if (wanted & CURL_POLL_IN) event.events |= EPOLLIN;
    if (wanted & CURL_POLL_OUT) event.events |= EPOLLOUT;
    if (wanted == 0) return epoll_ctl(watch, EPOLL_CTL_DEL, descriptor, &event);
    // A closed descriptor leaves the list by itself, so that its number may be unknown again.
    int code = epoll_ctl(watch, EPOLL_CTL_MOD, descriptor, &event);
    if (code == 0 || errno != ENOENT) return code;
    return epoll_ctl(watch, EPOLL_CTL_ADD, descriptor, &event);
}

int vx_watch_bell(int watch, int bell) {
    // Each ring is told once, so that nobody has to read the bell to silence it.
    struct epoll_event event = {.events = EPOLLIN | EPOLLET, .data = {.fd = bell}};
    return epoll_ctl(watch, EPOLL_CTL_ADD, bell, &event);
}

int vx_watch_wait(int watch, struct vx_ready *ready, int limit, int milliseconds) {
    struct epoll_event events[64];
    if (limit > 64) limit = 64;
    int count = epoll_wait(watch, events, limit, milliseconds);
    for (int i = 0; i < count; i++) {
        ready[i].descriptor = events[i].data.fd;
        ready[i].events = (events[i].events & EPOLLIN ? CURL_CSELECT_IN : 0)
            | (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0)
            | (events[i].events & (EPOLLERR | EPOLLHUP) ? CURL_CSELECT_ERR : 0);
    }
    return count < 0 ? 0 : count;
}

int vx_bell_open(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

void vx_bell_ring(int bell) {
    // It counts to 2^64, which takes longer than any machine lasts.
    (void)!write(bell, &(uint64_t){1}, sizeof(uint64_t));
}
