//! Which cases, legal texts and contacts belong beside a measure.

use super::{
    Bearing, Case, Catalogue, Contact, Family, Fits, Handbook, Law, LawState, Measure, MeasureIx,
    Proof, Trade, TradeIx,
};
use crate::order::Order as _;

/// How near a case is to the reader, nearest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CaseFit {
    /// The same trade did the same thing.
    Same,
    /// Another trade did it.
    SameMeasure,
    /// The same trade did something else.
    SameTrade,
    /// A related trade did something else.
    SameGroup,
}

/// Who reads about which measure.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'a> {
    pub catalogue: &'a Catalogue,
    pub measure: MeasureIx,
    /// `None`: nothing is open.
    pub trade: Option<TradeIx>,
    /// Money is needed first, or nobody knows how much.
    pub costs_money: bool,
}

impl Reader<'_> {
    fn record(&self) -> Option<&Measure> {
        self.catalogue.measure_at(self.measure)
    }

    fn trade_at(&self, ix: TradeIx) -> Option<&Trade> {
        self.catalogue.trades.get(usize::from(ix.0))
    }

    /// Criteria that are given must all hold; without an open assessment the trade is not asked.
    fn fits(&self, fits: &Fits) -> bool {
        let Some(measure) = self.record() else { return false };
        let families: Vec<Family> = measure
            .targets
            .iter()
            .filter_map(|t| self.catalogue.end_use(t.end_use))
            .map(|e| e.family)
            .collect();
        let trade = self.trade;
        let group = trade.and_then(|ix| self.trade_at(ix)).map(|t| t.group);
        let holds = |empty: bool, met: bool| empty || met;
        holds(fits.families.is_empty(), fits.families.iter().any(|f| families.contains(f)))
            && holds(fits.classes.is_empty(), fits.classes.contains(&measure.category))
            && holds(fits.measures.is_empty(), fits.measures.contains(&self.measure))
            && holds(fits.groups.is_empty(), group.is_none_or(|g| fits.groups.contains(&g)))
            && holds(fits.trades.is_empty(), trade.is_none_or(|t| fits.trades.contains(&t)))
            && (!fits.costs_money || self.costs_money)
    }

    fn nearness(&self, case: &Case) -> Option<CaseFit> {
        let does_it = case.measures.contains(&self.measure);
        let group = |ix: TradeIx| self.trade_at(ix).map(|t| t.group);
        let of_trade = self.trade.is_some_and(|t| case.trades.contains(&t));
        let of_group = || {
            let own = self.trade.and_then(group);
            own.is_some() && case.trades.iter().any(|t| group(*t) == own)
        };
        match (does_it, of_trade) {
            (true, true) => Some(CaseFit::Same),
            (true, false) => Some(CaseFit::SameMeasure),
            (false, true) => Some(CaseFit::SameTrade),
            (false, false) => of_group().then_some(CaseFit::SameGroup),
        }
    }
}

/// Criteria that a row asks; a row that asks more belongs more closely to the measure.
fn closeness(fits: &Fits) -> usize {
    let asked = [
        !fits.measures.is_empty(),
        !fits.trades.is_empty(),
        !fits.families.is_empty(),
        !fits.classes.is_empty(),
        !fits.groups.is_empty(),
        fits.costs_money,
    ];
    asked.into_iter().filter(|asked| *asked).count()
}

impl Handbook {
    /// What others reached with a measure.
    pub fn evidence_of(&self, measure: MeasureIx) -> &[Proof] {
        self.evidence.get(usize::from(measure.0)).map_or(&[][..], Vec::as_slice)
    }

    /// Cases for a reader, the nearest first; related trades only while nothing nearer is known.
    pub fn cases_for(&self, reader: Reader) -> Vec<(CaseFit, &Case)> {
        let all = self.cases.iter();
        let mut found: Vec<(CaseFit, &Case)> =
            all.filter_map(|c| Some((reader.nearness(c)?, c))).collect();
        found.order_by_key(|(fit, _)| *fit);
        if found.first().is_some_and(|(fit, _)| *fit < CaseFit::SameGroup) {
            found.retain(|(fit, _)| *fit < CaseFit::SameGroup);
        }
        found
    }

    /// Legal texts of one kind for a reader: what holds now first, what belongs most closely first.
    pub fn laws_for(&self, reader: Reader, bearing: Bearing) -> Vec<&Law> {
        let fit = |law: &&Law| {
            let here = reader.catalogue.holds_here(law.place.as_deref());
            here && law.fits.as_ref().is_some_and(|f| f.bearing == bearing && reader.fits(f))
        };
        let mut found: Vec<&Law> = self.laws.iter().filter(fit).collect();
        found.order_by_key(|law| {
            let close = law.fits.as_ref().map_or(0, closeness);
            (law.state, std::cmp::Reverse(close))
        });
        found
    }

    /// Whom to ask, in the order of the file.
    pub fn contacts_for(&self, reader: Reader) -> Vec<&Contact> {
        let fit = |contact: &&Contact| {
            let here = reader.catalogue.holds_here(contact.place.as_deref());
            here && contact.fits.as_ref().is_some_and(|f| reader.fits(f))
        };
        self.contacts.iter().filter(fit).collect()
    }
}

impl LawState {
    /// Still to be used; the rest is history.
    pub fn holds(self) -> bool {
        matches!(self, Self::InForce | Self::Waiting | Self::Unknown)
    }
}
