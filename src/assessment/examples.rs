//! Ready-made example businesses: real saved files of `data/examples/`, packed by the build in the
//! order of the trades. In the browser only their names are there from the start; the files come as
//! a pack when one is opened.

use super::document::{Document, Title, read};
use crate::locale::Lang;

/// What an example is called, and its id as a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Name {
    pub id: &'static str,
    vi: &'static str,
    en: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/examples.rs"));

/// The files themselves; the site serves them as one pack.
#[cfg(not(target_arch = "wasm32"))]
pub const PACK: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/examples.bin"));

impl Name {
    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Vi => self.vi,
            Lang::En => self.en,
        }
    }
}

/// The names of all examples.
pub fn names() -> &'static [Name] {
    &NAMES
}

/// The name of the example with this id.
pub fn title_of(id: &str) -> Option<Title> {
    let name = names().iter().find(|name| name.id == id)?;
    Some(Title { vi: name.vi.to_owned(), en: name.en.to_owned() })
}

/// One example out of the pack; `None` when the pack is damaged or lacks it.
pub fn unpack(pack: &[u8], id: &str) -> Option<Document> {
    let (_, text) = files(pack).into_iter().find(|(known, _)| *known == id)?;
    read(text).ok().map(|opened| opened.document)
}

/// Every example of the pack that can be read.
pub fn unpack_all(pack: &[u8]) -> Vec<Document> {
    let all = files(pack).into_iter().filter_map(|(_, text)| read(text).ok());
    all.map(|opened| opened.document).collect()
}

/// The examples, each with its name in [`Document::title`]; open one with [`Document::copy_as`].
#[cfg(not(target_arch = "wasm32"))]
pub fn examples() -> Vec<Document> {
    names().iter().filter_map(|name| unpack(PACK, name.id)).collect()
}

/// Id and text of each file in the pack; empty when it is damaged.
fn files(pack: &[u8]) -> Vec<(&str, &str)> {
    postcard::from_bytes(pack).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::path::{Path, stream_shares};
    use crate::assessment::samples::catalogue;
    use crate::assessment::{checks, entry, evaluate_document};

    #[test]
    fn every_example_is_a_sound_and_finished_saved_file() {
        let catalogue = catalogue();
        for (id, text) in files(PACK) {
            let opened = read(text).unwrap();
            let document = opened.document;
            assert_eq!(opened.faults, [], "{}", document.id);
            assert_eq!(document.to_json() + "\n", text, "{}: not as the app saves it", document.id);
            assert_eq!(document.id, id);
            assert!(document.example);
            assert!(
                [Lang::Vi, Lang::En].map(|l| document.title.clone().unwrap().get(l).is_empty())
                    == [false; 2]
            );
            assert_eq!(entry::validate(&catalogue, &document.answers), []);
            let (inputs, _, evaluation) = evaluate_document(&catalogue, &document);
            let shares = stream_shares(&evaluation.baseline);
            let path = Path::replay(&catalogue, &document.answers, document.mode, &shares);
            assert_eq!(path.first_unanswered().slug(), "check", "{}", document.id);
            let found = checks::findings(&catalogue, &document.answers, &inputs, &evaluation);
            assert!(found.iter().all(|f| f.confirmed), "{}: {found:?}", document.id);
            assert!(evaluation.package.ledgers.money.0 > 5e6, "{}", document.id);
            assert!(evaluation.package.count >= 5, "{}", document.id);
        }
        assert_eq!(examples().len(), files(PACK).len());
    }

    #[test]
    fn every_example_is_named_as_in_its_file() {
        let documents = examples();
        assert!(documents.len() == names().len() && !documents.is_empty());
        for (name, document) in names().iter().zip(documents) {
            let title = document.title.clone().unwrap();
            assert_eq!((name.vi, name.en), (title.vi.as_str(), title.en.as_str()));
            assert_eq!(name.get(Lang::En), name.en);
            assert_eq!(title_of(name.id), Some(title));
        }
    }

    #[test]
    fn a_damaged_pack_opens_nothing() {
        assert_eq!(unpack(&PACK[..PACK.len() / 2], names()[0].id), None);
        assert_eq!(unpack(PACK, "example-nobody"), None);
        assert_eq!(title_of("example-nobody"), None);
    }

    #[test]
    fn what_was_typed_in_the_examples_reads_as_what_is_stored() {
        let catalogue = catalogue();
        for document in examples() {
            for (id, answer) in document.answers.0.iter().filter(|(_, a)| !a.raw.is_empty()) {
                let field = entry::field_spec(&catalogue, id).unwrap();
                let read = entry::read(&field, &answer.raw, "", document.lang);
                assert_eq!(entry::answer(&answer.raw, &read).value, answer.value, "{id}");
            }
        }
    }
}
