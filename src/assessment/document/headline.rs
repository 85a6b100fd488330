//! The headline frozen in a saved file, so that it reopens with the figures it was saved with, and
//! what it was computed from, so that a later release can say why its own differ.

use super::Document;
use super::reader::{Reader, is_id, number};
use crate::catalogue::{Catalogue, Measure, TextId, Triangle, ValueKind};
use crate::engine::{Evaluation, Ledgers, MeasureResult, Percentiles, Range};
use crate::order::Keyed as _;
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// More than any catalogue has.
const MOST: usize = 2_000;

/// Percentiles of one figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Spread {
    pub p10: f64,
    pub p50: f64,
    pub p90: f64,
    pub mean: f64,
}

/// The package's range at the time of saving; per year.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Headline {
    /// Date and digest of the data it was computed with.
    pub data_version: String,
    pub data_digest: String,
    /// Version of the program that computed it.
    #[serde(skip_serializing_if = "String::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub tool_version: String,
    pub draws: u32,
    pub money_vnd: Spread,
    pub energy_toe: Spread,
    pub co2e_kg: Spread,
    pub capital_vnd: Spread,
    /// The chosen measures together, at central values.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub package: Option<Figures>,
    /// What it was computed from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub basis: Option<Basis>,
}

/// Central figures of a package or of one measure in it; per year.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figures {
    pub money_vnd: f64,
    pub energy_toe: f64,
    pub water_m3: f64,
    pub co2e_kg: f64,
    /// Once; 0 where it is not known.
    pub capital_vnd: f64,
}

/// What is kept of the data: the values that a business might have replaced, and the measures.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Basis {
    /// Fingerprint of answers, switches and own values.
    pub given: String,
    /// Prices and factors by id, without own values.
    pub values: BTreeMap<String, f64>,
    /// The measures in the package, by id.
    pub measures: BTreeMap<String, FrozenMeasure>,
    /// Ids of the other measures that applied.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(test, schemars(default))]
    pub others: Vec<String>,
}

/// A measure as it was.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct FrozenMeasure {
    /// Its name in the language of the file: a later release may not have it any more.
    pub name: String,
    /// What it gave inside the package.
    #[serde(flatten)]
    pub figures: Figures,
    /// Low, typical, high.
    pub saving: [f64; 3],
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payback_years: Option<[f64; 3]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capex_vnd: Option<f64>,
    pub lifetime_years: f64,
    pub running_cost_vnd: f64,
    pub revenue_vnd: f64,
}

impl Headline {
    /// `name` gives the texts of the catalogue in the file's language.
    pub fn new(
        catalogue: &Catalogue,
        document: &Document,
        (evaluation, range): (&Evaluation, &Range),
        name: &dyn Fn(TextId) -> String,
    ) -> Self {
        Self {
            data_version: catalogue.version.clone(),
            data_digest: catalogue.digest.clone(),
            tool_version: env!("CARGO_PKG_VERSION").to_owned(),
            draws: u32::try_from(range.draws).unwrap_or(u32::MAX),
            money_vnd: spread(range.money),
            energy_toe: spread(range.energy),
            co2e_kg: spread(range.co2e),
            capital_vnd: spread(range.capital),
            package: Some(Figures::of(evaluation)),
            basis: Some(Basis::new(catalogue, document, evaluation, name)),
        }
    }

    /// Computed with this data by this program: nothing to compare.
    pub fn is_current(&self, catalogue: &Catalogue) -> bool {
        self.data_digest == catalogue.digest && self.tool_version == env!("CARGO_PKG_VERSION")
    }
}

impl Figures {
    pub fn of(evaluation: &Evaluation) -> Self {
        let package = &evaluation.package;
        Self::from(&package.ledgers, package.finance.capital.map_or(0.0, |c| c.0))
    }

    fn of_measure(result: &MeasureResult) -> Self {
        Self::from(&result.package, result.finance.capital.map_or(0.0, |c| c.0))
    }

    fn from(ledgers: &Ledgers, capital: f64) -> Self {
        Self {
            money_vnd: round(ledgers.money.0),
            energy_toe: round(ledgers.energy.0),
            water_m3: round(ledgers.water.0),
            co2e_kg: round(ledgers.co2e.0),
            capital_vnd: round(capital),
        }
    }
}

impl Basis {
    fn new(
        catalogue: &Catalogue,
        document: &Document,
        evaluation: &Evaluation,
        name: &dyn Fn(TextId) -> String,
    ) -> Self {
        let mut basis = Self {
            given: fingerprint(document),
            values: catalogue
                .numbers_of(ValueKind::moves_in_time)
                .into_iter()
                .map(|(id, n)| (id, round(n)))
                .keyed(),
            ..Self::default()
        };
        for result in &evaluation.measures {
            let Some(measure) = catalogue.measure_at(result.measure) else { continue };
            if result.selected {
                let frozen = FrozenMeasure::new(measure, result, name(measure.name));
                basis.measures.insert(measure.id.clone(), frozen);
            } else {
                basis.others.push(measure.id.clone());
            }
        }
        basis
    }
}

impl FrozenMeasure {
    fn new(measure: &Measure, result: &MeasureResult, name: String) -> Self {
        Self { name, figures: Figures::of_measure(result), ..Self::numbers(measure) }
    }

    /// The numbers of a record that decide what a measure saves and costs.
    pub fn numbers(measure: &Measure) -> Self {
        let three = |t: Triangle| [t.low, t.mode, t.high].map(round);
        Self {
            saving: three(measure.saving),
            payback_years: measure.payback_years.map(three),
            capex_vnd: measure.capex_vnd.map(round),
            lifetime_years: round(measure.lifetime_years),
            running_cost_vnd: round(measure.running_cost_vnd_per_year),
            revenue_vnd: round(measure.revenue_vnd_per_year),
            ..Self::default()
        }
    }

    /// Puts these numbers into a record.
    pub fn put_into(&self, measure: &mut Measure) {
        measure.saving = triangle(self.saving);
        measure.payback_years = self.payback_years.map(triangle);
        measure.capex_vnd = self.capex_vnd;
        measure.lifetime_years = self.lifetime_years;
        measure.running_cost_vnd_per_year = self.running_cost_vnd;
        measure.revenue_vnd_per_year = self.revenue_vnd;
    }
}

fn triangle([low, mode, high]: [f64; 3]) -> Triangle {
    Triangle { low, mode, high }
}

/// Tells whether answers, switches or own values have changed since (FNV-1a, 64 bits).
pub fn fingerprint(document: &Document) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    let mut add = |text: &str| {
        for byte in text.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    };
    for (id, answer) in &document.answers.0 {
        if let Some(value) = &answer.value {
            add(id);
            add(&serde_json::to_string(value).unwrap_or_default());
        }
    }
    for (id, on) in &document.switched {
        add(id);
        add(if *on { "on" } else { "off" });
    }
    add(&serde_json::to_string(&document.values()).unwrap_or_default());
    format!("{hash:016x}")
}

fn spread(p: Percentiles) -> Spread {
    Spread { p10: round(p.p10), p50: round(p.p50), p90: round(p.p90), mean: round(p.mean) }
}

/// Twelve significant digits: more than any table shows, few enough to read back exactly.
pub fn round(value: f64) -> f64 {
    const DIGITS: f64 = 1e12;
    let size = value.abs();
    if !size.is_finite() || size < 1e-10 {
        return 0.0;
    }
    // Powers of ten up to 10^22 are exact, so one division or product rounds once.
    let (mut power, mut scaled) = (1.0, size);
    if size >= DIGITS {
        while scaled >= DIGITS {
            power *= 10.0;
            scaled = size / power;
        }
        return (value / power).round() * power;
    }
    while scaled < DIGITS / 10.0 {
        power *= 10.0;
        scaled = size * power;
    }
    (value * power).round() / power
}

// --- reading ---------------------------------------------------------------------------------

pub(super) fn read(from: &mut Reader) -> Headline {
    let draws = from.number("draws").unwrap_or_default();
    let spread = |from: &mut Reader, name| from.nested(name, read_spread).unwrap_or_default();
    Headline {
        data_version: from.text("data_version").unwrap_or_default(),
        data_digest: from.text("data_digest").unwrap_or_default(),
        tool_version: from.text("tool_version").unwrap_or_default(),
        // A count below 1e15 by the reader; `as` saturates.
        draws: draws as u32,
        money_vnd: spread(from, "money_vnd"),
        energy_toe: spread(from, "energy_toe"),
        co2e_kg: spread(from, "co2e_kg"),
        capital_vnd: spread(from, "capital_vnd"),
        package: from.nested("package", read_figures),
        basis: from.nested("basis", read_basis),
    }
}

fn read_spread(from: &mut Reader) -> Spread {
    let mut next = |name| from.number(name).unwrap_or_default();
    Spread { p10: next("p10"), p50: next("p50"), p90: next("p90"), mean: next("mean") }
}

fn read_figures(from: &mut Reader) -> Figures {
    let mut next = |name| from.number(name).unwrap_or_default();
    Figures {
        money_vnd: next("money_vnd"),
        energy_toe: next("energy_toe"),
        water_m3: next("water_m3"),
        co2e_kg: next("co2e_kg"),
        capital_vnd: next("capital_vnd"),
    }
}

/// A basis that is not whole explains nothing wrongly: what is missing counts as unchanged.
fn read_basis(from: &mut Reader) -> Basis {
    let values = from.nested("values", |from| {
        let ids = ids(from);
        ids.into_iter().filter_map(|id| from.number(&id).map(|n| (id, n))).keyed()
    });
    let measures = from.nested("measures", |from| {
        let ids = ids(from);
        ids.into_iter().filter_map(|id| Some((id.clone(), from.nested(&id, read_measure)?))).keyed()
    });
    let others = match from.fields.remove("others") {
        Some(Value::Array(others)) => others,
        _ => Vec::new(),
    };
    let others = others.iter().take(MOST).filter_map(Value::as_str).filter(|id| is_id(id));
    Basis {
        given: from.text("given").unwrap_or_default(),
        values: values.unwrap_or_default(),
        measures: measures.unwrap_or_default(),
        others: others.map(str::to_owned).collect(),
    }
}

fn ids(from: &Reader) -> Vec<String> {
    from.fields.keys().filter(|id| is_id(id)).take(MOST).cloned().collect()
}

fn read_measure(from: &mut Reader) -> FrozenMeasure {
    FrozenMeasure {
        name: from.text("name").unwrap_or_default(),
        figures: read_figures(from),
        saving: three(from, "saving").unwrap_or_default(),
        payback_years: three(from, "payback_years"),
        capex_vnd: from.number("capex_vnd"),
        lifetime_years: from.number("lifetime_years").unwrap_or_default(),
        running_cost_vnd: from.number("running_cost_vnd").unwrap_or_default(),
        revenue_vnd: from.number("revenue_vnd").unwrap_or_default(),
    }
}

fn three(from: &mut Reader, name: &str) -> Option<[f64; 3]> {
    let Some(Value::Array(all)) = from.fields.remove(name) else { return None };
    let [low, mode, high] = all.as_slice() else { return None };
    Some([number(low).ok()?, number(mode).ok()?, number(high).ok()?])
}
