//! Ready-made example businesses: real saved files of `data/examples/`.

use super::document::{Document, read};

const FILES: [&str; 2] = [
    include_str!("../../data/examples/furniture-workshop.json"),
    include_str!("../../data/examples/rice-noodle-household.json"),
];

/// The examples, each with its name in [`Document::title`]; open one with [`Document::copy_as`].
pub fn examples() -> Vec<Document> {
    FILES.iter().filter_map(|text| read(text).ok()).map(|opened| opened.document).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::path::{Path, stream_shares};
    use crate::assessment::samples::catalogue;
    use crate::assessment::{checks, entry, evaluate_document};
    use crate::locale::Lang;

    #[test]
    fn every_example_is_a_sound_and_finished_saved_file() {
        let catalogue = catalogue();
        for text in FILES {
            let opened = read(text).unwrap();
            let document = opened.document;
            assert_eq!(opened.faults, [], "{}", document.id);
            assert_eq!(document.to_json() + "\n", text, "{}: not as the app saves it", document.id);
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
            assert!(evaluation.package.ledgers.money.0 > 10e6, "{}", document.id);
            assert!(evaluation.package.count >= 5, "{}", document.id);
        }
        assert_eq!(examples().len(), FILES.len());
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
