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

// The body is copied, so the caller's bytes may go when this returns.
CURLcode vx_curl_set_body(CURL *easy, const void *bytes, int64_t count);

// Called for each piece of the body and for each header line; less than all taken stops the call.
typedef size_t (*vx_curl_bytes)(char *bytes, size_t size, size_t count, void *context);
CURLcode vx_curl_on_body(CURL *easy, vx_curl_bytes take, void *context);
CURLcode vx_curl_on_header(CURL *easy, vx_curl_bytes take, void *context);

// Called before a socket is made, with the very address that will be connected.
CURLcode vx_curl_on_socket(CURL *easy, curl_opensocket_callback open, void *context);
// Called when a connection is ready and before the first byte of the request leaves.
CURLcode vx_curl_on_ready(CURL *easy, int (*ready)(void *, char *, char *, int, int),
                          void *context);

// Copies the address in network order; says how many bytes it has, 0 for a family not known.
int vx_curl_address(const struct curl_sockaddr *address, uint8_t out[16]);
// A new socket for that address, or CURL_SOCKET_BAD.
curl_socket_t vx_curl_open(const struct curl_sockaddr *address);

// Only http and https may be spoken.
CURLcode vx_curl_limit_protocols(CURL *easy);
// An abandoned name lookup is left to end by itself instead of being waited for.
CURLcode vx_curl_leave_lookups(CURL *easy);
// Accepts servers without secure renegotiation (RFC 5746); certificates are verified as always.
CURLcode vx_curl_allow_legacy_servers(CURL *easy);

// Takes the next finished transfer from the queue; 0 when there is none.
int vx_curl_next_finished(CURLM *multi, CURL **easy, CURLcode *result);

#endif
