#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod collecting;
mod format;
mod merging;
mod recording;
mod settling;
mod sheets;

use super::*;
use crate::catalogue::{Catalogue, Grade, embedded};
use crate::engine::Ledgers;
use crate::share::{ResultCode, Spread, encode_result};
use std::rc::Rc;

pub const NOW: &str = "2026-11-21T08:00:00Z";

thread_local! {
    static CATALOGUE: Rc<Catalogue> = Rc::new(embedded::load().unwrap().catalogue);
}

pub fn catalogue() -> Rc<Catalogue> {
    CATALOGUE.with(Rc::clone)
}

/// A sound code of the business `id`, made on this day.
pub fn code(id: u32, made: &str) -> String {
    encode_result(&ResultCode {
        id,
        made: made.to_owned(),
        data_version: "2026-01-01".to_owned(),
        catalogue: String::new(),
        trade: "furniture".to_owned(),
        place: None,
        size: Some(1),
        full: false,
        grade: Grade::B,
        indicators: [None; 5],
        savings: Ledgers::default(),
        capital: None,
        likely: 0.0,
        ranges: [Spread::default(); 4],
        score: None,
        awareness: None,
        no_plastic_bags: None,
        chosen: Vec::new(),
        proposed: Vec::new(),
        done: Vec::new(),
        not_yet: Vec::new(),
        unknown: Vec::new(),
        offers: Vec::new(),
        wants: Vec::new(),
        bags_a_day: None,
        ready: 0,
        capital_by_class: Vec::new(),
    })
}

/// A session with something in every field.
pub fn full() -> Session {
    let mut session = Session::new("1767225600000-7", NOW);
    session.modified = "2026-11-21T10:00:00Z".to_owned();
    session.about = About {
        name: "Lớp mẫu".to_owned(),
        place_kind: Some(PlaceKind::CraftVillage),
        place: "Làng nghề gỗ Chàng Sơn".to_owned(),
        day: "2026-11-21".to_owned(),
        trainer: "Chị Lan".to_owned(),
        people: Some(30),
        notes: "Nhà văn hóa\ntầng hai".to_owned(),
        changed: NOW.to_owned(),
        other: Other::new(),
    };
    session.entries = vec![
        Entry {
            code: code(1, "2026-11-21"),
            stamp: NOW.to_owned(),
            how: How::Camera,
            came: NOW.to_owned(),
            label: Some(Label { changed: NOW.to_owned(), text: "bàn cạnh cửa".to_owned() }),
            number: Some(12),
            pledges: vec!["led-lighting".to_owned(), "no-plastic-bags".to_owned()],
            follow_up: true,
            awareness_after: Some("know".to_owned()),
            market: Some(Market {
                consents: true,
                offers: vec![Lot {
                    code: "wood_offcut".to_owned(),
                    kg_month: Some(200.0),
                    quality: Some("clean".to_owned()),
                }],
                wants: Vec::new(),
                place: None,
            }),
            marked: NOW.to_owned(),
            other: Other::new(),
        },
        Entry {
            code: code(2, "2026-11-20"),
            stamp: "2026-11-20T23:59:59Z".to_owned(),
            came: "2026-11-21T08:30:00Z".to_owned(),
            ..Entry::default()
        },
    ];
    session.events = vec![Event {
        id: "e-1".to_owned(),
        day: "2026-12-01".to_owned(),
        what: "mùn cưa".to_owned(),
        people: Some(28),
        meetings: Some(4),
        contracts_vnd: Some(45e6),
        changed: NOW.to_owned(),
        other: Other::new(),
    }];
    session.polls = vec![Poll {
        id: "p-1".to_owned(),
        question: "np_aware.before".to_owned(),
        counts: BTreeMap::from([("never".to_owned(), 11), ("heard".to_owned(), 17)]),
        changed: NOW.to_owned(),
        other: Other::new(),
    }];
    session
}
