//! Money over the months of a plan: what is paid, what is saved, what the money at hand allows now
//! and what the savings of earlier steps pay for later (Method §4.16, budget view).
//!
//! A step is paid in the month it begins; its saving starts the month after its work ends, a
//! twelfth of the year's each month.

use crate::units::Vnd;

const MONTHS_PER_YEAR: f64 = 12.0;
/// Rounding of added twelfths is no debt: below this a sum counts as paid back, VND.
const A_DONG: f64 = 1.0;

/// One step of a plan as far as money goes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Item {
    /// `None` while nobody has named a price.
    pub cost: Option<Vnd>,
    /// Net, a year; negative for declared extra use.
    pub saving: Vnd,
    /// Months from the beginning of the plan to the beginning of the work.
    pub start: usize,
    /// Months of work, at least 1.
    pub months: usize,
}

impl Item {
    /// The first month that saves, for work that begins in `start`.
    fn saves_from(&self, start: usize) -> usize {
        start + self.months.max(1)
    }

    fn monthly(&self) -> f64 {
        self.saving.0 / MONTHS_PER_YEAR
    }
}

/// One month of a plan.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MonthCash {
    pub paid: Vnd,
    pub saved: Vnd,
    /// Saved less paid from the beginning to the end of this month.
    pub sum: Vnd,
}

/// Month by month; a cost that is not known counts as nothing.
pub fn cash_flow(items: &[Item], months: usize) -> Vec<MonthCash> {
    let mut sum = Vnd(0.0);
    let month = |at: usize| {
        let begin = items.iter().filter(|i| i.start == at);
        let saving = items.iter().filter(|i| i.saves_from(i.start) <= at);
        let paid: Vnd = begin.filter_map(|i| i.cost).sum();
        let saved = Vnd(saving.map(Item::monthly).sum());
        sum += saved - paid;
        MonthCash { paid, saved, sum }
    };
    (0..months).map(month).collect()
}

/// The month with the least money, and how much is then missing; `None` when nothing ever is.
pub fn deepest(flow: &[MonthCash]) -> Option<(usize, Vnd)> {
    let below = flow.iter().enumerate().filter(|(_, m)| m.sum.0 < -A_DONG);
    // The first of equal depths.
    let least = below.reduce(|a, b| if b.1.sum < a.1.sum { b } else { a });
    least.map(|(at, m)| (at, -m.sum))
}

/// The first month from which the sum stays at nothing or above; `None` when it ends below.
pub fn paid_back(flow: &[MonthCash]) -> Option<usize> {
    let last_below = flow.iter().rposition(|m| m.sum.0 < -A_DONG);
    let first = last_below.map_or(0, |at| at + 1);
    (first < flow.len()).then_some(first)
}

/// When the money for a step is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Funded {
    /// The money at hand is enough.
    Now,
    /// What earlier steps save has paid for it after so many months.
    Later(usize),
    /// Not within the time looked at.
    Never,
    /// Nobody knows what it costs.
    Unknown,
}

impl Funded {
    /// Months from the beginning.
    pub fn month(self) -> Option<usize> {
        match self {
            Self::Now => Some(0),
            Self::Later(month) => Some(month),
            Self::Never | Self::Unknown => None,
        }
    }
}

/// When each step can begin if only the money at hand and what is saved on the way is spent: in
/// every month, in the order given, whatever the money allows. `start` of the items is not read.
pub fn fund(items: &[Item], at_hand: Vnd, months: usize) -> Vec<Funded> {
    let mut begun: Vec<Option<usize>> = vec![None; items.len()];
    let mut money = at_hand.0;
    for month in 0..months {
        let saving = items
            .iter()
            .zip(&begun)
            .filter(|(item, start)| start.is_some_and(|start| item.saves_from(start) <= month));
        money += saving.map(|(item, _)| item.monthly()).sum::<f64>();
        for (item, start) in items.iter().zip(&mut begun).filter(|(_, start)| start.is_none()) {
            // What costs nothing never waits.
            let Some(cost) = item.cost.map(|c| c.0.max(0.0)) else { continue };
            if cost == 0.0 || cost <= money + A_DONG {
                money -= cost;
                *start = Some(month);
            }
        }
    }
    let funded = |(item, start): (&Item, Option<usize>)| match (item.cost, start) {
        (None, _) => Funded::Unknown,
        (_, Some(0)) => Funded::Now,
        (_, Some(month)) => Funded::Later(month),
        (_, None) => Funded::Never,
    };
    items.iter().zip(begun).map(funded).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;

    fn item(cost: f64, saving: f64, start: usize, months: usize) -> Item {
        Item { cost: Some(Vnd(cost * 1e6)), saving: Vnd(saving * 1e6), start, months }
    }

    /// The plan of the furniture workshop: cost and saving in million VND, begin, months of work.
    fn workshop() -> Vec<Item> {
        vec![
            item(15.0, 74.6, 0, 1),
            item(18.0, 68.4, 0, 1),
            item(3.0, 6.9, 0, 1),
            item(12.0, 7.6, 1, 1),
            item(4.0, 2.1, 1, 1),
            item(3.0, 0.8, 3, 1),
            item(25.0, 14.1, 4, 2),
            item(80.0, 0.0, 7, 2),
        ]
    }

    #[test]
    fn the_workshop_by_hand() {
        let flow = cash_flow(&workshop(), 18);
        // −36; then + 149.9/12 − 16; then + 159.6/12 …; the last step begins in month 7.
        let by_hand = [
            -36.0, -39.5, -26.2, -15.9, -27.5, -14.2, 0.4, -65.1, -50.55, -36.0, -21.5, -6.9, 7.6,
            22.2, 36.7, 51.2, 65.8, 80.3,
        ];
        for (month, sum) in flow.iter().zip(by_hand) {
            assert!((month.sum.0 - sum * 1e6).abs() < 6e4, "{sum}: {month:?}");
        }
        assert!((flow[1].saved.0 - 149.9e6 / 12.0).abs() < 1.0);
        assert_eq!((flow[0].paid, flow[4].paid), (Vnd(36e6), Vnd(25e6)));
        let (month, missing) = deepest(&flow).unwrap();
        assert_eq!((month, (missing.0 / 1e5).round()), (7, 651.0));
        assert_eq!(paid_back(&flow), Some(12));
        assert_eq!(paid_back(&flow[..10]), None);
    }

    #[test]
    fn savings_pay_for_what_comes_later() {
        // 40 million at hand: 15 + 18 + 3 = 36 now, 4 left, which buys the leaks (4) at once; what
        // saves 149.9 + 2.1 a year brings 12.667 a month from month 1. Month 1: 12.667 buys the
        // lamps (12); month 2: 0.667 + 13.3 = 13.967 buys the taps (3), 10.967 left; month 3:
        // + 13.367 = 24.333, not yet 25; month 4: 37.7 buys the joints, 12.7 left; then 13.367,
        // from month 6 on 14.542 a month: 12.7 + 13.367 + 14.542 × 4 = 84.233 in month 9.
        let funded = fund(&workshop(), Vnd(40e6), 60);
        assert_eq!(
            funded,
            [
                Funded::Now,
                Funded::Now,
                Funded::Now,
                Funded::Later(1),
                Funded::Now,
                Funded::Later(2),
                Funded::Later(4),
                Funded::Later(9),
            ]
        );
    }

    #[test]
    fn without_money_only_what_is_free_begins_and_may_pay_for_the_rest() {
        let free = item(0.0, 12.0, 0, 1);
        let lamps = item(3.0, 6.0, 0, 1);
        // One million a month from month 1: three are there in month 3.
        assert_eq!(fund(&[lamps, free], Vnd(0.0), 24), [Funded::Later(3), Funded::Now]);
        assert_eq!(fund(&[lamps], Vnd(0.0), 24), [Funded::Never]);
        let asked = Item { cost: None, ..lamps };
        assert_eq!(fund(&[asked, free], Vnd(1e9), 24), [Funded::Unknown, Funded::Now]);
        assert_eq!(Funded::Unknown.month(), None);
    }

    #[test]
    fn nothing_planned_costs_nothing() {
        assert_eq!(cash_flow(&[], 3), vec![MonthCash::default(); 3]);
        assert_eq!(deepest(&cash_flow(&[], 3)), None);
        assert_eq!(paid_back(&cash_flow(&[], 3)), Some(0));
        assert_eq!(paid_back(&[]), None);
        assert!(fund(&[], Vnd(1e6), 12).is_empty());
    }

    #[test]
    fn money_is_never_spent_twice() {
        // Whatever the order, at no time is more spent than was at hand and saved so far.
        for turn in 0..8 {
            let mut items = workshop();
            items.rotate_left(turn);
            for at_hand in [0.0, 3e6, 20e6, 36e6, 100e6, 200e6] {
                let funded = fund(&items, Vnd(at_hand), 60);
                let begun = items
                    .iter()
                    .zip(&funded)
                    .filter_map(|(item, funded)| Some(Item { start: funded.month()?, ..*item }));
                let flow = cash_flow(&begun.collect::<Vec<_>>(), 60);
                assert!(flow.iter().all(|m| m.sum.0 >= -at_hand - 10.0), "{turn} {at_hand}");
            }
        }
    }
}
