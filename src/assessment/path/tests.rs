#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;
use crate::assessment::Value;
use crate::assessment::samples::{answers, catalogue, choice, choices, set};

fn shares(given: &[(&str, f64)]) -> Vec<(String, f64)> {
    given.iter().map(|(tag, share)| ((*tag).to_owned(), *share)).collect()
}

fn practices(path: &Path) -> Vec<String> {
    let ids = path.pages.iter().filter_map(|page| match page {
        Page::Practice(id) => Some(id.clone()),
        _ => None,
    });
    ids.collect()
}

const ALL_EQUIPMENT: [&str; 6] =
    ["compressor", "stove_pot", "aircon", "dusty_machines", "spray", "wet_process"];

#[test]
fn every_trade_has_a_short_path_that_touches_each_dimension() {
    let catalogue = catalogue();
    for trade in &catalogue.trades {
        let given = answers(&[
            (crate::assessment::TRADE, choice(&trade.id)),
            ("equipment", choices(&ALL_EQUIPMENT)),
        ]);
        let path = Path::replay(&catalogue, &given, Mode::Quick, &[]);
        let asking = path.pages.iter().filter(|p| p.asks()).count();
        assert!((20..=25).contains(&asking), "{}: {asking} pages", trade.id);
        let ids = practices(&path);
        assert!(ids.len() <= 12, "{}: {ids:?}", trade.id);
        let ix = catalogue.trade_ix(&trade.id).unwrap();
        let inputs = to_inputs(&catalogue, &given);
        for dimension in &catalogue.quick.one_of_each_dimension {
            let of_it = |q: &&Question| {
                let practice = q.kind == crate::catalogue::QuestionKind::Practice;
                practice && q.mode == Mode::Quick && q.dimension == *dimension
            };
            let mut there = catalogue.questions.iter().filter(of_it);
            let has_any = there.any(|q| is_asked(q, Some(ix), &inputs));
            let touched =
                ids.iter().any(|id| catalogue.question(id).unwrap().dimension == *dimension);
            assert_eq!(touched, has_any, "{}: dimension {dimension} in {ids:?}", trade.id);
        }
        let sells = catalogue.quick.sellers.contains(&ix);
        assert_eq!(ids.contains(&"ps_bags".to_owned()), sells, "{}", trade.id);
    }
}

#[test]
fn the_first_page_asks_the_trade_and_screens_come_in_order() {
    let catalogue = catalogue();
    let path = Path::replay(&catalogue, &Answers::default(), Mode::Quick, &[]);
    let slugs: Vec<&str> = path.pages.iter().map(Page::slug).collect();
    let expected = [
        "S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S09", "S10", "S11", "S12",
        "first", "check", "results",
    ];
    assert_eq!(slugs, expected);
    assert_eq!(path.first_unanswered().slug(), "S01");
    assert_eq!(path.missing(&Page::Screen("S03".into())), ["workers"]);
    assert_eq!(path.progress(&Page::Screen("S07".into())), Some((7, 12)));
    assert_eq!(path.progress(&Page::FirstResult), None);
    assert_eq!(path.next(&Page::Screen("S12".into())), Some(&Page::FirstResult));
    assert_eq!(path.prev(&Page::Screen("S01".into())), None);
    assert_eq!(path.page_of("elec_kwh_month"), Some(&Page::Screen("S07".into())));
    for page in &path.pages {
        assert_eq!(path.find(page.slug()), Some(page));
    }
}

#[test]
fn an_answer_opens_the_fields_that_depend_on_it() {
    let catalogue = catalogue();
    let page = Page::Screen("S08".into());
    let ids = |given: &Answers| -> Vec<String> {
        let path = Path::replay(&catalogue, given, Mode::Quick, &[]);
        path.fields(&page).iter().map(|f| f.id.clone()).collect()
    };
    let none = answers(&[("fuel_types", choices(&["none"]))]);
    assert_eq!(ids(&none), ["fuel_types"]);
    let two = answers(&[("fuel_types", choices(&["coal", "diesel"]))]);
    assert_eq!(ids(&two), ["fuel_types", "coal_kg_month", "diesel_l_month", "fuel_spend_month"]);
}

#[test]
fn the_dearest_stream_is_asked_about_first() {
    let catalogue = catalogue();
    let given = answers(&[
        ("sector", choice("restaurant_cafe")),
        ("equipment", choices(&["aircon", "cold_storage", "stove_pot"])),
    ]);
    let first = |tag: &str| {
        let path = Path::replay(
            &catalogue,
            &given,
            Mode::Quick,
            &shares(&[("electricity", 0.0), ("fuel", 0.0), ("material", 0.0), (tag, 1.0)]),
        );
        let id = practices(&path).first().cloned().unwrap();
        catalogue.question(&id).unwrap().streams.first().cloned().unwrap()
    };
    assert_eq!(first("water"), "water");
    assert_eq!(first("packaging"), "packaging");
}

#[test]
fn what_is_answered_stays_when_the_bills_change() {
    let catalogue = catalogue();
    let mut given =
        answers(&[("sector", choice("wood_furniture")), ("equipment", choices(&ALL_EQUIPMENT))]);
    let power = shares(&[("electricity", 0.9), ("material", 0.05), ("water", 0.05)]);
    let wood = shares(&[("electricity", 0.01), ("material", 0.98), ("water", 0.01)]);
    let before = practices(&Path::replay(&catalogue, &given, Mode::Quick, &power));
    let after = practices(&Path::replay(&catalogue, &given, Mode::Quick, &wood));
    let leaving: Vec<&String> = before.iter().filter(|id| !after.contains(id)).collect();
    assert!(!leaving.is_empty(), "the example should re-select");
    for id in &leaving {
        set(&mut given, id, choice("no"));
    }
    let kept = practices(&Path::replay(&catalogue, &given, Mode::Quick, &wood));
    assert!(leaving.iter().all(|id| kept.contains(id)), "{leaving:?} in {kept:?}");
    assert_eq!(kept.len(), 12);
    // One that no longer applies drops out, whatever was answered.
    set(&mut given, "ca_spray", choice("no"));
    set(&mut given, "equipment", choices(&["compressor"]));
    let path = Path::replay(&catalogue, &given, Mode::Quick, &wood);
    assert!(path.find("ca_spray").is_none());
}

#[test]
fn resuming_goes_to_the_first_gap() {
    let catalogue = catalogue();
    let mut given = answers(&[
        ("sector", choice("handicraft")),
        ("location_type", choice("craft_village")),
        ("workers", Value::Unknown),
    ]);
    let at = |given: &Answers| {
        let path = Path::replay(&catalogue, given, Mode::Quick, &[]);
        path.first_unanswered().slug().to_owned()
    };
    assert_eq!(at(&given), "S04");
    let path = Path::replay(&catalogue, &given, Mode::Quick, &[]);
    let ids: Vec<String> = path.fields.iter().flatten().map(|f| f.id.clone()).collect();
    for id in ids {
        set(&mut given, &id, Value::Unknown);
    }
    assert_eq!(at(&given), "check");
}

#[test]
fn the_full_path_asks_more_but_within_its_limit() {
    let catalogue = catalogue();
    let given =
        answers(&[("sector", choice("food_processing")), ("equipment", choices(&ALL_EQUIPMENT))]);
    let quick = Path::replay(&catalogue, &given, Mode::Quick, &[]);
    let full = Path::replay(&catalogue, &given, Mode::Full, &[]);
    assert!(practices(&full).len() > practices(&quick).len());
    assert!(practices(&full).len() <= usize::from(catalogue.full_max_questions));
    assert!(full.fields(&Page::Screen("S10".into())).iter().any(|f| f.id == "material2.loss_pct"));
}

/// A workshop whose bills are known.
fn with_bills() -> Answers {
    answers(&[
        ("sector", choice("wood_furniture")),
        ("workers", Value::Number(12.0)),
        ("days_per_month", Value::Number(25.0)),
        ("equipment", choices(&ALL_EQUIPMENT)),
        ("elec_bill_month", Value::Number(14.4e6)),
        ("elec_kwh_month", Value::Number(6100.0)),
        ("material1_spend_month", Value::Number(112.5e6)),
        ("material1_loss_pct", Value::Number(35.0)),
    ])
}

#[test]
fn what_moves_the_result_most_is_asked_first() {
    let catalogue = catalogue();
    let mut given = with_bills();
    let first = |given: &Answers, mode| {
        practices(&Path::replay(&catalogue, given, mode, &[])).first().cloned().unwrap()
    };
    let worth = |given: &Answers, id: &str| {
        let worth = crate::engine::influence::questions(&catalogue, &to_inputs(&catalogue, given));
        worth.into_iter().find(|w| w.id == id).map_or(0.0, |w| w.headline.0)
    };
    for mode in [Mode::Quick, Mode::Full] {
        let path = practices(&Path::replay(&catalogue, &given, mode, &[]));
        let most = worth(&given, &path[0]);
        assert!(most > 0.0 && path.iter().all(|id| worth(&given, id) <= most), "{path:?}");
    }
    let wood = first(&given, Mode::Full);
    assert_eq!(catalogue.question(&wood).unwrap().streams[0], "material", "wood is dear");
    set(&mut given, "material1_spend_month", Value::Number(1e5));
    let power = first(&given, Mode::Full);
    assert_ne!(wood, power, "now electricity costs most");
}

#[test]
fn a_page_that_was_passed_never_moves() {
    let catalogue = catalogue();
    for mode in [Mode::Quick, Mode::Full] {
        let mut given = with_bills();
        let mut passed: Vec<String> = Vec::new();
        for n in 0..10 {
            let path = practices(&Path::replay(&catalogue, &given, mode, &[]));
            assert_eq!(path[..passed.len()], passed[..], "{mode:?}");
            let next = path[passed.len()].clone();
            let answer = ["no", "partly", "yes"][n % 3];
            given.put(
                next.clone(),
                crate::assessment::Answer { value: Some(choice(answer)), ..Default::default() },
            );
            passed.push(next);
        }
        // Another answer to an early question, and another bill, leave the passed pages alone.
        given.put(
            passed[1].clone(),
            crate::assessment::Answer { value: Some(Value::Unknown), ..Default::default() },
        );
        set(&mut given, "elec_bill_month", Value::Number(90e6));
        let path = practices(&Path::replay(&catalogue, &given, mode, &[]));
        assert_eq!(path[..passed.len()], passed[..], "{mode:?}");
        // Going on in full keeps them in front as well.
        let full = practices(&Path::replay(&catalogue, &given, Mode::Full, &[]));
        assert_eq!(full[..passed.len()], passed[..]);
        let twice: std::collections::BTreeSet<&String> = full.iter().collect();
        assert_eq!(twice.len(), full.len());
    }
}

#[test]
fn full_mode_goes_through_one_section_after_the_other() {
    let catalogue = catalogue();
    let mut given = with_bills();
    for round in 0..3 {
        let path = Path::replay(&catalogue, &given, Mode::Full, &[]);
        let ids = practices(&path);
        let open: Vec<&String> = ids.iter().filter(|id| given.value(id).is_none()).collect();
        let mut sections: Vec<u8> =
            open.iter().map(|id| catalogue.question(id).unwrap().section).collect();
        sections.dedup();
        let different: std::collections::BTreeSet<&u8> = sections.iter().collect();
        assert_eq!(different.len(), sections.len(), "round {round}: {sections:?}");
        // The section that was begun goes on.
        let answered = ids.iter().rfind(|id| given.value(id).is_some());
        if let Some(id) = answered {
            let begun = catalogue.question(id).unwrap().section;
            assert!(sections[0] == begun || !sections.contains(&begun));
        }
        let next = open[0].clone();
        given.put(
            next,
            crate::assessment::Answer { value: Some(choice("no")), ..Default::default() },
        );
    }
}

#[test]
fn dust_and_bags_are_never_left_out() {
    let catalogue = catalogue();
    let rules = &catalogue.quick;
    for (place, trade) in catalogue.trades.iter().enumerate() {
        let given = answers(&[
            ("sector", choice(&trade.id)),
            ("equipment", choices(&ALL_EQUIPMENT)),
            ("elec_bill_month", Value::Number(9e7)),
            ("elec_kwh_month", Value::Number(40_000.0)),
        ]);
        let inputs = to_inputs(&catalogue, &given);
        let ix = catalogue.trade_ix(&trade.id);
        for mode in [Mode::Quick, Mode::Full] {
            let ids = practices(&Path::replay(&catalogue, &given, mode, &[]));
            for id in &rules.always_for_dust {
                let asked = is_asked(catalogue.question(id).unwrap(), ix, &inputs);
                assert!(!(trade.dust && asked) || ids.contains(id), "{}: {ids:?}", trade.id);
            }
            let sells = rules.sellers.iter().any(|t| usize::from(t.0) == place);
            assert!(!sells || ids.contains(&"ps_bags".to_owned()), "{}", trade.id);
        }
    }
}

#[test]
fn whoever_answered_more_than_is_asked_keeps_it() {
    let catalogue = catalogue();
    let mut given = with_bills();
    let trade = catalogue.trade_ix("wood_furniture");
    let inputs = to_inputs(&catalogue, &given);
    let all: Vec<String> = catalogue
        .questions
        .iter()
        .filter(|q| is_asked(q, trade, &inputs) && q.id != catalogue.quick.awareness)
        .filter(|q| !matches!(q.kind, crate::catalogue::QuestionKind::Choice { .. }))
        .map(|q| q.id.clone())
        .collect();
    assert!(all.len() > usize::from(catalogue.full_max_questions));
    for id in &all {
        given.put(
            id.clone(),
            crate::assessment::Answer { value: Some(choice("no")), ..Default::default() },
        );
    }
    assert_eq!(practices(&Path::replay(&catalogue, &given, Mode::Full, &[])).len(), all.len());
    let quick = practices(&Path::replay(&catalogue, &given, Mode::Quick, &[]));
    assert_eq!(quick.len(), usize::from(catalogue.quick.max_practice));
}

#[test]
fn bills_of_several_months_stand_for_the_typical_one() {
    let catalogue = catalogue();
    let mut given = answers(&[(crate::assessment::TRADE, choice("wood_furniture"))]);
    let missing = |given: &Answers| {
        let path = Path::replay(&catalogue, given, Mode::Full, &[]);
        let page = path.page_of("elec_bill_month").unwrap();
        path.missing(page).contains(&"elec_bill_month")
    };
    assert!(missing(&given));
    set(&mut given, "elec_bills.1.money", Value::Unknown);
    assert!(missing(&given), "a month nobody knows says nothing");
    set(&mut given, "elec_bills.2.money", Value::Number(14.4e6));
    assert!(!missing(&given));
    let path = Path::replay(&catalogue, &given, Mode::Full, &[]);
    assert!(path.page_of("elec_months").is_none(), "the table tells how many months there are");
}
