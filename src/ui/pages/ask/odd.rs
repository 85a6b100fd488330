//! Numbers that are possible but odd: asked about, never refused; and combinations of answers that
//! cannot be. The findings come from `assessment::checks`; here they get their sentences.

use super::item::Item;
use super::item::Way;
use super::judge::written;
use crate::assessment::Value;
use crate::assessment::checks::{Finding, Severity, findings};
use crate::catalogue::Catalogue;
use crate::locale::number::{SENTENCE, number, percent};
use crate::locale::parse::Kind;
use crate::locale::{W, money};
use crate::ui::App;
use crate::ui::Open;
use crate::ui::names;

/// Confirmed under this name: the number is outside the usual limits of its own field.
const USUAL: &str = "usual";
/// The check that asks whether thousands or millions were meant.
const THOUSANDS: &str = "V3";

/// Something odd that nobody has confirmed yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Odd {
    /// Id of the check (`V1`).
    pub check: String,
    /// Answer ids concerned; the confirmation is kept with the first.
    pub fields: Vec<String>,
    pub sentence: String,
    /// The sentence asks by itself ("… is that right?").
    pub asks_itself: bool,
    /// Other numbers that may have been meant.
    pub readings: Vec<f64>,
    /// Impossible: one cannot go on.
    pub hard: bool,
}

impl Odd {
    /// Id of the element that asks, for moving the focus there.
    pub fn element_id(&self) -> String {
        format!("odd-{}-{}", self.check, self.owner())
    }

    /// The field that keeps the confirmation.
    pub fn owner(&self) -> &str {
        self.fields.first().map_or("", String::as_str)
    }

    /// The field of these at which it is said: the first concerned.
    pub fn shown_at<'a>(&self, items: &'a [Item]) -> Option<&'a str> {
        let here = |id: &&String| items.iter().find(|item| item.id() == id.as_str());
        self.fields.iter().find_map(|id| here(&id)).map(Item::id)
    }
}

/// Everything odd between the answers.
pub fn odd_between(app: &App, catalogue: &Catalogue, open: &Open) -> Vec<Odd> {
    let all = findings(catalogue, &open.document.answers, &open.inputs, &open.evaluation);
    all.into_iter().filter(|finding| !finding.confirmed).map(|finding| odd(app, finding)).collect()
}

/// A number outside the usual limits of its field.
pub fn unusual(app: &App, item: &Item) -> Option<Odd> {
    let (Way::Number(kind), Some(Value::Number(n))) = (item.way, &item.answer.value) else {
        return None;
    };
    let bounds = item.spec.bounds;
    let below = bounds.soft_min.filter(|min| n < min);
    let above = bounds.soft_max.filter(|max| n > max);
    if (below.is_none() && above.is_none()) || item.answer.confirmed.iter().any(|c| c == USUAL) {
        return None;
    }
    let write = |n: f64| written(app, item, kind, n);
    let sentence = match (below, above) {
        (Some(min), _) => app.f(W::ChecksBelowUsual, &[("min", &write(min))]),
        (_, max) => app.f(W::ChecksAboveUsual, &[("max", &write(max.unwrap_or_default()))]),
    };
    Some(Odd {
        check: USUAL.to_owned(),
        fields: vec![item.id().to_owned()],
        sentence,
        asks_itself: false,
        readings: Vec::new(),
        hard: false,
    })
}

fn odd(app: &App, finding: Finding) -> Odd {
    let unit = app.state.open.as_ref().map(|open| &open.evaluation.baseline.output_unit);
    let unit = unit.map(|unit| names::unit(app, unit)).unwrap_or_default();
    let said = app.text(finding.message).replace("{unit}", &unit);
    let value = number(app.lang(), finding.value, SENTENCE);
    let detail = detail(app, &finding);
    let readings = if finding.check == THOUSANDS {
        vec![finding.value * 1e3, finding.value * 1e6]
    } else {
        Vec::new()
    };
    Odd {
        sentence: [said.replace("{v}", &value), detail].join(" ").trim().to_owned(),
        asks_itself: said.trim_end().ends_with('?'),
        readings,
        hard: finding.severity == Severity::Hard,
        check: finding.check,
        fields: finding.fields,
    }
}

/// The value behind a finding and its usual limits, where they can be told.
fn detail(app: &App, finding: &Finding) -> String {
    let lang = app.lang();
    let sum = |vnd: f64| money::money_exact(lang, vnd);
    let share = |share: f64| percent(lang, share, 0);
    let (word, write): (W, &dyn Fn(f64) -> String) = match finding.check.as_str() {
        "V1" => (W::ChecksPerKwh, &sum),
        "V6" => (W::ChecksPerCubicMetre, &sum),
        "V7" | "V8" => (W::ChecksPerUnitOfFuel, &sum),
        "V4" | "V5" => (W::ChecksShareOfSales, &share),
        _ => return String::new(),
    };
    let mut text = app.f(word, &[("value", &write(finding.value))]);
    if let (Some(low), Some(high)) = (finding.low, finding.high) {
        let usual = app.f(W::ChecksUsual, &[("low", &write(low)), ("high", &write(high))]);
        text = format!("{text} {usual}");
    }
    text
}

/// The kind of number a field takes, for writing out other readings.
pub fn kind_of(item: &Item) -> Kind {
    match item.way {
        Way::Number(kind) => kind,
        _ => Kind::Number,
    }
}
