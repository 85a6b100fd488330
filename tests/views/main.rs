//! What pages and sheets show is what the engine found, for any business: every view worked out a
//! second time from its definition, the long way, and every formula asked where its numbers come from.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../common/mod.rs"]
mod common;
mod measures;
mod origins;
mod streams;

use common::random::{Numbers, business};
use common::{catalogue, close};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngSeed, TestRunner};
use std::sync::LazyLock;
use vong_xanh::assessment::Inputs;
use vong_xanh::catalogue::Catalogue;
use vong_xanh::engine::{Evaluation, Options, evaluate};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

/// A property of so many businesses, the same ones every time.
fn check(cases: u32, property: impl Fn(&Inputs, &Evaluation) -> Result<(), TestCaseError>) {
    let config = Config {
        cases,
        rng_seed: RngSeed::Fixed(72_026),
        failure_persistence: None,
        max_shrink_iters: 60,
        ..Config::default()
    };
    let of_any = |inputs: Inputs| {
        let evaluation = evaluate(&CATALOGUE, &inputs, &Options::default());
        property(&inputs, &evaluation)
    };
    if let Err(error) =
        TestRunner::new(config).run(&business(&CATALOGUE, Numbers::Plausible), of_any)
    {
        panic!("{error}");
    }
}

fn same(a: f64, b: f64) -> bool {
    close(a, b, 1e-9) || (a - b).abs() < 1e-9
}
