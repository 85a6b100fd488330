//! Writing the parts of an Excel file, which are XML.

use std::fmt::{Display, Write as _};

/// A part under construction.
pub struct Xml(String);

impl Xml {
    pub fn new() -> Self {
        Self("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".to_owned())
    }

    /// Markup as it is.
    pub fn raw(&mut self, markup: &str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A number.
    pub fn number(&mut self, value: impl Display) -> &mut Self {
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{value}");
        self
    }

    /// A text between tags or quotes. What XML cannot hold is written as Excel writes it, `_x001F_`.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for (at, c) in text.char_indices() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\t' | '\n' => self.0.push(c),
                // A reader would take `_x001F_` in a text for such a sign.
                '_' if is_code(text.get(at..).unwrap_or_default()) => self.code(c),
                '\u{0}'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => self.code(c),
                _ => self.0.push(c),
            }
        }
        self
    }

    fn code(&mut self, c: char) {
        let _ = write!(self.0, "_x{:04X}_", u32::from(c));
    }

    /// The address of a cell, from 0: `B5`.
    pub fn place(&mut self, row: usize, column: usize) -> &mut Self {
        let mut letters = Vec::new();
        let mut left = column + 1;
        while left > 0 {
            left -= 1;
            // Below 26.
            letters.push(b'A' + (left % 26) as u8);
            left /= 26;
        }
        self.0.extend(letters.iter().rev().map(|letter| char::from(*letter)));
        self.number(row + 1)
    }

    pub fn finish(&self) -> &str {
        &self.0
    }
}

/// `_x` with four hexadecimal digits and `_`.
fn is_code(text: &str) -> bool {
    let code = text.strip_prefix("_x").and_then(|rest| rest.split_once('_'));
    code.is_some_and(|(digits, _)| {
        digits.len() == 4 && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::Xml;

    fn told(fill: impl Fn(&mut Xml) -> &mut Xml) -> String {
        let mut xml = Xml(String::new());
        fill(&mut xml);
        xml.0
    }

    #[test]
    fn texts_cannot_end_their_place() {
        let text = "<a href=\"x\">&\u{1}\r\n_x0041_ _x_ ố";
        let is = "&lt;a href=&quot;x&quot;&gt;&amp;_x0001__x000D_\n_x005F_x0041_ _x_ ố";
        assert_eq!(told(|xml| xml.text(text)), is);
    }

    #[test]
    fn columns_go_on_after_z() {
        let place = |column| told(|xml| xml.place(4, column));
        assert_eq!(
            [0, 25, 26, 51, 52, 701, 702].map(place),
            ["A5", "Z5", "AA5", "AZ5", "BA5", "ZZ5", "AAA5"]
        );
    }
}
