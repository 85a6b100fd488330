//! The page of the method says what is computed, and nothing else: its formulas give the engine's
//! figures, its constants are those of the data, its words hold no numbers.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use vong_xanh::assessment::{Inputs, evaluate_document, examples};
use vong_xanh::catalogue::{Catalogue, embedded, load_dir};
use vong_xanh::cohort::{
    Event, Figure, GroupResult, Indicator, Lot, Member, central, contribution, group, market,
    targets,
};
use vong_xanh::engine::{Evaluation, Expr, range};
use vong_xanh::locale::{Lang, word};
use vong_xanh::method::{Case, Cell, Part, Section, WorkingName, found, group_tables, known, part};

#[path = "catalogue/folder.rs"]
#[allow(dead_code)] // Shared with the tests of the catalogue.
mod folder;

fn evaluated(catalogue: &Catalogue) -> Vec<(String, Inputs, Evaluation)> {
    let all = examples::examples();
    let evaluated = all.iter().map(|document| {
        let (inputs, _, evaluation) = evaluate_document(catalogue, document);
        (document.id.clone(), inputs, evaluation)
    });
    evaluated.collect()
}

fn parts(catalogue: &Catalogue, inputs: &Inputs, evaluation: &Evaluation) -> Vec<Part> {
    let case = Case { catalogue, inputs, evaluation, range: None };
    Section::all().map(|section| part(section, catalogue, Some(&case))).collect()
}

fn close(a: f64, b: f64, scale: f64) -> bool {
    (a - b).abs() <= 1e-6 * scale.abs().max(1e-9)
}

#[test]
fn every_formula_gives_the_figure_of_the_engine_for_every_example() {
    let catalogue = embedded::load().unwrap().catalogue;
    for (id, inputs, evaluation) in evaluated(&catalogue) {
        for part in parts(&catalogue, &inputs, &evaluation) {
            for figure in &part.figures {
                let got = figure.expr.eval();
                assert!(close(got, figure.value, figure.value), "{id} {:?}: {got}", figure.figure);
            }
            for working in &part.workings {
                let got = working.expr.eval();
                let scale = match working.name {
                    WorkingName::Irr(..) => largest(&working.expr),
                    _ => working.value,
                };
                assert!(close(got, working.value, scale), "{id} {:?}: {got}", working.name);
            }
        }
    }
}

/// The largest number of a formula.
fn largest(expr: &Expr) -> f64 {
    match expr {
        Expr::Term(term) => term.value.abs(),
        Expr::Sum(all) | Expr::Product(all) | Expr::Min(all) | Expr::Max(all) => {
            all.iter().map(largest).fold(0.0, f64::max)
        }
        Expr::Difference(a, b) | Expr::Quotient(a, b) => largest(a).max(largest(b)),
    }
}

#[test]
fn several_measures_on_one_use_take_together_what_the_engine_credits() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut seen = 0;
    for (id, inputs, evaluation) in evaluated(&catalogue) {
        let all = parts(&catalogue, &inputs, &evaluation);
        let together = all.iter().find(|p| p.section == Section::Together).unwrap();
        for working in &together.workings {
            let WorkingName::Chain(end_use) = working.name else { panic!("{id}") };
            let members = evaluation.measures.iter().filter(|m| m.selected);
            let on = members.flat_map(|m| &m.contributions).filter(|c| c.end_use == end_use);
            let on: Vec<_> = on.collect();
            let stream = &on[0].stream;
            let on = on.iter().filter(|c| c.stream == *stream);
            let saved: f64 = on.map(|c| c.quantity / c.base).sum();
            assert!(close(saved, working.value, saved), "{id}: {saved} {}", working.value);
            seen += 1;
        }
    }
    assert!(seen >= 3, "{seen}");
}

/// A step that shows nothing for any example has lost its record.
#[test]
fn every_step_has_something_to_show_for_some_example() {
    let catalogue = embedded::load().unwrap().catalogue;
    let mut shows: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, inputs, evaluation) in evaluated(&catalogue) {
        for part in parts(&catalogue, &inputs, &evaluation) {
            let n = part.figures.len() + part.workings.len() + part.tables.len();
            *shows.entry(part.section.slug()).or_default() += n + part.constants.len();
        }
    }
    for (slug, n) in shows {
        assert!(n > 0, "{slug}");
    }
    // The example of the page has all that a workshop can have.
    let (_, inputs, evaluation) = evaluated(&catalogue)
        .into_iter()
        .find(|(id, ..)| id == vong_xanh::method::EXAMPLE)
        .unwrap();
    let both: Vec<Part> = parts(&catalogue, &inputs, &evaluation);
    let together = both.iter().find(|p| p.section == Section::Together).unwrap();
    assert_eq!((together.workings.len(), together.tables.len()), (1, 2));
    let shown = |section: Section| {
        let parts = parts(&catalogue, &inputs, &evaluation);
        let part = parts.into_iter().find(|p| p.section == section).unwrap();
        part.figures.len() + part.workings.len()
    };
    for section in Section::all() {
        let pictured = !matches!(
            section,
            Section::Limits
                | Section::Splits
                | Section::Applies
                | Section::Classes
                | Section::Circularity
                | Section::KnockOns
                | Section::Group
        );
        assert!(shown(section) > 0 || !pictured, "{}", section.slug());
    }
}

#[test]
fn every_constant_is_one_of_the_data_with_its_meaning() {
    let built_in = embedded::load().unwrap();
    let catalogue = &built_in.catalogue;
    for section in Section::all() {
        for constant in known(section, &catalogue.constants) {
            let row = catalogue.constants.provenance.iter().find(|(id, ..)| id == constant.id);
            let (_, meaning, _) = row.unwrap_or_else(|| panic!("{}", constant.id));
            for texts in &built_in.texts {
                let meaning = texts.get(*meaning);
                let plain = meaning.replace("SplitMix64", "").replace("52 ÷ 12", "");
                assert!(!plain.contains(|c: char| c.is_ascii_digit()), "{meaning}");
            }
        }
        for id in part(section, catalogue, None).sources {
            let source = built_in.library.sources.iter().find(|s| s.id == *id);
            assert!(source.is_some_and(|s| s.citable), "{id}");
        }
    }
}

/// Doubles or otherwise moves every number of a value, keeping a triangle in order.
fn moved(value: &Value) -> Value {
    match value {
        Value::Number(n) if n.is_u64() => json!(n.as_u64().unwrap() + 1),
        Value::Number(n) => json!(n.as_f64().unwrap() * 0.99),
        Value::Object(map) => map.iter().map(|(k, v)| (k.clone(), moved(v))).collect(),
        Value::Array(all) => all.iter().map(moved).collect(),
        other => other.clone(),
    }
}

#[test]
fn a_changed_constant_changes_the_page() {
    let before = load_dir(&folder::data()).unwrap().catalogue;
    for section in Section::all() {
        for constant in known(section, &before.constants) {
            let copy = folder::Folder::copy();
            copy.edit("method-constants.json", |file| {
                let record = folder::record(file, "constants", constant.id);
                record["value"] = moved(&record["value"]);
            });
            let after = load_dir(copy.path()).unwrap().catalogue;
            let now = known(section, &after.constants);
            let now = now.iter().find(|k| k.id == constant.id).unwrap();
            assert_ne!(now.values, constant.values, "{}", constant.id);
        }
        for (name, amount) in part(section, &before, None).gaps {
            let text = word(Lang::En, section.text());
            assert!(text.contains(&format!("{{{name}}}")), "{name} of {}", section.slug());
            assert!(amount.value > 0.0, "{name}");
        }
    }
}

#[test]
fn a_changed_cap_target_or_answer_changes_the_tables() {
    let before = load_dir(&folder::data()).unwrap().catalogue;
    let copy = folder::Folder::copy();
    copy.edit("method-constants.json", |file| {
        folder::record(file, "end_uses", "elec.lighting")["cap"] = json!(0.79);
    });
    let after = load_dir(copy.path()).unwrap().catalogue;
    let amounts = |catalogue: &Catalogue| -> Vec<f64> {
        let part = part(Section::Together, catalogue, None);
        let cells = part.tables.into_iter().flat_map(|t| t.rows).flatten();
        cells.filter_map(|c| if let Cell::Amount(a) = c { Some(a.value) } else { None }).collect()
    };
    assert!(!amounts(&before).contains(&0.79));
    assert!(amounts(&after).contains(&0.79));
}

/// The group of the page: every example, without names and ranges.
fn examples_together(catalogue: &Rc<Catalogue>) -> GroupResult {
    let all = examples::examples();
    let code = |document| Member::new(central(catalogue, document, "2026-11-20").unwrap());
    let members: Vec<Member> = all.iter().map(code).collect();
    let year = targets(catalogue).last().unwrap().year;
    group(catalogue, &members, &Event::default(), year)
}

#[test]
fn the_group_of_the_page_is_what_the_rules_let_out() {
    let catalogue = Rc::new(embedded::load().unwrap().catalogue);
    let result = examples_together(&catalogue);
    let [indicators, counts] = &group_tables(&result)[..] else { panic!() };
    assert_eq!((indicators.rows.len(), counts.rows.len()), (5, 7));
    for (row, indicator) in indicators.rows.iter().zip(Indicator::ALL) {
        let Cell::Coded(code, _) = row[0] else { panic!() };
        assert_eq!(code, indicator.code());
        for (cell, figure) in
            [(&row[1], Figure::Mean(indicator)), (&row[2], Figure::Weighted(indicator))]
        {
            match cell {
                Cell::Amount(shown) => {
                    assert_eq!(Some(shown.value), result.whole(figure).value().map(|v| v / 100.0))
                }
                Cell::Hidden(why) => assert_eq!(Some(*why), result.whole(figure).hidden()),
                other => panic!("{other:?}"),
            }
        }
    }
    let shown = |table: &[Vec<Cell>]| {
        table.iter().flatten().filter(|c| matches!(c, Cell::Amount(_))).count()
    };
    assert!(shown(&indicators.rows) > 6 && shown(&counts.rows) > 6);
    // With a range of many draws the same figures come out.
    let drawn = |document| Member::new(contribution(&catalogue, document, "2026-11-20").unwrap());
    let members: Vec<Member> = examples::examples().iter().map(drawn).collect();
    let whole = group(&catalogue, &members, &Event::default(), result.year);
    assert_eq!(group_tables(&whole)[0], group_tables(&result)[0]);
    // Where the rule asks for more businesses than there are, nothing is shown.
    let mut strict = (*catalogue).clone();
    strict.constants.cohort.min_businesses = 11;
    let hidden = group_tables(&examples_together(&Rc::new(strict)));
    let all = hidden.iter().flat_map(|table| &table.rows).flatten();
    for cell in all {
        let zero = matches!(cell, Cell::Amount(a) if a.value == 0.0);
        assert!(zero || !matches!(cell, Cell::Amount(_)), "{cell:?}");
    }
}

#[test]
fn the_mark_of_a_pair_is_that_of_the_market() {
    let catalogue = Rc::new(embedded::load().unwrap().catalogue);
    let document = examples::examples().remove(0);
    let code = central(&catalogue, &document, "2026-11-20").unwrap();
    let member = |id: u32, offers: &[&str], wants: &[&str]| {
        let mut member = Member::new(code.clone());
        member.code.id = id;
        let lots = |codes: &[&str]| -> Vec<Lot> {
            let lot = |code: &&str| Lot { code: (*code).to_owned(), amount: None, quality: None };
            codes.iter().map(lot).collect()
        };
        member.facts.market.consents = true;
        (member.facts.market.offers, member.facts.market.wants) = (lots(offers), lots(wants));
        member
    };
    let two = [member(1, &["sawdust"], &[]), member(2, &[], &["sawdust"])];
    let found = market(&catalogue, &two);
    let part = part(Section::Group, &catalogue, None);
    assert_eq!(part.workings.len(), 1);
    assert!(close(part.workings[0].value, found.pairs[0].score, 1.0));
}

/// Numbers come from the engine: the words hold none.
#[test]
fn the_words_of_the_method_hold_no_numbers() {
    for language in ["vi", "en"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(language);
        let files = [path.join("method.json"), path.join("late/method.json")];
        let file = files.iter().find(|f| f.exists()).unwrap();
        let words: BTreeMap<String, String> =
            serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
        for (key, text) in words {
            let plain = text.replace("ISO 14051", "");
            assert!(!plain.contains(|c: char| c.is_ascii_digit()), "{language} {key}: {text}");
            assert!(!plain.contains('%'), "{language} {key}: {text}");
        }
    }
}

#[test]
fn steps_have_addresses_and_are_found_by_words_without_accents() {
    for section in Section::all() {
        assert_eq!(Section::from_slug(section.slug()), Some(section));
    }
    assert_eq!(Section::from_slug("khong-co"), None);
    let text = |s: Section| {
        vec![word(Lang::Vi, s.title()).to_owned(), word(Lang::Vi, s.text()).to_owned()]
    };
    assert_eq!(found("", text).len(), Section::all().count());
    assert!(found("hao hut", text).contains(&Section::Losses));
    assert!(found("khong co chu nay", text).is_empty());
}

#[test]
fn the_range_of_the_example_stands_around_its_middle() {
    let catalogue = embedded::load().unwrap().catalogue;
    let all = evaluated(&catalogue);
    let (_, inputs, evaluation) =
        all.iter().find(|(id, ..)| id == vong_xanh::method::EXAMPLE).unwrap();
    let range = range(&catalogue, inputs, evaluation, 200);
    assert!(range.money.p10 < range.money.p50 && range.money.p50 < range.money.p90);
}
