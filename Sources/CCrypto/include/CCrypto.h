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

// AES-256-GCM: `sealed` is as long as the plain bytes and 16 bytes of tag more.
int vx_aes256gcm_seal(const uint8_t key[32], const uint8_t nonce[12], const uint8_t *subject,
                      size_t subject_count, const uint8_t *plain, size_t count, uint8_t *sealed);
// 0 also when the tag does not fit key, nonce, subject and bytes; `plain` is then all zeros.
int vx_aes256gcm_open(const uint8_t key[32], const uint8_t nonce[12], const uint8_t *subject,
                      size_t subject_count, const uint8_t *sealed, size_t count, uint8_t *plain);

// RSA with SHA-256 and the padding of PKCS #1 v1.5; keys are PEM text of 2048 bits or more.
int vx_rsa_sha256_verify(const char *pem, size_t pem_count, const uint8_t *bytes, size_t count,
                         const uint8_t *signature, size_t signature_count);
// `out_count` tells how much room `out` has and is set to the length of the signature.
int vx_rsa_sha256_sign(const char *pem, size_t pem_count, const uint8_t *bytes, size_t count,
                       uint8_t *out, size_t *out_count);

// Ed25519 (RFC 8032); a private key is its seed.
int vx_ed25519_public(const uint8_t seed[32], uint8_t out[32]);
int vx_ed25519_sign(const uint8_t seed[32], const uint8_t *bytes, size_t count, uint8_t out[64]);
int vx_ed25519_verify(const uint8_t key_bytes[32], const uint8_t *bytes, size_t count,
                      const uint8_t signature[64]);

#endif
