#include "CCrypto.h"

#include <limits.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

// A key with fewer bits can be broken, so nothing that it signs proves anything.
enum { least_bits = 2048 };

// Without this OpenSSL would ask for the passphrase of an encrypted key on the terminal.
static int no_passphrase(char *buffer, int size, int writing, void *context) {
    (void)buffer;
    (void)size;
    (void)writing;
    (void)context;
    return 0;
}

// The RSA key of the PEM text, or NULL; the caller frees it.
static EVP_PKEY *rsa_key(const char *pem, size_t pem_count, int is_private) {
    if (pem_count > INT_MAX) return NULL;
    BIO *text = BIO_new_mem_buf(pem, (int)pem_count);
    if (text == NULL) return NULL;
    EVP_PKEY *key = is_private ? PEM_read_bio_PrivateKey(text, NULL, no_passphrase, NULL)
                               : PEM_read_bio_PUBKEY(text, NULL, no_passphrase, NULL);
    BIO_free(text);
    if (key != NULL
        && (EVP_PKEY_base_id(key) != EVP_PKEY_RSA || EVP_PKEY_bits(key) < least_bits)) {
        EVP_PKEY_free(key);
        key = NULL;
    }
    return key;
}

int vx_rsa_sha256_verify(const char *pem, size_t pem_count, const uint8_t *bytes, size_t count,
                         const uint8_t *signature, size_t signature_count) {
    EVP_PKEY *key = rsa_key(pem, pem_count, 0);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int valid = key != NULL && context != NULL
        && EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, key) == 1
        && EVP_DigestVerify(context, signature, signature_count, bytes, count) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return valid;
}

int vx_rsa_sha256_sign(const char *pem, size_t pem_count, const uint8_t *bytes, size_t count,
                       uint8_t *out, size_t *out_count) {
    EVP_PKEY *key = rsa_key(pem, pem_count, 1);
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    int signed_it = key != NULL && context != NULL
        && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) == 1
        && EVP_DigestSign(context, out, out_count, bytes, count) == 1;
    EVP_MD_CTX_free(context);
    EVP_PKEY_free(key);
    ERR_clear_error();
    return signed_it;
}
