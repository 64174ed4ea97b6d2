#ifndef VUONXA_CXLSXWRITER_H
#define VUONXA_CXLSXWRITER_H

#include <stdint.h>

// One sheet written row after row by libxlsxwriter, with plain values so that Swift needs no
// header of it. Rows and columns count from 0; a row that is done is on disk, not in memory.

typedef struct vx_book vx_book;

enum vx_style {
    vx_style_plain,
    vx_style_text,
    vx_style_day,
    vx_style_header,
    vx_style_problem
};

// NULL when it cannot begin. The time is seconds of 1970; without one the clock would be read
// and the same rows would give other bytes.
vx_book *vx_book_open(const char *path, const char *drafts_folder, const char *sheet,
                      int64_t created_seconds);
// Each returns 1 when it worked.
int vx_book_column(vx_book *book, uint16_t column, double characters, enum vx_style style);
int vx_book_text(vx_book *book, uint32_t row, uint16_t column, const char *text,
                 enum vx_style style);
int vx_book_number(vx_book *book, uint32_t row, uint16_t column, double number,
                   enum vx_style style);
// Keeps the header in sight and lets people filter by every column.
int vx_book_finish_table(vx_book *book, uint32_t header_row, uint32_t last_row,
                         uint16_t last_column);
// Writes the file and frees the book, whatever comes back.
int vx_book_close(vx_book *book);

#endif
