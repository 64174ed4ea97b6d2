#ifndef VUONXA_CPICTURES_H
#define VUONXA_CPICTURES_H

#include <stddef.h>
#include <stdint.h>

// Pictures by libgd, QR codes by libqrencode, and the fences of the process that decodes, with
// plain values so that Swift needs no header of theirs. One thread at a time.

typedef struct vx_picture vx_picture;

enum vx_picture_format {
    vx_picture_jpeg,
    vx_picture_png,
    vx_picture_webp
};

// NULL when the bytes are no whole picture of that format, or memory does not suffice.
vx_picture *vx_picture_decode(const void *bytes, size_t count, enum vx_picture_format format);
void vx_picture_free(vx_picture *picture);
int32_t vx_picture_width(const vx_picture *picture);
int32_t vx_picture_height(const vx_picture *picture);

// A copy of that size; each point is the mean of those it stands for, on white where they let
// light through. NULL when memory does not suffice, as with the next two.
vx_picture *vx_picture_scaled(const vx_picture *picture, int32_t width, int32_t height);
// A copy as it is to be seen: `orientation` is 1 to 8, as EXIF counts them.
vx_picture *vx_picture_turned(const vx_picture *picture, int32_t orientation);
// A file without anything but the picture; quality 0 to 100. To be freed with vx_bytes_free.
uint8_t *vx_picture_encode(
    vx_picture *picture, enum vx_picture_format format, int32_t quality, size_t *count);
void vx_bytes_free(uint8_t *bytes);

typedef struct vx_qr vx_qr;

// How much of a code may be damaged: 7, 15, 25 or 30 per cent of it.
enum vx_qr_level {
    vx_qr_low,
    vx_qr_medium,
    vx_qr_quartile,
    vx_qr_high
};

// NULL when the text is empty or longer than a code can hold.
vx_qr *vx_qr_make(const char *text, enum vx_qr_level level);
void vx_qr_free(vx_qr *code);
// Modules along one side, without the quiet zone.
int32_t vx_qr_width(const vx_qr *code);
int vx_qr_is_dark(const vx_qr *code, int32_t x, int32_t y);
// A PNG of black and white with so many points for a module and so many modules of quiet zone.
uint8_t *vx_qr_png(const vx_qr *code, int32_t scale, int32_t quiet, size_t *count);

// Fences this process in for good: so much more memory than it has now, so many seconds of work,
// no new files, nothing written to a file, no new rights, and gone when its parent goes. 1 when
// all of it holds.
int vx_confine(uint64_t more_bytes, uint32_t work_seconds);

// Two ends of a pipe, to read and to write, that no child keeps: 0, or an error's number.
int vx_pipe(int32_t ends[2]);
// Starts a program that sees nothing of this process but the two files, as its standard input and
// output; `words` end with NULL. Its id, or an error's number below 0.
int32_t vx_child_start(char *const *words, int32_t input, int32_t output);
// Waits until it has ended: its exit status, or the signal that ended it below 0.
int32_t vx_child_end(int32_t child);

#endif
