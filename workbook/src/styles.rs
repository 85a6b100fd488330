//! How cells look: the part `xl/styles.xml`.

use crate::book::{Cell, Content, Look, Shape};
use crate::xml::Xml;

/// What a cell's style depends on; a text that begins like a formula is marked as a text.
type Key = (Look, Shape, bool);

/// Styles in use so far, each once. The first place is that of cells without any.
#[derive(Default)]
pub struct Styles(Vec<Key>);

const INK: &str = "17211B";
const GREEN: &str = "1F6B46";
const PALE_GREEN: &str = "E3F0E8";
const PALE_YELLOW: &str = "FFF7D6";
const PALE_ORANGE: &str = "FFE3C2";
const LINE_GREY: &str = "C9D2CC";
const WHITE: &str = "FFFFFF";

/// Fonts: bold, size in points, colour.
const FONTS: [(bool, &str, &str); 5] = [
    (false, "11", INK),
    (true, "16", GREEN),
    (false, "11", INK),
    (true, "11", WHITE),
    (true, "11", INK),
];
/// Grounds after the two that the format prescribes.
const FILLS: [&str; 4] = [GREEN, PALE_GREEN, PALE_YELLOW, PALE_ORANGE];
/// The line at the top of the boxes; the other three are thin.
const BOXES: [&str; 2] = ["thin", "medium"];
/// Numbers of formats that every program knows stand in [`format`]; these are our own, from 164 on.
const FORMATS: [&str; 5] = ["#,##0.##", "#,##0.########", "0.0%", "0.0000", "0.0"];

/// Places of a look's parts in the lists above.
struct Parts {
    font: u8,
    fill: u8,
    frame: u8,
}

fn parts(look: Look) -> Parts {
    let (font, fill, frame) = match look {
        Look::Plain | Look::Result => (2, 0, 1),
        Look::Title => (1, 0, 0),
        Look::Note => (2, 0, 0),
        Look::Head => (3, 2, 1),
        Look::Group => (4, 3, 1),
        Look::Input => (2, 4, 1),
        Look::Own => (4, 5, 1),
        Look::Total => (4, 0, 2),
    };
    Parts { font, fill, frame }
}

/// The number of a shape's format.
fn format(shape: Shape) -> u8 {
    match shape {
        Shape::General => 0,
        Shape::Whole => 3,
        Shape::Amount => 164,
        Shape::Factor => 165,
        Shape::Percent => 166,
        Shape::Share => 167,
        Shape::Years => 168,
    }
}

/// A program that opens the file takes such a text for a formula once somebody has edited the cell.
fn looks_like_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

impl Styles {
    /// The number of a cell's style.
    pub fn of(&mut self, cell: &Cell) -> usize {
        let quoted = matches!(&cell.content, Content::Text(text) if looks_like_formula(text));
        let key = (cell.look, cell.shape, quoted);
        let known = self.0.iter().position(|known| *known == key);
        1 + known.unwrap_or_else(|| {
            self.0.push(key);
            self.0.len() - 1
        })
    }

    /// The part of the file.
    pub fn part(&self) -> Xml {
        let mut xml = Xml::new();
        xml.raw("<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
        xml.raw("<numFmts count=\"5\">");
        for (number, code) in (164..).zip(FORMATS) {
            xml.raw("<numFmt numFmtId=\"").number(number);
            xml.raw("\" formatCode=\"").raw(code).raw("\"/>");
        }
        xml.raw("</numFmts><fonts count=\"5\">");
        for (bold, size, colour) in FONTS {
            xml.raw(if bold { "<font><b/>" } else { "<font>" });
            xml.raw("<sz val=\"").raw(size).raw("\"/>");
            paint(&mut xml, "color", colour);
            xml.raw("<name val=\"Calibri\"/><family val=\"2\"/></font>");
        }
        xml.raw("</fonts><fills count=\"6\"><fill><patternFill patternType=\"none\"/></fill>");
        xml.raw("<fill><patternFill patternType=\"gray125\"/></fill>");
        for colour in FILLS {
            xml.raw("<fill><patternFill patternType=\"solid\">");
            paint(&mut xml, "fgColor", colour);
            xml.raw("<bgColor indexed=\"64\"/></patternFill></fill>");
        }
        xml.raw("</fills><borders count=\"3\">");
        xml.raw("<border><left/><right/><top/><bottom/><diagonal/></border>");
        for above in BOXES {
            xml.raw("<border>");
            for (side, line) in
                [("left", "thin"), ("right", "thin"), ("top", above), ("bottom", "thin")]
            {
                xml.raw("<").raw(side).raw(" style=\"").raw(line).raw("\">");
                paint(&mut xml, "color", LINE_GREY);
                xml.raw("</").raw(side).raw(">");
            }
            xml.raw("<diagonal/></border>");
        }
        xml.raw("</borders><cellStyleXfs count=\"1\">");
        xml.raw("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>");
        xml.raw("<cellXfs count=\"").number(1 + self.0.len()).raw("\">");
        xml.raw("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>");
        for key in &self.0 {
            style(&mut xml, *key);
        }
        xml.raw("</cellXfs><cellStyles count=\"1\">");
        xml.raw(
            "<cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        );
        xml
    }
}

fn paint(xml: &mut Xml, element: &str, colour: &str) {
    xml.raw("<").raw(element).raw(" rgb=\"FF").raw(colour).raw("\"/>");
}

fn style(xml: &mut Xml, (look, shape, quoted): Key) {
    let Parts { font, fill, frame } = parts(look);
    xml.raw("<xf numFmtId=\"").number(format(shape));
    xml.raw("\" fontId=\"").number(font);
    xml.raw("\" fillId=\"").number(fill);
    xml.raw("\" borderId=\"").number(frame).raw("\" xfId=\"0\"");
    if quoted {
        xml.raw(" quotePrefix=\"1\"");
    }
    let unlocked = matches!(look, Look::Input | Look::Own);
    for (applies, what) in [
        (shape != Shape::General, "NumberFormat"),
        (true, "Font"),
        (fill > 0, "Fill"),
        (frame > 0, "Border"),
        (true, "Alignment"),
        (unlocked, "Protection"),
    ] {
        if applies {
            xml.raw(" apply").raw(what).raw("=\"1\"");
        }
    }
    let middle = if look == Look::Head { "center" } else { "top" };
    xml.raw("><alignment vertical=\"").raw(middle).raw("\"");
    xml.raw(if look == Look::Title { "/>" } else { " wrapText=\"1\"/>" });
    xml.raw(if unlocked { "<protection locked=\"0\"/></xf>" } else { "</xf>" });
}
