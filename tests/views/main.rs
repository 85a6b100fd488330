//! What pages and sheets show is what the engine found, for any business: every view worked out a
//! second time from its definition, the long way, and every formula asked where its numbers come from.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../common/mod.rs"]
mod common;
mod measures;
mod origins;
mod streams;

use common::random::{Numbers, business, for_any};
use common::{catalogue, close};
use proptest::prelude::*;
use std::sync::LazyLock;
use vong_xanh::assessment::Inputs;
use vong_xanh::catalogue::Catalogue;
use vong_xanh::engine::{Evaluation, Options, evaluate};

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| catalogue("data"));

/// A property of so many businesses, the same ones every time.
fn check(cases: u32, property: impl Fn(&Inputs, &Evaluation) -> Result<(), TestCaseError>) {
    let of_any = |inputs: Inputs| {
        let evaluation = evaluate(&CATALOGUE, &inputs, &Options::default());
        property(&inputs, &evaluation)
    };
    for_any(&business(&CATALOGUE, Numbers::Plausible), cases, 72_026, of_any);
}

fn same(a: f64, b: f64) -> bool {
    close(a, b, 1e-9) || (a - b).abs() < 1e-9
}
