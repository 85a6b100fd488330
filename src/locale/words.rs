//! Interface words. The enum [`W`] and its texts are made from `locales/` at build time, so a key
//! that exists in one language only does not compile.
//!
//! The words of the first screen stand in the program. The others come after it in the browser, in
//! two packs per language ([`install`]): what the questions and results say, and what the pages say
//! that are read later. Native programs hold the packs themselves.

use super::Lang;
use std::sync::OnceLock;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// A pack of words; there is one of each for every language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pack {
    /// Questions and results.
    Words,
    /// Pages that are long or rarely opened: the files in `locales/*/late/`.
    Late,
}

impl Pack {
    /// Name of the pack in a language, as the site serves it.
    pub fn name(self, lang: Lang) -> String {
        let pack = match self {
            Self::Words => "words",
            Self::Late => "late",
        };
        [pack, ".", lang.spoken()].concat()
    }

    /// Of something that stands beside each pack, in the order in which their words follow those of
    /// `FIRST`.
    fn of<T>(self, [words, late]: &[T; 2]) -> &T {
        match self {
            Self::Words => words,
            Self::Late => late,
        }
    }
}

/// The words that are not in `FIRST`, by pack and language. What is put here stays until the
/// program ends: views hold words as `&'static str`, and a pack is loaded once.
static LATER: [[OnceLock<Vec<&'static str>>; 2]; 2] =
    [[OnceLock::new(), OnceLock::new()], [OnceLock::new(), OnceLock::new()]];

#[cfg(not(target_arch = "wasm32"))]
const PACKS: [[&[u8]; 2]; 2] = [
    [
        include_bytes!(concat!(env!("OUT_DIR"), "/words.vi.bin")),
        include_bytes!(concat!(env!("OUT_DIR"), "/words.en.bin")),
    ],
    [
        include_bytes!(concat!(env!("OUT_DIR"), "/late.vi.bin")),
        include_bytes!(concat!(env!("OUT_DIR"), "/late.en.bin")),
    ],
];

/// A pack of words that cannot be read: cut short, or of another version of the tool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DamagedPack;

/// Name and bytes of each pack of words; the site serves them as files.
#[cfg(not(target_arch = "wasm32"))]
pub fn packs() -> [(&'static str, &'static [u8]); 4] {
    let [[vi, en], [late_vi, late_en]] = PACKS;
    [("words.vi", vi), ("words.en", en), ("late.vi", late_vi), ("late.en", late_en)]
}

/// Keeps the words that came as a pack; a second copy is dropped.
pub fn install(pack: Pack, lang: Lang, bytes: Vec<u8>) -> Result<(), DamagedPack> {
    if !has_words(pack, lang) {
        // Refused only when the same words are already there.
        let _ = of(lang, pack.of(&LATER)).set(decode(pack, bytes.leak())?);
    }
    Ok(())
}

/// Whether the words of a pack can be shown.
pub fn has_words(pack: Pack, lang: Lang) -> bool {
    !later(pack, lang).is_empty()
}

fn decode(pack: Pack, bytes: &'static [u8]) -> Result<Vec<&'static str>, DamagedPack> {
    let words: Vec<&str> = postcard::from_bytes(bytes).map_err(|_| DamagedPack)?;
    let count = *pack.of(&COUNTS);
    // A further language brings the words of the first screen, too.
    let with_first = pack == Pack::Words && words.len() == count + of(Lang::En, &FIRST).len();
    if words.len() == count || with_first { Ok(words) } else { Err(DamagedPack) }
}

#[cfg(target_arch = "wasm32")]
fn later(pack: Pack, lang: Lang) -> &'static [&'static str] {
    of(lang, pack.of(&LATER)).get().map_or(&[], Vec::as_slice)
}

#[cfg(not(target_arch = "wasm32"))]
fn later(pack: Pack, lang: Lang) -> &'static [&'static str] {
    of(lang, pack.of(&LATER))
        .get_or_init(|| decode(pack, of::<&[u8]>(lang, pack.of(&PACKS))).unwrap_or_default())
}

fn of<T>(lang: Lang, [vi, en]: &[T; 2]) -> &T {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The text of a word; placeholders stay as they are (see [`fill`]). Empty as long as the word
/// belongs to a pack that has not come, which is a fault of the page: it has to wait.
pub fn word(lang: Lang, w: W) -> &'static str {
    let found = found(lang, w as usize);
    debug_assert!(found.is_some(), "{w:?} was shown before its pack came");
    found.unwrap_or_default()
}

fn found(lang: Lang, at: usize) -> Option<&'static str> {
    let first = of(lang, &FIRST);
    let [words, _] = COUNTS;
    let Some(at) = at.checked_sub(first.len()) else {
        let translated = later(Pack::Words, lang).get(words + at);
        return translated.or_else(|| first.get(at)).copied();
    };
    match at.checked_sub(words) {
        None => later(Pack::Words, lang).get(at).copied(),
        Some(at) => later(Pack::Late, lang).get(at).copied(),
    }
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
    fn every_word_of_all_packs_is_there() {
        for lang in [Lang::Vi, Lang::En] {
            for pack in [Pack::Words, Pack::Late] {
                assert!(has_words(pack, lang));
                assert_eq!(later(pack, lang).len(), *pack.of(&COUNTS));
                assert!(later(pack, lang).iter().all(|word| !word.is_empty()));
            }
        }
        assert_eq!(word(Lang::En, W::ShellNotices), "Please note");
        assert_eq!(word(Lang::Vi, W::ResultsNoneGo), word(Lang::Vi, W::ResultsNoneGo).trim());
        assert!(!word(Lang::Vi, W::ResultsNoneGo).is_empty());
        assert_eq!(word(Lang::En, W::LibraryPrint), "Print this page");
    }

    #[test]
    fn a_damaged_pack_is_refused() {
        for kind in [Pack::Words, Pack::Late] {
            let pack = kind.of(&PACKS)[0];
            assert_eq!(decode(kind, &pack[..pack.len() - 1]), Err(DamagedPack));
            assert_eq!(decode(kind, &[]), Err(DamagedPack));
            assert_eq!(decode(kind, &[1, 1, b'a']), Err(DamagedPack));
        }
        assert_eq!(decode(Pack::Words, Pack::Late.of(&PACKS)[0]), Err(DamagedPack));
    }
}
