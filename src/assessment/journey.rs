//! The way through the questions seen as a whole: how long it still takes, what a changed answer
//! did to it, what a page makes surer, and which questions are left for who wants to tell more.

use super::path::{Page, Path};
use super::{Answers, Inputs, is_asked};
use crate::catalogue::{Catalogue, InputKind, Mode, Question};
use crate::engine::influence::questions as influences;
use crate::engine::{Baseline, StreamId};
use crate::order::Order as _;

const SECONDS_PER_MINUTE: f64 = 60.0;

/// Minutes to answer what is open from this page on, by the budget of the catalogue (Method §2.1);
/// whole minutes, rounded up.
pub fn minutes_from(catalogue: &Catalogue, path: &Path, page: &Page) -> u32 {
    let ahead = path.pages.iter().skip_while(|p| *p != page);
    whole_minutes(ahead.map(|p| page_seconds(catalogue, path, p)).sum())
}

/// Minutes that the full set of questions takes longer than what is open now.
pub fn minutes_more(catalogue: &Catalogue, path: &Path, answers: &Answers) -> u32 {
    let seconds = |path: &Path| -> f64 {
        path.pages.iter().map(|page| page_seconds(catalogue, path, page)).sum()
    };
    // Which of the practices are asked depends on the money; how many there are does not.
    let full = Path::replay(catalogue, answers, Mode::Full, &[]);
    whole_minutes(seconds(&full) - seconds(path)).max(1)
}

fn whole_minutes(seconds: f64) -> u32 {
    // A few thousand seconds at most.
    (seconds / SECONDS_PER_MINUTE).ceil().max(0.0) as u32
}

/// Seconds for what a page asks and nobody has answered. Details are offered, not asked.
fn page_seconds(catalogue: &Catalogue, path: &Path, page: &Page) -> f64 {
    let time = catalogue.time;
    let open = |page: &Page| path.fields(page).iter().filter(|f| !f.answered);
    match page {
        Page::Screen(_) => {
            let asked = |id: &str| {
                let input = catalogue.input(head(id));
                input.is_some_and(|i| i.detail_of.is_none() && !is_extra(&i.kind))
            };
            let all = path.fields(page).iter().filter(|f| asked(&f.id)).count();
            let open = open(page).filter(|f| asked(&f.id)).count();
            // Lossless: a screen has a few inputs.
            match open {
                0 => 0.0,
                n if n == all => time.screen + time.further_input * (n - 1) as f64,
                n => time.further_input * n as f64,
            }
        }
        Page::Awareness | Page::Practice(_) if open(page).next().is_some() => time.practice,
        Page::Check => time.check,
        _ => 0.0,
    }
}

/// Groups and tables are for who has them.
fn is_extra(kind: &InputKind) -> bool {
    matches!(kind, InputKind::Group(_) | InputKind::Table { .. })
}

/// The input an answer belongs to: `material2.spend_month` → `material2`.
pub fn head(id: &str) -> &str {
    id.split_once('.').map_or(id, |(head, _)| head)
}

/// Which questions came and went between two paths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathChange {
    /// Newly asked and not answered: the page and the inputs.
    pub opened: Vec<(Page, String)>,
    /// No longer asked although answered: ids of the inputs. Their answers are kept.
    pub dropped: Vec<String>,
}

impl PathChange {
    /// What changed from `before` to `after`. Practices that merely change places with others of
    /// the same weight are no news: they count only when nothing takes their place.
    pub fn between(before: &Path, after: &Path) -> Self {
        let opened = inputs(after)
            .filter(|(_, id, answered)| !answered && !asks(before, id))
            .map(|(page, id, _)| (page.clone(), id.to_owned()));
        let dropped = inputs(before)
            .filter(|(_, id, answered)| *answered && !asks(after, id))
            .map(|(_, id, _)| id.to_owned());
        let mut change = Self { opened: unique(opened), dropped: unique(dropped) };
        let is_practice = |page: &Page| matches!(page, Page::Practice(_));
        let count = |path: &Path| path.pages.iter().filter(|p| is_practice(p)).count();
        if count(after) <= count(before) {
            change.opened.retain(|(page, _)| !is_practice(page));
        }
        change
    }
}

fn unique<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    all.fold(Vec::new(), |mut seen, one| {
        if !seen.contains(&one) {
            seen.push(one);
        }
        seen
    })
}

/// Every input of the path with its page; of a group or table, whether anything is answered.
fn inputs(path: &Path) -> impl Iterator<Item = (&Page, &str, bool)> {
    let pages = path.pages.iter().zip(&path.fields);
    pages.flat_map(|(page, fields)| {
        fields.iter().map(move |field| {
            let of_same = fields.iter().filter(|f| head(&f.id) == head(&field.id));
            (page, head(&field.id), of_same.into_iter().any(|f| f.answered))
        })
    })
}

fn asks(path: &Path, input: &str) -> bool {
    path.fields.iter().flatten().any(|field| head(&field.id) == input)
}

/// Streams of the baseline that these answers speak of, in the order of the baseline.
pub fn streams_of<'a>(
    catalogue: &Catalogue,
    baseline: &Baseline,
    ids: impl Iterator<Item = &'a str> + Clone,
) -> Vec<StreamId> {
    let fed = |stream: &StreamId| ids.clone().any(|id| feeds(catalogue, head(id), stream));
    baseline.streams.iter().map(|s| &s.id).filter(|id| fed(id)).cloned().collect()
}

/// Whether an input says how much of a stream is used or what it costs.
fn feeds(catalogue: &Catalogue, input: &str, stream: &StreamId) -> bool {
    match stream {
        StreamId::Electricity => input.starts_with("elec_") || input == "tariff_group",
        StreamId::Water => input.starts_with("water_") || input == "well_pump_hours",
        StreamId::Fuel(id) => {
            let fuel = catalogue.factors.fuels.iter().find(|f| f.id == *id);
            let quantity = fuel.and_then(|f| f.quantity_input.as_deref());
            quantity == Some(input)
                || input == "fuel_spend_month"
                || input.strip_prefix("fuel_") == Some(id.as_str())
        }
        StreamId::Material1 => input.starts_with("material1_"),
        StreamId::Material2 => input == "material2",
        StreamId::Chemicals => input.starts_with("material3"),
        StreamId::OtherMaterial(n) | StreamId::OtherAuxiliary(n) => {
            input.strip_prefix("material").and_then(|rest| rest.parse().ok()) == Some(*n)
        }
        StreamId::Packaging => input.starts_with("packaging_") || input == "bag_price",
    }
}

/// A question that is left beside the path, with what it may still decide.
#[derive(Clone, Debug, PartialEq)]
pub struct More<'a> {
    pub question: &'a Question,
    /// Standard deviation that the answer takes out of the headline, VND a year; 0 where it moves
    /// no money.
    pub worth_vnd: f64,
}

/// Questions of this trade that the path does not ask, the ones that matter most first.
pub fn more<'a>(catalogue: &'a Catalogue, inputs: &Inputs, path: &Path) -> Vec<More<'a>> {
    let trade = catalogue.trade_ix(&inputs.trade);
    let worth = influences(catalogue, inputs);
    let left = catalogue.questions.iter().filter(|q| {
        is_asked(q, trade, inputs) && q.id != catalogue.quick.awareness && !asks(path, &q.id)
    });
    let mut all: Vec<More> = left
        .map(|question| {
            let known = worth.iter().find(|w| w.id == question.id);
            More { question, worth_vnd: known.map_or(0.0, |w| w.headline.0) }
        })
        .collect();
    // Stable: ties keep the order of the bank.
    all.order_by(|a, b| b.worth_vnd.total_cmp(&a.worth_vnd));
    all
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::Value;
    use crate::assessment::samples::{answers, catalogue, choice, choices, set};
    use crate::assessment::to_inputs;

    fn path(catalogue: &Catalogue, given: &Answers, mode: Mode) -> Path {
        Path::replay(catalogue, given, mode, &[])
    }

    #[test]
    fn the_time_shrinks_as_one_goes_on_and_answered_pages_cost_none() {
        let catalogue = catalogue();
        let mut given = answers(&[("sector", choice("wood_furniture"))]);
        let quick = path(&catalogue, &given, Mode::Quick);
        let at = |path: &Path, slug: &str| minutes_from(&catalogue, path, path.find(slug).unwrap());
        let whole = at(&quick, "S01");
        assert!((6..=12).contains(&whole), "quick takes {whole} minutes");
        assert!(at(&quick, "S07") < whole);
        assert_eq!(at(&quick, "check"), 1);
        let full = path(&catalogue, &given, Mode::Full);
        let long = at(&full, "S01");
        assert!(long > whole && long <= 30, "full takes {long} minutes");
        for field in quick.fields.iter().flatten() {
            set(&mut given, &field.id, Value::Unknown);
        }
        assert_eq!(at(&path(&catalogue, &given, Mode::Quick), "S01"), 1);
    }

    #[test]
    fn going_on_in_full_costs_what_is_not_answered_yet() {
        let catalogue = catalogue();
        let mut given = answers(&[("sector", choice("wood_furniture"))]);
        let before = minutes_more(&catalogue, &path(&catalogue, &given, Mode::Quick), &given);
        let full = path(&catalogue, &given, Mode::Full);
        for field in full.fields.iter().flatten() {
            set(&mut given, &field.id, Value::Unknown);
        }
        let after = minutes_more(&catalogue, &path(&catalogue, &given, Mode::Quick), &given);
        assert!(before > after && after == 1, "{before} then {after}");
    }

    #[test]
    fn a_changed_answer_names_what_comes_and_goes() {
        let catalogue = catalogue();
        let mut given = answers(&[
            ("sector", choice("wood_furniture")),
            ("fuel_types", choices(&["coal"])),
            ("coal_kg_month", Value::Number(200.0)),
        ]);
        let before = path(&catalogue, &given, Mode::Quick);
        assert_eq!(PathChange::between(&before, &before), PathChange::default());
        set(&mut given, "fuel_types", choices(&["lpg"]));
        let change = PathChange::between(&before, &path(&catalogue, &given, Mode::Quick));
        assert_eq!(change.dropped, ["coal_kg_month"]);
        let opened: Vec<&str> = change.opened.iter().map(|(_, id)| id.as_str()).collect();
        assert_eq!(opened, ["lpg_kg_month"]);
        assert_eq!(change.opened[0].0, Page::Screen("S08".into()));
    }

    #[test]
    fn answers_that_lose_their_question_are_told_once_per_table() {
        let catalogue = catalogue();
        let given = answers(&[
            ("sector", choice("wood_furniture")),
            ("elec_bills.1.kwh", Value::Number(200.0)),
            ("elec_bills.2.kwh", Value::Number(300.0)),
        ]);
        let full = path(&catalogue, &given, Mode::Full);
        let change = PathChange::between(&full, &path(&catalogue, &given, Mode::Quick));
        assert_eq!(change.dropped, ["elec_bills"]);
    }

    #[test]
    fn an_answer_feeds_the_stream_it_speaks_of_and_no_other() {
        let catalogue = catalogue();
        let fuel = |id: &str| StreamId::Fuel(id.to_owned());
        let streams = [
            StreamId::Electricity,
            fuel("lpg"),
            fuel("coal"),
            StreamId::Water,
            StreamId::Material1,
            StreamId::Material2,
            StreamId::Chemicals,
            StreamId::OtherMaterial(4),
            StreamId::OtherAuxiliary(5),
            StreamId::Packaging,
        ];
        for (input, fed) in [
            ("elec_bill_month", vec!["electricity"]),
            ("tariff_group", vec!["electricity"]),
            ("water_bill_month", vec!["water"]),
            ("well_pump_hours", vec!["water"]),
            ("lpg_kg_month", vec!["fuel.lpg"]),
            ("fuel_lpg", vec!["fuel.lpg"]),
            ("fuel_coal", vec!["fuel.coal"]),
            ("fuel_spend_month", vec!["fuel.lpg", "fuel.coal"]),
            ("material1_qty_month", vec!["material1"]),
            ("material2", vec!["material2"]),
            ("material3", vec!["chemicals"]),
            ("material4", vec!["material4"]),
            ("material5", vec!["material5"]),
            ("packaging_spend_month", vec!["packaging"]),
            ("bag_price", vec!["packaging"]),
            ("workers", vec![]),
            ("revenue_month", vec![]),
        ] {
            let found: Vec<String> =
                streams.iter().filter(|s| feeds(&catalogue, input, s)).map(StreamId::id).collect();
            assert_eq!(found, fed, "{input}");
        }
    }

    #[test]
    fn the_rest_of_the_bank_is_offered_and_none_of_the_path() {
        let catalogue = catalogue();
        let given = answers(&[
            ("sector", choice("food_processing")),
            ("equipment", choices(&["compressor", "boiler_steam", "cold_storage"])),
            ("elec_bill_month", Value::Number(2e7)),
            ("elec_kwh_month", Value::Number(9000.0)),
        ]);
        let inputs = to_inputs(&catalogue, &given);
        let quick = path(&catalogue, &given, Mode::Quick);
        let rest = more(&catalogue, &inputs, &quick);
        assert!(!rest.is_empty());
        assert!(rest.windows(2).all(|w| w[0].worth_vnd >= w[1].worth_vnd));
        assert!(rest[0].worth_vnd > 0.0, "some of it moves the money");
        let worth = influences(&catalogue, &inputs);
        for left in &rest {
            let found = worth.iter().find(|w| w.id == left.question.id);
            assert_eq!(left.worth_vnd, found.map_or(0.0, |w| w.headline.0), "{}", left.question.id);
        }
        assert!(rest.iter().all(|m| quick.find(&m.question.id).is_none()));
        let trade = catalogue.trade_ix("food_processing").unwrap();
        assert!(rest.iter().all(|m| m.question.trades.contains(&trade)), "no foreign question");
    }
}
