//! `questions.json` → inputs, questions, equipment, scales and rules of asking.

use super::checker::{At, Checker, Role};
use super::index::Index;
use super::read::Parsed;
use super::trades::group;
use crate::catalogue::json::{
    RawChoice, RawEquipment, RawFact, RawGroupField, RawInput, RawMode, RawNamed, RawQuestion,
    RawScaleStep, RawSection, RawTrade, RawWords, TradeList,
};
use crate::catalogue::{
    Bounds, Choice, Equipment, Fact, GroupField, InputKind, Mode, Named, ProfileInput, Question,
    QuestionKind, ScaleStep, Section, TextId, Triangle,
};

/// Ids of the answers that the method knows (Method §4.9).
const ANSWERS: [&str; 5] = ["yes", "partly", "no", "na", "dk"];

impl From<RawMode> for Mode {
    fn from(raw: RawMode) -> Self {
        match raw {
            RawMode::Quick => Self::Quick,
            RawMode::Full => Self::Full,
        }
    }
}

pub fn named(file: &Parsed<'_>, raw: &[RawNamed], c: &mut Checker) -> Vec<Named> {
    let mut named = |r: &RawNamed| Named {
        id: r.id.clone(),
        name: c.text(r.name.as_ref(), file.at(&r.id), "name"),
    };
    raw.iter().map(&mut named).collect()
}

pub fn sections(file: &Parsed<'_>, raw: &[RawSection], c: &mut Checker) -> Vec<Section> {
    let mut section = |r: &RawSection| Section {
        id: r.id.clone(),
        title: c.text(r.title.as_ref(), file.at(&r.id), "title"),
        why: c.text(r.why.as_ref(), file.at(&r.id), "why"),
    };
    raw.iter().map(&mut section).collect()
}

pub fn equipment(
    file: &Parsed<'_>,
    raw: &[RawEquipment],
    index: &Index,
    c: &mut Checker,
) -> Vec<Equipment> {
    raw.iter()
        .map(|r| {
            let at = file.at(&r.id);
            if r.end_uses.is_empty() && r.feeds_nothing_because_en.is_none() {
                c.warn(at, "end_uses", "feeds no end use; say why in feeds_nothing_because_en");
            }
            let ends = r.end_uses.iter();
            Equipment {
                id: r.id.clone(),
                name: c.text(r.name.as_ref(), at, "name"),
                end_uses: ends.filter_map(|id| index.end_use(id, at, "end_uses", c)).collect(),
            }
        })
        .collect()
}

pub fn scale(file: &Parsed<'_>, raw: &[RawScaleStep], c: &mut Checker) -> Vec<ScaleStep> {
    let ids: Vec<&str> = raw.iter().map(|step| step.id.as_str()).collect();
    for id in ANSWERS {
        c.check(ids.contains(&id), file.at("answer_scales"), id, "the answer is missing");
    }
    raw.iter()
        .map(|r| {
            let at = file.at(&r.id);
            let o = r.opportunity;
            let ordered =
                0.0 <= o.low && o.low <= o.typical && o.typical <= o.high && o.high <= 1.0;
            c.check(ordered, at, "opportunity", "0 ≤ low ≤ mode ≤ high ≤ 1 is expected");
            ScaleStep {
                id: r.id.clone(),
                name: c.text(r.name.as_ref(), at, "name"),
                opportunity: Triangle::from(o),
                score: r.score,
            }
        })
        .collect()
}

/// Limits of a number field.
struct RawBounds(Option<f64>, Option<f64>, Option<f64>, Option<f64>);

fn bounds(raw: RawBounds, at: At<'_>, field: &str, c: &mut Checker) -> Bounds {
    let RawBounds(min, max, soft_min, soft_max) = raw;
    let ordered = |low: Option<f64>, high: Option<f64>| low.zip(high).is_none_or(|(l, h)| l <= h);
    let ok = ordered(min, max) && ordered(soft_min, soft_max) && ordered(min, soft_min);
    c.check(ok && ordered(soft_max, max), at, field, "min ≤ soft_min ≤ soft_max ≤ max expected");
    Bounds { min, max, soft_min, soft_max }
}

fn unit(raw: Option<&RawWords>, at: At<'_>, c: &mut Checker) -> Option<TextId> {
    raw.map(|unit| c.text(Some(&unit.unit()), at, "unit"))
}

fn choices(raw: Option<&[RawChoice]>, at: At<'_>, index: &Index, c: &mut Checker) -> Vec<Choice> {
    let mut seen = std::collections::BTreeSet::new();
    raw.unwrap_or_default()
        .iter()
        .map(|r| {
            let field = format!("choices.{}", r.id);
            c.check(seen.insert(&r.id), at, &field, "stands twice");
            Choice {
                id: r.id.clone(),
                name: c.text(r.name.as_ref(), at, &format!("{field}.name")),
                group: r.group.as_deref().map(|id| group(id, at, c)),
                trades: index.trades(&TradeList::Ids(r.trades.clone()), at, &field, c),
            }
        })
        .collect()
}

fn field_kind(id: &str, at: At<'_>, field: &str, c: &mut Checker) -> InputKind {
    match id {
        "choice" => InputKind::Choice,
        "multi" => InputKind::Multi,
        "number" => InputKind::Number,
        "money" => InputKind::Money,
        "percent" => InputKind::Percent,
        "text" => InputKind::Text,
        _ => {
            c.error(at, field, format!("unknown type \"{id}\""));
            InputKind::Text
        }
    }
}

fn group_field(r: &RawGroupField, at: At<'_>, index: &Index, c: &mut Checker) -> GroupField {
    let place = format!("fields.{}", r.id);
    if let Some(id) = &r.choices_from {
        let known = index.inputs.contains(id).then_some(());
        c.found(known, at, &place, ("input", id));
    }
    if r.name.is_none() && at.role == Role::Full {
        c.warn(at, format!("{place}.name"), "the field has no name");
    }
    let own = crate::catalogue::json::RawText { vi: r.id.clone(), en: r.id.clone() };
    GroupField {
        id: r.id.clone(),
        name: c.text(Some(r.name.as_ref().unwrap_or(&own)), at, &place),
        kind: field_kind(&r.kind, at, &format!("{place}.type"), c),
        unit: unit(r.unit.as_ref(), at, c),
        bounds: bounds(RawBounds(r.min, r.max, r.soft_min, r.soft_max), at, &place, c),
        choices_from: r.choices_from.clone(),
        choices: choices(r.choices.as_deref(), at, index, c),
    }
}

fn input_kind(r: &RawInput, at: At<'_>, index: &Index, c: &mut Checker) -> InputKind {
    let mut fields = || r.fields.iter().map(|f| group_field(f, at, index, c)).collect();
    match r.kind.as_str() {
        "group" => InputKind::Group(fields()),
        "table" => {
            let fields = fields();
            c.check(r.rows > 0, at, "rows", "a table needs rows");
            InputKind::Table { rows: r.rows, fields }
        }
        kind => field_kind(kind, at, "type", c),
    }
}

fn tells(r: &RawInput, at: At<'_>, index: &Index, c: &mut Checker) -> Vec<String> {
    for id in &r.tells {
        c.found(index.inputs.contains(id).then_some(()), at, "tells", ("input", id));
    }
    r.tells.clone()
}

fn detail_of(r: &RawInput, at: At<'_>, index: &Index, c: &mut Checker) -> Option<String> {
    let id = r.detail_of.clone()?;
    let known = index.inputs.contains(&id).then_some(());
    c.found(known, at, "detail_of", ("input", &id))?;
    c.check(!r.essential, at, "detail_of", "a detail cannot be essential");
    Some(id)
}

/// Facts of the measures; an older file has none.
pub fn facts(file: &Parsed<'_>, c: &mut Checker) -> Vec<Fact> {
    if file.value("facts").is_none() {
        return Vec::new();
    }
    let raw: Vec<RawFact> = file.list("facts", c);
    let mut fact = |r: &RawFact| {
        let at = file.at(&r.id);
        Fact {
            id: r.id.clone(),
            text: c.text(r.text.as_ref(), at, "text"),
            help: c.text(r.help.as_ref(), at, "help"),
            unit: unit(r.unit.as_ref(), at, c),
            bounds: bounds(RawBounds(r.min, r.max, r.soft_min, r.soft_max), at, "min", c),
        }
    };
    raw.iter().map(&mut fact).collect()
}

pub fn profile(
    file: &Parsed<'_>,
    raw: &[RawInput],
    trades: &[RawTrade],
    index: &Index,
    c: &mut Checker,
) -> Vec<ProfileInput> {
    let mut out = Vec::with_capacity(raw.len());
    for r in raw {
        let at = file.at(&r.id);
        let section = index.sections.get(&r.section).copied();
        let section = c.found(section, at, "section", ("section", &r.section));
        let kind = input_kind(r, at, index, c);
        let mut own = choices(r.choices.as_deref(), at, index, c);
        if r.id == "sector" {
            trade_choices(&mut own, trades, at, index, c);
        }
        let asks = matches!(kind, InputKind::Choice | InputKind::Multi);
        c.check(!asks || !own.is_empty(), at, "choices", "a choice without choices");
        out.push(ProfileInput {
            id: r.id.clone(),
            section: section.unwrap_or(0),
            screen: r.screen.clone(),
            mode: r.mode.into(),
            essential: r.essential,
            kind,
            text: c.text(r.text.as_ref(), at, "text"),
            help: c.text(r.help.as_ref(), at, "help"),
            unit: unit(r.unit.as_ref(), at, c),
            bounds: bounds(RawBounds(r.min, r.max, r.soft_min, r.soft_max), at, "min", c),
            choices: own,
            show_if: index.condition(r.show_if.as_ref(), at, "show_if", c),
            grade_if_default: r.grade_if_default.map(Into::into),
            detail_of: detail_of(r, at, index, c),
            tells: tells(r, at, index, c),
            always_applies: r.always_applies,
        });
    }
    out
}

/// The choices of the trade question are the trades of the catalogue.
fn trade_choices(
    choices: &mut Vec<Choice>,
    trades: &[RawTrade],
    at: At<'_>,
    index: &Index,
    c: &mut Checker,
) {
    choices.retain(|choice| {
        let trade = index.trades.get(&choice.id);
        c.found(trade, at, "choices", ("trade", &choice.id)).is_some()
    });
    for trade in trades {
        if choices.iter().any(|choice| choice.id == trade.id) {
            continue;
        }
        if at.role == Role::Base {
            let at = At { role: Role::Overlay, record: &trade.id, ..at };
            choices.push(Choice {
                id: trade.id.clone(),
                name: c.text(trade.name.as_ref(), at, "name"),
                group: Some(group(&trade.group, at, c)),
                trades: Vec::new(),
            });
        } else {
            c.error(at, "choices", format!("the trade \"{}\" is missing", trade.id));
        }
    }
}

pub fn questions(
    file: &Parsed<'_>,
    raw: &[RawQuestion],
    index: &Index,
    c: &mut Checker,
) -> Vec<Question> {
    raw.iter().map(|r| question(r, file.at(&r.id), index, c)).collect()
}

fn question(r: &RawQuestion, at: At<'_>, index: &Index, c: &mut Checker) -> Question {
    let section = index.sections.get(&r.section).copied();
    let dimension = index.dimensions.get(&r.dimension).copied();
    let class = index.cp_classes.get(&r.cp_class).copied();
    c.check(r.weight >= 0.0, at, "weight", "a number of at least 0 is expected");
    let kind = match r.kind.as_str() {
        "practice" => QuestionKind::Practice,
        "choice" => QuestionKind::Choice { multi: r.multi },
        "number" => QuestionKind::Number,
        other => {
            c.error(at, "type", format!("practice, choice or number, not \"{other}\""));
            QuestionKind::Practice
        }
    };
    Question {
        id: r.id.clone(),
        section: c.found(section, at, "section", ("section", &r.section)).unwrap_or(0),
        mode: r.mode.into(),
        kind,
        text: c.text(r.text.as_ref(), at, "text"),
        help: c.text(r.help.as_ref(), at, "help"),
        always_applies: r.always_applies,
        streams: r.streams.clone(),
        weight: r.weight,
        dimension: c.found(dimension, at, "dimension", ("dimension", &r.dimension)).unwrap_or(0),
        cp_class: c.found(class, at, "cp_class", ("class", &r.cp_class)).unwrap_or(0),
        trades: index.trades(&r.trades, at, "trades", c),
        show_if: index.condition(r.show_if.as_ref(), at, "show_if", c),
        unit: unit(r.unit.as_ref(), at, c),
        bounds: bounds(RawBounds(r.min, r.max, r.soft_min, r.soft_max), at, "min", c),
        choices: choices(r.choices.as_deref(), at, index, c),
    }
}
