//! The fields of a page with what is to be said about each, and whether one may go on.

use super::edit;
use super::fields::Speak;
use super::item::{Item, Way, items};
use super::judge::{Judged, judge};
use super::odd::{Odd, odd_between, unusual};
use crate::assessment::journey::head;
use crate::assessment::path::Page;
use crate::catalogue::Catalogue;
use crate::locale::W;
use crate::ui::App;
use crate::ui::Open;
use crate::ui::components::error_summary::{self, Complaint};

pub struct View<'a> {
    pub items: Vec<Item<'a>>,
    pub judged: Vec<Judged>,
    odd: Vec<Odd>,
}

/// What "Continue" has to know; free of borrows.
pub struct Verdict {
    wrong: bool,
    /// What is odd and nobody has confirmed.
    odd: Vec<Odd>,
}

impl Verdict {
    /// `None` when one may go on, else the id of the element to look at first.
    pub fn go_on(&self, app: &App, speak: Speak) -> Option<String> {
        if self.wrong {
            return Some(error_summary::ID.to_owned());
        }
        match self.odd.first() {
            Some(odd) if speak == Speak::Quiet => Some(odd.element_id()),
            _ => {
                // Asked and not changed: going on says that the number is right.
                for odd in &self.odd {
                    edit::confirm(app, odd);
                }
                None
            }
        }
    }
}

impl<'a> View<'a> {
    pub fn new(app: &App, catalogue: &'a Catalogue, open: &Open, page: &Page) -> Self {
        let items = items(app, catalogue, open.path.fields(page));
        let mut judged: Vec<Judged> = items.iter().map(|item| judge(app, item)).collect();
        let mut odd: Vec<Odd> = Vec::new();
        for between in odd_between(app, catalogue, open) {
            let Some(at) = items.iter().position(|i| between.shown_at(&items) == Some(i.id()))
            else {
                continue;
            };
            match judged.get_mut(at).filter(|judged| between.hard && judged.wrong.is_empty()) {
                Some(judged) => judged.wrong = between.sentence,
                None => odd.push(between),
            }
        }
        // One doubt per field is enough to ask.
        let quiet = |item: &&Item| !odd.iter().any(|o| o.shown_at(&items) == Some(item.id()));
        let alone: Vec<Odd> = items.iter().filter(quiet).filter_map(|i| unusual(app, i)).collect();
        odd.extend(alone);
        odd.retain(|odd| !odd.hard);
        Self { items, judged, odd }
    }

    pub fn pairs(&self) -> impl Iterator<Item = (&Item<'a>, &Judged)> {
        self.items.iter().zip(&self.judged)
    }

    pub fn odd_of(&self, item: &Item) -> Vec<&Odd> {
        self.odd.iter().filter(|odd| odd.shown_at(&self.items) == Some(item.id())).collect()
    }

    pub fn verdict(&self) -> Verdict {
        Verdict { wrong: self.judged.iter().any(|j| !j.wrong.is_empty()), odd: self.odd.clone() }
    }

    pub fn complaints(&self, app: &App) -> Vec<Complaint> {
        let several = self.items.len() > 1;
        let complaint = |(item, judged): (&Item, &Judged)| {
            let sentence = if several {
                let place = place(app, item);
                app.f(W::ErrorsWithQuestion, &[("question", &place), ("sentence", &judged.wrong)])
            } else {
                judged.wrong.clone()
            };
            Complaint { field: first_input(app, item), sentence }
        };
        self.pairs().filter(|(_, judged)| !judged.wrong.is_empty()).map(complaint).collect()
    }

    pub fn has_numbers(&self) -> bool {
        self.items.iter().any(|item| matches!(item.way, Way::Number(_)))
    }

    /// Why the section is asked.
    pub fn why(&self, app: &App, catalogue: &Catalogue) -> String {
        let section = self.items.first().map(|item| usize::from(item.section));
        section
            .and_then(|at| catalogue.sections.get(at))
            .map(|section| app.text(section.why))
            .unwrap_or_default()
    }
}

/// What a field is called where several are: a cell of a table says its row.
pub fn place(app: &App, item: &Item) -> String {
    match row_of(item.id()) {
        Some(row) => {
            let row = super::rows::row_name(app, head(item.id()), row);
            format!("{row}: {}", item.question)
        }
        None => item.question.clone(),
    }
}

/// The row of a cell: `products.2.price` → 2.
pub fn row_of(id: &str) -> Option<u8> {
    let (_, rest) = id.split_once('.')?;
    rest.split_once('.')?.0.parse().ok()
}

/// Where the focus goes from the summary: the field, or the first of its rows.
fn first_input(app: &App, item: &Item) -> String {
    // Parts of groups and tables are lists to choose from, not rows of radio buttons.
    let first = match item.way {
        _ if item.id().contains('.') => None,
        Way::Number(_) | Way::Text => None,
        Way::Practice => app.catalogue().and_then(|c| c.scale.first()).map(|s| s.id.as_str()),
        Way::One | Way::Many => item.choices.first().map(|c| c.id.as_str()),
    };
    first.map_or_else(|| item.id().to_owned(), |row| format!("{}-{row}", item.id()))
}
