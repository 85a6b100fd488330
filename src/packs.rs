//! Everything that the browser loads beside the program.

use crate::assessment::examples;
use crate::catalogue::embedded;
use crate::locale::words;

include!(concat!(env!("OUT_DIR"), "/more.rs"));

/// Name and bytes of every pack, those of further languages last; the site serves them as files.
pub fn packs() -> Vec<(&'static str, &'static [u8])> {
    let mut all = embedded::packs().to_vec();
    all.extend(words::packs());
    all.push(("examples", examples::PACK));
    all.extend(MORE);
    all
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_pack_has_a_name_of_its_own() {
        let names: Vec<&str> = super::packs().iter().map(|(name, _)| *name).collect();
        let expected = [
            "core", "text.vi", "text.en", "sources", "handbook", "figures", "words.vi", "words.en",
            "late.vi", "late.en", "examples",
        ];
        assert_eq!(names, expected);
    }
}
