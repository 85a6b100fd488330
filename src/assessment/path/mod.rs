//! The pages of the assessment, replayed from the answers (Method §2.1): never stored, so that
//! any change of an answer gives the path that belongs to it.

mod select;
mod shares;
#[cfg(test)]
mod tests;

pub use shares::stream_shares;

use super::rows::is_known;
use super::to_inputs::{is_asked, to_inputs};
use super::{Answers, Inputs, condition::holds};
use crate::catalogue::{Catalogue, InputKind, Mode, ProfileInput, Question};
use crate::order::Keyed as _;
use select::{Basis, select};

/// One page of the assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// A screen of the profile (`S07`) with its inputs.
    Screen(String),
    /// "Money leaking per month", as soon as the bills are known.
    FirstResult,
    Awareness,
    /// One practice or number question, by id.
    Practice(String),
    /// Check the answers.
    Check,
    Results,
}

impl Page {
    /// The page's name in addresses and saved files.
    pub fn slug(&self) -> &str {
        match self {
            Self::Screen(id) | Self::Practice(id) => id,
            Self::FirstResult => "first",
            Self::Awareness => "awareness",
            Self::Check => "check",
            Self::Results => "results",
        }
    }

    /// Whether the page asks something (and counts in "question 7 of 25").
    pub fn asks(&self) -> bool {
        matches!(self, Self::Screen(_) | Self::Awareness | Self::Practice(_))
    }
}

/// One thing a page asks, by answer id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Key in [`Answers`]: `elec_bill_month`, `material2.spend_month`, `el_idle`.
    pub id: String,
    /// May not be left empty (though "don't know" is an answer).
    pub required: bool,
    pub answered: bool,
}

/// The pages of one assessment, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Path {
    pub pages: Vec<Page>,
    /// What each page asks; same length as `pages`.
    pub fields: Vec<Vec<Field>>,
}

impl Path {
    /// Replays the path. `cost_shares`: (stream tag, share of the resource cost), see
    /// [`stream_shares`].
    pub fn replay(
        catalogue: &Catalogue,
        answers: &Answers,
        mode: Mode,
        cost_shares: &[(String, f64)],
    ) -> Self {
        Self::replay_for(catalogue, (answers, &to_inputs(catalogue, answers)), mode, cost_shares)
    }

    /// As [`Self::replay`] for who has read the inputs already: the answers, and the inputs they give
    /// (without prices that are only tried out).
    pub fn replay_for(
        catalogue: &Catalogue,
        (answers, inputs): (&Answers, &Inputs),
        mode: Mode,
        cost_shares: &[(String, f64)],
    ) -> Self {
        let mut path = Self::default();
        for screen in screens(catalogue) {
            let fields: Vec<Field> = screen_inputs(catalogue, inputs, &screen, mode)
                .filter(|input| !is_told(catalogue, &input.id, answers))
                .flat_map(|input| input_fields(catalogue, input, answers))
                .collect();
            if !fields.is_empty() {
                path.push(Page::Screen(screen), fields);
            }
        }
        path.push(Page::FirstResult, Vec::new());
        let trade = catalogue.trade_ix(&inputs.trade);
        let asked = |q: &&Question| is_asked(q, trade, inputs);
        let awareness = catalogue.questions.iter().find(|q| q.id == catalogue.quick.awareness);
        if let Some(question) = awareness.filter(asked) {
            path.push(Page::Awareness, vec![field(&question.id, true, answers)]);
        }
        let candidates = catalogue.questions.iter().filter(asked).collect();
        let basis = Basis { catalogue, answers, inputs, mode, trade, cost_shares };
        for question in select(&basis, candidates) {
            let fields = vec![field(&question.id, true, answers)];
            path.push(Page::Practice(question.id.clone()), fields);
        }
        path.push(Page::Check, Vec::new());
        path.push(Page::Results, Vec::new());
        path
    }

    fn push(&mut self, page: Page, fields: Vec<Field>) {
        self.pages.push(page);
        self.fields.push(fields);
    }

    /// The page of that name, if it is on the path now.
    pub fn find(&self, slug: &str) -> Option<&Page> {
        self.pages.iter().find(|p| p.slug() == slug)
    }

    fn index(&self, page: &Page) -> Option<usize> {
        self.pages.iter().position(|p| p == page)
    }

    /// What a page asks.
    pub fn fields(&self, page: &Page) -> &[Field] {
        self.index(page).and_then(|i| self.fields.get(i)).map_or(&[], Vec::as_slice)
    }

    /// Ids of what a page still needs before one may go on.
    pub fn missing(&self, page: &Page) -> Vec<&str> {
        let fields = self.fields(page).iter();
        fields.filter(|f| f.required && !f.answered).map(|f| f.id.as_str()).collect()
    }

    /// "Question 7 of 25": place and total among the pages that ask; `None` for the others.
    pub fn progress(&self, page: &Page) -> Option<(usize, usize)> {
        let asking = || self.pages.iter().filter(|p| p.asks());
        let place = asking().position(|p| p == page)?;
        Some((place + 1, asking().count()))
    }

    pub fn next(&self, page: &Page) -> Option<&Page> {
        self.index(page).and_then(|i| self.pages.get(i + 1))
    }

    pub fn prev(&self, page: &Page) -> Option<&Page> {
        self.index(page).and_then(|i| i.checked_sub(1)).and_then(|i| self.pages.get(i))
    }

    /// Where work is left: the first page with something missing, else the check page.
    pub fn first_unanswered(&self) -> &Page {
        self.pages.iter().find(|p| !self.missing(p).is_empty()).unwrap_or(&Page::Check)
    }

    /// The page an answer is given on, for "Edit" links.
    pub fn page_of(&self, id: &str) -> Option<&Page> {
        let at = self.fields.iter().position(|fields| fields.iter().any(|f| f.id == id))?;
        self.pages.get(at)
    }
}

/// Every screen id in order (`S00` … `S13`).
fn screens(catalogue: &Catalogue) -> Vec<String> {
    catalogue.profile.iter().map(|p| p.screen.clone()).distinct().into_iter().collect()
}

/// The inputs of one screen that are asked now, in file order.
pub fn screen_inputs<'a>(
    catalogue: &'a Catalogue,
    inputs: &'a Inputs,
    screen: &'a str,
    mode: Mode,
) -> impl Iterator<Item = &'a ProfileInput> {
    catalogue
        .profile
        .iter()
        .filter(move |p| p.screen == screen && (mode == Mode::Full || p.mode == Mode::Quick))
        .filter(move |p| holds(&p.show_if, inputs))
}

fn input_fields(catalogue: &Catalogue, input: &ProfileInput, answers: &Answers) -> Vec<Field> {
    match &input.kind {
        InputKind::Group(fields) => fields
            .iter()
            .map(|f| field(&format!("{}.{}", input.id, f.id), false, answers))
            .collect(),
        InputKind::Table { rows, fields } => (1..=*rows)
            .flat_map(|row| fields.iter().map(move |f| format!("{}.{row}.{}", input.id, f.id)))
            .map(|id| field(&id, false, answers))
            .collect(),
        _ => {
            let required = input.essential && !is_told_otherwise(catalogue, &input.id, answers);
            vec![field(&input.id, required, answers)]
        }
    }
}

/// Another answer tells it already (the number of bills, once each is there).
fn is_told(catalogue: &Catalogue, id: &str, answers: &Answers) -> bool {
    let mut telling = catalogue.profile.iter().filter(|input| input.tells.iter().any(|t| t == id));
    telling.any(|input| says_something(input, answers))
}

/// Told in another way (bills of several months instead of one), it need not be told again.
fn is_told_otherwise(catalogue: &Catalogue, id: &str, answers: &Answers) -> bool {
    let mut ways = catalogue.profile.iter().filter(|input| input.detail_of.as_deref() == Some(id));
    ways.any(|way| says_something(way, answers))
}

fn says_something(input: &ProfileInput, answers: &Answers) -> bool {
    answers.of(&input.id).any(|(_, answer)| is_known(answer))
}

fn field(id: &str, required: bool, answers: &Answers) -> Field {
    Field { id: id.to_owned(), required, answered: answers.value(id).is_some() }
}
