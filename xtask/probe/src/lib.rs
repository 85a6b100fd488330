//! The engine as the build tools run it, natively and in WebAssembly: one case in, its whole result
//! out as text, so that both can be compared figure by figure.

mod invariants;

use vong_xanh::assessment::document::{self, Document};
use vong_xanh::assessment::{Inputs, evaluate_document};
use vong_xanh::catalogue::Catalogue;
use vong_xanh::catalogue::pack::decode_catalogue;
use vong_xanh::engine::{Draws, Evaluation, Range};
use wasm_bindgen::prelude::wasm_bindgen;

/// A business to evaluate on a catalogue.
#[wasm_bindgen]
pub struct Case {
    catalogue: Catalogue,
    document: Document,
}

#[wasm_bindgen]
impl Case {
    /// From a catalogue pack and the text of a saved assessment.
    #[wasm_bindgen(constructor)]
    pub fn new(pack: &[u8], assessment: &str) -> Result<Case, String> {
        let catalogue = decode_catalogue(pack).map_err(|error| format!("{error}"))?;
        let opened = document::read(assessment).map_err(|fault| fault.to_string())?;
        Ok(Self { catalogue, document: opened.document })
    }

    /// Every figure of the evaluation and of its range; no range without draws.
    pub fn report(&self, draws: usize) -> String {
        let (_, evaluation, range) = self.run(draws);
        format!("{evaluation:?}\n{range:?}")
    }

    /// What no result may do, as sentences; empty when all is well.
    pub fn violations(&self, draws: usize) -> Vec<String> {
        let (_, evaluation, range) = self.run(draws);
        invariants::violations(&evaluation, &range)
    }

    /// Evaluates some times, for the clock; returns the number of measures seen.
    pub fn evaluate(&self, times: usize) -> usize {
        (0..times)
            .map(|_| evaluate_document(&self.catalogue, &self.document).2.measures.len())
            .sum()
    }

    /// Evaluates once and draws, for the clock; returns the draws done.
    pub fn draw(&self, draws: usize) -> usize {
        self.run(draws).2.draws
    }
}

/// A fixed piece of work like the engine's (arithmetic, branches, small vectors): times are given as
/// multiples of it, so that those of two machines can be compared. Returns a number that depends on
/// all of it.
#[wasm_bindgen]
pub fn reference() -> f64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut sum = 0.0;
    for _ in 0..200 {
        let mut list = Vec::new();
        for _ in 0..500 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            let share = (state >> 11) as f64 / (1_u64 << 53) as f64;
            list.push(if share < 0.5 { share.sqrt() } else { share / (1.0 + share) });
        }
        sum += list.iter().fold(1.0, |all: f64, one| (all + one) * 0.5);
    }
    sum
}

impl Case {
    fn run(&self, draws: usize) -> (Inputs, Evaluation, Range) {
        let (inputs, _, evaluation) = evaluate_document(&self.catalogue, &self.document);
        let range = if draws == 0 {
            Range::default()
        } else {
            let mut run = Draws::new(&self.catalogue, &inputs, &evaluation, draws);
            while !run.advance(draws) {}
            run.finish()
        };
        (inputs, evaluation, range)
    }
}
