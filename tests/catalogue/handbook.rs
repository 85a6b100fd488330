//! Cases, laws, contacts, terms and benchmarks of the data that comes with the tool.

use std::collections::BTreeSet;

use serde_json::json;
use vong_xanh::catalogue::{Bearing, Confidence, LawState, Stage, load_dir};

use crate::folder::{Folder, data, record};

#[test]
fn a_business_of_several_trades_is_one_case_with_its_measures() {
    let compiled = load_dir(&data()).unwrap();
    let (catalogue, handbook) = (&compiled.catalogue, &compiled.handbook);
    let doors = handbook.cases.iter().filter(|c| c.name.en.contains("Doors on display fridges"));
    let doors: Vec<_> = doors.collect();
    assert_eq!(doors.len(), 1);
    let trades = ["retail_shop", "supermarket"].map(|id| catalogue.trade_ix(id).unwrap());
    assert_eq!(doors[0].trades, trades);
    let measure = catalogue.measure_ix("refrigerated-cabinet-doors").unwrap();
    assert_eq!(doors[0].measures, [measure]);
    assert!(handbook.cases.iter().all(|c| c.source.is_some() && !c.trades.is_empty()));
    // A whole programme belongs to no measure, everything else to at least one.
    let general: Vec<_> = handbook.cases.iter().filter(|c| c.measures.is_empty()).collect();
    assert_eq!(general.len(), 1, "{general:?}");
}

#[test]
fn what_can_be_asked_for_has_a_number_a_state_and_a_source_to_open() {
    let compiled = load_dir(&data()).unwrap();
    let asked = |b: Bearing| {
        let laws = compiled.handbook.laws.iter();
        laws.filter(move |l| l.fits.as_ref().is_some_and(|f| f.bearing == b))
    };
    assert!(asked(Bearing::Support).filter(|l| l.state == LawState::InForce).count() >= 6);
    assert!(asked(Bearing::Price).count() >= 4 && asked(Bearing::Rule).count() >= 4);
    let sources = &compiled.library.sources;
    for law in compiled.handbook.laws.iter().filter(|l| l.fits.is_some()) {
        assert!(!law.number.is_empty() && law.state != LawState::Unknown, "{}", law.id);
        let opens = |ix: &vong_xanh::catalogue::SourceIx| {
            let source = &sources[usize::from(ix.0)];
            source.citable && source.url.is_some()
        };
        assert!(law.sources.iter().any(opens), "{}", law.id);
    }
    let old = compiled.handbook.laws.iter().find(|l| l.id == "l-ww53").unwrap();
    assert_eq!(old.state, LawState::Replaced);
    assert!(old.fits.is_none());
}

#[test]
fn benchmarks_keep_their_order_of_merit_and_say_what_they_rest_on() {
    let compiled = load_dir(&data()).unwrap();
    let find = |id: &str| compiled.catalogue.benchmarks.iter().find(|b| b.id == id).unwrap();
    let paper = find("paper_pack_lt10k");
    assert!(paper.is_norm && paper.lower_is_better);
    assert_eq!((paper.good, paper.typical, paper.poor), (None, Some(5482.0), None));
    assert_eq!(paper.confidence, Confidence::Seen);
    let yielded = find("ceramic_yield");
    assert!(!yielded.lower_is_better);
    let [vi, en] = &compiled.texts;
    let fabric = find("garment_waste");
    assert_eq!((vi.get(fabric.unit_text), en.get(fabric.unit_text)), ("% vải", "% of fabric"));
    let ids: BTreeSet<_> = compiled.catalogue.benchmarks.iter().map(|b| &b.id).collect();
    assert_eq!(ids.len(), 60);
}

#[test]
fn faults_are_named() {
    let fault = |file: &str, list: &str, id: &str, field: &str, value: serde_json::Value| {
        let folder = Folder::copy();
        folder.edit(file, |f| record(f, list, id)[field] = value);
        let errors = load_dir(folder.path()).unwrap_err();
        errors[0].to_string()
    };
    let line = fault("law.json", "law", "l-889", "state", json!("perhaps"));
    assert!(line.contains("l-889: state: in_force, waiting, ended or replaced"), "{line}");
    let line = fault("law.json", "law", "l-889", "fits", json!({"kind": "gift"}));
    assert!(line.contains("l-889: fits.kind: support, price or rule"), "{line}");
    let fits = json!({"kind": "support", "measures": ["no-such"]});
    let line = fault("law.json", "law", "l-889", "fits", fits);
    assert!(line.contains("fits.measures: unknown measure \"no-such\""), "{line}");
    let line = fault("benchmarks.json", "benchmarks", "steel_eaf", "typical", json!(9000));
    assert!(line.contains("the order of merit"), "{line}");
    let line = fault("glossary.json", "terms", "recp", "term", json!({"vi": " ", "en": "RECP"}));
    assert!(line.contains("recp: term"), "{line}");
}

#[test]
fn the_programme_and_the_tips_are_whole() {
    let compiled = load_dir(&data()).unwrap();
    let handbook = &compiled.handbook;
    let programme = &handbook.programme;
    assert_eq!(programme.chain.len(), 5);
    assert!(programme.chain.iter().all(|link| link.measures.len() >= 3));
    assert_eq!(programme.networks.len(), 3);
    assert!(programme.networks.iter().all(|network| !network.trades.is_empty()));
    let first = &handbook.laws[usize::from(programme.decisions[0])];
    assert_eq!(first.number, "1419/QĐ-TTg");
    for stage in [Stage::Buy, Stage::Use, Stage::Discard] {
        assert!(handbook.tips.iter().filter(|tip| tip.stage == stage).count() >= 4);
    }
    let year = programme.reach.iter().find(|reach| reach.year == 2026).unwrap();
    assert_eq!(year.markets_pct, Some((70.0, 80.0)));
    assert_eq!(year.craft_villages_pct, Some((75.0, 75.0)));
}

#[test]
fn a_directory_without_tips_and_chain_is_read() {
    let folder = Folder::copy();
    folder.edit("targets.json", |targets| {
        for key in ["chain", "networks", "legal", "tips"] {
            targets.as_object_mut().unwrap().remove(key);
        }
    });
    let handbook = load_dir(folder.path()).unwrap().handbook;
    assert!(handbook.tips.is_empty() && handbook.programme.chain.is_empty());
    assert!(!handbook.programme.reach.is_empty());
}

#[test]
fn a_fault_in_a_tip_or_a_link_names_its_place() {
    let folder = Folder::copy();
    folder.edit("targets.json", |targets| {
        targets["tips"][0]["stage"] = "throw".into();
        targets["chain"][0]["measures"][0] = "no-such-measure".into();
        targets["legal"][0] = "no-such-law".into();
    });
    let said: Vec<String> =
        load_dir(folder.path()).unwrap_err().iter().map(ToString::to_string).collect();
    for part in ["stage: buy, use or discard", "no-such-measure", "no-such-law"] {
        assert!(said.iter().any(|line| line.contains(part)), "{part}: {said:?}");
    }
}
