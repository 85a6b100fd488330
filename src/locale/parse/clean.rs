//! First step: the many ways of writing the same sign become one.

use super::Problem;

/// Letters with marks and the plain letter they are compared by.
const FOLDED: [(&str, char); 8] = [
    ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
    ("èéẻẽẹêềếểễệ", 'e'),
    ("ìíỉĩị", 'i'),
    ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
    ("ùúủũụưừứửữự", 'u'),
    ("ỳýỷỹỵ", 'y'),
    ("đ₫", 'd'),
    ("’ʼ`", '\''),
];

/// Lower case without marks, plain spaces, ASCII digits and signs; invisible separators dropped.
pub(super) fn clean(typed: &str) -> Result<String, Problem> {
    let mut out = String::with_capacity(typed.len());
    for c in typed.chars() {
        match c {
            // Direction marks could show a number other than the one that is read.
            '\u{61c}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}' => return Err(Problem::HiddenCharacters),
            // Zero-width spaces and soft hyphens of web pages; combining marks of macOS text.
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' => {}
            '−' | '‐' | '‑' => out.push('-'),
            '—' => out.push('–'),
            '²' => out.push('2'),
            '³' => out.push('3'),
            '\u{ff01}'..='\u{ff5e}' => out.extend(full_width(c).map(|c| c.to_ascii_lowercase())),
            c if c.is_whitespace() => out.push(' '),
            c => c.to_lowercase().for_each(|c| push_folded(&mut out, c)),
        }
    }
    Ok(out)
}

/// The ASCII twin of a full-width sign.
fn full_width(c: char) -> Option<char> {
    char::from_u32(u32::from(c).checked_sub(0xfee0)?)
}

fn push_folded(out: &mut String, c: char) {
    let combining = ('\u{300}'..='\u{36f}').contains(&c);
    let folded = FOLDED.iter().find(|(marked, _)| marked.contains(c)).map(|(_, plain)| *plain);
    if !combining {
        out.push(folded.unwrap_or(c));
    }
}

/// A unit as it is compared: cleaned, without spaces.
pub(super) fn fold_unit(unit: &str) -> String {
    clean(unit).unwrap_or_default().chars().filter(|c| *c != ' ').collect()
}
