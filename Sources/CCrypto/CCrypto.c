#include "CCrypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

int vx_sha256(const uint8_t *bytes, size_t count, uint8_t out[32]) {
    unsigned int written = 0;
    return EVP_Digest(bytes, count, out, &written, EVP_sha256(), NULL) == 1 && written == 32;
}

int vx_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *bytes, size_t count,
                   uint8_t out[32]) {
    unsigned int written = 0;
    return HMAC(EVP_sha256(), key, (int)key_count, bytes, count, out, &written) != NULL
        && written == 32;
}

int vx_md5(const uint8_t *bytes, size_t count, uint8_t out[16]) {
    unsigned int written = 0;
    return EVP_Digest(bytes, count, out, &written, EVP_md5(), NULL) == 1 && written == 16;
}

int vx_equal(const uint8_t *left, const uint8_t *right, size_t count) {
    return CRYPTO_memcmp(left, right, count) == 0;
}
