//! The furniture workshop of the method's worked example (invented), as far as pictures need it.

use crate::catalogue::{Grade, MeasureIx};
use crate::engine::*;
use crate::units::{KgCo2e, Toe, Vnd, Years};

fn stream(id: StreamId, cost: f64, transport: bool) -> StreamBaseline {
    StreamBaseline {
        id,
        quantity: 1.0,
        unit: String::new(),
        cost: Vnd(cost),
        price: 1.0,
        known_price: 1.0,
        grade: Grade::B,
        derivation: Derivation::Measured,
        toe: Toe(0.0),
        co2e: KgCo2e(0.0),
        norm: None,
        shares: Vec::new(),
        own_shares: false,
        used_for_transport: transport,
        loss: None,
        loss_is_default: false,
        loss_is_weighed: false,
        mass: None,
    }
}

/// (class, money alone, money in the package, capital, payback, NPV, kg CO2e, lifetime)
type Figures = (Class, f64, f64, f64, Option<f64>, f64, f64, f64);

fn measure(place: usize, figures: Figures) -> MeasureResult {
    let (class, alone, package, capital, payback, npv, co2e, lifetime) = figures;
    let ledgers = |money| Ledgers { money: Vnd(money), co2e: KgCo2e(co2e), ..Ledgers::default() };
    let finance = Finance {
        capital: Some(Vnd(capital)),
        payback: payback.map(Years),
        npv: Some(Vnd(npv)),
        irr: None,
    };
    let selected = matches!(class, Class::QuickWin | Class::Plan | Class::Health);
    MeasureResult {
        measure: MeasureIx(place as u16),
        answer: MeasureAnswer::No,
        calculated: false,
        direct: true,
        class,
        study_reasons: Vec::new(),
        selected,
        alone: ledgers(alone),
        package: ledgers(package),
        lifetime: Years(lifetime),
        capital_origin: CapitalOrigin::Catalogue,
        finance,
        package_finance: finance,
        overlaps: false,
        contributions: Vec::new(),
        other_money: OtherMoney::default(),
        kept_instead: None,
        likely_within_a_year: Vnd(0.0),
        hint_weight: 0.0,
    }
}

/// F1 to F10 in order.
const MEASURES: [Figures; 10] = [
    (Class::QuickWin, 6_912_000.0, 6_912_000.0, 3e6, Some(0.43), 14_189_121.0, 1930.1, 3.0),
    (Class::Plan, 2_110_400.0, 2_110_400.0, 4e6, Some(1.9), 1_248_252.0, 868.6, 3.0),
    (Class::Plan, 7_603_200.0, 7_603_200.0, 12e6, Some(1.58), 28_562_511.0, 2123.2, 8.0),
    (Class::NotNow, 5_184_000.0, 5_184_000.0, 45e6, Some(8.68), -13_146_564.0, 1447.6, 10.0),
    (Class::QuickWin, 75_107_697.0, 74_599_380.0, 15e6, Some(0.2), 267_790_341.0, 0.0, 5.0),
    (Class::Plan, 14_119_941.0, 14_119_941.0, 25e6, Some(1.77), 43_741_787.0, 0.0, 7.0),
    (Class::QuickWin, 68_400_000.0, 68_400_000.0, 18e6, Some(0.26), 241_289_815.0, 0.0, 5.0),
    (Class::Study, 5_000_000.0, 5_000_000.0, 2e6, Some(0.4), 16_953_934.0, 0.0, 5.0),
    (Class::Health, 0.0, 0.0, 80e6, None, -80e6, 0.0, 10.0),
    (Class::Plan, 756_000.0, 756_000.0, 3e6, Some(3.97), 680_525.0, 0.0, 7.0),
];

pub(super) fn workshop() -> Evaluation {
    let streams = vec![
        stream(StreamId::Electricity, 172_800_000.0, false),
        stream(StreamId::Fuel("diesel".into()), 34_200_000.0, true),
        stream(StreamId::Water, 4_200_000.0, false),
        stream(StreamId::Material1, 1_350_000_000.0, false),
        stream(StreamId::Material2, 912_000_000.0, false),
        stream(StreamId::Chemicals, 342_000_000.0, false),
    ];
    Evaluation {
        baseline: Baseline {
            streams,
            wages: Vnd(1_296_000_000.0),
            waste_fee: Vnd(9_600_000.0),
            money_possible: true,
            ..Baseline::default()
        },
        losses: Losses {
            material: vec![
                (StreamId::Material1, Vnd(472_500_000.0)),
                (StreamId::Material2, Vnd(136_800_000.0)),
                (StreamId::Chemicals, Vnd(136_800_000.0)),
            ],
            scrap_revenue: Vnd(12_000_000.0),
            loss_share: 0.268_77,
            carried_cost: Vnd(197_383_460.0),
            waste_fee: Vnd(9_600_000.0),
            total: Vnd(941_083_460.0),
            production_cost: Vnd(4_120_800_000.0),
            ..Losses::default()
        },
        measures: MEASURES.into_iter().enumerate().map(|(i, f)| measure(i, f)).collect(),
        recommended: [].into(),
        package: Package::default(),
        indicators: Indicators::default(),
        recp: Recp::default(),
        scores: Scores::default(),
        circularity: Circularity::default(),
        confidence: Confidence {
            grade: Grade::B,
            half_width: 0.0,
            answered_share: 1.0,
            weakest: None,
        },
    }
}
