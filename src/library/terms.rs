//! Where terms of the glossary stand in a text: whole words only, each term once, the longest first.

use crate::catalogue::{Glossed, Pair};
use crate::locale::Lang;
use crate::order::Order;

/// A piece of a text: plain, or a term by its position in the glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece<'a> {
    Plain(&'a str),
    Term(&'a str, usize),
}

/// A text in the reader's language.
pub fn said(pair: &Pair, lang: Lang) -> &str {
    match lang {
        Lang::Vi => &pair.vi,
        Lang::En => &pair.en,
    }
}

/// The ways a term is written: `Sản xuất sạch hơn (SXSH)` also as `SXSH`. A single word in brackets
/// counts only when it is an abbreviation.
fn forms(term: &str) -> impl Iterator<Item = &str> {
    let brackets = term.strip_suffix(')').and_then(|rest| rest.split_once(" ("));
    let (name, inside) = brackets.unwrap_or((term, ""));
    let inside = inside.split(", ");
    let counts = |form: &&str| is_abbreviation(form) || form.contains(' ');
    let plain = |form: &&str| !form.is_empty() && !form.contains('“');
    name.split(" – ").chain(inside.filter(counts)).filter(plain)
}

/// Capitals and digits only; capitals matter where it is looked for.
fn is_abbreviation(form: &str) -> bool {
    form.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

/// First place of a form as whole words.
fn place(text: &str, form: &str) -> Option<(usize, usize)> {
    let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
    text.match_indices(form).map(|(start, found)| (start, start + found.len())).find(
        |(from, to)| {
            let before = text.get(..*from).and_then(|t| t.chars().next_back());
            let after = text.get(*to..).and_then(|t| t.chars().next());
            edge(before) && edge(after)
        },
    )
}

/// The text in pieces. `own` is the term the text itself explains, which is not marked.
pub fn marked<'a>(
    text: &'a str,
    terms: &[Glossed],
    lang: Lang,
    own: Option<usize>,
) -> Vec<Piece<'a>> {
    let low = text.to_lowercase();
    // Positions hold for both as long as small letters take the same room.
    if low.len() != text.len() {
        return vec![Piece::Plain(text)];
    }
    let mut found: Vec<(usize, usize, usize)> = Vec::new();
    for (at, term) in terms.iter().enumerate().filter(|(at, _)| Some(*at) != own) {
        let places = forms(said(&term.term, lang)).filter_map(|form| {
            if is_abbreviation(form) {
                place(text, form)
            } else {
                place(&low, &form.to_lowercase())
            }
        });
        found.extend(places.min().map(|(from, to)| (from, to, at)));
    }
    found.order_by(|a, b| (a.0, b.1).cmp(&(b.0, a.1)));
    let mut pieces = Vec::new();
    let mut done = 0;
    for (from, to, at) in found {
        if from < done {
            continue;
        }
        pieces.extend(text.get(done..from).filter(|t| !t.is_empty()).map(Piece::Plain));
        pieces.extend(text.get(from..to).map(|t| Piece::Term(t, at)));
        done = to;
    }
    pieces.extend(text.get(done..).filter(|t| !t.is_empty()).map(Piece::Plain));
    pieces
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]
    use super::*;
    use crate::catalogue::embedded;

    fn glossary(terms: &[&str]) -> Vec<Glossed> {
        let pair = |text: &str| Pair { vi: text.to_owned(), en: text.to_owned() };
        let one = |term: &&str| Glossed {
            id: (*term).to_owned(),
            term: pair(term),
            definition: pair("…"),
            source: None,
        };
        terms.iter().map(one).collect()
    }

    /// Terms in square brackets.
    fn shown(text: &str, terms: &[&str]) -> String {
        let terms = glossary(terms);
        let pieces = marked(text, &terms, Lang::Vi, None);
        let show = |piece: &Piece| match piece {
            Piece::Plain(text) => (*text).to_owned(),
            Piece::Term(text, _) => format!("[{text}]"),
        };
        pieces.iter().map(show).collect()
    }

    #[test]
    fn a_term_is_marked_once_and_as_it_stands() {
        let terms = ["Biến tần"];
        assert_eq!(shown("Lắp biến tần. Biến tần tốt.", &terms), "Lắp [biến tần]. Biến tần tốt.");
        assert_eq!(shown("Không có gì", &terms), "Không có gì");
        assert_eq!(shown("", &terms), "");
    }

    #[test]
    fn words_are_not_cut() {
        assert_eq!(shown("reuse and reused", &["Reuse"]), "[reuse] and reused");
        assert_eq!(shown("reused, prereuse", &["Reuse"]), "reused, prereuse");
        assert_eq!(shown("TOEs và TOE", &["Tấn dầu tương đương (TOE)"]), "TOEs và [TOE]");
        assert_eq!(shown("toe", &["Tấn dầu tương đương (TOE)"]), "toe");
    }

    #[test]
    fn the_longest_term_wins_and_brackets_count() {
        let terms = ["Khí", "Khí nén", "Sản xuất sạch hơn (SXSH)"];
        assert_eq!(shown("Rò khí nén, theo SXSH", &terms), "Rò [khí nén], theo [SXSH]");
        let inner = ["Process (industrial) wastewater"];
        assert_eq!(shown("the process", &inner), "the process", "brackets inside a term");
        assert_eq!(shown("số điện là kWh", &["Ki-lô-oát giờ (kWh, “số điện”)"]), "số điện là kWh");
    }

    #[test]
    fn nothing_of_a_text_is_lost_and_no_text_is_full_of_links() {
        let built_in = embedded::load().unwrap();
        let terms = &built_in.handbook.terms;
        let [vi, en] = &built_in.texts;
        let mut marks = 0;
        for (texts, lang) in [(vi, Lang::Vi), (en, Lang::En)] {
            for measure in &built_in.catalogue.measures {
                let text = texts.get(measure.summary);
                let pieces = marked(text, terms, lang, None);
                let whole: String = pieces
                    .iter()
                    .map(|piece| match piece {
                        Piece::Plain(text) | Piece::Term(text, _) => *text,
                    })
                    .collect();
                assert_eq!(whole, text);
                let terms = pieces.iter().filter(|p| matches!(p, Piece::Term(..))).count();
                assert!(terms <= 4, "{text}");
                marks += terms;
            }
        }
        assert!(marks > 20, "{marks}");
    }
}
