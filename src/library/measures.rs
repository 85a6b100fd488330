//! Which measures are shown, and in which order.

use super::address::{Address, Key};
use crate::catalogue::{Catalogue, Effort, Family, Grade, Measure, MeasureIx, Texts};
use crate::locale::fold::{Query, fold};
use crate::order::Order;
use std::cmp::Ordering;

/// Streams by their names in an address; what is called heat here is fuel to readers.
pub const STREAMS: [(&str, Family); 9] = [
    ("dien", Family::Electricity),
    ("chat-dot", Family::Heat),
    ("xe", Family::Transport),
    ("nuoc", Family::Water),
    ("nguyen-lieu", Family::Material),
    ("hoa-chat", Family::Chemicals),
    ("bao-bi", Family::Packaging),
    ("rac", Family::Waste),
    ("bui", Family::Dust),
];

/// May be done without money, or needs some (the lower end of the usual payback tells).
pub const COSTS: [&str; 2] = ["khong", "co"];

/// Longest typical payback, years; the last has no limit but that of the one before.
pub const PAYBACKS: [(&str, f64); 3] = [("0.5", 0.5), ("1", 1.0), ("3", 3.0)];

pub const EFFORTS: [(&str, Effort); 3] =
    [("it", Effort::Low), ("vua", Effort::Medium), ("nhieu", Effort::High)];

/// Weakest evidence that is still shown.
pub const GRADES: [(&str, Grade); 2] = [("a", Grade::A), ("b", Grade::B)];

/// Orders: by payback, by the usual saving, by evidence, by name. Without one: what is easy first.
pub const ORDERS: [&str; 4] = ["hoan", "muc", "chung", "ten"];

fn value<T: Copy>(known: &[(&str, T)], name: &str) -> Option<T> {
    known.iter().find(|(id, _)| *id == name).map(|(_, value)| *value)
}

/// Typical payback, years; what is not known comes last.
fn payback(measure: &Measure) -> f64 {
    measure.payback_years.map_or(f64::INFINITY, |years| years.mode)
}

/// What the rows of one page are chosen from.
#[derive(Clone, Copy, Debug)]
pub struct Shelf<'a> {
    pub catalogue: &'a Catalogue,
    pub texts: &'a Texts,
}

impl Shelf<'_> {
    /// Whether a measure answers every choice of an address; its words are looked for elsewhere.
    fn passes(&self, measure: &Measure, address: &Address) -> bool {
        let open = |key: Key| address.get(key).is_empty();
        let trade = self.catalogue.trade_ix(address.get(Key::Trade));
        let family = value(&STREAMS, address.get(Key::Stream));
        let touches = |family: Family| {
            let ends = measure.targets.iter().filter_map(|t| self.catalogue.end_use(t.end_use));
            ends.into_iter().any(|end| end.family == family)
        };
        let class = self.catalogue.cp_classes.get(usize::from(measure.category));
        let free = measure.payback_years.is_some_and(|years| years.low <= 0.0)
            || measure.capex_vnd == Some(0.0);
        let effort = value(&EFFORTS, address.get(Key::Effort));
        let grade = value(&GRADES, address.get(Key::Grade));
        let within = value(&PAYBACKS, address.get(Key::Payback));
        trade.is_none_or(|trade| measure.trades.contains(&trade))
            && family.is_none_or(touches)
            && (open(Key::Class) || class.is_some_and(|c| address.has(Key::Class, &c.id)))
            && (open(Key::Cost) || free == address.has(Key::Cost, "khong"))
            && within.is_none_or(|most| payback(measure) <= most)
            && effort.is_none_or(|effort| measure.effort == effort)
            && grade.is_none_or(|worst| measure.grade <= worst)
    }

    /// Measures in which the words of an address occur, with how well they answer.
    pub fn searched(&self, words: &str) -> Vec<(MeasureIx, u32)> {
        let query = Query::new(words);
        let all = self.catalogue.measures.iter().zip(0_u16..);
        let found = all.filter_map(|(measure, at)| {
            let mut texts =
                vec![self.texts.get(measure.summary), self.texts.get(measure.applies_when)];
            texts.extend(measure.steps.iter().map(|step| self.texts.get(*step)));
            let ends = measure.targets.iter().filter_map(|t| self.catalogue.end_use(t.end_use));
            texts.extend(ends.map(|end| self.texts.get(end.name)));
            let rank = query.rank(self.texts.get(measure.name), &texts)?;
            Some((MeasureIx(at), rank))
        });
        found.collect()
    }

    /// How many of them an address lets through.
    pub fn count(&self, searched: &[(MeasureIx, u32)], address: &Address) -> usize {
        let all = searched.iter().filter_map(|(ix, _)| self.catalogue.measure_at(*ix));
        all.filter(|measure| self.passes(measure, address)).count()
    }

    /// What an address lets through, in its order.
    pub fn shown(&self, searched: &[(MeasureIx, u32)], address: &Address) -> Vec<MeasureIx> {
        let mut rows: Vec<(MeasureIx, u32, &Measure)> = searched
            .iter()
            .filter_map(|(ix, rank)| Some((*ix, *rank, self.catalogue.measure_at(*ix)?)))
            .filter(|(_, _, measure)| self.passes(measure, address))
            .collect();
        let order = address.get(Key::Sort).to_owned();
        if order == "ten" {
            let mut named: Vec<(String, MeasureIx)> =
                rows.iter().map(|(ix, _, m)| (fold(self.texts.get(m.name)), *ix)).collect();
            named.order_by(|a, b| a.0.cmp(&b.0));
            return named.into_iter().map(|(_, ix)| ix).collect();
        }
        rows.order_by(|(_, a_rank, a), (_, b_rank, b)| compare(&order, (*a_rank, a), (*b_rank, b)));
        rows.into_iter().map(|(ix, ..)| ix).collect()
    }
}

fn compare(order: &str, (a_rank, a): (u32, &Measure), (b_rank, b): (u32, &Measure)) -> Ordering {
    let sooner = payback(a).total_cmp(&payback(b));
    let surer = a.grade.cmp(&b.grade);
    match order {
        "hoan" => sooner.then(surer),
        "muc" => b.saving.mode.total_cmp(&a.saving.mode).then(surer),
        "chung" => surer.then(sooner),
        _ => b_rank.cmp(&a_rank).then(a.effort.cmp(&b.effort)).then(surer).then(sooner),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::catalogue::embedded;
    use crate::library::address::Part;

    /// Ids of what an address shows, in Vietnamese.
    fn shown(tail: &str) -> Vec<String> {
        let built_in = embedded::load().unwrap();
        let [vi, _] = &built_in.texts;
        let shelf = Shelf { catalogue: &built_in.catalogue, texts: vi };
        let address = Address::parse(tail).unwrap();
        assert_eq!(address.part, Part::Measures);
        let searched = shelf.searched(address.get(Key::Words));
        let rows = shelf.shown(&searched, &address);
        assert_eq!(rows.len(), shelf.count(&searched, &address));
        let name = |ix: &MeasureIx| built_in.catalogue.measure_at(*ix).unwrap().id.clone();
        rows.iter().map(name).collect()
    }

    #[test]
    fn words_without_marks_find_their_measure() {
        assert_eq!(shown("?tim=den%20led").first().unwrap(), "led-lighting");
        assert!(shown("?tim=bong%20tuyp").contains(&"led-lighting".to_owned()));
        assert!(shown("?tim=khi%20nen").iter().take(4).any(|id| id == "air-leaks"));
        assert_eq!(shown("?tim=may%20bay%20phan%20luc"), [""; 0]);
        assert_eq!(shown("").len(), embedded::load().unwrap().catalogue.measures.len());
    }

    #[test]
    fn every_choice_narrows_and_no_choice_is_empty() {
        let all = shown("").len();
        let trades = embedded::load().unwrap().catalogue.trades;
        let pairs = |key: &str, ids: &[&str]| -> Vec<String> {
            ids.iter().map(|id| format!("?{key}={id}")).collect()
        };
        let mut tails = pairs("nghe", &trades.iter().map(|t| t.id.as_str()).collect::<Vec<_>>());
        tails.extend(pairs("dong", &STREAMS.map(|(id, _)| id)));
        tails.extend(pairs("von", &COSTS));
        tails.extend(pairs("hoan", &PAYBACKS.map(|(id, _)| id)));
        tails.extend(pairs("suc", &EFFORTS.map(|(id, _)| id)));
        tails.extend(pairs("chung", &GRADES.map(|(id, _)| id)));
        for tail in tails {
            let found = shown(&tail).len();
            assert!(0 < found && found < all, "{tail}: {found} of {all}");
        }
        assert_eq!(shown("?von=khong").len() + shown("?von=co").len(), all);
        assert_eq!(shown("?nghe=unknown").len(), all, "an unknown trade narrows nothing");
    }

    #[test]
    fn classes_add_up() {
        let one = shown("?loai=housekeeping").len();
        let both = shown("?loai=housekeeping.management").len();
        assert_eq!(both, one + shown("?loai=management").len());
    }

    #[test]
    fn the_order_is_the_one_asked_for() {
        let catalogue = embedded::load().unwrap().catalogue;
        let of = |tail: &str| -> Vec<Measure> {
            shown(tail).iter().map(|id| catalogue.measure(id).unwrap().clone()).collect()
        };
        assert!(of("?xep=hoan").is_sorted_by(|a, b| payback(a) <= payback(b)));
        assert!(of("?xep=muc").is_sorted_by(|a, b| a.saving.mode >= b.saving.mode));
        assert!(of("?xep=chung").is_sorted_by(|a, b| a.grade <= b.grade));
        assert!(of("").is_sorted_by(|a, b| a.effort <= b.effort));
        assert_eq!(shown("?xep=ten").len(), catalogue.measures.len());
    }
}
