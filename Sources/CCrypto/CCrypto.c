#include "CCrypto.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <pthread.h>

// Naming an algorithm has libcrypto look for it at every call, which costs more than a short
// digest; what it found once stays for as long as the program runs.
static pthread_once_t found = PTHREAD_ONCE_INIT;
static EVP_MD *sha256;
static EVP_MAC_CTX *hmac_sha256;

static void find(void) {
    sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
    EVP_MAC *hmac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    if (hmac == NULL) return;
    hmac_sha256 = EVP_MAC_CTX_new(hmac);
    EVP_MAC_free(hmac);
    OSSL_PARAM digest[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, "SHA256", 0),
        OSSL_PARAM_construct_end(),
    };
    if (hmac_sha256 != NULL && EVP_MAC_CTX_set_params(hmac_sha256, digest) != 1) {
        EVP_MAC_CTX_free(hmac_sha256);
        hmac_sha256 = NULL;
    }
}

int vx_sha256(const uint8_t *bytes, size_t count, uint8_t out[32]) {
    unsigned int written = 0;
    pthread_once(&found, find);
    return sha256 != NULL && EVP_Digest(bytes, count, out, &written, sha256, NULL) == 1
        && written == 32;
}

int vx_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *bytes, size_t count,
                   uint8_t out[32]) {
    // An empty key is one too; no key at all would stand for the one before.
    static const uint8_t empty[1];
    size_t written = 0;
    pthread_once(&found, find);
    EVP_MAC_CTX *context = hmac_sha256 == NULL ? NULL : EVP_MAC_CTX_dup(hmac_sha256);
    int done = context != NULL
        && EVP_MAC_init(context, key_count == 0 ? empty : key, key_count, NULL) == 1
        && EVP_MAC_update(context, bytes, count) == 1
        && EVP_MAC_final(context, out, &written, 32) == 1 && written == 32;
    EVP_MAC_CTX_free(context);
    return done;
}

int vx_md5(const uint8_t *bytes, size_t count, uint8_t out[16]) {
    unsigned int written = 0;
    return EVP_Digest(bytes, count, out, &written, EVP_md5(), NULL) == 1 && written == 16;
}

int vx_equal(const uint8_t *left, const uint8_t *right, size_t count) {
    return CRYPTO_memcmp(left, right, count) == 0;
}
