//! What of an assessment the catalogue in use does not know: kept as it was typed, and out of the
//! calculation as long as that catalogue is used.

use super::document::Document;
use super::entry::field_spec;
use super::{Answers, FACT, SHARE, TRADE};
use crate::catalogue::Catalogue;

/// How much does not fit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Misfit {
    /// Its trade: nothing can be computed.
    pub trade: bool,
    /// Answers to questions that are not asked.
    pub answers: usize,
    /// Measures that are switched on or off, or planned, and are not there.
    pub measures: usize,
    /// Own values and values of a data set.
    pub values: usize,
}

impl Misfit {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What the catalogue does not know of the document.
pub fn misfit(catalogue: &Catalogue, document: &Document) -> Misfit {
    let is_measure = |id: &str| catalogue.measures.iter().any(|m| m.id == id);
    let planned =
        document.plan.iter().flat_map(|plan| plan.steps.iter().map(|s| s.measure.as_str()));
    let mut measures: Vec<&str> = document.switched.keys().map(String::as_str).collect();
    measures.extend(planned.filter(|id| !document.switched.contains_key(*id)));
    let answers = document.answers.0.keys().filter(|id| !is_asked(catalogue, id, is_measure));
    Misfit {
        trade: lacks_trade(catalogue, &document.answers),
        answers: answers.count(),
        measures: measures.into_iter().filter(|id| !is_measure(id)).count(),
        values: catalogue.problems_of(&document.values()).len(),
    }
}

fn lacks_trade(catalogue: &Catalogue, answers: &Answers) -> bool {
    answers.choice(TRADE).is_some_and(|trade| !catalogue.trades.iter().any(|t| t.id == trade))
}

fn is_asked(catalogue: &Catalogue, id: &str, is_measure: impl Fn(&str) -> bool) -> bool {
    if let Some((kind, measure)) = id.split_once('.')
        && matches!(kind, "quote" | "sale")
    {
        return is_measure(measure);
    }
    // Shares of what cannot be split any more count as unknown too.
    let known = || field_spec(catalogue, id).is_some();
    if id.starts_with(FACT) || id.starts_with(SHARE) { known() } else { known() || is_measure(id) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::assessment::examples;
    use crate::catalogue::embedded;

    #[test]
    fn every_example_fits_the_catalogue_of_the_tool() {
        let catalogue = embedded::load().unwrap().catalogue;
        for document in examples() {
            assert_eq!(misfit(&catalogue, &document), Misfit::default(), "{}", document.id);
        }
    }

    #[test]
    fn what_another_catalogue_lacks_is_counted() {
        let mut catalogue = embedded::load().unwrap().catalogue;
        let mut document = examples().into_iter().find(|d| d.id.contains("furniture")).unwrap();
        document.switched.insert("led-lighting".into(), false);
        document.own_values.insert("price.moon_dust".into(), 1.0);
        catalogue.measures.retain(|m| m.id != "led-lighting");
        let gone = catalogue.profile.iter().position(|p| p.id == "workers").unwrap();
        catalogue.profile.remove(gone);
        let found = misfit(&catalogue, &document);
        assert!(found.answers >= 1 && !found.trade, "{found:?}");
        assert_eq!((found.measures, found.values), (1, 1));
        catalogue.trades.clear();
        assert!(misfit(&catalogue, &document).trade);
    }

    #[test]
    fn any_of_it_is_something() {
        let none = Misfit::default();
        assert!(none.is_empty());
        for some in [
            Misfit { trade: true, ..none },
            Misfit { answers: 1, ..none },
            Misfit { measures: 1, ..none },
            Misfit { values: 1, ..none },
        ] {
            assert!(!some.is_empty(), "{some:?}");
        }
    }
}
