//! The business's own values of a saved assessment: those that replace the catalogue's, and the
//! prices it tries out.
//!
//! Two meanings, kept apart. An own value of the catalogue says "this figure is wrong for me": what
//! the method derives from it follows, quantities too (kWh from a bill and a tariff). A tried price
//! (`paid.electricity`, VND per unit of the stream) asks "what if it cost this much": quantities
//! and capital stay, the value of every unit changes.

use super::data_set::{has_targets, with_targets};
use super::document::Document;
use crate::catalogue::{Catalogue, PAID, ValueProblem, with_own_values};
use crate::engine::StreamId;
use crate::order::Keyed as _;
use std::collections::BTreeMap;
use std::rc::Rc;

/// Highest price that may be tried, VND per unit.
const HIGHEST_PRICE: f64 = 1e9;

/// The catalogue as this assessment sees it; the same one when it has no values of its own.
pub fn own_catalogue(catalogue: &Rc<Catalogue>, document: &Document) -> Rc<Catalogue> {
    let set = document.data_set.as_ref();
    // The goals of the set first: an own value stands over them, too.
    let goals = set.filter(|set| !has_targets(catalogue, set));
    let base = goals.map_or_else(|| catalogue.clone(), |set| Rc::new(with_targets(catalogue, set)));
    let seen = with_own_values(&base, &document.values());
    let here = document.here();
    let elsewhere = !here.is_empty() && here != seen.here();
    let used = seen.own.keys().filter(|id| !document.own_values.contains_key(*id));
    let from_set = used.cloned().distinct();
    if !elsewhere && from_set == seen.from_set {
        return seen;
    }
    let mut changed = (*seen).clone();
    if elsewhere {
        here.clone_into(&mut changed.place);
    }
    changed.from_set = from_set;
    Rc::new(changed)
}

/// Id of the price that is tried for a stream.
pub fn tried_price_id(stream: &StreamId) -> String {
    format!("{PAID}{}", stream.id())
}

/// Prices tried out, by stream; impossible ones are left out.
pub(super) fn tried_prices(document: &Document) -> BTreeMap<String, f64> {
    let prices = document.own_values.iter();
    let tried = prices.filter(|(_, price)| is_price(**price));
    tried.filter_map(|(id, price)| Some((id.strip_prefix(PAID)?.to_owned(), *price))).keyed()
}

fn is_price(price: f64) -> bool {
    price > 0.0 && price <= HIGHEST_PRICE
}

/// Every own value that is not used, with the reason.
pub fn own_value_problems(
    catalogue: &Catalogue,
    document: &Document,
) -> Vec<(String, ValueProblem)> {
    let mut problems = catalogue.problems_of(&document.own_values);
    for (id, price) in &document.own_values {
        let Some(stream) = id.strip_prefix(PAID) else { continue };
        if !has_stream(catalogue, stream) {
            problems.push((id.clone(), ValueProblem::Unknown));
        } else if !is_price(*price) {
            problems.push((id.clone(), ValueProblem::OutOfRange(0.0..=HIGHEST_PRICE)));
        }
    }
    problems
}

/// Whether a price can be tried for this stream at all; packaging is counted in money only.
fn has_stream(catalogue: &Catalogue, id: &str) -> bool {
    use StreamId::{Chemicals, Electricity, Material1, Material2, OtherMaterial, Water};
    let [four, five, six] = [4, 5, 6].map(OtherMaterial);
    let named = [Electricity, Water, Material1, Material2, Chemicals, four, five, six];
    named.iter().any(|s| s.id() == id)
        || id
            .strip_prefix("fuel.")
            .is_some_and(|fuel| catalogue.factors.fuels.iter().any(|f| f.id == fuel))
}
