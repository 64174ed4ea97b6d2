#ifndef CCURL_H
#define CCURL_H

#include <curl/curl.h>
#include <stdint.h>

// Swift cannot call variadic functions: one plain function for each kind of value.
CURLcode vx_curl_set_long(CURL *easy, CURLoption option, long value);
CURLcode vx_curl_set_size(CURL *easy, CURLoption option, int64_t value);
CURLcode vx_curl_set_text(CURL *easy, CURLoption option, const char *text);
CURLcode vx_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *list);
CURLMcode vx_curl_multi_set_long(CURLM *multi, CURLMoption option, long value);
CURLcode vx_curl_response_code(CURL *easy, long *code);

// The URL as it was read once; it must stay until the handle gets another one or ends.
CURLcode vx_curl_set_url(CURL *easy, CURLU *url);
// Whom the handle belongs to; a finished transfer is known by it.
CURLcode vx_curl_set_owner(CURL *easy, void *owner);

// The body is not copied: the bytes must stay until the transfer has ended.
CURLcode vx_curl_set_body(CURL *easy, const void *bytes, int64_t count);

// Called for each piece of the body and for each header line; less than all taken stops the call.
typedef size_t (*vx_curl_bytes)(char *bytes, size_t size, size_t count, void *context);
CURLcode vx_curl_on_body(CURL *easy, vx_curl_bytes take, void *context);
CURLcode vx_curl_on_header(CURL *easy, vx_curl_bytes take, void *context);

// Called for the next piece of what is uploaded, to be written to `bytes`; 0 is the end.
CURLcode vx_curl_on_upload(CURL *easy, vx_curl_bytes give, void *context);

// Called about once a second, also while libcurl waits on its own; not 0 stops the transfer.
CURLcode vx_curl_on_progress(CURL *easy, curl_xferinfo_callback look, void *context);

// Called before a socket is made, with the very address that will be connected.
CURLcode vx_curl_on_socket(CURL *easy, curl_opensocket_callback open, void *context);
// Called to close a socket, also long after the easy handle that opened it has gone.
CURLcode vx_curl_on_close(CURL *easy, int (*close)(void *, curl_socket_t), void *context);
// Called when a connection is ready and before the first byte of the request leaves.
CURLcode vx_curl_on_ready(CURL *easy, int (*ready)(void *, char *, char *, int, int),
                          void *context);

// Copies the address in network order; says how many bytes it has, 0 for a family not known.
int vx_curl_address(const struct curl_sockaddr *address, uint8_t out[16]);

// Called when libcurl wants a socket watched, and when it wants to be called after a time.
CURLMcode vx_curl_multi_on_socket(CURLM *multi, curl_socket_callback watch, void *context);
CURLMcode vx_curl_multi_on_timer(CURLM *multi, curl_multi_timer_callback set, void *context);

// A new socket for that address, or CURL_SOCKET_BAD.
curl_socket_t vx_curl_open(const struct curl_sockaddr *address);

// Only http and https may be spoken.
CURLcode vx_curl_limit_to_http(CURL *easy);
// Only smtp and smtps may be spoken.
CURLcode vx_curl_limit_to_mail(CURL *easy);
// An abandoned name lookup is left to end by itself instead of being waited for.
CURLcode vx_curl_leave_lookups(CURL *easy);
// Accepts servers without secure renegotiation (RFC 5746); certificates are verified as always.
CURLcode vx_curl_allow_legacy_servers(CURL *easy);

// Takes the next finished transfer from the queue; says whose it is, NULL when there is none.
void *vx_curl_next_finished(CURLM *multi, CURLcode *result);

// A descriptor that something happened at: CURL_CSELECT_IN, _OUT and _ERR.
struct vx_ready {
    int descriptor;
    int events;
};

// The kernel's list of watched descriptors (epoll), or -1.
int vx_watch_open(void);
// Watches for CURL_POLL_IN and CURL_POLL_OUT, whatever was watched before; 0 for neither.
int vx_watch_set(int watch, int descriptor, int wanted);
// Watches the bell: one event for any number of rings since the last.
int vx_watch_bell(int watch, int bell);
// Waits so long at most; says how many of `ready` were filled.
int vx_watch_wait(int watch, struct vx_ready *ready, int limit, int milliseconds);

// A descriptor that any thread may ring (eventfd), or -1.
int vx_bell_open(void);
void vx_bell_ring(int bell);

#endif
