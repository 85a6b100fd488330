//! A session as the group's calculation takes it.

use super::{Entry, Lot, Market, Session};
use crate::catalogue::Catalogue;
use crate::cohort::{self, Facts, MarketFacts, Member, Quality};
use crate::share::decode_result;

impl Session {
    /// Every business whose code this release can read, with its place in the list of entries.
    pub fn members(&self, catalogue: &Catalogue) -> Vec<(usize, Member)> {
        let all = self.entries.iter().enumerate();
        all.filter_map(|(at, entry)| Some((at, entry.member(catalogue)?))).collect()
    }

    /// What came of all events together; `None` where nothing was written down.
    pub fn results(&self) -> Option<cohort::Event> {
        let sum = |of: fn(&super::Event) -> Option<u32>| {
            self.events.iter().filter_map(of).reduce(u32::saturating_add)
        };
        let contracts = self.events.iter().filter_map(|e| e.contracts_vnd).reduce(|a, b| a + b);
        let line = |event: &super::Event| cohort::EventLine {
            day: event.day.clone(),
            what: event.what.clone(),
            people: event.people,
            meetings: event.meetings,
            contracts: event.contracts_vnd,
        };
        let all = cohort::Event {
            people: sum(|e| e.people).or(self.about.people),
            meetings: sum(|e| e.meetings),
            contracts,
            lines: self.events.iter().map(line).collect(),
            hands: self.all_hands(),
        };
        (all != cohort::Event::default()).then_some(all)
    }
}

impl Entry {
    /// What the group's calculation takes of it; `None`: its code is of a later version.
    pub fn member(&self, catalogue: &Catalogue) -> Option<Member> {
        let facts = Facts {
            awareness_after: self.awareness_after.clone(),
            pledges: self.pledges.clone(),
            follow_up: self.follow_up,
            market: self.market.as_ref().map(Market::facts).unwrap_or_default(),
        };
        Some(Member { code: decode_result(catalogue, &self.code).ok()?, facts })
    }
}

impl Market {
    fn facts(&self) -> MarketFacts {
        let lots = |lots: &[Lot]| lots.iter().map(Lot::fact).collect();
        MarketFacts {
            consents: self.consents,
            offers: lots(&self.offers),
            wants: lots(&self.wants),
            place: self.place.clone(),
        }
    }
}

impl Lot {
    fn fact(&self) -> cohort::Lot {
        let quality = match self.quality.as_deref() {
            Some("clean") => Some(Quality::Clean),
            Some("mixed") => Some(Quality::Mixed),
            Some("contaminated") => Some(Quality::Contaminated),
            _ => None,
        };
        cohort::Lot { code: self.code.clone(), amount: self.kg_month, quality }
    }
}
