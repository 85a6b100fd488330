//! Published figures: how old and how sure they are, and which are shown.

use super::address::{Address, Key};
use super::age::is_old;
use crate::catalogue::{Confidence, Figure, FigureKind, Figures, Grade, Library, OwnValues};
use crate::locale::Lang;
use crate::locale::fold::Query;

/// What may be shown alone: what may be changed, what was changed, what is old, what nobody checked.
pub const SHOWN: [&str; 5] = ["doi-duoc", "cua-toi", "cu", "chua-kiem", "noi-khac"];

/// Who looks at the figures, and when.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    pub figures: &'a Figures,
    pub library: &'a Library,
    pub own: &'a OwnValues,
    /// Id of the place of the business.
    pub here: &'a str,
    /// `YYYY-MM-DD…`.
    pub today: &'a str,
}

impl Desk<'_> {
    /// The date of a figure: its own, else the latest year of its sources.
    pub fn date(&self, figure: &Figure) -> Option<String> {
        let years =
            figure.sources.iter().filter_map(|ix| self.library.sources.get(usize::from(ix.0)));
        let latest = || years.filter_map(|source| source.year).max();
        figure.date.clone().or_else(|| latest().map(|year| year.to_string()))
    }

    /// Whether a figure should be looked up anew. What has ended is history, what was reached in a
    /// year stays so, and what the method assumes does not age.
    pub fn is_old(&self, figure: &Figure) -> bool {
        let ages = !matches!(
            figure.kind,
            FigureKind::Constant | FigureKind::Cap | FigureKind::Grid | FigureKind::Result
        );
        let ages = ages && figure.until.is_none();
        ages && self.date(figure).is_some_and(|date| is_old(&date, self.today))
    }

    /// The grade of the best source; a figure without one is our assumption, C.
    pub fn grade(&self, figure: &Figure) -> Grade {
        let sources = figure.sources.iter();
        let known = sources.filter_map(|ix| self.library.sources.get(usize::from(ix.0)));
        known.map(|source| source.grade).min().unwrap_or(Grade::C)
    }

    /// Whether its only source is of another place.
    pub fn is_elsewhere(&self, figure: &Figure) -> bool {
        figure.place.as_deref().is_some_and(|place| place != self.here)
    }

    fn passes(&self, figure: &Figure, show: &str) -> bool {
        match show {
            "doi-duoc" => figure.adjustable,
            "cua-toi" => self.own.contains_key(&figure.id),
            "cu" => self.is_old(figure),
            "noi-khac" => self.is_elsewhere(figure),
            "chua-kiem" => figure.confidence == Confidence::Unverified,
            _ => true,
        }
    }

    /// How many figures a choice shows.
    pub fn count(&self, show: &str) -> usize {
        self.figures.iter().filter(|figure| self.passes(figure, show)).count()
    }

    /// What an address shows, by kind; kinds without a figure are left out.
    pub fn shown(&self, address: &Address, lang: Lang) -> Vec<(FigureKind, Vec<&Figure>)> {
        let query = Query::new(address.get(Key::Words));
        let mut parts: Vec<(FigureKind, Vec<&Figure>)> = Vec::new();
        let name = |figure: &Figure| match lang {
            Lang::Vi => figure.name.vi.clone(),
            Lang::En => figure.name.en.clone(),
        };
        for figure in self.figures {
            if !self.passes(figure, address.get(Key::Show)) || !query.finds(&[&name(figure)]) {
                continue;
            }
            match parts.iter_mut().find(|(kind, _)| *kind == figure.kind) {
                Some((_, rows)) => rows.push(figure),
                None => parts.push((figure.kind, vec![figure])),
            }
        }
        crate::order::Order::order_by_key(parts.as_mut_slice(), |(kind, _)| *kind);
        parts
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;
    use crate::catalogue::embedded;

    const TODAY: &str = "2026-11-21";

    fn desk<'a>(
        built_in: &'a embedded::BuiltIn,
        own: &'a OwnValues,
        here: &'a str,
        today: &'a str,
    ) -> Desk<'a> {
        let (figures, library) = (&built_in.figures, &built_in.library);
        Desk { figures, library, own, here, today }
    }

    #[test]
    fn every_adjustable_value_can_be_read_here_as_it_is_used() {
        let built_in = embedded::load().unwrap();
        for (id, value) in built_in.catalogue.numbers() {
            let figure = built_in.figures.iter().find(|figure| figure.id == id);
            let figure = figure.unwrap_or_else(|| panic!("{id}"));
            assert_eq!(figure.values, [value], "{id}");
            assert!(figure.adjustable, "{id}");
        }
        let adjustable = built_in.figures.iter().filter(|figure| figure.adjustable).count();
        assert_eq!(adjustable, built_in.catalogue.numbers().len());
    }

    #[test]
    fn every_figure_says_what_it_is_and_ids_are_unique() {
        let built_in = embedded::load().unwrap();
        let mut ids = std::collections::BTreeSet::new();
        for figure in &built_in.figures {
            assert!(!figure.name.vi.is_empty() && !figure.name.en.is_empty(), "{}", figure.id);
            assert!(figure.values.iter().all(|value| value.is_finite()), "{}", figure.id);
            assert!(ids.insert(&figure.id), "{} twice", figure.id);
        }
        assert!(ids.len() > 350, "{}", ids.len());
    }

    #[test]
    fn classes_results_and_bands_stand_among_the_figures() {
        let built_in = embedded::load().unwrap();
        let own = OwnValues::new();
        let desk = desk(&built_in, &own, "hanoi", TODAY);
        let figure = |id: &str| built_in.figures.iter().find(|f| f.id == id).unwrap();
        let energy = figure("result.hanoi_2023.saving_pct.energy");
        assert_eq!((energy.kind, &energy.values[..]), (FigureKind::Result, &[7.1][..]));
        assert_eq!(desk.date(energy).as_deref(), Some("2023"));
        assert!(!desk.is_old(energy) && energy.name.en.contains("Hanoi 2023"));
        let band = figure("band.energy");
        assert_eq!((band.kind, &band.values[..]), (FigureKind::Band, &[7.0, 10.0, 30.0][..]));
        let people = figure("sme.micro.trade_services.max_employees");
        assert_eq!((people.values.as_slice(), people.unit.en.as_str()), (&[10.0][..], "people"));
        assert!(desk.is_old(people), "the decree is of 2021");
        let payback = figure("band.payback_years.mixed");
        assert!(!payback.sources.is_empty() && payback.values == [1.2, 1.7]);
        let rates = figure("rate.implementation");
        let catalogue = &built_in.catalogue.implementation;
        assert_eq!(rates.values.first(), Some(&(catalogue.no_cost * 100.0)));
        assert_eq!(rates.values.last(), Some(&(catalogue.longer * 100.0)));
        assert_eq!(rates.values.len(), catalogue.by_payback_years.len() + 2);
        // Every result that the calculation compares with can be read here.
        for result in &built_in.catalogue.programme_results {
            assert!(result.place.is_some(), "{}", result.id);
            let begins = format!("result.{}.", result.id);
            assert!(built_in.figures.iter().any(|f| f.id.starts_with(&begins)), "{begins}");
        }
    }

    #[test]
    fn old_prices_are_found_and_history_is_not_old() {
        let built_in = embedded::load().unwrap();
        let own = OwnValues::from([("price.lpg".to_owned(), 1.0)]);
        let desk = |today| desk(&built_in, &own, "bac-ninh", today);
        let figure = |id: &str| built_in.figures.iter().find(|f| f.id == id).unwrap();
        let tariff = figure("tariff.elec_production_lt6_normal");
        assert!(desk(TODAY).is_old(tariff), "of May 2025");
        assert!(!desk("2025-12-01").is_old(tariff));
        assert!(!desk(TODAY).is_old(figure("theta")));
        assert!(desk("2020-01-01").count("cu") < desk(TODAY).count("cu"));
        assert_eq!(desk(TODAY).count("cua-toi"), 1);
        assert_eq!(desk(TODAY).count(""), built_in.figures.len());
        assert_eq!(desk(TODAY).grade(figure("theta")), Grade::C);
    }

    #[test]
    fn words_and_choices_narrow() {
        let built_in = embedded::load().unwrap();
        let own = OwnValues::new();
        let desk = desk(&built_in, &own, "bac-ninh", TODAY);
        let read = |tail: &str| desk.shown(&Address::parse(tail).unwrap(), Lang::Vi);
        let all: usize = read("").iter().map(|(_, rows)| rows.len()).sum();
        assert_eq!(all, built_in.figures.len());
        let gas: Vec<_> = read("?tim=gas").into_iter().flat_map(|(_, rows)| rows).collect();
        assert!(!gas.is_empty() && gas.len() < 20, "{}", gas.len());
        assert!(read("?tim=khong%20co%20gi%20ca").is_empty());
        for show in SHOWN.iter().filter(|show| **show != "cua-toi") {
            let some: usize = read(&format!("?hien={show}")).iter().map(|(_, r)| r.len()).sum();
            assert!(0 < some && some < all, "{show}");
        }
        assert!(read("").is_sorted_by(|a, b| a.0 < b.0));
    }
}
