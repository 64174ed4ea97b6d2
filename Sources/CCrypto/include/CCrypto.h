#ifndef VUONXA_CCRYPTO_H
#define VUONXA_CCRYPTO_H

#include <stddef.h>
#include <stdint.h>

// The primitives of libcrypto that the house uses, with plain pointers so that Swift needs no
// OpenSSL header. Each returns 1 when it worked and 0 when libcrypto refused.

int vx_sha256(const uint8_t *bytes, size_t count, uint8_t out[32]);
int vx_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *bytes, size_t count,
                   uint8_t out[32]);
// For protocols that still ask for it; it protects nothing by itself.
int vx_md5(const uint8_t *bytes, size_t count, uint8_t out[16]);
// 1 when both buffers hold the same bytes; the time taken does not depend on where they differ.
int vx_equal(const uint8_t *left, const uint8_t *right, size_t count);

// RSA with SHA-256 and the padding of PKCS #1 v1.5; keys are PEM text of 2048 bits or more.
int vx_rsa_sha256_verify(const char *pem, size_t pem_count, const uint8_t *bytes, size_t count,
                         const uint8_t *signature, size_t signature_count);
// `out_count` tells how much room `out` has and is set to the length of the signature.
int vx_rsa_sha256_sign(const char *pem, size_t pem_count, const uint8_t *bytes, size_t count,
                       uint8_t *out, size_t *out_count);

#endif
