//! What sessions and what came into them are called.

use crate::locale::W;
use crate::ui::App;
use crate::ui::components::footer::written_date;
use crate::workshop::store::Summary;
use crate::workshop::{About, How, PlaceKind};

/// What a session is called: its own name, else place and day.
pub fn session_name(app: &App, name: &str, place: &str, day: &str) -> String {
    match (name.trim(), place.trim(), day) {
        ("", "", "") => app.w(W::WorkshopUnnamed).to_owned(),
        ("", "", day) => app.f(W::WorkshopOfDay, &[("day", &written_date(app, day))]),
        ("", place, "") => place.to_owned(),
        ("", place, day) => format!("{place}, {}", written_date(app, day)),
        (name, ..) => name.to_owned(),
    }
}

pub fn about_name(app: &App, about: &About) -> String {
    session_name(app, &about.name, &about.place, &about.day)
}

pub fn summary_name(app: &App, summary: &Summary) -> String {
    session_name(app, &summary.name, &summary.place, &summary.day)
}

pub fn place_kind(kind: PlaceKind) -> W {
    match kind {
        PlaceKind::Commune => W::WorkshopKindCommune,
        PlaceKind::IndustrialCluster => W::WorkshopKindCluster,
        PlaceKind::CraftVillage => W::WorkshopKindVillage,
        PlaceKind::Market => W::WorkshopKindMarket,
        PlaceKind::Supermarket => W::WorkshopKindSupermarket,
        PlaceKind::Association => W::WorkshopKindAssociation,
        PlaceKind::Other => W::WorkshopKindOther,
    }
}

pub fn how(how: How) -> W {
    match how {
        How::File => W::WorkshopHowFile,
        How::Pasted => W::WorkshopHowPasted,
        How::Camera => W::WorkshopHowCamera,
        How::Image => W::WorkshopHowImage,
        How::Typed => W::WorkshopHowTyped,
        How::Sheet => W::WorkshopHowSheet,
    }
}

/// "27 of 30 businesses", as far as it is known how many take part.
pub fn count(app: &App, entries: usize, people: Option<u32>) -> String {
    let n = entries.to_string();
    match people {
        Some(people) => app.f(W::WorkshopCountOf, &[("n", &n), ("all", &people.to_string())]),
        None => app.f(W::WorkshopCount, &[("n", &n)]),
    }
}
