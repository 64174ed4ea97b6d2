// orders PORT KEY BODIES CONNECTIONS SECONDS: sends new orders on keep-alive connections, each
// with its own Idempotency-Key; after SECONDS it sends no more and waits for what it sent.
// BODIES is a file with an order's JSON on each line, taken in turn.
// Prints "ACCEPTED OTHER RATE P50-MS P99-MS"; the first answer that is not 201 goes to stderr.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum {
    mostConnections = 256,
    mostBodies = 10000,
    mostAnswers = 4 * 1000 * 1000,
    bufferBytes = 64 * 1024,
    // An answer may take this long before the whole run counts as failed.
    longestAnswerMs = 30 * 1000
};

typedef struct {
    double sentAt;
    size_t filled;
    char answer[bufferBytes];
} Line;

static struct pollfd sockets[mostConnections];
static Line lines[mostConnections];
static char *bodies[mostBodies];
static double times[mostAnswers];
static int bodyCount, sent, accepted, other;

static void stop(const char *format, ...) {
    va_list values;
    va_start(values, format);
    vfprintf(stderr, format, values);
    va_end(values);
    fputc('\n', stderr);
    exit(1);
}

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int compare(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

static void readBodies(const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) stop("%s cannot be read", path);
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (bodyCount < mostBodies && (length = getline(&line, &room, file)) > 1) {
        line[length - 1] = 0;
        bodies[bodyCount++] = strdup(line);
    }
    free(line);
    fclose(file);
    if (bodyCount == 0) stop("%s is empty", path);
}

static int connectTo(int port) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int socketNumber = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    setsockopt(socketNumber, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (connect(socketNumber, (struct sockaddr *)&address, sizeof address) != 0)
        stop("nothing listens on port %d", port);
    return socketNumber;
}

static void sendOrder(int index, const char *key) {
    char request[bufferBytes];
    const char *body = bodies[sent % bodyCount];
    int length = snprintf(
        request, sizeof request,
        "POST /v1/orders HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n"
        "Content-Type: application/json\r\nIdempotency-Key: bench-%d-%d\r\n"
        "Content-Length: %zu\r\n\r\n%s",
        key, (int)getpid(), sent++, strlen(body), body);
    if (length >= (int)sizeof request) stop("an order is too long");
    lines[index].filled = 0;
    lines[index].sentAt = now();
    // A request is far smaller than the socket's buffer, which is empty here.
    if (write(sockets[index].fd, request, (size_t)length) != length) stop("cannot send");
}

// Whether the whole answer is there; reads what has come.
static int isAnswered(int index) {
    Line *line = &lines[index];
    size_t room = sizeof line->answer - 1 - line->filled;
    ssize_t got = read(sockets[index].fd, line->answer + line->filled, room);
    if (got <= 0) stop("the server closed a connection, or an answer is too long");
    line->filled += (size_t)got;
    line->answer[line->filled] = 0;
    char *end = strstr(line->answer, "\r\n\r\n");
    if (!end) return 0;
    char *length = strcasestr(line->answer, "\r\ncontent-length:");
    if (!length || length > end) stop("an answer without a length:\n%s", line->answer);
    size_t head = (size_t)(end + 4 - line->answer);
    return line->filled >= head + strtoul(length + 17, NULL, 10);
}

static void count(int index) {
    Line *line = &lines[index];
    int status = 0;
    sscanf(line->answer, "HTTP/1.1 %d", &status);
    if (status != 201 && other++ == 0) fprintf(stderr, "%s\n", line->answer);
    if (status != 201) return;
    if (accepted == mostAnswers) stop("more answers than there is room for");
    times[accepted++] = now() - line->sentAt;
}

int main(int argumentCount, char **arguments) {
    if (argumentCount != 6) stop("orders PORT KEY BODIES CONNECTIONS SECONDS");
    const char *key = arguments[2];
    int connections = atoi(arguments[4]), open = connections;
    if (connections < 1 || connections > mostConnections) stop("too many connections");
    readBodies(arguments[3]);
    double start = now(), end = start + atof(arguments[5]);
    for (int index = 0; index < connections; index++) {
        sockets[index] = (struct pollfd){.fd = connectTo(atoi(arguments[1])), .events = POLLIN};
        sendOrder(index, key);
    }
    while (open > 0) {
        if (poll(sockets, (nfds_t)connections, longestAnswerMs) <= 0) stop("no answer");
        for (int index = 0; index < connections; index++) {
            if (sockets[index].revents == 0 || !isAnswered(index)) continue;
            count(index);
            if (now() < end) {
                sendOrder(index, key);
                continue;
            }
            close(sockets[index].fd);
            sockets[index].fd = -1;
            open--;
        }
    }
    double seconds = now() - start;
    qsort(times, (size_t)accepted, sizeof *times, compare);
    printf(
        "%d %d %.0f %.2f %.2f\n", accepted, other, accepted / seconds, times[accepted / 2] * 1000,
        times[accepted * 99 / 100] * 1000);
    return 0;
}
