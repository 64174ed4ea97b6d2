#include "CPictures.h"

#include <gd.h>
#include <qrencode.h>
#include <stdlib.h>

struct vx_qr {
    QRcode *code;
};

static QRecLevel level_of(enum vx_qr_level level) {
    switch (level) {
    case vx_qr_low: return QR_ECLEVEL_L;
    case vx_qr_medium: return QR_ECLEVEL_M;
    case vx_qr_quartile: return QR_ECLEVEL_Q;
    case vx_qr_high: return QR_ECLEVEL_H;
    }
    return QR_ECLEVEL_M;
}

vx_qr *vx_qr_make(const char *text, enum vx_qr_level level) {
    // The version that just suffices; small letters stay small.
    QRcode *code = QRcode_encodeString(text, 0, level_of(level), QR_MODE_8, 1);
    if (code == NULL) return NULL;
    vx_qr *handle = malloc(sizeof *handle);
    if (handle == NULL) {
        QRcode_free(code);
        return NULL;
    }
    handle->code = code;
    return handle;
}

void vx_qr_free(vx_qr *code) {
    if (code == NULL) return;
    QRcode_free(code->code);
    free(code);
}

int32_t vx_qr_width(const vx_qr *code) {
    return code->code->width;
}

int vx_qr_is_dark(const vx_qr *code, int32_t x, int32_t y) {
    // The lowest bit is the colour, the others say what a module is for.
    return code->code->data[y * code->code->width + x] & 1;
}

uint8_t *vx_qr_png(const vx_qr *code, int32_t scale, int32_t quiet, size_t *count) {
    *count = 0;
    int width = vx_qr_width(code), side = (width + 2 * quiet) * scale;
    gdImagePtr image = gdImageCreate(side, side);
    if (image == NULL) return NULL;
    // The first colour is the ground.
    gdImageColorAllocate(image, 255, 255, 255);
    int dark = gdImageColorAllocate(image, 0, 0, 0);
    for (int y = 0; y < width; y++) {
        for (int x = 0; x < width; x++) {
            if (!vx_qr_is_dark(code, x, y)) continue;
            int left = (x + quiet) * scale, top = (y + quiet) * scale;
            gdImageFilledRectangle(image, left, top, left + scale - 1, top + scale - 1, dark);
        }
    }
    int size = 0;
    void *bytes = gdImagePngPtrEx(image, &size, 9);
    gdImageDestroy(image);
    *count = bytes == NULL || size < 0 ? 0 : (size_t)size;
    return bytes;
}
