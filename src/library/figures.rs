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

    /// Whether the business put a number of its own into it.
    pub fn is_mine(&self, figure: &Figure) -> bool {
        figure.own.iter().any(|id| self.own.contains_key(id))
    }

    /// The numbers of a figure as they are used: the business's own, else those of the catalogue.
    pub fn values(&self, figure: &Figure) -> Vec<f64> {
        let own = |at: usize| self.own.get(figure.own.get(at)?).copied();
        let published = figure.values.iter().enumerate();
        published.map(|(at, value)| own(at).unwrap_or(*value)).collect()
    }

    fn passes(&self, figure: &Figure, show: &str) -> bool {
        match show {
            "doi-duoc" => figure.is_adjustable(),
            "cua-toi" => self.is_mine(figure),
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
    use crate::catalogue::{Kept, embedded};

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
        let mut read = 0;
        for (id, value) in built_in.catalogue.numbers() {
            let at = |figure: &Figure| figure.own.iter().position(|own| *own == id);
            let found = built_in.figures.iter().find_map(|figure| Some((figure, at(figure)?)));
            let (figure, at) = found.unwrap_or_else(|| panic!("{id}"));
            assert_eq!(figure.values[at], value, "{id}");
            read += 1;
        }
        let offered = built_in.figures.iter().flat_map(|figure| &figure.own);
        assert_eq!(offered.filter(|id| !id.is_empty()).count(), read);
        assert!(read > 250, "{read}");
    }

    #[test]
    fn every_figure_can_be_replaced_or_says_why_not() {
        let built_in = embedded::load().unwrap();
        for figure in &built_in.figures {
            let (id, several) = (&figure.id, figure.values.len() > 1);
            assert_eq!(figure.is_adjustable(), figure.kept.is_none(), "{id}");
            if figure.is_adjustable() {
                assert_eq!(figure.own.len(), figure.values.len(), "{id}");
                assert_eq!(
                    figure.parts.len(),
                    if several { figure.values.len() } else { 0 },
                    "{id}"
                );
                for part in &figure.parts {
                    assert!(!part.vi.is_empty() && !part.en.is_empty(), "{id}");
                    // A key of the file that nobody gave words.
                    assert!(!part.vi.contains('_') && !part.en.contains('_'), "{id}: {part:?}");
                }
            }
        }
        let why = |id: &str| built_in.figures.iter().find(|f| f.id == id).unwrap().kept;
        assert_eq!(why("result.hanoi_2023.saving_pct.energy"), Some(Kept::Past));
        assert_eq!(why("sme.micro.trade_services.max_employees"), Some(Kept::Law));
        assert_eq!(why("cohort_min_n"), Some(Kept::Group));
        assert_eq!(why("draws"), Some(Kept::Repeat));
        assert_eq!(why("gj_per_toe"), Some(Kept::Unit));
        for free in ["theta", "cap.elec.lighting", "target.hanoi2026", "target.national2030"] {
            assert_eq!(why(free), None, "{free}");
        }
        // Whatever of the method is only read here is read by nobody.
        let unread = ["fallback_lifetime", "knock_on_default", "plausibility_grade_drop"];
        let kept = built_in.figures.iter().filter(|f| f.kind == FigureKind::Constant);
        let kept = kept.filter(|f| f.kept == Some(Kept::Unread)).map(|f| f.id.as_str());
        let mut kept: Vec<&str> = kept.collect();
        kept.sort_unstable();
        assert_eq!(kept, unread);
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
        assert!(!desk.is_old(energy) && energy.name.en.contains("of 2023"));
        let band = figure("band.energy");
        assert_eq!((band.kind, &band.values[..]), (FigureKind::Band, &[7.0, 10.0, 30.0][..]));
        let people = figure("sme.micro.trade_services.max_employees");
        assert_eq!((people.values.as_slice(), people.unit.en.as_str()), (&[10.0][..], "people"));
        assert!(desk.is_old(people), "the decree is of 2021");
        let payback = figure("band.payback_years.mixed");
        assert!(!payback.sources.is_empty() && payback.values == [1.2, 1.7]);
        let rates = figure("rate.implementation");
        let catalogue = &built_in.catalogue.implementation;
        assert_eq!(rates.values.first(), Some(&catalogue.no_cost));
        assert_eq!(rates.values.last(), Some(&catalogue.longer));
        assert_eq!(rates.parts[1].vi, "hoàn vốn 0–0,25 năm");
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
