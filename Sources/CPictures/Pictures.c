#include "CPictures.h"

#include <gd.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct vx_picture {
    gdImagePtr image;
};

// What libgd complained about last; it would write to standard error otherwise.
static char complaint[256];

static void hear(int priority, const char *format, va_list arguments) {
    (void)priority;
    vsnprintf(complaint, sizeof complaint, format, arguments);
}

static vx_picture *wrap(gdImagePtr image) {
    if (image == NULL) return NULL;
    vx_picture *picture = malloc(sizeof *picture);
    if (picture == NULL) {
        gdImageDestroy(image);
        return NULL;
    }
    picture->image = image;
    return picture;
}

static gdImagePtr decode_jpeg(int count, void *bytes) {
    // Told to mind, libgd complains of what libjpeg had to make up, and gives the picture still.
    gdImagePtr image = gdImageCreateFromJpegPtrEx(count, bytes, 0);
    int is_corrupt = strstr(complaint, "Corrupt") != NULL || strstr(complaint, "Premature") != NULL;
    // Some cameras leave bytes between two markers, which every viewer skips.
    if (image != NULL && is_corrupt && strstr(complaint, "extraneous") == NULL) {
        gdImageDestroy(image);
        return NULL;
    }
    return image;
}

vx_picture *vx_picture_decode(const void *bytes, size_t count, enum vx_picture_format format) {
    if (count > INT_MAX) return NULL;
    gdSetErrorMethod(hear);
    complaint[0] = 0;
    // libgd only reads what it is given, though its signatures do not say so.
    void *start = (void *)bytes;
    switch (format) {
    case vx_picture_jpeg: return wrap(decode_jpeg((int)count, start));
    case vx_picture_png: return wrap(gdImageCreateFromPngPtr((int)count, start));
    case vx_picture_webp: return wrap(gdImageCreateFromWebpPtr((int)count, start));
    }
    return NULL;
}

void vx_picture_free(vx_picture *picture) {
    if (picture == NULL) return;
    gdImageDestroy(picture->image);
    free(picture);
}

int32_t vx_picture_width(const vx_picture *picture) {
    return gdImageSX(picture->image);
}

int32_t vx_picture_height(const vx_picture *picture) {
    return gdImageSY(picture->image);
}

vx_picture *vx_picture_scaled(const vx_picture *picture, int32_t width, int32_t height) {
    vx_picture *copy = wrap(gdImageCreateTrueColor(width, height));
    if (copy == NULL) return NULL;
    gdImageFilledRectangle(copy->image, 0, 0, width - 1, height - 1, gdTrueColor(255, 255, 255));
    gdImageCopyResampled(
        copy->image, picture->image, 0, 0, 0, 0, width, height, gdImageSX(picture->image),
        gdImageSY(picture->image));
    return copy;
}

// Which point of the source stands at a place of the turned picture.
static int source_point(gdImagePtr from, int32_t orientation, int x, int y) {
    int right = gdImageSX(from) - 1, bottom = gdImageSY(from) - 1;
    switch (orientation) {
    case 2: return gdImageTrueColorPixel(from, right - x, y);
    case 3: return gdImageTrueColorPixel(from, right - x, bottom - y);
    case 4: return gdImageTrueColorPixel(from, x, bottom - y);
    case 5: return gdImageTrueColorPixel(from, y, x);
    case 6: return gdImageTrueColorPixel(from, y, bottom - x);
    case 7: return gdImageTrueColorPixel(from, right - y, bottom - x);
    case 8: return gdImageTrueColorPixel(from, right - y, x);
    default: return gdImageTrueColorPixel(from, x, y);
    }
}

vx_picture *vx_picture_turned(const vx_picture *picture, int32_t orientation) {
    gdImagePtr from = picture->image;
    if (!gdImageTrueColor(from)) return NULL;
    int is_on_side = orientation >= 5 && orientation <= 8;
    int width = is_on_side ? gdImageSY(from) : gdImageSX(from);
    int height = is_on_side ? gdImageSX(from) : gdImageSY(from);
    vx_picture *copy = wrap(gdImageCreateTrueColor(width, height));
    if (copy == NULL) return NULL;
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            gdImageTrueColorPixel(copy->image, x, y) = source_point(from, orientation, x, y);
        }
    }
    return copy;
}

// libgd writes its name into a remark (0xFF, 0xFE), between the first segment and the tables.
static int without_remark(uint8_t *bytes, int count) {
    int place = 2;
    while (place + 4 <= count && bytes[place] == 0xFF) {
        int length = 2 + (bytes[place + 2] << 8 | bytes[place + 3]);
        if (bytes[place + 1] == 0xDA || place + length > count) return count;
        if (bytes[place + 1] != 0xFE) {
            place += length;
            continue;
        }
        memmove(bytes + place, bytes + place + length, (size_t)(count - place - length));
        count -= length;
    }
    return count;
}

uint8_t *vx_picture_encode(
    vx_picture *picture, enum vx_picture_format format, int32_t quality, size_t *count) {
    int size = 0;
    void *bytes = NULL;
    switch (format) {
    case vx_picture_jpeg:
        // Progressive: on a weak line the whole is seen early, and the file is smaller.
        gdImageInterlace(picture->image, 1);
        bytes = gdImageJpegPtr(picture->image, &size, quality);
        if (bytes != NULL) size = without_remark(bytes, size);
        break;
    case vx_picture_png: bytes = gdImagePngPtr(picture->image, &size); break;
    case vx_picture_webp: bytes = gdImageWebpPtrEx(picture->image, &size, quality); break;
    }
    *count = bytes == NULL || size < 0 ? 0 : (size_t)size;
    return bytes;
}

void vx_bytes_free(uint8_t *bytes) {
    if (bytes != NULL) gdFree(bytes);
}
