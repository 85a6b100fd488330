//! What own values, tried prices and steps are called.

use super::pages::measure::pair;
use super::{App, Change, Way, names};
use crate::catalogue::{Catalogue, Figure, FigureKind, PAID, TextId};
use crate::engine::StreamId;
use crate::locale::W;
use crate::locale::number::{self, Digits};

const SHOWN: Digits = Digits::Significant(6);

/// An own value of the catalogue or a tried price, by id.
pub fn value(app: &App, id: &str) -> String {
    if let Some(stream) = id.strip_prefix(PAID) {
        return tried(app, stream);
    }
    let (table, record) = id.split_once('.').unwrap_or((id, ""));
    let lone = match table {
        "discount_rate" => Some(W::LiveNameRate),
        "well_water" => Some(W::LiveNameWell),
        "bag" => Some(W::LiveNameBag),
        "tap_water_co2" => Some(W::LiveNameTap),
        _ => None,
    };
    if let Some(word) = lone {
        return app.w(word).to_owned();
    }
    let Some(name) = record_name(app, table, record) else { return assumed(app, id) };
    let name = app.text(name);
    let word = match table {
        "price" => W::LiveNamePrice,
        "toe" => W::LiveNameToe,
        "co2" | "material_co2" | "waste_co2" => W::LiveNameCo2,
        "sale" => W::LiveNameSale,
        _ => return name,
    };
    app.f(word, &[("name", &within(&name))])
}

/// What is no price and no factor is called as the data page calls it; before its figures are there,
/// by what the constant means.
fn assumed(app: &App, id: &str) -> String {
    let figures = app.state.figures.as_deref().into_iter().flatten();
    let at = |figure: &Figure| figure.own.iter().position(|own| own == id);
    if let Some((figure, at)) = figures.filter_map(|figure| Some((figure, at(figure)?))).next() {
        let pair = |words| pair(app, words).to_owned();
        let name = pair(&figure.name);
        let all = match figure.kind {
            FigureKind::Target => vec![
                app.w(W::DataKindTarget).to_owned(),
                figure.date.clone().unwrap_or_default(),
                name,
            ],
            FigureKind::Cap => vec![app.w(W::DataKindCap).to_owned(), name],
            FigureKind::Benchmark => vec![app.w(W::DataKindBenchmark).to_owned(), name],
            _ => vec![name],
        };
        let parts = all.into_iter().chain(figure.parts.get(at).map(pair));
        return parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" – ");
    }
    let known = app.catalogue().and_then(|catalogue| catalogue.constants.known(id));
    known.map_or_else(|| id.to_owned(), |(meaning, _)| app.text(meaning))
}

/// Whether the names of the figures are needed to name this own value.
pub fn is_assumed(catalogue: &Catalogue, id: &str) -> bool {
    let table = id.split('.').next().unwrap_or_default();
    ["cap", "rate", "target", "benchmark"].contains(&table)
        || catalogue.constants.known(id).is_some()
}

/// An own value as it is read: shares of what can be saved or is carried out are per cent.
pub fn shown(app: &App, id: &str, value: f64) -> String {
    let share = id == "discount_rate" || id.starts_with("cap.") || id.starts_with("rate.");
    if share {
        number::percent(app.lang(), value, 1)
    } else {
        number::number(app.lang(), value, SHOWN)
    }
}

fn record_name(app: &App, table: &str, record: &str) -> Option<TextId> {
    let catalogue = app.catalogue()?;
    let factors = &catalogue.factors;
    match table {
        "tariff" => catalogue.tariff(record).map(|t| t.name),
        "price" | "toe" | "co2" => factors.carriers.iter().find(|c| c.id == record).map(|c| c.name),
        "sale" | "waste_co2" => catalogue.waste_row(record).map(|w| w.name),
        "material_co2" => factors.materials.iter().find(|m| m.id == record).map(|m| m.name),
        _ => None,
    }
}

fn tried(app: &App, stream: &str) -> String {
    let Some(open) = &app.state.open else {
        return stream.to_owned();
    };
    let known = open.evaluation.baseline.streams.iter().find(|s| s.id.id() == stream);
    known.map_or_else(|| stream.to_owned(), |s| price(app, &s.id))
}

/// `Giá điện`.
pub fn price(app: &App, stream: &StreamId) -> String {
    let Some(open) = &app.state.open else {
        return String::new();
    };
    let name = names::stream(app, &open.inputs, stream);
    app.f(W::LiveNamePrice, &[("name", &within(&name))])
}

/// A name that stands within a sentence: `Gas (LPG)` → `gas (LPG)`, `LPG` as it is.
fn within(name: &str) -> String {
    let mut letters = name.chars();
    match letters.next() {
        Some(first) if letters.clone().next().is_none_or(|next| !next.is_uppercase()) => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => name.to_owned(),
    }
}

/// What a step did, as a sentence.
pub fn step(app: &App, way: Way, change: &Change) -> String {
    let word = match way {
        Way::Back => W::LiveUndone,
        Way::Forth => W::LiveRedone,
    };
    app.f(word, &[("what", &self::change(app, change))])
}

/// What a step changed.
pub fn change(app: &App, change: &Change) -> String {
    let quoted = |word, name: &str| app.f(word, &[("name", name)]);
    match change {
        Change::Answer(id) => match answer(app, id) {
            Some(question) => quoted(W::LiveDidAnswer, &question),
            None => app.w(W::LiveDidAnswerPlain).to_owned(),
        },
        Change::Rows(id) => quoted(W::LiveDidAnswer, &answer(app, id).unwrap_or_default()),
        Change::Mode => app.w(W::LiveDidMode).to_owned(),
        Change::Switch(id) => {
            let ix = app.catalogue().and_then(|c| c.measure_ix(id));
            quoted(W::LiveDidSwitch, &ix.map_or_else(String::new, |ix| names::measure(app, ix)))
        }
        Change::ResetSwitches => app.w(W::LiveDidReset).to_owned(),
        Change::Scenario => app.w(W::LiveDidScenario).to_owned(),
        Change::OwnValue(id) | Change::Default(id) => quoted(W::LiveDidValue, &value(app, id)),
        Change::PlanStep(_, id) | Change::FollowUpStep(id) => {
            let ix = app.catalogue().and_then(|c| c.measure_ix(id));
            let name = ix.map_or_else(String::new, |ix| names::measure(app, ix));
            let own = matches!(change, Change::PlanStep(..));
            quoted(if own { W::PlanDidStep } else { W::FollowUpDidStep }, &name)
        }
        Change::PlanDay => app.w(W::PlanDidDay).to_owned(),
        Change::PlanFigure(_) => app.w(W::PlanDidLoan).to_owned(),
        Change::PlanOrder => app.w(W::PlanDidOrder).to_owned(),
        Change::PlanReset => app.w(W::PlanDidReset).to_owned(),
        Change::FollowUpFigure(_) => app.w(W::FollowUpDidFigure).to_owned(),
        Change::FollowUps => app.w(W::FollowUpDidWhole).to_owned(),
        Change::TodaysData => app.w(W::ThenDid).to_owned(),
        Change::DataSet(Some(name)) => quoted(W::LiveDidSet, name),
        Change::Place => app.w(W::LiveDidPlace).to_owned(),
        Change::DataSet(None) => app.w(W::LiveDidNoSet).to_owned(),
        Change::Rename => app.w(W::LiveDidRename).to_owned(),
        Change::Letterhead(_) => app.w(W::ReportDidHead).to_owned(),
    }
}

/// The question of an answer; a field of a group has the group's.
fn answer(app: &App, id: &str) -> Option<String> {
    let catalogue = app.catalogue()?;
    let head = id.split_once('.').map_or(id, |(head, _)| head);
    let text = catalogue.input(id).or_else(|| catalogue.input(head)).map(|p| p.text);
    let text = text.or_else(|| catalogue.question(id).map(|q| q.text));
    Some(app.text(text.or_else(|| catalogue.measure(id).map(|m| m.question))?))
}

#[cfg(test)]
mod tests {
    use super::within;

    #[test]
    fn a_name_within_a_sentence_keeps_its_capitals() {
        let pairs =
            [("Gas (LPG)", "gas (LPG)"), ("Dầu FO", "dầu FO"), ("Điện", "điện"), ("LPG", "LPG")];
        for (name, said) in pairs {
            assert_eq!(within(name), said);
        }
        assert_eq!(within(""), "");
    }
}
