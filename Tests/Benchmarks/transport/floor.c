// What libcurl itself can do: floor URL CALLS-IN-FLIGHT SECONDS, printed as LoadRound.swift does.
// One thread that only sends the same call again and again, with nothing of what the transport
// owes its callers: no task to wake, no time limit, no check of an address, no header kept.
#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { mostSockets = 1024, bodyBytes = 2048 };

// The same call as LoadRound.swift sends.
static const char *const fields[] = {
    "content-type: application/json",
    "webhook-id: msg_018f6a3c7b1e",
    "webhook-timestamp: 1760000000",
    "webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=",
};

static CURLM *multi;
static int watch;
static long callsDone;
static double timerAt = -1;

// What the kernel was told last and what libcurl wants; told just before a wait, because a call
// that ends and the next one on the same connection want the same.
static struct { int watched, wanted, changed; } sockets[mostSockets];
static int changed[mostSockets], changedCount;

static void stop(const char *why) {
    fprintf(stderr, "floor: %s\n", why);
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static double cpuMicroseconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
        + (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static int want(CURL *easy, curl_socket_t socket, int what, void *a, void *b) {
    (void)easy, (void)a, (void)b;
    if (socket >= mostSockets) stop("too many sockets");
    sockets[socket].wanted = what == CURL_POLL_REMOVE ? 0 : what;
    if (!sockets[socket].changed) changed[changedCount++] = socket;
    sockets[socket].changed = 1;
    return 0;
}

static int setTimer(CURLM *handle, long milliseconds, void *context) {
    (void)handle, (void)context;
    timerAt = milliseconds < 0 ? -1 : milliseconds == 0 ? 0 : now() + (double)milliseconds / 1e3;
    return 0;
}

static size_t drop(char *bytes, size_t size, size_t count, void *context) {
    (void)bytes, (void)context;
    return size * count;
}

static void tellKernel(void) {
    for (int i = 0; i < changedCount; i++) {
        int socket = changed[i], wanted = sockets[socket].wanted;
        sockets[socket].changed = 0;
        if (wanted == 0 || wanted == sockets[socket].watched) continue;
        struct epoll_event event = {.data = {.fd = socket}};
        if (wanted & CURL_POLL_IN) event.events |= EPOLLIN;
        if (wanted & CURL_POLL_OUT) event.events |= EPOLLOUT;
        if (epoll_ctl(watch, EPOLL_CTL_MOD, socket, &event) != 0
            && epoll_ctl(watch, EPOLL_CTL_ADD, socket, &event) != 0) stop("epoll");
        sockets[socket].watched = wanted;
    }
    changedCount = 0;
}

// Sends every finished call again.
static void sendAgain(void) {
    int left;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)) != NULL) {
        CURL *easy = message->easy_handle;
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        if (message->data.result != CURLE_OK) stop(curl_easy_strerror(message->data.result));
        if (status != 204) stop("the sink answers 204");
        curl_multi_remove_handle(multi, easy);
        curl_multi_add_handle(multi, easy);
        callsDone++;
    }
}

static void act(curl_socket_t socket, int events) {
    int active;
    curl_multi_socket_action(multi, socket, events, &active);
}

static void runUntil(double end) {
    struct epoll_event events[64];
    while (now() < end) {
        if (timerAt >= 0 && timerAt <= now()) {
            timerAt = -1;
            act(CURL_SOCKET_TIMEOUT, 0);
        }
        sendAgain();
        if (timerAt >= 0 && timerAt <= now()) continue;
        tellKernel();
        int count = epoll_wait(watch, events, 64, timerAt < 0 ? 100 : 1);
        for (int i = 0; i < count; i++) {
            act(events[i].data.fd, (events[i].events & EPOLLIN ? CURL_CSELECT_IN : 0)
                | (events[i].events & EPOLLOUT ? CURL_CSELECT_OUT : 0)
                | (events[i].events & (EPOLLERR | EPOLLHUP) ? CURL_CSELECT_ERR : 0));
        }
        sendAgain();
    }
}

static void start(const char *text, long calls) {
    static char body[bodyBytes];
    struct curl_slist *list = NULL;
    CURLU *url = curl_url();
    memset(body, 'a', sizeof body);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        list = curl_slist_append(list, fields[i]);
    if (curl_url_set(url, CURLUPART_URL, text, 0) != CURLUE_OK) stop("the URL cannot be read");
    curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, want);
    curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, setTimer);
    curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, calls);
    for (long i = 0; i < calls; i++) {
        CURL *easy = curl_easy_init();
        curl_easy_setopt(easy, CURLOPT_CURLU, url);
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_PROXY, "");
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, list);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)bodyBytes);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, drop);
        curl_multi_add_handle(multi, easy);
    }
}

int main(int count, char **words) {
    if (count != 4) stop("URL CALLS-IN-FLIGHT SECONDS");
    curl_global_init(CURL_GLOBAL_DEFAULT);
    multi = curl_multi_init();
    watch = epoll_create1(0);
    start(words[1], atol(words[2]));
    runUntil(now() + 1);
    long before = callsDone;
    double cpuBefore = cpuMicroseconds(), begin = now();
    runUntil(begin + atof(words[3]));
    double calls = (double)(callsDone - before);
    printf("%.0f %.1f\n", calls / (now() - begin), (cpuMicroseconds() - cpuBefore) / calls);
}
