//! The description as an Excel file.

use crate::book::{Book, Cell, Content, Look, Row, Shape, Sheet};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};
use std::collections::BTreeMap;
use std::fmt;

/// Why a file cannot be made: a description that no sheet can hold.
#[derive(Debug)]
pub struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

impl From<XlsxError> for Fault {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// The bytes of the file.
pub fn write(book: &Book) -> Result<Vec<u8>, Fault> {
    let mut workbook = Workbook::new();
    let mut about = DocProperties::new().set_title(&book.title).set_author(&book.made_by);
    if let Ok(day) = ExcelDateTime::parse_from_str(&book.day) {
        about = about.set_creation_datetime(&day);
    }
    workbook.set_properties(&about);
    let mut formats = Formats::default();
    for sheet in &book.sheets {
        let to = workbook.add_worksheet();
        page(to, sheet, book)?;
        for (at, row) in (0..).zip(&sheet.rows) {
            write_row(to, &mut formats, sheet, at, row)?;
        }
    }
    Ok(workbook.save_to_buffer()?)
}

/// What holds for a whole sheet: name, widths, what stays while it scrolls, how it is printed.
fn page(to: &mut Worksheet, sheet: &Sheet, book: &Book) -> Result<(), Fault> {
    to.set_name(&sheet.name)?;
    for (column, width) in (0..).zip(&sheet.widths) {
        to.set_column_width(column, f64::from(*width))?;
    }
    let head = u32::from(sheet.head_rows);
    if let Some(last) = head.checked_sub(1) {
        to.set_freeze_panes(head, sheet.head_columns)?;
        to.set_repeat_rows(last, last)?;
    }
    // A4, as wide as the paper and as long as it takes.
    to.set_paper_size(9).set_landscape().set_print_fit_to_pages(1, 0);
    to.set_screen_gridlines(false);
    // `&` begins a code there.
    let title = book.title.replace('&', "&&");
    to.set_footer(format!("&L&8{title}&C&8&A&R&8&P/&N"));
    Ok(())
}

fn write_row(
    to: &mut Worksheet,
    formats: &mut Formats,
    sheet: &Sheet,
    at: u32,
    row: &Row,
) -> Result<(), Fault> {
    if row.spans {
        return write_sentence(to, formats, sheet, at, row);
    }
    let mut lines = 1;
    for ((column, cell), width) in (0..).zip(&row.cells).zip(&sheet.widths) {
        write_cell(to, formats, at, column, cell)?;
        if let Content::Text(text) = &cell.content {
            lines = lines.max(lines_of(text, usize::from(*width)));
        }
    }
    if lines > 1 {
        // Lossless: a cell has a few lines.
        to.set_row_height(at, LINE * lines as f64)?;
    }
    Ok(())
}

/// Height of a line of text, in points.
const LINE: f64 = 15.0;

/// Lines that a text takes in a column. Programs that do not fit heights themselves would cut it.
fn lines_of(text: &str, width: usize) -> usize {
    let width = width.saturating_sub(1).max(1);
    let mut lines = 1;
    let mut used = 0;
    for word in text.split_whitespace() {
        let letters = word.chars().count();
        if used > 0 && used + 1 + letters > width {
            lines += 1;
            used = 0;
        }
        lines += letters.saturating_sub(1) / width;
        used += letters + usize::from(used > 0);
    }
    lines
}

/// One text over all columns, as many lines high as it needs: merged cells do not grow by themselves.
fn write_sentence(
    to: &mut Worksheet,
    formats: &mut Formats,
    sheet: &Sheet,
    at: u32,
    row: &Row,
) -> Result<(), Fault> {
    let Some(cell) = row.cells.first() else { return Ok(()) };
    let last = u16::try_from(sheet.widths.len()).unwrap_or(u16::MAX).saturating_sub(1);
    if let Content::Text(text) = &cell.content
        && last > 0
    {
        let format = formats.of(cell);
        to.merge_range(at, 0, at, last, text, format)?;
        // A sheet may be wider than a screen.
        let room: usize = sheet.widths.iter().map(|w| usize::from(*w)).sum();
        let lines = lines_of(text, room.min(150));
        let height = if cell.look == Look::Title { 1.6 * LINE } else { LINE };
        // Lossless: a sentence has a few lines.
        to.set_row_height(at, height * lines as f64)?;
        return Ok(());
    }
    write_cell(to, formats, at, 0, cell)
}

fn write_cell(
    to: &mut Worksheet,
    formats: &mut Formats,
    row: u32,
    column: u16,
    cell: &Cell,
) -> Result<(), Fault> {
    let format = formats.of(cell);
    match &cell.content {
        Content::Empty if cell.look == Look::Plain => {}
        Content::Empty => {
            to.write_blank(row, column, format)?;
        }
        Content::Text(text) => {
            to.write_string_with_format(row, column, text, format)?;
        }
        Content::Number(value) => {
            to.write_number_with_format(row, column, *value, format)?;
        }
        Content::Formula(formula, value) => {
            let value = value.map_or_else(String::new, |value| value.to_string());
            let formula = Formula::new(formula).set_result(value);
            to.write_formula_with_format(row, column, formula, format)?;
        }
    }
    Ok(())
}

/// A program that opens the file takes such a text for a formula once somebody has edited the cell.
fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

/// Formats made so far; a file holds each of them once.
#[derive(Default)]
struct Formats(BTreeMap<(Look, Shape, bool), Format>);

impl Formats {
    fn of(&mut self, cell: &Cell) -> &Format {
        let quoted = matches!(&cell.content, Content::Text(text) if looks_like_formula(text));
        self.0.entry((cell.look, cell.shape, quoted)).or_insert_with(|| {
            let format = shaped(styled(cell.look), cell.shape);
            if quoted { format.set_quote_prefix() } else { format }
        })
    }
}

const INK: u32 = 0x17_21_1B;
const GREEN: u32 = 0x1F_6B_46;
const PALE_GREEN: u32 = 0xE3_F0_E8;
const PALE_YELLOW: u32 = 0xFF_F7_D6;
const PALE_ORANGE: u32 = 0xFF_E3_C2;
const LINE_GREY: u32 = 0xC9_D2_CC;
const WHITE: u32 = 0xFF_FF_FF;

fn styled(look: Look) -> Format {
    let plain = Format::new().set_font_color(INK).set_align(FormatAlign::Top);
    let boxed =
        || plain.clone().set_border(FormatBorder::Thin).set_border_color(LINE_GREY).set_text_wrap();
    match look {
        Look::Plain => boxed(),
        Look::Title => plain.set_bold().set_font_size(16).set_font_color(GREEN),
        Look::Note => plain.set_text_wrap(),
        Look::Head => boxed()
            .set_bold()
            .set_font_color(WHITE)
            .set_background_color(GREEN)
            .set_align(FormatAlign::VerticalCenter),
        Look::Group => boxed().set_bold().set_background_color(PALE_GREEN),
        Look::Input => boxed().set_background_color(PALE_YELLOW).set_unlocked(),
        Look::Own => boxed().set_bold().set_background_color(PALE_ORANGE).set_unlocked(),
        Look::Result => boxed(),
        Look::Total => boxed().set_bold().set_border_top(FormatBorder::Medium),
    }
}

fn shaped(format: Format, shape: Shape) -> Format {
    let code = match shape {
        Shape::General => return format,
        Shape::Whole => "#,##0",
        Shape::Amount => "#,##0.##",
        Shape::Factor => "#,##0.########",
        Shape::Percent => "0.0%",
        Shape::Share => "0.0000",
        Shape::Years => "0.0",
    };
    format.set_num_format(code)
}
