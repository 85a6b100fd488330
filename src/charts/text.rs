//! How much room a text takes. The shell draws with the reader's own font, so widths are estimates
//! on the safe side (metrics of Noto Sans, the widest of the list).

/// Type size of chart text in pixels, as in the style sheet.
pub const SIZE: f64 = 14.0;
/// From one line of chart text to the next.
pub const LINE: f64 = 16.0;

/// Estimated width of `text` in pixels at `size`.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

/// Advance width in em.
fn em(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'ì' | 'í' | 'ị' | 'ỉ' | 'ĩ' | '\'' | '’' | '.' | ',' | ':' | '·'
        | ' ' => 0.28,
        'f' | 't' | 'r' | 'I' | 'Í' | '(' | ')' | '-' | '/' => 0.38,
        'm' | 'M' | 'W' | '%' | '…' | '—' => 0.93,
        'w' => 0.79,
        c if c.is_uppercase() => 0.7,
        c if c.is_ascii_digit() => 0.575,
        _ => 0.61,
    }
}

/// Breaks a text at spaces into lines of at most `room` pixels; a longer word stands alone.
pub fn wrap(text: &str, room: f64, size: f64) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(line, size) + width(word, size) + em(' ') * size <= room => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

/// The text, or as many of its first words as fit before an ellipsis; a first word too long for
/// the room is cut inside.
pub fn clip(text: &str, room: f64, size: f64) -> String {
    let text = text.trim();
    if width(text, size) <= room {
        return text.to_owned();
    }
    let room = room - em('…') * size;
    let mut out = String::new();
    for word in text.split_whitespace() {
        let gap = if out.is_empty() { 0.0 } else { em(' ') * size };
        if width(&out, size) + gap + width(word, size) > room {
            break;
        }
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    if out.is_empty() {
        for c in text.chars() {
            if width(&out, size) + em(c) * size > room {
                break;
            }
            out.push(c);
        }
    }
    out.truncate(out.trim_end_matches([',', ';', '.', ':']).len());
    out.push('…');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_their_words_and_their_room() {
        let text = "Sản phẩm, chuỗi liên kết và tiêu dùng bền vững";
        let lines = wrap(text, 90.0, SIZE);
        assert_eq!(lines.join(" "), text);
        assert!(lines.iter().all(|line| width(line, SIZE) <= 90.0), "{lines:?}");
        assert!(wrap("", 90.0, SIZE).is_empty());
        assert_eq!(wrap("Nghiêng", 5.0, SIZE), ["Nghiêng"]);
    }

    #[test]
    fn a_cut_name_ends_at_a_word() {
        assert_eq!(clip("Gỗ xẻ", 80.0, SIZE), "Gỗ xẻ");
        let cut = clip("Thay đèn huỳnh quang, cao áp bằng đèn LED", 120.0, SIZE);
        assert!(cut.ends_with('…') && width(&cut, SIZE) <= 120.0, "{cut}");
        assert!("Thay đèn huỳnh quang, cao áp".starts_with(cut.trim_end_matches('…')));
        let cut = clip("Polypropylene-homopolymer", 60.0, SIZE);
        assert!(cut.ends_with('…') && width(&cut, SIZE) <= 60.0, "{cut}");
    }
}
