//! Parts of the program: what an owner does not need for the first question is a WebAssembly file of
//! its own, loaded when one of its pages is opened and fetched ahead while the reader reads. The
//! build cuts the program at the functions of [`views`] (`xtask/src/split.rs`): all that only they
//! reach leaves the first file. Without the feature `parts` everything is in one file.

mod views;

use super::context::{App, use_app};
use super::pages::waiting::waiting;
use super::route::Route;
use super::state::{Action, Loading};
use crate::browser::packs;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// Pages that come together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What comes of the answers: results, a measure, a figure opened.
    Results,
    /// What is done with the results: plan, look back, choices, reports, sharing, what came in.
    Work,
    /// Looking things up: library, data, method, help, settings.
    Read,
    /// The trainer's rooms.
    Workshop,
}

/// Which parts are there, and which could not be had.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    here: u8,
    failed: u8,
}

/// The program was cut into parts.
const CUT: bool = cfg!(all(feature = "parts", target_arch = "wasm32"));

/// The reader stays on a page this long before the next part is fetched ahead.
const AHEAD_AFTER_MS: u32 = 3000;

impl Part {
    /// The part a page is in; `None`: it is there from the start.
    pub fn of(route: &Route) -> Option<Self> {
        match route {
            Route::Start | Route::Ask(_) | Route::Unknown => None,
            Route::Results | Route::Measure(_) | Route::Explain(_) => Some(Self::Results),
            Route::Plan
            | Route::FollowUp
            | Route::Scenarios
            | Route::Reports(_)
            | Route::Share
            | Route::Incoming(_) => Some(Self::Work),
            Route::Library(_)
            | Route::Data(_)
            | Route::Method(_)
            | Route::Help(_)
            | Route::Settings
            | Route::Privacy => Some(Self::Read),
            Route::Workshop(_) => Some(Self::Workshop),
        }
    }

    /// The part whose pages are likely opened next.
    fn after(route: &Route) -> Option<Self> {
        match (route, Self::of(route)) {
            (Route::Ask(_), _) => Some(Self::Results),
            (_, Some(Self::Results)) => Some(Self::Work),
            _ => None,
        }
    }

    /// As `web/boot.js` knows it.
    fn name(self) -> &'static str {
        match self {
            Self::Results => "results",
            Self::Work => "work",
            Self::Read => "read",
            Self::Workshop => "workshop",
        }
    }

    fn bit(self) -> u8 {
        1 << (self as u8)
    }
}

impl Parts {
    pub fn has(self, part: Part) -> bool {
        !CUT || self.here & part.bit() != 0
    }

    pub fn failed(self, part: Part) -> bool {
        self.failed & part.bit() != 0
    }

    /// What became of loading a part.
    pub fn after(self, part: Part, arrived: bool) -> Self {
        let Self { here, failed } = self;
        if arrived {
            Self { here: here | part.bit(), failed: failed & !part.bit() }
        } else {
            Self { here, failed: failed | part.bit() }
        }
    }

    /// A part that failed may be asked for again.
    pub fn again(self, part: Part) -> Self {
        Self { failed: self.failed & !part.bit(), ..self }
    }
}

/// The page of the address when it is in a part: what it shows, or that it is being loaded.
pub fn page(app: &App) -> Html {
    match Part::of(&app.state.route).filter(|part| app.state.parts.has(*part)) {
        Some(Part::Results) => views::results(app),
        Some(Part::Work) => views::work(app),
        Some(Part::Read) => views::read(app),
        Some(Part::Workshop) => views::workshop(app),
        None => waiting(app),
    }
}

/// Loads the part of the page that is open, then the likely next one.
#[hook]
pub fn use_parts() {
    let app = use_app();
    let parts = app.state.parts;
    let missing = |part: &Part| !parts.has(*part) && !parts.failed(*part);
    let wanted = Part::of(&app.state.route).filter(missing);
    let settled = wanted.is_none() && matches!(app.state.data, Loading::Ready(_));
    let next = Part::after(&app.state.route).filter(|part| settled && missing(part));
    {
        let app = app.clone();
        use_effect_with(wanted, move |&wanted| {
            if let Some(part) = wanted {
                spawn_local(load(app, part, true));
            }
        });
    }
    use_effect_with(next, move |&next| {
        let ahead = next.map(|part| {
            gloo::timers::callback::Timeout::new(AHEAD_AFTER_MS, move || {
                spawn_local(load(app, part, false));
            })
        });
        move || drop(ahead)
    });
}

/// A part that is only fetched ahead may fail in silence: it is asked for again when it is needed.
async fn load(app: App, part: Part, needed: bool) {
    let arrived = packs::part(part.name()).await;
    if arrived || needed {
        app.act(Action::Part(part, arrived));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_that_failed_may_come_later() {
        let none = Parts::default();
        let failed = none.after(Part::Work, false);
        assert!(failed.failed(Part::Work) && !failed.failed(Part::Read));
        assert_eq!(failed.again(Part::Work), none);
        let there = failed.after(Part::Work, true);
        assert!(there.has(Part::Work) && !there.failed(Part::Work));
    }

    #[test]
    fn the_first_question_needs_no_part() {
        assert_eq!(Part::of(&Route::Start), None);
        assert_eq!(Part::of(&Route::Ask("S01".into())), None);
        assert_eq!(Part::after(&Route::Ask("S01".into())), Some(Part::Results));
    }
}
