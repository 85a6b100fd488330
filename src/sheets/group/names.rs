//! What classes and figures of a group are called.

use super::{Field, Show, Words};
use crate::catalogue::TextId;
use crate::cohort::{
    Count, Dimension, Figure, HandsShown, Hidden, Indicator, NO_PLASTIC_BAGS, Row, Sum,
};
use crate::locale::money::money_bare;
use crate::locale::number::{Digits, integer, number, percent};
use crate::locale::{W, fill};
use crate::share::SIZE_LIMITS;
use crate::workshop::{AWARENESS_AFTER, AWARENESS_BEFORE, FOLLOW_UP};

/// A name of the catalogue by its id; the id itself where the catalogue does not know it.
pub trait Named {
    fn trade(&self, id: &str) -> String;
    fn measure(&self, id: &str) -> String;
    fn question(&self, id: &str) -> String;
    fn solution_class(&self, id: &str) -> String;
    /// Choice of `location_type`.
    fn place(&self, id: &str) -> String;
    /// Choice of `wl_offer`.
    fn by_product(&self, id: &str) -> String;
}

impl Words<'_> {
    fn text(&self, found: Option<TextId>, id: &str) -> String {
        found.map_or_else(|| id.to_owned(), |name| self.texts.get(name).to_owned())
    }
}

impl Named for Words<'_> {
    fn trade(&self, id: &str) -> String {
        self.text(self.catalogue.trade(id).map(|trade| trade.name), id)
    }

    fn measure(&self, id: &str) -> String {
        self.text(self.catalogue.measure(id).map(|measure| measure.name), id)
    }

    fn question(&self, id: &str) -> String {
        self.text(self.catalogue.question(id).map(|question| question.text), id)
    }

    fn solution_class(&self, id: &str) -> String {
        let class = self.catalogue.cp_classes.iter().find(|class| class.id == id);
        self.text(class.map(|class| class.name), id)
    }

    fn place(&self, id: &str) -> String {
        let input = self.catalogue.input("location_type");
        let choice = input.and_then(|input| input.choices.iter().find(|choice| choice.id == id));
        self.text(choice.map(|choice| choice.name), id)
    }

    fn by_product(&self, id: &str) -> String {
        let question = self.catalogue.question("wl_offer");
        let choice = question.and_then(|q| q.choices.iter().find(|choice| choice.id == id));
        self.text(choice.map(|choice| choice.name), id)
    }
}

/// A row of a table by class; small classes together are named one by one.
pub fn class_name(words: &Words, row: &Row) -> String {
    let Some(dimension) = row.dimension else {
        return words.w(W::GroupAll).to_owned();
    };
    let one = |id: &String| -> String {
        if id.is_empty() {
            return words.w(W::GroupNotTold).to_owned();
        }
        match dimension {
            Dimension::Trade => words.trade(id),
            Dimension::Place => words.place(id),
            Dimension::Size => size(words, id),
            Dimension::Chain => match id.as_str() {
                "textile-fashion" => words.w(W::GroupChainFashion).to_owned(),
                "craft-OCOP" => words.w(W::GroupChainCraft).to_owned(),
                "electronics-household" => words.w(W::GroupChainHousehold).to_owned(),
                other => other.to_owned(),
            },
        }
    };
    let names: Vec<String> = row.classes.iter().map(one).collect();
    let names = names.join("; ");
    if row.others { fill(words.lang, W::GroupOthers, &[("list", &names)]) } else { names }
}

/// People at work.
fn size(words: &Words, id: &str) -> String {
    let at: usize = id.parse().unwrap_or(usize::MAX);
    let limit = |at: Option<usize>| at.and_then(|at| SIZE_LIMITS.get(at)).copied();
    let number = |people: f64| integer(words.lang, people);
    match (limit(at.checked_sub(1)), limit(Some(at))) {
        (None, Some(to)) => fill(words.lang, W::GroupSizeTo, &[("n", &number(to))]),
        (Some(from), Some(to)) => {
            let gaps = [("a", &*number(from + 1.0)), ("b", &*number(to))];
            fill(words.lang, W::GroupSizeBetween, &gaps)
        }
        (Some(from), None) => fill(words.lang, W::GroupSizeAbove, &[("n", &number(from))]),
        (None, None) => id.to_owned(),
    }
}

/// Why a figure is not there, in words.
pub fn hidden(words: &Words, why: Hidden) -> String {
    let least = words.catalogue.constants.cohort.min_businesses;
    match why {
        Hidden::NoData => words.w(W::GroupNoData).to_owned(),
        Hidden::Few => {
            fill(words.lang, W::GroupFew, &[("n", &integer(words.lang, f64::from(least)))])
        }
        Hidden::Dominated => words.w(W::GroupDominated).to_owned(),
        Hidden::Subtraction => words.w(W::GroupSubtraction).to_owned(),
    }
}

/// A field as somebody reads it: sums of money in millions, what is hidden in words.
pub fn said(words: &Words, field: &Field) -> String {
    let lang = words.lang;
    match field {
        Field::Text(text) => text.clone(),
        Field::Empty => String::new(),
        Field::Hidden(why) => hidden(words, *why),
        Field::Figure(value, show) => match show {
            Show::Count | Show::Score => integer(lang, *value),
            Show::Percent => percent(lang, value / 100.0, 1),
            Show::Vnd => money_bare(lang, *value, Digits::Significant(3)),
            Show::Toe => number(lang, *value, Digits::Decimals(1)),
            Show::Kilogram | Show::CubicMetre => integer(lang, *value),
        },
    }
}

/// What a figure is called in a table.
pub fn figure_name(words: &Words, figure: Figure) -> String {
    let name = words.w(figure_word(figure));
    match figure {
        Figure::Mean(i)
        | Figure::Weighted(i)
        | Figure::Median(i)
        | Figure::LowerQuartile(i)
        | Figure::UpperQuartile(i) => [i.code(), ": ", name].concat(),
        _ => name.to_owned(),
    }
}

/// What a figure is called, without the code of an indicator.
pub fn figure_word(figure: Figure) -> W {
    match figure {
        Figure::Mean(i)
        | Figure::Weighted(i)
        | Figure::Median(i)
        | Figure::LowerQuartile(i)
        | Figure::UpperQuartile(i) => indicator(i),
        Figure::Sum(of) => sum(of),
        Figure::Count(of) => count(of),
        Figure::Score => W::GroupScore,
    }
}

/// What a promise is called.
pub fn pledge_name(words: &Words, id: &str) -> String {
    match id {
        NO_PLASTIC_BAGS => words.w(W::GroupPledgeBags).to_owned(),
        FOLLOW_UP => words.w(W::GroupFollowUp).to_owned(),
        measure => words.measure(measure),
    }
}

/// What hands were raised for.
pub fn hands_name(words: &Words, row: &HandsShown) -> String {
    match row.question.as_str() {
        AWARENESS_BEFORE => words.w(W::GroupAwareBefore).to_owned(),
        AWARENESS_AFTER => words.w(W::GroupAwareAfter).to_owned(),
        _ => pledge_name(words, &row.choice),
    }
}

/// Why so few hands are not told.
pub fn few_hands(words: &Words) -> String {
    let least = words.catalogue.constants.cohort.min_businesses;
    fill(words.lang, W::GroupFewHands, &[("n", &integer(words.lang, f64::from(least)))])
}

fn indicator(indicator: Indicator) -> W {
    match indicator {
        Indicator::Material => W::GroupMaterial,
        Indicator::Energy => W::GroupEnergy,
        Indicator::Dust => W::GroupDust,
        Indicator::Wastewater => W::GroupWastewater,
        Indicator::Combined => W::GroupCombined,
    }
}

fn sum(sum: Sum) -> W {
    match sum {
        Sum::Money => W::GroupSumMoney,
        Sum::Likely => W::GroupSumLikely,
        Sum::Capital => W::GroupSumCapital,
        Sum::Material => W::GroupSumMaterial,
        Sum::MaterialMass => W::GroupSumMass,
        Sum::Energy => W::GroupSumEnergy,
        Sum::Co2e => W::GroupSumCo2e,
        Sum::Water => W::GroupSumWater,
        Sum::Wastewater => W::GroupSumWastewater,
        Sum::Dust => W::GroupSumDust,
        Sum::Waste => W::GroupSumWaste,
        Sum::Proposed => W::GroupSumProposed,
        Sum::Chosen => W::GroupSumChosen,
        Sum::Done => W::GroupSumDone,
        Sum::Ready => W::GroupSumReady,
        Sum::Bags => W::GroupSumBags,
        Sum::Pledges => W::GroupSumPledges,
    }
}

fn count(count: Count) -> W {
    match count {
        Count::Reached => W::GroupReached,
        Count::Certain => W::GroupCertain,
        Count::BagFree => W::GroupBagFree,
        Count::PledgedBags => W::GroupPledgedBags,
        Count::AwareBefore => W::GroupAwareBefore,
        Count::AwareAfter => W::GroupAwareAfter,
        Count::FollowUp => W::GroupFollowUp,
    }
}
