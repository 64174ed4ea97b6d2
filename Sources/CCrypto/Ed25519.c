#include "CCrypto.h"

#include <openssl/err.h>
#include <openssl/evp.h>

enum { key_count = 32, signature_count = 64 };

int vx_ed25519_public(const uint8_t seed[32], uint8_t out[32]) {
    EVP_PKEY *key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, key_count);
    size_t written = key_count;
    int done = key != NULL && EVP_PKEY_get_raw_public_key(key, out, &written) == 1
        && written == key_count;
    EVP_PKEY_free(key);
    ERR_clear_error();
    return done;
}

int vx_ed25519_sign(const uint8_t seed[32], const uint8_t *bytes, size_t count, uint8_t out[64]) {
    EVP_PKEY *key = EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, key_count);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    size_t written = signature_count;
    int done = key != NULL && context != NULL
        && EVP_DigestSignInit(context, NULL, NULL, NULL, key) == 1
        && EVP_DigestSign(context, out, &written, bytes, count) == 1
        && written == signature_count;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return done;
}

int vx_ed25519_verify(const uint8_t key_bytes[32], const uint8_t *bytes, size_t count,
                      const uint8_t signature[64]) {
    EVP_PKEY *key = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, key_bytes, key_count);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int valid = key != NULL && context != NULL
        && EVP_DigestVerifyInit(context, NULL, NULL, NULL, key) == 1
        && EVP_DigestVerify(context, signature, signature_count, bytes, count) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return valid;
}
