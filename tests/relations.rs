//! How measures stand to each other: the worked example, a catalogue that uses every rule, and
//! every figure against an evaluation without the neighbour.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod common;

use common::{catalogue, close, furniture};
use vong_xanh::assessment::{Fuel, Inputs, MaterialInput, Practice};
use vong_xanh::catalogue::{Catalogue, Grade, KnockOnKind, MeasureIx};
use vong_xanh::engine::relations::{
    ChoiceRule, LimitKind, Neighbour, Relation, Turn, relation, together,
};
use vong_xanh::engine::{Class, Evaluation, Options, evaluate};

const EXAMPLE: &str = "tests/fixtures/furniture-catalogue";
const EVERY_RULE: &str = "tests/fixtures/reference";

struct Room {
    catalogue: Catalogue,
    inputs: Inputs,
    evaluation: Evaluation,
}

impl Room {
    fn new(catalogue: Catalogue, inputs: Inputs) -> Self {
        let evaluation = evaluate(&catalogue, &inputs, &Options::default());
        Self { catalogue, inputs, evaluation }
    }

    fn example() -> Self {
        Self::new(catalogue(EXAMPLE), furniture())
    }

    fn ix(&self, id: &str) -> MeasureIx {
        self.catalogue.measure_ix(id).unwrap()
    }

    fn id(&self, ix: MeasureIx) -> &str {
        &self.catalogue.measure_at(ix).unwrap().id
    }

    fn class(&self, id: &str) -> Class {
        self.evaluation.measures.iter().find(|m| m.measure == self.ix(id)).unwrap().class
    }

    fn relation(&self, id: &str) -> Relation {
        relation(&self.catalogue, &self.inputs, &self.evaluation, self.ix(id)).unwrap()
    }

    fn ground(&self, neighbour: &Neighbour) -> Vec<&str> {
        let name = |e: &_| self.catalogue.end_use(*e).unwrap().id.as_str();
        neighbour.ground.iter().map(name).collect()
    }
}

/// A works whose every named measure is open, the rest done.
fn works(open: &[&str]) -> Inputs {
    let material = |spend: f64, kg: f64, loss: f64| MaterialInput {
        spend_vnd_per_month: Some(spend),
        quantity_per_month: Some(kg),
        kg_per_unit: Some(1.0),
        loss_share: Some(loss),
        ..MaterialInput::default()
    };
    Inputs {
        trade: "works".into(),
        workers: Some(40.0),
        equipment: ["compressor", "boiler_steam", "oven_kiln", "wet_process", "big_motors"]
            .map(String::from)
            .to_vec(),
        choices: [("meter_tou".to_owned(), vec!["yes".to_owned()])].into(),
        days_per_month: Some(25.0),
        months_per_year: Some(12.0),
        electricity_vnd_per_month: Some(40e6),
        electricity_kwh_per_month: Some(20e3),
        electricity_months: Some("12".into()),
        fuels: vec![Fuel { id: "lpg".into(), quantity_per_month: Some(2000.0), ..Fuel::default() }],
        fuel_vnd_per_month: Some(60e6),
        water_vnd_per_month: Some(10e6),
        water_m3_per_month: Some(600.0),
        water_source: Some("tap".into()),
        materials: [material(300e6, 20e3, 0.2), material(50e6, 2e3, 0.1), MaterialInput::default()],
        practices: open.iter().map(|id| (format!("q-{id}"), Practice::No)).collect(),
        ..Inputs::default()
    }
}

fn every_rule(open: &[&str]) -> Room {
    Room::new(catalogue(EVERY_RULE), works(open))
}

/// Prevention of loss acts on the loss, planning on the whole of what is left of the wood.
#[test]
fn the_worked_example_tells_who_takes_what_from_whom() {
    let room = Room::example();
    let wood = room.relation("F5");
    assert!(close(wood.alone.0, 75_107_697.4789916, 1e-9));
    assert!(close(wood.together.0, 74_599_379.59663866, 1e-9));
    assert_eq!(wood.neighbours.len(), 1);
    let other = &wood.neighbours[0];
    assert_eq!((room.id(other.measure), room.ground(other)), ("F6", vec!["material.loss"]));
    assert!(close(other.takes.0, 508_317.882_35, 1e-6));
    assert_eq!(other.gives_up.0, 0.0);
    let order = other.order.unwrap();
    assert!(order.neighbour_first);
    assert_eq!(order.turn, Turn::PartFirst);

    let loss = room.relation("F6");
    assert_eq!(loss.alone, loss.together);
    assert!(!loss.neighbours[0].order.unwrap().neighbour_first);
    assert!(close(loss.neighbours[0].gives_up.0, 508_317.882_35, 1e-6));
    assert!(close(loss.adds.0, 14_119_941.176_47 - 508_317.882_35, 1e-6));
    assert!(wood.limits.is_empty() && wood.choice.is_none());
}

#[test]
fn what_does_not_pay_is_told_what_it_would_find_left() {
    let room = Room::example();
    assert_eq!(room.class("F4"), Class::NotNow);
    let dryer = room.relation("F4");
    // Leaks come first and leave 91% of the compressed air.
    assert!(close(dryer.together.0, 5_184_000.0 * 0.91, 1e-9));
    let leaks = &dryer.neighbours[0];
    assert_eq!((room.id(leaks.measure), room.ground(leaks)), ("F2", vec!["elec.compressed-air"]));
    let order = leaks.order.unwrap();
    assert!(order.neighbour_first);
    assert_eq!(order.turn, Turn::PreventionFirst);
    // It is not chosen, so it takes nothing from anybody.
    assert!(room.relation("F2").neighbours.is_empty());
}

#[test]
fn the_sum_says_where_it_would_count_twice() {
    let room = Room::example();
    let sum = together(&room.catalogue, &room.inputs, &room.evaluation);
    assert!(close(sum.one_by_one.0, 175_009_238.6554622, 1e-9));
    assert!(close(sum.together.0, 174_500_920.77310926, 1e-9));
    assert_eq!(sum.grounds.len(), 1);
    let ground = &sum.grounds[0];
    assert!(close(ground.twice.0, sum.one_by_one.0 - sum.together.0, 1e-6));
    let ids: Vec<_> = ground.measures.iter().map(|ix| room.id(*ix)).collect();
    assert_eq!(ids, ["F6", "F5"]);
}

/// Leaving a neighbour out of the choice gives exactly the figures the relation tells.
#[test]
fn every_figure_is_that_of_the_choice_without_the_neighbour() {
    let all = [
        "lamps",
        "motors-a",
        "motors-b",
        "motors-team",
        "power-team",
        "meters",
        "posters",
        "fan-control",
        "air-leaks",
        "roof-panels",
        "tariff",
        "steam-a",
        "steam-b",
        "kiln-walls",
        "heat-team",
        "rinse",
        "taps",
        "sorting",
        "cutting",
        "five-s",
        "weighing",
        "design",
        "wet-mix",
        "fuel-price",
    ];
    let room = every_rule(&all);
    let chosen: Vec<MeasureIx> =
        room.evaluation.measures.iter().filter(|m| m.selected).map(|m| m.measure).collect();
    assert!(chosen.len() > 10, "{}", chosen.len());
    let money = |evaluation: &Evaluation, ix: MeasureIx| {
        evaluation.measures.iter().find(|m| m.measure == ix).unwrap().package.money.0
    };
    for own in &chosen {
        let found = relation(&room.catalogue, &room.inputs, &room.evaluation, *own).unwrap();
        let now = money(&room.evaluation, *own);
        assert!(close(found.together.0, now, 1e-12), "{}", room.id(*own));
        for other in chosen.iter().filter(|ix| *ix != own) {
            let rest = chosen.iter().copied().filter(|ix| ix != other).collect();
            let options = Options { chosen: Some(rest) };
            let without = evaluate(&room.catalogue, &room.inputs, &options);
            let takes = money(&without, *own) - now;
            let told = found.neighbours.iter().find(|n| n.measure == *other);
            let told = told.map_or(0.0, |n| n.takes.0);
            let pair = (room.id(*own), room.id(*other));
            assert!((takes - told).abs() < 1.0, "{pair:?}: {takes} instead of {told}");
        }
    }
    let sum = together(&room.catalogue, &room.inputs, &room.evaluation);
    let less = sum.one_by_one.0 - sum.together.0;
    let told: f64 = sum.grounds.iter().map(|g| g.twice.0).sum();
    assert!(less > 0.0 && (told - less).abs() < 0.05 * less, "{told} of {less}");
}

#[test]
fn the_rule_of_each_turn_is_named() {
    let open = [
        "lamps",
        "power-team",
        "posters",
        "meters",
        "roof-panels",
        "tariff",
        "motors-a",
        "motors-b",
    ];
    let room = every_rule(&open);
    let turn = |own: &str, other: &str| {
        let found = room.relation(own);
        let neighbour = found.neighbours.iter().find(|n| room.id(n.measure) == other);
        let order = neighbour.unwrap_or_else(|| panic!("{own} and {other}")).order.unwrap();
        (order.turn, order.neighbour_first)
    };
    assert_eq!(turn("posters", "lamps"), (Turn::PartFirst, true));
    assert_eq!(turn("lamps", "posters"), (Turn::PartFirst, false));
    assert_eq!(turn("lamps", "roof-panels"), (Turn::SupplyLater, false));
    assert_eq!(turn("tariff", "roof-panels"), (Turn::PriceLast, true));
    assert_eq!(turn("motors-a", "motors-b"), (Turn::PreventionFirst, true));
    assert_eq!(turn("meters", "power-team"), (Turn::PreventionFirst, true));
}

#[test]
fn limits_name_what_shares_them() {
    let room = every_rule(&["sorting", "cutting", "five-s", "weighing"]);
    let found = room.relation("sorting");
    assert_eq!(found.limits.len(), 1);
    assert_eq!(found.limits[0].kind, LimitKind::Cap(0.5));
    assert_eq!(found.limits[0].with.len(), 3);
    // 10% of all lost wood saved on the loss and 4% of the rest exceed 0.6 of the loss.
    let room = every_rule(&["sorting", "cutting", "five-s", "weighing", "design"]);
    let kinds: Vec<_> = room.relation("design").limits.into_iter().map(|l| l.kind).collect();
    assert!(kinds.contains(&LimitKind::Loss { most: 0.6, loss: 0.2 }), "{kinds:?}");
    assert!(every_rule(&["sorting", "lamps"]).relation("sorting").limits.is_empty());
}

fn rules(room: &Room, own: &str) -> (String, Vec<(String, ChoiceRule)>) {
    let choice = room.relation(own).choice.unwrap();
    let others = choice.others.iter().map(|(ix, rule)| (room.id(*ix).to_owned(), *rule));
    (room.id(choice.kept).to_owned(), others.collect())
}

#[test]
fn the_rule_that_kept_an_alternative_is_named() {
    let kilns = ["kiln-walls", "kiln-new", "kiln-gas"];
    let room = every_rule(&kilns);
    let (kept, others) = rules(&room, "kiln-new");
    assert_eq!(kept, "kiln-walls");
    let lost = |id: &str, rule| (id.to_owned(), rule);
    use ChoiceRule::{Headline, Listed, Npv, Saving, Study};
    assert_eq!(others, [lost("kiln-new", Headline), lost("kiln-gas", Headline)]);
    assert_eq!(rules(&room, "kiln-walls").1, others);

    let room = every_rule(&kilns[1..]);
    assert_eq!(rules(&room, "kiln-gas"), ("kiln-new".into(), vec![lost("kiln-gas", Study)]));
    assert!(every_rule(&kilns[..1]).relation("kiln-walls").choice.is_none());

    // Both may be counted: the larger saving, then the larger gain, then the first in the list.
    let change = |saving: f64, years: f64| {
        let mut catalogue = catalogue(EVERY_RULE);
        let walls = catalogue.measure("kiln-walls").unwrap().clone();
        let new = catalogue.measures.iter_mut().find(|m| m.id == "kiln-new").unwrap();
        (new.grade, new.payback_years) = (Grade::B, walls.payback_years);
        (new.saving.mode, new.lifetime_years) = (saving, years);
        rules(&Room::new(catalogue, works(&kilns[..2])), "kiln-walls")
    };
    assert_eq!(change(0.3, 10.0), ("kiln-new".into(), vec![lost("kiln-walls", Saving)]));
    assert_eq!(change(0.2, 12.0), ("kiln-new".into(), vec![lost("kiln-walls", Npv)]));
    assert_eq!(change(0.2, 10.0), ("kiln-walls".into(), vec![lost("kiln-new", Listed)]));
}

#[test]
fn side_effects_carry_their_sign() {
    let room = every_rule(&["wet-mix", "rinse"]);
    let extra = room.relation("wet-mix").knock_ons;
    assert_eq!(extra.len(), 2);
    for effect in &extra {
        assert_eq!(effect.kind, KnockOnKind::ExtraUse);
        assert!(effect.worth.unwrap().0 < 0.0);
    }
    let rinse = room.relation("rinse").knock_ons;
    let text = rinse.iter().find(|e| e.kind == KnockOnKind::TextOnly).unwrap();
    assert_eq!(text.worth, None);
    let heat = rinse.iter().find(|e| e.kind == KnockOnKind::SavingFraction).unwrap();
    assert!(heat.worth.unwrap().0 > 0.0);
}

#[test]
fn what_is_done_or_not_asked_has_no_relation() {
    let room = every_rule(&["lamps"]);
    for id in ["posters", "meters"] {
        let found = relation(&room.catalogue, &room.inputs, &room.evaluation, room.ix(id));
        assert!(found.is_none(), "{id}");
    }
}

#[test]
fn general_measures_on_one_end_use_are_told_apart_from_the_rest() {
    let room = every_rule(&["posters", "meters", "lamps"]);
    let found = room.relation("posters").neighbours;
    let general = |id: &str| found.iter().find(|n| room.id(n.measure) == id).unwrap().both_general;
    assert!(general("meters") && !general("lamps"));
}

/// The lists name who stands in the way with one pass; it must be who takes something.
#[test]
fn what_is_reduced_names_those_who_take() {
    let room =
        every_rule(&["lamps", "posters", "motors-a", "motors-b", "taps", "sorting", "five-s"]);
    let sum = together(&room.catalogue, &room.inputs, &room.evaluation);
    assert!(sum.reduced.iter().any(|reduced| !reduced.after.is_empty()));
    for reduced in &sum.reduced {
        let found = room.relation(room.id(reduced.measure));
        assert!(found.together.0 < found.alone.0);
        // A little water never stands before a lot of power.
        let takes =
            |ix: &MeasureIx| found.neighbours.iter().find(|n| n.measure == *ix).unwrap().takes.0;
        let first = reduced.after.first().map_or(0.0, takes);
        assert!(reduced.after.iter().all(|ix| takes(ix) <= first + 1.0));
        let all: Vec<MeasureIx> = found
            .neighbours
            .iter()
            .filter(|n| n.order.is_some_and(|order| order.neighbour_first))
            .map(|n| n.measure)
            .collect();
        assert_eq!(reduced.after.len(), all.len(), "{reduced:?} {all:?}");
        assert!(close(reduced.part, 1.0 - found.together.0 / found.alone.0, 1e-9), "{reduced:?}");
        for other in &reduced.after {
            let neighbour = found.neighbours.iter().find(|n| n.measure == *other).unwrap();
            assert!(neighbour.takes.0 > 0.0 && neighbour.order.unwrap().neighbour_first);
        }
    }
    let whole = room.evaluation.measures.iter().filter(|m| m.selected);
    for m in whole.filter(|m| m.alone.money == m.package.money) {
        assert!(sum.reduced.iter().all(|r| r.measure != m.measure));
    }
}
