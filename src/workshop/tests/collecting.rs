//! Files, links and codes become result codes; what cannot is named.

use super::*;
use crate::assessment::document::Document;
use crate::assessment::examples::examples;
use crate::share::{CodeFault, LinkFault, Names, encode, hand_in, letters};
use crate::workshop::intake::{Found, Reason, take};

/// A business made of an example: its own id, no longer an example.
fn business(at: usize) -> Document {
    let mut document = examples()[at % examples().len()].clone();
    document.id = format!("{at}-17");
    document.example = false;
    document.title = None;
    document.name = Some("Xưởng mộc ông Bảy".to_owned());
    document.modified = "2026-11-20T09:30:00Z".to_owned();
    document
}

fn one(text: &str) -> Result<Found, Reason> {
    let mut all = take(&catalogue(), text, NOW);
    assert_eq!(all.len(), 1);
    all.remove(0)
}

fn coming(text: &str) -> Coming {
    match one(text) {
        Ok(Found::Business(coming)) => coming,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_a_link_and_a_code_of_one_business_are_one_business() {
    let document = business(0);
    let file = coming(&document.to_json());
    assert_eq!(file.stamp, "2026-11-20T09:30:00Z");
    assert!(!file.code.contains('X') || !file.code.contains("Bảy"));
    let link = encode(&catalogue(), &document, Names::Kept).unwrap();
    let link = coming(&format!("Gửi chị https://x.vn/#/mo/{link} nhé"));
    let scanned = coming(&file.code.to_lowercase());
    assert_eq!((link.id, scanned.id), (file.id, file.id));
    assert_eq!(scanned.code, file.code);
    // Made yesterday: at the latest at the end of that day.
    assert_eq!(scanned.stamp, "2026-11-20T23:59:59Z");
    // The same file again gives the very same code on any later day.
    assert_eq!(take(&catalogue(), &document.to_json(), "2027-01-01T00:00:00Z").len(), 1);
    assert_eq!(coming(&document.to_json()), file);
}

#[test]
fn the_number_given_by_the_trainer_comes_along() {
    let text = code(77, "2026-11-21");
    let with = coming(&hand_in(&text, Some(12)));
    assert_eq!((with.number, with.id, with.code), (Some(12), 77, text.clone()));
    assert_eq!(with.stamp, NOW, "a code of today");
    assert_eq!(coming(&text).number, None);
    assert_eq!(one(&format!("{text}-many")), Err(Reason::Code(CodeFault::Damaged)));
    assert_eq!(letters(0), "AAAA");
    assert_eq!(letters(u32::MAX), "7777");
}

#[test]
fn many_links_and_codes_in_one_text() {
    let link = |at| encode(&catalogue(), &business(at), Names::LeftOut).unwrap();
    let text = format!(
        "1. {}\n2. {}-7\n3) https://x.vn/#/mo/{}\nhttps://x.vn/#/mo/{} VX1ABC",
        code(1, "2026-11-21"),
        code(2, "2026-11-21"),
        link(1),
        link(2)
    );
    let all = take(&catalogue(), &text, NOW);
    let sound = all.iter().filter(|one| one.is_ok()).count();
    assert_eq!((all.len(), sound), (5, 4), "{all:?}");
}

#[test]
fn what_cannot_be_taken_is_named() {
    let good = code(1, "2026-11-21");
    assert_eq!(one(&good[..40]), Err(Reason::Code(CodeFault::Damaged)));
    assert_eq!(one(&good.replacen("VX2", "VX9", 1)), Err(Reason::Code(CodeFault::Newer)));
    assert_eq!(one("#/mo/AAAA"), Err(Reason::Link(LinkFault::Damaged)));
    assert_eq!(one("  "), Err(Reason::Empty));
    assert_eq!(one("Xin chào"), Err(Reason::Foreign));
    assert!(matches!(one("{\"a\""), Err(Reason::File(_))));
    assert_eq!(one(&examples()[0].to_json()), Err(Reason::Example));
    let mut bare = business(0);
    bare.answers = crate::assessment::Answers::default();
    assert_eq!(one(&bare.to_json()), Err(Reason::TooFew));
}

#[test]
fn files_without_an_id_are_told_apart_by_what_they_say() {
    let text = |workers: u32| {
        format!(
            r#"{{"trade":"wood_furniture","profile":{{"workers":{workers},"elec_bill_month":9000000,"elec_kwh_month":3500,"days_per_month":26}}}}"#
        )
    };
    let (a, b) = (coming(&text(5)), coming(&text(6)));
    assert_ne!(a.id, b.id);
    assert_eq!(coming(&text(5)).id, a.id);
}

#[test]
fn a_session_among_the_files_is_recognised() {
    let text = full().to_file(false);
    let Ok(Found::Session(session, faults)) = one(&text) else { panic!("a session") };
    assert_eq!((session.entries.len(), faults.len()), (2, 0));
}

/// Nothing of the owner's words gets into a session.
#[test]
fn no_name_enters() {
    let mut document = business(3);
    document.letterhead.insert("name".to_owned(), crate::assessment::document::Line::default());
    let mut gathering = Gathering::new(Session::new("x", NOW));
    gathering.add(coming(&document.to_json()), How::File, NOW);
    let text = gathering.session.to_file(true);
    assert!(!text.contains("Bảy") && !text.contains(&document.id), "{text}");
}
