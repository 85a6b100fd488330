//! Several months of bills brought to an average month (Method §2.2, §4.3).

use crate::assessment::MonthBill;
use crate::engine::numbers::ratio;

/// Months of a whole year.
const YEAR: usize = 12;

/// An average month of the months that have a bill.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Average {
    pub months: usize,
    pub quantity: Option<f64>,
    pub vnd: Option<f64>,
    /// Quantity and money of every month were given.
    pub complete: bool,
}

impl Average {
    /// Every month of a year has its bill.
    pub fn is_year(&self) -> bool {
        self.months >= YEAR
    }

    /// Months that the average stands for: a whole year of bills holds idle months as well.
    pub fn months_of_year(&self, working: f64) -> f64 {
        if self.is_year() { YEAR as f64 } else { working }
    }
}

/// The average of what is known. Where some months have both, their price turns the money of the
/// other months into a quantity and the other way round; else each is averaged over its own months.
pub(crate) fn average(bills: &[MonthBill]) -> Option<Average> {
    let usable: Vec<MonthBill> = bills.iter().map(clean).filter(is_known).collect();
    if usable.is_empty() {
        return None;
    }
    let both: Vec<(f64, f64)> = usable.iter().filter_map(|b| b.quantity.zip(b.vnd)).collect();
    let complete = both.len() == usable.len();
    let (quantity, vnd): (f64, f64) = both.iter().fold((0.0, 0.0), |s, b| (s.0 + b.0, s.1 + b.1));
    let price = ratio(vnd, quantity);
    let has_price = price > 0.0;
    let quantities = usable
        .iter()
        .filter_map(|b| b.quantity.or_else(|| b.vnd.filter(|_| has_price).map(|k| k / price)));
    let sums = usable
        .iter()
        .filter_map(|b| b.vnd.or_else(|| b.quantity.filter(|_| has_price).map(|q| q * price)));
    Some(Average { months: usable.len(), quantity: mean(quantities), vnd: mean(sums), complete })
}

fn clean(bill: &MonthBill) -> MonthBill {
    let sound = |v: Option<f64>| v.filter(|v| v.is_finite() && *v >= 0.0).map(|v| v.min(1e15));
    MonthBill { quantity: sound(bill.quantity), vnd: sound(bill.vnd) }
}

fn is_known(bill: &MonthBill) -> bool {
    bill.quantity.is_some() || bill.vnd.is_some()
}

fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let values: Vec<f64> = values.collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn bill(quantity: impl Into<Option<f64>>, vnd: impl Into<Option<f64>>) -> MonthBill {
        MonthBill { quantity: quantity.into(), vnd: vnd.into() }
    }

    #[test]
    fn months_with_one_of_the_two_are_completed_at_the_price_of_the_others() {
        // 100 kWh for 200,000 is 2,000 a kWh; 300,000 are 150 kWh and 50 kWh are 100,000.
        let found = average(&[bill(100.0, 200e3), bill(None, 300e3), bill(50.0, None)]).unwrap();
        assert_eq!(found.quantity, Some(100.0));
        assert_eq!(found.vnd, Some(200e3));
        assert!(!found.complete && !found.is_year());
    }

    #[test]
    fn without_a_common_month_each_keeps_its_own_months() {
        let found = average(&[bill(100.0, None), bill(None, 300e3), bill(200.0, None)]).unwrap();
        assert_eq!((found.quantity, found.vnd), (Some(150.0), Some(300e3)));
    }

    #[test]
    fn twelve_months_are_a_year_however_many_are_worked() {
        let year = average(&[bill(100.0, 200e3); 12]).unwrap();
        assert!(year.complete && year.is_year());
        assert_eq!(year.months_of_year(9.0), 12.0);
        let part = average(&[bill(100.0, 200e3); 11]).unwrap();
        assert_eq!(part.months_of_year(9.0), 9.0);
        assert_eq!(average(&[bill(None, None), bill(f64::NAN, -1.0)]), None);
    }
}
