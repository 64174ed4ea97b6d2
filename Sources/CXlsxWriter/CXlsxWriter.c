#include "CXlsxWriter.h"

#include <stdio.h>
#include <stdlib.h>
#include <xlsxwriter.h>

enum { style_count = vx_style_problem + 1 };

struct vx_book {
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *formats[style_count];
};

static void make_formats(vx_book *book) {
    for (int style = vx_style_text; style < style_count; style++) {
        book->formats[style] = workbook_add_format(book->workbook);
    }
    // As text a code keeps its leading zeros, when people edit it too.
    format_set_num_format(book->formats[vx_style_text], "@");
    format_set_num_format(book->formats[vx_style_day], "yyyy\\-mm\\-dd");
    format_set_bold(book->formats[vx_style_header]);
    format_set_bg_color(book->formats[vx_style_header], 0xDDEBDD);
    format_set_bottom(book->formats[vx_style_header], LXW_BORDER_THIN);
    format_set_num_format(book->formats[vx_style_header], "@");
    format_set_font_color(book->formats[vx_style_problem], 0xB00020);
    format_set_text_wrap(book->formats[vx_style_problem]);
    format_set_num_format(book->formats[vx_style_problem], "@");
}

vx_book *vx_book_open(const char *path, const char *drafts_folder, const char *sheet,
                      int64_t created_seconds) {
    // The library opens the file at the very end, and complains on standard error.
    FILE *file = fopen(path, "wb");
    if (file == NULL) return NULL;
    fclose(file);
    vx_book *book = calloc(1, sizeof *book);
    if (book == NULL) return NULL;
    lxw_workbook_options options = {
        .constant_memory = LXW_TRUE, .tmpdir = (char *)drafts_folder, .use_zip64 = LXW_FALSE};
    book->workbook = workbook_new_opt(path, &options);
    if (book->workbook == NULL) {
        free(book);
        return NULL;
    }
    lxw_doc_properties properties = {.created = (time_t)created_seconds};
    workbook_set_properties(book->workbook, &properties);
    book->sheet = workbook_add_worksheet(book->workbook, sheet);
    if (book->sheet == NULL) {
        vx_book_close(book);
        return NULL;
    }
    make_formats(book);
    return book;
}

int vx_book_column(vx_book *book, uint16_t column, double characters, enum vx_style style) {
    return worksheet_set_column(
               book->sheet, column, column, characters, book->formats[style]) == LXW_NO_ERROR;
}

int vx_book_text(vx_book *book, uint32_t row, uint16_t column, const char *text,
                 enum vx_style style) {
    return worksheet_write_string(book->sheet, row, column, text, book->formats[style])
        == LXW_NO_ERROR;
}

int vx_book_number(vx_book *book, uint32_t row, uint16_t column, double number,
                   enum vx_style style) {
    return worksheet_write_number(book->sheet, row, column, number, book->formats[style])
        == LXW_NO_ERROR;
}

int vx_book_finish_table(vx_book *book, uint32_t header_row, uint32_t last_row,
                         uint16_t last_column) {
    worksheet_freeze_panes(book->sheet, header_row + 1, 0);
    return worksheet_autofilter(book->sheet, header_row, 0, last_row, last_column)
        == LXW_NO_ERROR;
}

int vx_book_close(vx_book *book) {
    lxw_error outcome = workbook_close(book->workbook);
    free(book);
    return outcome == LXW_NO_ERROR;
}
