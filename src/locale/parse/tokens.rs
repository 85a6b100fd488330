//! Second step: cleaned text into numerals, words and signs.

/// One piece of cleaned text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Token<'a> {
    /// Digits with the separators inside them: `2.600.000`, `2 600 000`.
    Numeral(&'a str),
    /// Letters, with the exponent of `m2` and `m3`.
    Word(&'a str),
    /// One or more spaces.
    Space,
    /// Any other character.
    Sign(char),
}

/// Splits cleaned text; every character lands in one token.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after_gap = matches!(found.last(), None | Some(Token::Space));
        let is_numeral = first.is_ascii_digit() || (after_gap && opens_decimal(rest));
        let length = if first == ' ' {
            rest.len() - rest.trim_start_matches(' ').len()
        } else if is_numeral {
            numeral_length(rest)
        } else if first.is_alphabetic() {
            word_length(rest)
        } else {
            first.len_utf8()
        };
        let (piece, tail) = rest.split_at(length);
        found.push(match first {
            ' ' => Token::Space,
            _ if is_numeral => Token::Numeral(piece),
            _ if first.is_alphabetic() => Token::Word(piece),
            sign => Token::Sign(sign),
        });
        rest = tail;
    }
    found
}

/// `.5` and `,5`.
fn opens_decimal(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('.' | ',')) && chars.next().is_some_and(|c| c.is_ascii_digit())
}

/// Length of the numeral at the start: digits joined by one separator each. A space joins only a
/// full group of three, so that `500 600` is one number and `5 6` two.
fn numeral_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let mut at = 0;
    let mut group = 0;
    loop {
        if digit(at) {
            group += 1;
            at += 1;
            continue;
        }
        let joins = match bytes.get(at) {
            Some(b'.' | b',' | b'_' | b'\'') => digit(at + 1),
            Some(b' ') => {
                (1..=3).contains(&group) && (1..=3).all(|step| digit(at + step)) && !digit(at + 4)
            }
            _ => false,
        };
        if !joins {
            return at;
        }
        group = 0;
        at += 1;
    }
}

fn word_length(text: &str) -> usize {
    let length = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(length);
    let mut next = rest.chars();
    let exponent = word.ends_with('m')
        && matches!(next.next(), Some('2' | '3'))
        && !next.next().is_some_and(|c| c.is_ascii_digit());
    if exponent { length + 1 } else { length }
}
