//! Context help: whatever is asked says in both languages what is meant, and why it is asked.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use vong_xanh::catalogue::{InputKind, TextId, Texts, embedded};

/// Shorter than this helps nobody.
const SHORTEST: usize = 12;

fn is_help(texts: &Texts, help: TextId, asked: TextId) -> bool {
    let (help, asked) = (texts.get(help).trim(), texts.get(asked).trim());
    help.chars().count() >= SHORTEST && help != asked
}

#[test]
fn every_question_input_and_fact_has_help_in_both_languages() {
    let built_in = embedded::load().unwrap();
    let catalogue = &built_in.catalogue;
    for texts in &built_in.texts {
        for input in &catalogue.profile {
            assert!(is_help(texts, input.help, input.text), "{}", input.id);
        }
        for question in &catalogue.questions {
            assert!(is_help(texts, question.help, question.text), "{}", question.id);
        }
        for fact in &catalogue.facts {
            assert!(is_help(texts, fact.help, fact.text), "{}", fact.id);
        }
    }
}

#[test]
fn every_part_of_a_bill_or_a_table_says_what_it_is_and_in_what_unit() {
    let built_in = embedded::load().unwrap();
    let mut parts = 0;
    for input in &built_in.catalogue.profile {
        let (InputKind::Group(fields) | InputKind::Table { fields, .. }) = &input.kind else {
            continue;
        };
        for field in fields {
            parts += 1;
            let counts = matches!(field.kind, InputKind::Number | InputKind::Money);
            // "How many main products", "how many machines" are plain numbers.
            let counts = counts && !["weight", "count"].contains(&field.id.as_str());
            assert!(!counts || field.unit.is_some(), "{}.{}", input.id, field.id);
            for texts in &built_in.texts {
                assert!(!texts.get(field.name).is_empty(), "{}.{}", input.id, field.id);
            }
        }
    }
    assert!(parts > 20, "{parts}");
}

#[test]
fn every_section_says_why_it_is_asked() {
    let built_in = embedded::load().unwrap();
    for texts in &built_in.texts {
        for section in &built_in.catalogue.sections {
            assert!(is_help(texts, section.why, section.title), "{}", section.id);
        }
    }
}
