//! Faults that do not stop the tool but make its results poorer; our own data has none.

use std::collections::BTreeSet;

use super::checker::Checker;
use super::read::Parsed;
use crate::catalogue::{
    ActsOn, Catalogue, EndUse, EndUseKind, Family, KnockOnKind, Measure, Mode, Split, Trade,
    TradeIx,
};
use crate::order::Keyed as _;

/// A trade with fewer measures or quick questions gives a thin result.
const FEWEST: usize = 12;

/// Order of the measures that the caps of `elec.total` and `heat.total` do not cover.
const OTHER_SUPPLY: u8 = 5;

/// The parts of a catalogue that these checks look at, with the files they came from.
pub struct Quality<'a> {
    pub catalogue: &'a Catalogue,
    pub trades: &'a Parsed<'a>,
    pub measures: &'a Parsed<'a>,
    pub questions: &'a Parsed<'a>,
}

impl Quality<'_> {
    pub fn check(&self, full: bool, c: &mut Checker) {
        for measure in &self.catalogue.measures {
            self.caps(measure, c);
            self.loss_limit(measure, c);
            self.double_counting(measure, c);
            self.opening(measure, c);
            self.dust(measure, c);
            self.bases(measure, c);
        }
        if full {
            self.coverage(c);
        }
    }

    fn end_use(&self, ix: crate::catalogue::EndUseIx) -> Option<&EndUse> {
        self.catalogue.end_uses.get(usize::from(ix.0))
    }

    /// The cap would be the result whatever the figure says.
    fn caps(&self, m: &Measure, c: &mut Checker) {
        if m.acts_on != ActsOn::Quantity {
            return;
        }
        for t in &m.targets {
            let Some(e) = self.end_use(t.end_use) else {
                continue;
            };
            let supply = e.kind == EndUseKind::Total
                && matches!(e.family, Family::Electricity | Family::Heat)
                && m.order == OTHER_SUPPLY;
            let saved = t.applicability * m.saving.mode;
            if !supply && saved > e.cap + 1e-9 {
                let text = format!("saves {saved} of {}, more than its cap {}", e.id, e.cap);
                c.warn(self.measures.at(&m.id), "saving.typical", text);
            }
        }
    }

    /// The limit "at most this share of the loss" would be the result (Method §4.13).
    fn loss_limit(&self, m: &Measure, c: &mut Checker) {
        if m.acts_on != ActsOn::Quantity || m.exempt_from_loss_limit {
            return;
        }
        for t in &m.targets {
            let whole = self
                .end_use(t.end_use)
                .is_some_and(|e| e.family == Family::Material && e.kind == EndUseKind::Total);
            let saved = t.applicability * m.saving.mode;
            for (ix, trade) in self.trades_of(m) {
                let limit = self.catalogue.constants.loss_cap * trade.loss.mode;
                if whole && saved > limit + 1e-9 {
                    let text = format!(
                        "saves {saved} of the material, more than the limit {limit} of the loss \
                         in {}; exempt_from_loss_limit says that it is no loss",
                        self.trade_id(ix)
                    );
                    c.warn(self.measures.at(&m.id), "saving.typical", text);
                }
            }
        }
    }

    /// Mass that a material measure saves leaves the waste and the dust by itself, and a mass of
    /// hazardous waste is not asked.
    fn double_counting(&self, m: &Measure, c: &mut Checker) {
        let saves_material = m.acts_on == ActsOn::Quantity
            && m.targets
                .iter()
                .filter_map(|t| self.end_use(t.end_use))
                .any(|e| matches!(e.family, Family::Material));
        for k in m.knock_ons.iter().filter(|k| k.kind != KnockOnKind::TextOnly) {
            let Some(e) = self.end_use(k.end_use) else {
                continue;
            };
            let at = self.measures.at(&m.id);
            let field = format!("knock_ons.{}", e.id);
            if e.kind == EndUseKind::Hazardous {
                c.warn(
                    at,
                    &field,
                    "has no base: no mass of hazardous waste is asked; use text-only",
                );
            } else if saves_material && e.family == Family::Waste {
                c.warn(at, &field, "counted twice: saved material leaves the waste by itself");
            }
            if m.targets.iter().any(|t| t.end_use == k.end_use) {
                c.warn(at, &field, "counted twice: it is a target of the same measure");
            }
        }
    }

    /// In every trade somebody must ask for the measure.
    fn opening(&self, m: &Measure, c: &mut Checker) {
        for trade in &m.trades {
            let asks = |id: &String| {
                let question = self.catalogue.questions.iter().find(|q| q.id == *id);
                question.is_none_or(|q| q.trades.contains(trade))
            };
            let asked = m.opened_by.questions.iter().any(asks);
            if !asked && !m.opened_by.own_question_in.contains(trade) {
                let text = format!("nothing opens the measure in {}", self.trade_id(*trade));
                c.warn(self.measures.at(&m.id), "opened_by", text);
            }
        }
    }

    fn dust(&self, m: &Measure, c: &mut Checker) {
        let on_dust = |ix| self.end_use(ix).is_some_and(|e| e.family == Family::Dust);
        let target = m.targets.iter().any(|t| on_dust(t.end_use));
        let counts = |k: &crate::catalogue::KnockOn| k.kind != KnockOnKind::TextOnly;
        let knock_on = m.knock_ons.iter().filter(|k| counts(k)).any(|k| on_dust(k.end_use));
        for (ix, trade) in self.trades_of(m) {
            if (target || knock_on) && !trade.dust {
                let text = format!("acts on dust in {}, a trade without dust", self.trade_id(ix));
                c.warn(self.measures.at(&m.id), "trades", text);
            }
        }
    }

    /// Every end use that a measure acts on is part of the split of its trades.
    fn bases(&self, m: &Measure, c: &mut Checker) {
        for (_, trade) in self.trades_of(m) {
            for t in &m.targets {
                let Some(e) = self.end_use(t.end_use) else {
                    continue;
                };
                if e.kind == EndUseKind::Specific && !has(trade, e.family, t.end_use) {
                    let text = format!("no share, but the measure {} acts on it", m.id);
                    let field = format!("splits.{}", e.id);
                    c.warn(self.trades.at(&trade.id), field, text);
                }
            }
        }
    }

    fn coverage(&self, c: &mut Checker) {
        for (place, trade) in self.catalogue.trades.iter().enumerate() {
            let ix = TradeIx(place as u8);
            let measures = self.catalogue.measures.iter().filter(|m| m.trades.contains(&ix));
            let quick =
                |q: &&crate::catalogue::Question| q.mode == Mode::Quick && q.trades.contains(&ix);
            let questions = self.catalogue.questions.iter().filter(quick);
            for (count, what) in
                [(measures.count(), "measures"), (questions.count(), "quick questions")]
            {
                if count < FEWEST {
                    let text = format!("only {count} {what}, at least {FEWEST} are expected");
                    c.warn(self.trades.at(&trade.id), "", text);
                }
            }
        }
        let used: BTreeSet<&str> = self.catalogue.checks.iter().map(|k| k.id.as_str()).distinct();
        for number in 1..=21 {
            if !used.contains(format!("V{number}").as_str()) {
                c.warn(self.questions.at("plausibility"), format!("V{number}"), "is missing");
            }
        }
    }

    fn trades_of<'m>(&'m self, m: &'m Measure) -> impl Iterator<Item = (TradeIx, &'m Trade)> {
        m.trades
            .iter()
            .filter_map(|ix| self.catalogue.trades.get(usize::from(ix.0)).map(|trade| (*ix, trade)))
    }

    fn trade_id(&self, ix: TradeIx) -> &str {
        self.catalogue.trades.get(usize::from(ix.0)).map_or("", |trade| trade.id.as_str())
    }
}

/// The end use has a share in the trade's split or in one of its variants.
fn has(trade: &Trade, family: Family, ix: crate::catalogue::EndUseIx) -> bool {
    let share = |split: &Split| split.shares.iter().any(|(e, share)| *e == ix && *share > 0.0);
    let (own, variants): (&Split, Vec<&Split>) = match family {
        Family::Electricity => (
            &trade.electricity,
            trade.variants.iter().filter_map(|v| v.electricity.as_ref()).collect(),
        ),
        Family::Heat => {
            (&trade.heat, trade.variants.iter().filter_map(|v| v.heat.as_ref()).collect())
        }
        Family::Water => {
            (&trade.water, trade.variants.iter().filter_map(|v| v.water.as_ref()).collect())
        }
        _ => return true,
    };
    share(own) || variants.into_iter().any(share)
}
