//! Several measures on one end use: chain, umbrella measures, knock-ons, caps (Method §4.11–4.13).

use crate::catalogue::{EndUseIx, MeasureIx, Triangle};

/// Where a line stands in the order of its end use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    Own,
    Umbrella,
    KnockOn,
    /// Declared extra use: after the cap, not limited.
    Extra,
}

/// When a chain acts on its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    /// A part of the account.
    Part,
    /// What the parts left of the account.
    Total,
    /// Another supply (order 5) of electricity or heat: sized on what is then left, no cap.
    Supply,
    /// Money only, on the money that is left; no quantity.
    Money,
}

/// Values of one measure in one pass: central, or of one draw.
#[derive(Clone, Copy, Debug)]
pub(super) struct Level {
    pub saving: f64,
    pub opportunity: f64,
    /// Probability at which knock-on factors are read; `None`: their mode.
    pub at: Option<f64>,
}

/// One measure on one end use, with the result of the last pass.
#[derive(Clone, Debug)]
pub(super) struct Line {
    /// Position of the measure in the plan.
    pub slot: usize,
    pub measure: MeasureIx,
    pub order: u8,
    pub role: Role,
    pub applicability: f64,
    /// k of a knock-on.
    pub knock: Option<Triangle>,
    /// Not under the limit of Method §4.13.
    pub exempt: bool,
    /// f or k of the last pass.
    pub fraction: f64,
    /// φ of the last pass.
    pub phi: f64,
    /// What stood before it of the end use, 0–1.
    pub before: f64,
    /// Umbrella share, cap and limit, multiplied.
    pub scale: f64,
    /// Share of the account that the chain acted on.
    pub base: f64,
    /// Share of the account saved.
    pub taken: f64,
}

impl Line {
    /// Under the limit on one material.
    pub fn is_limited(&self) -> bool {
        self.role != Role::Extra && !self.exempt
    }
}

#[derive(Clone, Debug)]
pub(super) struct Chain {
    pub end_use: EndUseIx,
    pub stage: Stage,
    /// Share of the account; replaced by the loss of the draw where `is_loss`.
    pub weight: f64,
    pub is_loss: bool,
    /// VND per m³ of wastewater fee.
    pub fee: f64,
    pub cap: f64,
    pub lines: Vec<Line>,
    /// R after the chain.
    pub left: f64,
    /// What its own lines would save without the cap, 0–1.
    pub wanted: f64,
}

impl Chain {
    /// One pass over what is `base` of the account.
    pub fn pass(&mut self, base: f64, levels: &[Level], model: f64, umbrella_others: f64) {
        self.set_phi(levels, model);
        self.share_umbrellas(umbrella_others);
        let mut left = 1.0;
        for line in self.lines.iter_mut().filter(|l| l.role != Role::Extra) {
            line.before = left;
            line.taken = left * line.phi * line.scale;
            left -= line.taken;
        }
        let saved = 1.0 - left;
        let scale = if saved > self.cap { self.cap / saved } else { 1.0 };
        for line in self.lines.iter_mut().filter(|l| l.role != Role::Extra) {
            line.scale *= scale;
            line.base = base;
            line.taken *= scale * base;
        }
        self.left = 1.0 - saved * scale;
        self.wanted = saved;
    }

    /// Declared extra use of what is left of the end use; `base` as for [`Self::pass`].
    pub fn extra_use(&mut self, base: f64) {
        let left = &mut self.left;
        for line in self.lines.iter_mut().filter(|l| l.role == Role::Extra) {
            line.before = *left;
            line.base = base;
            line.taken = base * *left * line.phi;
            *left *= 1.0 - line.phi;
        }
    }

    /// The cap holds the last pass back.
    pub fn is_capped(&self) -> bool {
        self.wanted > self.cap
    }

    pub fn taken(&self) -> f64 {
        self.lines.iter().map(|l| l.taken).sum()
    }

    fn set_phi(&mut self, levels: &[Level], model: f64) {
        for line in &mut self.lines {
            let Some(level) = levels.get(line.slot) else { continue };
            line.fraction = match (line.knock, level.at) {
                (None, _) => level.saving,
                (Some(k), None) => k.mode,
                (Some(k), Some(u)) => k.at(u),
            };
            line.phi = (line.applicability * line.fraction * model * level.opportunity).min(1.0);
            line.scale = 1.0;
        }
    }

    /// The largest umbrella measure counts in full, the others at half; ties in file order.
    fn share_umbrellas(&mut self, others: f64) {
        let mut umbrellas = self.lines.iter().filter(|l| l.role == Role::Umbrella);
        let Some(first) = umbrellas.next() else { return };
        let better = |best: &Line, l: &Line| {
            l.phi > best.phi || (l.phi == best.phi && l.measure < best.measure)
        };
        let largest = umbrellas.fold(first, |best, l| if better(best, l) { l } else { best });
        let largest = largest.measure;
        for line in &mut self.lines {
            if line.role == Role::Umbrella && line.measure != largest {
                line.scale = others;
            }
        }
    }
}
