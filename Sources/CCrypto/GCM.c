#include "CCrypto.h"

#include <limits.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <pthread.h>

enum { tag_count = 16, most_bytes = INT_MAX - tag_count };

// Found once: looking for it at every call costs as much as sealing a short text.
static pthread_once_t found = PTHREAD_ONCE_INIT;
static EVP_CIPHER *aes256gcm;

static void find(void) {
    aes256gcm = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
}

int vx_aes256gcm_seal(const uint8_t key[32], const uint8_t nonce[12], const uint8_t *subject,
                      size_t subject_count, const uint8_t *plain, size_t count, uint8_t *sealed) {
    if (count > most_bytes || subject_count > most_bytes) return 0;
    pthread_once(&found, find);
    EVP_CIPHER_CTX *context = aes256gcm == NULL ? NULL : EVP_CIPHER_CTX_new();
    int written = 0;
    int done = context != NULL
        && EVP_EncryptInit_ex(context, aes256gcm, NULL, key, nonce) == 1
        && (subject_count == 0
            || EVP_EncryptUpdate(context, NULL, &written, subject, (int)subject_count) == 1)
        && (count == 0 || EVP_EncryptUpdate(context, sealed, &written, plain, (int)count) == 1)
        && EVP_EncryptFinal_ex(context, sealed + count, &written) == 1
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, tag_count, sealed + count) == 1;
    EVP_CIPHER_CTX_free(context);
    ERR_clear_error();
    return done;
}

int vx_aes256gcm_open(const uint8_t key[32], const uint8_t nonce[12], const uint8_t *subject,
                      size_t subject_count, const uint8_t *sealed, size_t count, uint8_t *plain) {
    if (count < tag_count || count > INT_MAX || subject_count > most_bytes) return 0;
    int length = (int)count - tag_count;
    // OpenSSL takes the tag by a pointer that is not const and does not write to it.
    uint8_t *tag = (uint8_t *)sealed + length;
    pthread_once(&found, find);
    EVP_CIPHER_CTX *context = aes256gcm == NULL ? NULL : EVP_CIPHER_CTX_new();
    int written = 0;
    int done = context != NULL
        && EVP_DecryptInit_ex(context, aes256gcm, NULL, key, nonce) == 1
        && (subject_count == 0
            || EVP_DecryptUpdate(context, NULL, &written, subject, (int)subject_count) == 1)
        && (length == 0 || EVP_DecryptUpdate(context, plain, &written, sealed, length) == 1)
        && EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, tag_count, tag) == 1
        && EVP_DecryptFinal_ex(context, plain + length, &written) == 1;
    // What was not proved must not be used by mistake.
    if (!done && length > 0) OPENSSL_cleanse(plain, (size_t)length);
    EVP_CIPHER_CTX_free(context);
    ERR_clear_error();
    return done;
}
