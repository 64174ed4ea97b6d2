#include "CCurl.h"

#include <netinet/in.h>
#include <openssl/ssl.h>
#include <stddef.h>
#include <string.h>
#include <sys/socket.h>

CURLcode vx_curl_set_long(CURL *easy, CURLoption option, long value) {
    return curl_easy_setopt(easy, option, value);
}

CURLcode vx_curl_set_size(CURL *easy, CURLoption option, int64_t value) {
    return curl_easy_setopt(easy, option, (curl_off_t)value);
}

CURLcode vx_curl_set_text(CURL *easy, CURLoption option, const char *text) {
    return curl_easy_setopt(easy, option, text);
}

CURLcode vx_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *list) {
    return curl_easy_setopt(easy, option, list);
}

CURLMcode vx_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
    return curl_multi_setopt(multi, option, value);
}

CURLcode vx_curl_response_code(CURL *easy, long *code) {
    return curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, code);
}

CURLcode vx_curl_set_url(CURL *easy, CURLU *url) {
    // libcurl keeps the text of the first URL until it is told to forget it.
    CURLcode code = curl_easy_setopt(easy, CURLOPT_URL, NULL);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_CURLU, url);
}

CURLcode vx_curl_set_owner(CURL *easy, void *owner) {
    return curl_easy_setopt(easy, CURLOPT_PRIVATE, owner);
}

CURLcode vx_curl_set_body(CURL *easy, const void *bytes, int64_t count) {
    // Without a size libcurl would send up to the first zero byte.
    CURLcode code = curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)count);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_POSTFIELDS, count == 0 ? "" : bytes);
}

CURLcode vx_curl_on_body(CURL *easy, vx_curl_bytes take, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
}

CURLcode vx_curl_on_header(CURL *easy, vx_curl_bytes take, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
}

CURLcode vx_curl_on_upload(CURL *easy, vx_curl_bytes give, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_READFUNCTION, give);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_READDATA, context);
}

CURLcode vx_curl_on_progress(CURL *easy, curl_xferinfo_callback look, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, look);
    if (code != CURLE_OK) return code;
    code = curl_easy_setopt(easy, CURLOPT_XFERINFODATA, context);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
}

CURLcode vx_curl_on_socket(CURL *easy, curl_opensocket_callback open, void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, context);
}

CURLcode vx_curl_on_close(CURL *easy, int (*close)(void *, curl_socket_t), void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_CLOSESOCKETFUNCTION, close);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_CLOSESOCKETDATA, context);
}

CURLcode vx_curl_on_ready(CURL *easy, int (*ready)(void *, char *, char *, int, int),
                          void *context) {
    CURLcode code = curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, ready);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_PREREQDATA, context);
}

int vx_curl_address(const struct curl_sockaddr *address, uint8_t out[16]) {
    if (address->family == AF_INET) {
        struct sockaddr_in v4;
        memcpy(&v4, &address->addr, sizeof v4);
        memcpy(out, &v4.sin_addr, 4);
        return 4;
    }
    if (address->family == AF_INET6 && address->addrlen >= sizeof(struct sockaddr_in6)) {
        // libcurl keeps room for the whole address behind `addr`; addrlen says so. The start is
        // found by offset, because the declared member is shorter than what lies there.
        const char *start = (const char *)address + offsetof(struct curl_sockaddr, addr);
        memcpy(out, start + offsetof(struct sockaddr_in6, sin6_addr), 16);
        return 16;
    }
    return 0;
}

curl_socket_t vx_curl_open(const struct curl_sockaddr *address) {
    return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

static CURLcode vx_limit(CURL *easy, const char *names, long bits) {
#if LIBCURL_VERSION_NUM >= 0x075500
    (void)bits;
    CURLcode code = curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, names);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, names);
#else
    (void)names;
    CURLcode code = curl_easy_setopt(easy, CURLOPT_PROTOCOLS, bits);
    if (code != CURLE_OK) return code;
    return curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS, bits);
#endif
}

CURLcode vx_curl_limit_to_http(CURL *easy) {
    return vx_limit(easy, "http,https", CURLPROTO_HTTP | CURLPROTO_HTTPS);
}

CURLcode vx_curl_limit_to_mail(CURL *easy) {
    return vx_limit(easy, "smtp,smtps", CURLPROTO_SMTP | CURLPROTO_SMTPS);
}

CURLcode vx_curl_leave_lookups(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
    return curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#else
    (void)easy;
    return CURLE_OK;
#endif
}

static CURLcode vx_allow_legacy_server(CURL *easy, void *context, void *unused) {
    (void)easy;
    (void)unused;
    SSL_CTX_set_options((SSL_CTX *)context, SSL_OP_LEGACY_SERVER_CONNECT);
    return CURLE_OK;
}

CURLcode vx_curl_allow_legacy_servers(CURL *easy) {
    return curl_easy_setopt(easy, CURLOPT_SSL_CTX_FUNCTION, vx_allow_legacy_server);
}

void *vx_curl_next_finished(CURLM *multi, CURLcode *result) {
    int left = 0;
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left)) != NULL) {
        char *owner = NULL;
        if (message->msg != CURLMSG_DONE) continue;
        *result = message->data.result;
        if (curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &owner) == CURLE_OK
            && owner != NULL) return owner;
    }
    return NULL;
}

CURLMcode vx_curl_multi_on_socket(CURLM *multi, curl_socket_callback watch, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_SOCKETFUNCTION, watch);
    if (code != CURLM_OK) return code;
    return curl_multi_setopt(multi, CURLMOPT_SOCKETDATA, context);
}

CURLMcode vx_curl_multi_on_timer(CURLM *multi, curl_multi_timer_callback set, void *context) {
    CURLMcode code = curl_multi_setopt(multi, CURLMOPT_TIMERFUNCTION, set);
    if (code != CURLM_OK) return code;
    return curl_multi_setopt(multi, CURLMOPT_TIMERDATA, context);
}
