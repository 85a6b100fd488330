//! One sheet: the parts `xl/worksheets/sheet….xml`, and the texts that all of them share.

use crate::book::{Book, Cell, Content, Look, Row, Sheet};
use crate::styles::Styles;
use crate::write::Fault;
use crate::xml::Xml;
use std::collections::BTreeMap;

/// What Excel can hold.
const MOST_ROWS: usize = 1_048_576;
const MOST_COLUMNS: usize = 16_384;
const LONGEST_TEXT: usize = 32_767;

/// Texts of the whole book, each once.
#[derive(Default)]
pub struct Strings {
    places: BTreeMap<String, usize>,
    texts: Vec<String>,
    /// How often any of them is used.
    uses: usize,
}

impl Strings {
    fn of(&mut self, text: &str) -> Result<usize, Fault> {
        if text.encode_utf16().count() > LONGEST_TEXT {
            return Err(Fault("a text is longer than a cell can hold".to_owned()));
        }
        self.uses += 1;
        if let Some(place) = self.places.get(text) {
            return Ok(*place);
        }
        let place = self.texts.len();
        self.places.insert(text.to_owned(), place);
        self.texts.push(text.to_owned());
        Ok(place)
    }

    /// The part of the file.
    pub fn part(&self) -> Xml {
        let mut xml = Xml::new();
        xml.raw(
            "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"",
        );
        xml.number(self.uses).raw("\" uniqueCount=\"").number(self.texts.len()).raw("\">");
        for text in &self.texts {
            let kept = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
            xml.raw(if kept { "<si><t xml:space=\"preserve\">" } else { "<si><t>" });
            xml.text(text).raw("</t></si>");
        }
        xml.raw("</sst>");
        xml
    }
}

/// One sheet of a book; the first is the one that is seen.
pub fn sheet(
    sheet: &Sheet,
    book: &Book,
    first: bool,
    styles: &mut Styles,
    strings: &mut Strings,
) -> Result<Xml, Fault> {
    let columns = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if sheet.rows.len() > MOST_ROWS || columns.max(sheet.widths.len()) > MOST_COLUMNS {
        return Err(Fault(format!("“{}” is larger than a sheet can be", sheet.name)));
    }
    let mut xml = Xml::new();
    xml.raw("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
    xml.raw("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews>");
    view(&mut xml, sheet, first);
    xml.raw("</sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>");
    if !sheet.widths.is_empty() {
        xml.raw("<cols>");
        for (number, width) in (1_u32..).zip(&sheet.widths) {
            xml.raw("<col min=\"").number(number).raw("\" max=\"").number(number);
            // Seven pixels a letter and five around them, in letters (ECMA-376, 18.3.1.13).
            let pixels = 7 * u32::from(*width) + 5;
            xml.raw("\" width=\"").number(f64::from(pixels * 256 / 7) / 256.0);
            xml.raw("\" customWidth=\"1\"/>");
        }
        xml.raw("</cols>");
    }
    xml.raw("<sheetData>");
    let mut spanned = Vec::new();
    for (at, row) in sheet.rows.iter().enumerate() {
        let mut to = To { xml: &mut xml, styles: &mut *styles, strings: &mut *strings };
        if row.spans && to.sentence(sheet, at, row)? {
            spanned.push(at);
        } else if !row.spans {
            to.row(sheet, at, row)?;
        }
    }
    xml.raw("</sheetData>");
    if !spanned.is_empty() {
        xml.raw("<mergeCells count=\"").number(spanned.len()).raw("\">");
        for at in spanned {
            xml.raw("<mergeCell ref=\"").place(at, 0).raw(":");
            xml.place(at, sheet.widths.len() - 1).raw("\"/>");
        }
        xml.raw("</mergeCells>");
    }
    xml.raw("<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" bottom=\"0.75\" ");
    xml.raw("header=\"0.3\" footer=\"0.3\"/>");
    // A4, as wide as the paper and as long as it takes.
    xml.raw("<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"/>");
    // `&` begins a code there.
    let title = book.title.replace('&', "&&");
    xml.raw("<headerFooter><oddFooter>").text("&L&8").text(&title).text("&C&8&A&R&8&P/&N");
    xml.raw("</oddFooter></headerFooter></worksheet>");
    Ok(xml)
}

/// What stays while the sheet scrolls. No lines between cells but ours.
fn view(xml: &mut Xml, sheet: &Sheet, first: bool) {
    xml.raw("<sheetView showGridLines=\"0\"");
    xml.raw(if first { " tabSelected=\"1\"" } else { "" }).raw(" workbookViewId=\"0\"");
    let (rows, columns) = (sheet.head_rows, sheet.head_columns);
    if rows == 0 {
        xml.raw("/>");
        return;
    }
    xml.raw("><pane");
    if columns > 0 {
        xml.raw(" xSplit=\"").number(columns).raw("\"");
    }
    xml.raw(" ySplit=\"").number(rows).raw("\" topLeftCell=\"");
    xml.place(rows.into(), columns.into()).raw("\" activePane=\"");
    let panes: &[&str] =
        if columns > 0 { &["bottomRight", "topRight", "bottomLeft"] } else { &["bottomLeft"] };
    xml.raw(panes.first().unwrap_or(&"")).raw("\" state=\"frozen\"/>");
    for pane in panes.iter().rev() {
        xml.raw("<selection pane=\"").raw(pane).raw("\"/>");
    }
    xml.raw("</sheetView>");
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

/// Where rows are written to.
struct To<'a> {
    xml: &'a mut Xml,
    styles: &'a mut Styles,
    strings: &'a mut Strings,
}

impl To<'_> {
    fn row(&mut self, sheet: &Sheet, at: usize, row: &Row) -> Result<(), Fault> {
        let lines = row.cells.iter().zip(&sheet.widths).map(|(cell, width)| match &cell.content {
            Content::Text(text) => lines_of(text, usize::from(*width)),
            _ => 1,
        });
        let lines = lines.max().unwrap_or(1);
        // Lossless: a cell has a few lines.
        self.begin(at, (lines > 1).then_some(LINE * lines as f64));
        for ((column, cell), _) in row.cells.iter().enumerate().zip(&sheet.widths) {
            self.cell(at, column, cell)?;
        }
        self.xml.raw("</row>");
        Ok(())
    }

    /// One text over all columns, as many lines high as it needs: merged cells do not grow by
    /// themselves. `false` where there is nothing to merge.
    fn sentence(&mut self, sheet: &Sheet, at: usize, row: &Row) -> Result<bool, Fault> {
        let Some(cell) = row.cells.first() else { return Ok(false) };
        let merged = match &cell.content {
            Content::Text(text) if sheet.widths.len() > 1 => {
                // A sheet may be wider than a screen.
                let room: usize = sheet.widths.iter().map(|w| usize::from(*w)).sum();
                let lines = lines_of(text, room.min(150));
                let height = if cell.look == Look::Title { 1.6 * LINE } else { LINE };
                // Lossless: a sentence has a few lines.
                self.begin(at, Some(height * lines as f64));
                true
            }
            _ => {
                self.begin(at, None);
                false
            }
        };
        self.cell(at, 0, cell)?;
        if merged {
            let style = self.styles.of(cell);
            (1..sheet.widths.len()).for_each(|column| self.blank(at, column, style));
        }
        self.xml.raw("</row>");
        Ok(merged)
    }

    fn begin(&mut self, at: usize, height: Option<f64>) {
        self.xml.raw("<row r=\"").number(at + 1).raw("\"");
        if let Some(height) = height {
            self.xml.raw(" ht=\"").number(height).raw("\" customHeight=\"1\"");
        }
        self.xml.raw(">");
    }

    fn open(&mut self, row: usize, column: usize, style: usize) -> &mut Xml {
        self.xml.raw("<c r=\"").place(row, column).raw("\" s=\"").number(style).raw("\"")
    }

    fn blank(&mut self, row: usize, column: usize, style: usize) {
        self.open(row, column, style).raw("/>");
    }

    fn cell(&mut self, row: usize, column: usize, cell: &Cell) -> Result<(), Fault> {
        if cell.content == Content::Empty && cell.look == Look::Plain {
            return Ok(());
        }
        let style = self.styles.of(cell);
        match &cell.content {
            Content::Empty => self.blank(row, column, style),
            Content::Text(text) if text.is_empty() => self.blank(row, column, style),
            Content::Text(text) => {
                let place = self.strings.of(text)?;
                self.open(row, column, style).raw(" t=\"s\"><v>").number(place).raw("</v></c>");
            }
            Content::Number(value) if value.is_finite() => {
                self.open(row, column, style).raw("><v>").number(value).raw("</v></c>");
            }
            Content::Number(_) => {
                self.open(row, column, style).raw(" t=\"e\"><v>#NUM!</v></c>");
            }
            Content::Formula(formula, value) => {
                let value = value.filter(|value| value.is_finite());
                let xml = self.open(row, column, style);
                xml.raw(if value.is_some() { "><f>" } else { " t=\"str\"><f>" });
                xml.text(formula).raw("</f><v>");
                if let Some(value) = value {
                    xml.number(value);
                }
                xml.raw("</v></c>");
            }
        }
        Ok(())
    }
}
