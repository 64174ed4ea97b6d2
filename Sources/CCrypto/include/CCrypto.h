#ifndef VUONXA_CCRYPTO_H
#define VUONXA_CCRYPTO_H

#include <stddef.h>
#include <stdint.h>

// The three primitives of libcrypto that the house uses, with plain pointers so that Swift needs
// no OpenSSL header. Each returns 1 when it worked and 0 when libcrypto refused.

int vx_sha256(const uint8_t *bytes, size_t count, uint8_t out[32]);
int vx_hmac_sha256(const uint8_t *key, size_t key_count, const uint8_t *bytes, size_t count,
                   uint8_t out[32]);
// 1 when both buffers hold the same bytes; the time taken does not depend on where they differ.
int vx_equal(const uint8_t *left, const uint8_t *right, size_t count);

#endif
