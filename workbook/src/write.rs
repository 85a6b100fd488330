//! The description as an Excel file: the parts that ECMA-376 asks for, and no others.

use crate::book::{Book, Sheet};
use crate::sheet::{Strings, sheet};
use crate::styles::Styles;
use crate::xml::Xml;
use crate::zip::Zip;
use std::fmt;

/// Why a file cannot be made: a description that no sheet can hold.
#[derive(Debug)]
pub struct Fault(pub(crate) String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const MEDIA: &str = "application/vnd.openxmlformats-";

/// The bytes of the file.
///
/// # Errors
/// Names that Excel refuses, and texts and sheets larger than it reads.
pub fn write(book: &Book) -> Result<Vec<u8>, Fault> {
    names_are_good(book)?;
    let mut zip = Zip::default();
    zip.add("[Content_Types].xml", kinds(book).finish());
    zip.add("_rels/.rels", roots().finish());
    zip.add("docProps/core.xml", about(book).finish());
    zip.add("xl/workbook.xml", contents(book).finish());
    zip.add("xl/_rels/workbook.xml.rels", parts(book).finish());
    let (mut styles, mut strings) = (Styles::default(), Strings::default());
    for (at, one) in book.sheets.iter().enumerate() {
        let part = sheet(one, book, at == 0, &mut styles, &mut strings)?;
        zip.add(&format!("xl/worksheets/sheet{}.xml", at + 1), part.finish());
    }
    zip.add("xl/styles.xml", styles.part().finish());
    zip.add("xl/sharedStrings.xml", strings.part().finish());
    Ok(zip.finish())
}

/// Excel repairs a book, and loses what it does not like, when a sheet's name is not as it wants them.
fn names_are_good(book: &Book) -> Result<(), Fault> {
    for (at, sheet) in book.sheets.iter().enumerate() {
        let name = &sheet.name;
        let good = (1..=31).contains(&name.encode_utf16().count())
            && !name.contains(['[', ']', ':', '*', '?', '/', '\\'])
            && !name.starts_with('\'')
            && !name.ends_with('\'');
        let same = |other: &Sheet| other.name.eq_ignore_ascii_case(name);
        if !good || book.sheets.iter().take(at).any(same) {
            return Err(Fault(format!("“{name}” cannot be the name of a sheet")));
        }
    }
    Ok(())
}

/// What kind of part is where.
fn kinds(book: &Book) -> Xml {
    let mut xml = Xml::new();
    xml.raw("<Types xmlns=\"").raw(PACKAGE).raw("content-types\"><Default Extension=\"rels\" ");
    xml.raw("ContentType=\"").raw(MEDIA).raw("package.relationships+xml\"/>");
    xml.raw("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
    let mut part = |name: &str, kind: &str| {
        xml.raw("<Override PartName=\"/").raw(name).raw(".xml\" ContentType=\"");
        xml.raw(MEDIA).raw(kind).raw("+xml\"/>");
    };
    part("docProps/core", "package.core-properties");
    part("xl/workbook", "officedocument.spreadsheetml.sheet.main");
    for number in 1..=book.sheets.len() {
        let name = format!("xl/worksheets/sheet{number}");
        part(&name, "officedocument.spreadsheetml.worksheet");
    }
    part("xl/styles", "officedocument.spreadsheetml.styles");
    part("xl/sharedStrings", "officedocument.spreadsheetml.sharedStrings");
    xml.raw("</Types>");
    xml
}

/// Where the book begins.
fn roots() -> Xml {
    let mut xml = relations();
    relation(&mut xml, 1, OFFICE, "officeDocument", "xl/workbook.xml");
    let metadata = format!("{PACKAGE}relationships/metadata");
    relation(&mut xml, 2, &metadata, "core-properties", "docProps/core.xml");
    xml.raw("</Relationships>");
    xml
}

/// What the book consists of.
fn parts(book: &Book) -> Xml {
    let mut xml = relations();
    let sheets = book.sheets.len();
    for number in 1..=sheets {
        let name = format!("worksheets/sheet{number}.xml");
        relation(&mut xml, number, OFFICE, "worksheet", &name);
    }
    relation(&mut xml, sheets + 1, OFFICE, "styles", "styles.xml");
    relation(&mut xml, sheets + 2, OFFICE, "sharedStrings", "sharedStrings.xml");
    xml.raw("</Relationships>");
    xml
}

fn relations() -> Xml {
    let mut xml = Xml::new();
    xml.raw("<Relationships xmlns=\"").raw(PACKAGE).raw("relationships\">");
    xml
}

fn relation(xml: &mut Xml, number: usize, family: &str, kind: &str, target: &str) {
    xml.raw("<Relationship Id=\"rId").number(number).raw("\" Type=\"").raw(family).raw("/");
    xml.raw(kind).raw("\" Target=\"").raw(target).raw("\"/>");
}

/// Title, maker and day.
fn about(book: &Book) -> Xml {
    let mut xml = Xml::new();
    xml.raw("<cp:coreProperties xmlns:cp=\"").raw(PACKAGE).raw("metadata/core-properties\" ");
    xml.raw("xmlns:dc=\"http://purl.org/dc/elements/1.1/\" ");
    xml.raw("xmlns:dcterms=\"http://purl.org/dc/terms/\" ");
    xml.raw("xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>");
    xml.text(&book.title).raw("</dc:title><dc:creator>").text(&book.made_by);
    xml.raw("</dc:creator><cp:lastModifiedBy>").text(&book.made_by).raw("</cp:lastModifiedBy>");
    if is_day(&book.day) {
        for what in ["created", "modified"] {
            xml.raw("<dcterms:").raw(what).raw(" xsi:type=\"dcterms:W3CDTF\">").raw(&book.day);
            xml.raw("T00:00:00Z</dcterms:").raw(what).raw(">");
        }
    }
    xml.raw("</cp:coreProperties>");
    xml
}

/// Shaped like `2026-03-05`.
fn is_day(text: &str) -> bool {
    let fits = |(at, byte): (usize, u8)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    };
    text.len() == 10 && text.bytes().enumerate().all(fits)
}

/// The list of sheets, and for each the row that is printed on every page.
fn contents(book: &Book) -> Xml {
    let mut xml = Xml::new();
    xml.raw("<workbook xmlns=\"").raw(MAIN).raw("\" xmlns:r=\"").raw(OFFICE).raw("\"><bookViews>");
    xml.raw("<workbookView xWindow=\"240\" yWindow=\"15\" windowWidth=\"16095\" ");
    xml.raw("windowHeight=\"9660\"/></bookViews><sheets>");
    for (number, sheet) in (1_u32..).zip(&book.sheets) {
        xml.raw("<sheet name=\"").text(&sheet.name).raw("\" sheetId=\"").number(number);
        xml.raw("\" r:id=\"rId").number(number).raw("\"/>");
    }
    xml.raw("</sheets>");
    let headed = || (0_u32..).zip(&book.sheets).filter(|(_, sheet)| sheet.head_rows > 0);
    if headed().next().is_some() {
        xml.raw("<definedNames>");
        for (at, sheet) in headed() {
            xml.raw("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"").number(at);
            xml.raw("\">'").text(&sheet.name.replace('\'', "''")).raw("'!$");
            xml.number(sheet.head_rows).raw(":$").number(sheet.head_rows).raw("</definedName>");
        }
        xml.raw("</definedNames>");
    }
    // Formulas are calculated anew when the file is opened.
    xml.raw("<calcPr calcId=\"124519\" fullCalcOnLoad=\"1\"/></workbook>");
    xml
}
