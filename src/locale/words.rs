//! Interface words. The enum [`W`] and its texts are made from `locales/` at build time, so a key
//! that exists in one language only does not compile.
//!
//! The words of the first screen stand in the program. The others come after it in the browser,
//! one pack per language ([`install`]); native programs hold the packs themselves.

use super::Lang;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The words that are not in `FIRST`, by language. What is put here stays until the
/// program ends: views hold words as `&'static str`, and a language is loaded once.
static LATER: [OnceLock<Vec<&'static str>>; 2] = [OnceLock::new(), OnceLock::new()];

#[cfg(not(target_arch = "wasm32"))]
const PACKS: [&[u8]; 2] = [
    include_bytes!(concat!(env!("OUT_DIR"), "/words.vi.bin")),
    include_bytes!(concat!(env!("OUT_DIR"), "/words.en.bin")),
];

/// A pack of words that cannot be read: cut short, or of another version of the tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DamagedPack;

/// Name and bytes of each pack of words; the site serves them as files.
#[cfg(not(target_arch = "wasm32"))]
pub fn packs() -> [(&'static str, &'static [u8]); 2] {
    let [vi, en] = PACKS;
    [("words.vi", vi), ("words.en", en)]
}

/// Keeps the words of a language that came as a pack; a second copy is dropped.
pub fn install(lang: Lang, pack: Vec<u8>) -> Result<(), DamagedPack> {
    if !has_words(lang) {
        // Refused only when the same words are already there.
        let _ = of(lang, &LATER).set(decode(pack.leak())?);
    }
    Ok(())
}

/// Whether every word of the language can be shown, not only those of the first screen.
pub fn has_words(lang: Lang) -> bool {
    !later(lang).is_empty()
}

fn decode(pack: &'static [u8]) -> Result<Vec<&'static str>, DamagedPack> {
    let words: Vec<&str> = postcard::from_bytes(pack).map_err(|_| DamagedPack)?;
    if words.len() == LATER_COUNT { Ok(words) } else { Err(DamagedPack) }
}

#[cfg(target_arch = "wasm32")]
fn later(lang: Lang) -> &'static [&'static str] {
    of(lang, &LATER).get().map_or(&[], Vec::as_slice)
}

#[cfg(not(target_arch = "wasm32"))]
fn later(lang: Lang) -> &'static [&'static str] {
    of(lang, &LATER).get_or_init(|| decode(of::<&[u8]>(lang, &PACKS)).unwrap_or_default())
}

fn of<T>(lang: Lang, [vi, en]: &[T; 2]) -> &T {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The text of a word; placeholders stay as they are (see [`fill`]). Empty as long as the word
/// belongs to a pack that has not come.
pub fn word(lang: Lang, w: W) -> &'static str {
    let (at, first) = (w as usize, of(lang, &FIRST));
    let found = match at.checked_sub(first.len()) {
        None => first.get(at),
        Some(at) => later(lang).get(at),
    };
    found.copied().unwrap_or_default()
}

/// The text of a word with its `{name}` placeholders replaced. What is put in is never searched
/// again, so a business called `{n}` stays itself; a placeholder without a value stays visible.
pub fn fill(lang: Lang, w: W, values: &[(&str, &str)]) -> String {
    let mut rest = word(lang, w);
    let mut out = String::with_capacity(rest.len() + 16);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Chooses between the singular and the general form by the number *as it is shown* (`"1"`).
/// Vietnamese has one form only.
pub fn plural(lang: Lang, shown: &str, one: W, other: W) -> W {
    match lang {
        Lang::En if shown == "1" => one,
        _ => other,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn every_word_of_both_packs_is_there() {
        for lang in [Lang::Vi, Lang::En] {
            assert!(has_words(lang));
            assert_eq!(later(lang).len(), LATER_COUNT);
            assert!(later(lang).iter().all(|word| !word.is_empty()));
        }
        assert_eq!(word(Lang::En, W::ShellNotices), "Please note");
        assert_eq!(word(Lang::Vi, W::ResultsNoneGo), word(Lang::Vi, W::ResultsNoneGo).trim());
        assert!(!word(Lang::Vi, W::ResultsNoneGo).is_empty());
    }

    #[test]
    fn a_damaged_pack_is_refused() {
        let pack = PACKS[0];
        assert_eq!(decode(&pack[..pack.len() - 1]), Err(DamagedPack));
        assert_eq!(decode(&[]), Err(DamagedPack));
        assert_eq!(decode(&[1, 1, b'a']), Err(DamagedPack));
    }
}
