//! The files of the tool's own catalogue beside its packs: most of what they say stands in the packs,
//! which a browser has already, so only the rest travels.

use serde::{Deserialize, Serialize};

use super::pack;

/// Texts, as copies from the packs and what is not there. Every list has its own place: alike stands
/// beside alike, which compresses better.
#[derive(Default, Serialize, Deserialize)]
struct Beside {
    /// Bytes of each text.
    texts: Vec<u32>,
    /// Bytes of `rest` before each copy; what remains stands after the last one.
    before: Vec<u32>,
    /// Bytes of each copy.
    copied: Vec<u32>,
    /// Where each copy begins, counted from the end of the one before.
    from: Vec<i32>,
    rest: Vec<u8>,
}

/// The texts again; nothing where these are not the packs that they were made with.
#[cfg(any(test, target_arch = "wasm32"))]
pub fn together(beside: &[u8], packs: &[u8]) -> Option<Vec<String>> {
    let beside: Beside = pack::decode(beside).ok()?;
    let length = |length: &u32| usize::try_from(*length).ok();
    let mut all: Vec<u8> = Vec::new();
    let mut rest = beside.rest.as_slice();
    let mut place = 0_usize;
    for ((before, copied), from) in beside.before.iter().zip(&beside.copied).zip(&beside.from) {
        let (own, after) = rest.split_at_checked(length(before)?)?;
        rest = after;
        all.extend_from_slice(own);
        let begin = place.checked_add_signed(isize::try_from(*from).ok()?)?;
        place = begin.checked_add(length(copied)?)?;
        all.extend_from_slice(packs.get(begin..place)?);
    }
    all.extend_from_slice(rest);
    let mut all = all.as_slice();
    let mut texts = Vec::new();
    for text in &beside.texts {
        let (text, after) = all.split_at_checked(length(text)?)?;
        all = after;
        texts.push(String::from_utf8(text.to_vec()).ok()?);
    }
    Some(texts)
}

/// The tool's own files beside its packs, in the order of [`super::embedded::packs`]
/// (`web/catalogues.js` hands them over so).
///
/// # Errors
/// Never for what was compiled.
#[cfg(not(target_arch = "wasm32"))]
pub fn built_in_beside(packs: &[(&str, &[u8])]) -> Result<Vec<u8>, pack::PackError> {
    pack::encode(&apart(&super::files::built_in_texts(), &one_after_the_other(packs)))
}

#[cfg(not(target_arch = "wasm32"))]
fn one_after_the_other(packs: &[(&str, &[u8])]) -> Vec<u8> {
    packs.iter().flat_map(|(_, bytes)| *bytes).copied().collect()
}

/// Shorter copies cost as much as they save.
#[cfg(not(target_arch = "wasm32"))]
const SHORTEST: usize = 12;

/// Finds the longest copies, from the first byte to the last.
#[cfg(not(target_arch = "wasm32"))]
fn apart(texts: &[String], packs: &[u8]) -> Beside {
    use std::collections::HashMap;
    let small = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let mut places: HashMap<&[u8], Vec<usize>> = HashMap::new();
    for (place, bytes) in packs.windows(SHORTEST).enumerate() {
        places.entry(bytes).or_default().push(place);
    }
    let mut out =
        Beside { texts: texts.iter().map(|text| small(text.len())).collect(), ..Beside::default() };
    let all = texts.concat();
    let mut left = all.as_bytes();
    let (mut own, mut end) = (0, 0_usize);
    while let Some((first, after)) = left.split_first() {
        let alike = left.get(..SHORTEST).and_then(|bytes| places.get(bytes)).into_iter().flatten();
        let length = |place: usize| {
            let there = packs.get(place..).unwrap_or_default();
            left.iter().zip(there).take_while(|(a, b)| a == b).count()
        };
        // Of equally long ones the next: a small step.
        let best = alike
            .map(|place| (length(*place), *place))
            .max_by_key(|(length, place)| (*length, std::cmp::Reverse(place.abs_diff(end))));
        let Some((length, place)) = best else {
            out.rest.push(*first);
            own += 1;
            left = after;
            continue;
        };
        out.before.push(small(own));
        out.copied.push(small(length));
        let step = place as i64 - end as i64;
        out.from.push(i32::try_from(step).unwrap_or_default());
        (own, end) = (0, place + length);
        left = left.get(length..).unwrap_or_default();
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn packed(texts: &[&str], packs: &str) -> Vec<u8> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        pack::encode(&apart(&texts, packs.as_bytes())).unwrap()
    }

    #[test]
    fn what_was_taken_apart_comes_together() {
        let packs = "Tắt máy nén khí cuối ca. Turn the compressor off after the shift.";
        let texts = [
            "{\"vi\": \"Tắt máy nén khí cuối ca.\"}",
            "",
            "Turn the compressor off after the shift. Tắt máy nén khí cuối ca!",
        ];
        let beside = packed(&texts, packs);
        assert_eq!(together(&beside, packs.as_bytes()).unwrap(), texts);
        assert!(beside.len() < 60, "{} bytes", beside.len());
    }

    #[test]
    fn other_packs_give_nothing_instead_of_nonsense() {
        let beside = packed(&["Turn the compressor off"], "Turn the compressor off");
        for packs in ["", "Turn the", "Tắt máy nén khí cuối c\u{1ea3}"] {
            let told = together(&beside, packs.as_bytes());
            assert!(told.is_none() || packs.len() >= 23, "{told:?}");
        }
        assert!(together(b"", b"").is_none());
    }

    #[test]
    fn our_own_files_come_together() {
        let packs = crate::catalogue::embedded::packs();
        let beside = built_in_beside(packs).unwrap();
        assert_eq!(
            together(&beside, &one_after_the_other(packs)).unwrap(),
            super::super::files::built_in_texts()
        );
    }
}
