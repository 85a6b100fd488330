//! The figures of a group on the command line.

use crate::cli::args::Form;
use crate::cohort::{Cell, Figure, GroupRange, GroupResult, Hidden};
use crate::locale::W;
use crate::sheets::group::{Words, csv, said, tables};
use serde_json::{Value, json};

pub(in crate::cli) fn printed(words: &Words, group: &GroupResult, form: Form) -> String {
    match form {
        Form::Csv => csv(words, group, words.w(W::GroupAll)),
        Form::Json => format!("{:#}\n", as_json(group)),
        Form::Text => text(words, group),
    }
}

fn text(words: &Words, group: &GroupResult) -> String {
    let mut out = String::new();
    for table in tables(words, group) {
        out.push_str(&format!("{}\n", table.title));
        out.push_str(&format!("  {}\n", table.heads.join("\t")));
        for row in &table.rows {
            let fields: Vec<String> = row.iter().map(|field| said(words, field)).collect();
            out.push_str(&format!("  {}\n", fields.join("\t")));
        }
        out.push('\n');
    }
    out
}

fn as_json(group: &GroupResult) -> Value {
    let rows = group.rows.iter().zip(&group.counts).map(|(row, count)| {
        json!({
            "dimension": row.dimension.map(|dimension| dimension.id()),
            "classes": row.classes,
            "others": row.others,
            "businesses": cell(count),
        })
    });
    let figures = group.columns.iter().map(|column| {
        json!({
            "figure": id(column.figure),
            "cells": column.cells.iter().map(cell).collect::<Vec<_>>(),
        })
    });
    let years = group.years.iter().map(|year| {
        let (reached, certain) = (cell(&year.reached), cell(&year.certain));
        json!({"year": year.year, "low_pct": year.low_pct, "reached": reached, "certain": certain})
    });
    let solutions = group.solutions.iter().map(|class| {
        json!({
            "class": class.class,
            "proposed": cell(&class.proposed),
            "chosen": cell(&class.chosen),
            "done": cell(&class.done),
            "capital_vnd": cell(&class.capital),
        })
    });
    let pledged = group.pledged.iter();
    let pledged = pledged.map(|(id, n)| json!({"pledge": id, "businesses": cell(n)}));
    let hands = group.hands.iter().map(
        |row| json!({"question": row.question, "choice": row.choice, "hands": cell(&row.hands)}),
    );
    let lines = group.event.lines.iter().map(|line| {
        json!({
            "day": line.day, "what": line.what, "people": line.people,
            "meetings": line.meetings, "contracts_vnd": line.contracts,
        })
    });
    let done = &group.completion;
    json!({
        "tool_version": env!("CARGO_PKG_VERSION"),
        "data_version": group.data_version,
        "year": group.year,
        "draws": group.draws,
        "min_businesses": group.min_businesses,
        "completion": {
            "businesses": done.businesses, "full": done.full, "grades": done.grades,
            "other_data": done.other_data, "open": done.open,
        },
        "rows": rows.collect::<Vec<_>>(),
        "figures": figures.collect::<Vec<_>>(),
        "range": {
            "money_vnd": range(&group.money), "energy_toe": range(&group.energy),
            "co2e_kg": range(&group.co2e), "combined_pct": range(&group.combined),
        },
        "years": years.collect::<Vec<_>>(),
        "solutions": solutions.collect::<Vec<_>>(),
        "topics": {"not_yet": group.topics.not_yet, "unknown": group.topics.unknown},
        "pledged": pledged.collect::<Vec<_>>(),
        "hands": hands.collect::<Vec<_>>(),
        "event": {
            "people": group.event.people, "meetings": group.event.meetings,
            "contracts_vnd": group.event.contracts, "lines": lines.collect::<Vec<_>>(),
        },
    })
}

fn range(range: &GroupRange) -> Value {
    json!({"p10": cell(&range.p10), "p50": cell(&range.p50), "p90": cell(&range.p90)})
}

fn cell(cell: &Cell) -> Value {
    match (cell.value(), cell.hidden()) {
        (Some(value), _) => json!({"value": value, "n": cell.n()}),
        (None, Some(Hidden::NoData) | None) => json!({"hidden": "no_data"}),
        (None, Some(Hidden::Few)) => json!({"hidden": "few"}),
        (None, Some(Hidden::Dominated)) => json!({"hidden": "dominated"}),
        (None, Some(Hidden::Subtraction)) => json!({"hidden": "subtraction"}),
    }
}

/// `mean.I1`, `sum.money`, `count.reached`: part of the interface.
fn id(figure: Figure) -> String {
    let lower = |name: String| {
        let mut id = String::new();
        for (at, letter) in name.char_indices() {
            if letter.is_uppercase() && at > 0 {
                id.push('_');
            }
            id.extend(letter.to_lowercase());
        }
        id
    };
    match figure {
        Figure::Mean(i) => format!("mean.{}", i.code()),
        Figure::Weighted(i) => format!("weighted.{}", i.code()),
        Figure::Median(i) => format!("median.{}", i.code()),
        Figure::LowerQuartile(i) => format!("lower_quartile.{}", i.code()),
        Figure::UpperQuartile(i) => format!("upper_quartile.{}", i.code()),
        Figure::Sum(sum) => format!("sum.{}", lower(format!("{sum:?}"))),
        Figure::Count(count) => format!("count.{}", lower(format!("{count:?}"))),
        Figure::Score => "score".to_owned(),
    }
}
