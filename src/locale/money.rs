//! Sums in đồng: exact for tables and exports, in words for people.

use super::number::{Digits, NO_NUMBER, SENTENCE, join_ends, number};
use super::{Lang, W, fill, word};

/// A sum split for a huge figure: the number large, the unit small beside it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Short {
    /// `78` or `130–200`.
    pub value: String,
    /// `triệu đồng` or `million VND`.
    pub unit: String,
}

/// The word a sum is counted in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Scale {
    One,
    Thousand,
    Million,
    Billion,
}

impl Scale {
    /// The scales a language uses with the sum from which each is used, largest first. English
    /// writes thousands out; Vietnamese counts in nghìn, but says `8.900 đồng`, not `8,9 nghìn`.
    fn steps(lang: Lang) -> &'static [(f64, Scale)] {
        match lang {
            Lang::Vi => &[(1e9, Scale::Billion), (1e6, Scale::Million), (1e4, Scale::Thousand)],
            Lang::En => &[(1e9, Scale::Billion), (1e6, Scale::Million)],
        }
    }

    fn size(self) -> f64 {
        match self {
            Self::One => 1.0,
            Self::Thousand => 1e3,
            Self::Million => 1e6,
            Self::Billion => 1e9,
        }
    }

    /// The scale in which `vnd` is shown once rounded: 999.9 million to two digits is 1 billion.
    fn of(lang: Lang, vnd: f64, digits: Digits) -> Self {
        let at_least = |vnd: f64| {
            let step = Self::steps(lang).iter().find(|(from, _)| vnd.abs() >= *from);
            step.map_or(Self::One, |(_, scale)| *scale)
        };
        let first = at_least(vnd);
        at_least(first.digits(digits).round(vnd / first.size()) * first.size())
    }

    /// A tenth of a billion is too coarse for a table.
    fn digits(self, digits: Digits) -> Digits {
        match (self, digits) {
            (Self::Billion, Digits::Table) => Digits::Decimals(2),
            // `794 nghìn`, `794,000`: as coarse as the millions beside them.
            (Self::Thousand | Self::One, Digits::Table) => Digits::Significant(3),
            _ => digits,
        }
    }

    fn show(self, lang: Lang, vnd: f64, digits: Digits) -> String {
        number(lang, vnd / self.size(), self.digits(digits))
    }

    fn name(self) -> Option<W> {
        match self {
            Self::One => None,
            Self::Thousand => Some(W::NumbersThousand),
            Self::Million => Some(W::NumbersMillion),
            Self::Billion => Some(W::NumbersBillion),
        }
    }
}

/// To the đồng: `2.600.000 đồng`, `2,600,000 VND`.
pub fn money_exact(lang: Lang, vnd: f64) -> String {
    let n = number(lang, vnd, Digits::Decimals(0));
    if n == NO_NUMBER { n } else { n + " " + word(lang, W::NumbersCurrency) }
}

/// In words: `2,6 triệu đồng`, `VND 2.6 million`, `VND 350,000`.
pub fn money(lang: Lang, vnd: f64, digits: Digits) -> String {
    let scale = Scale::of(lang, vnd, digits);
    in_sentence(lang, scale.show(lang, vnd, digits), scale)
}

/// [`money`] with two significant digits.
pub fn money_words(lang: Lang, vnd: f64) -> String {
    money(lang, vnd, SENTENCE)
}

/// Without the currency, where the heading names it: `68,4 triệu`, `68.4 million`.
pub fn money_bare(lang: Lang, vnd: f64, digits: Digits) -> String {
    let scale = Scale::of(lang, vnd, digits);
    bare(lang, scale.show(lang, vnd, digits), scale)
}

/// Number and unit apart: `78` and `triệu đồng`.
pub fn money_short(lang: Lang, vnd: f64, digits: Digits) -> Short {
    let scale = Scale::of(lang, vnd, digits);
    short(lang, scale.show(lang, vnd, digits), scale)
}

/// Number and unit apart, counted in the scale that `like` is shown in: ticks of one axis.
pub fn money_like(lang: Lang, vnd: f64, like: f64, digits: Digits) -> Short {
    let scale = Scale::of(lang, like, digits);
    short(lang, scale.show(lang, vnd, digits), scale)
}

/// A range for a sentence: `130–200 triệu đồng`, `VND 130–200 million`.
pub fn money_range(lang: Lang, low: f64, high: f64) -> String {
    let (value, scale) = range(lang, low, high);
    in_sentence(lang, value, scale)
}

/// A range without the currency: `130–200 triệu`.
pub fn money_range_bare(lang: Lang, low: f64, high: f64) -> String {
    let (value, scale) = range(lang, low, high);
    bare(lang, value, scale)
}

/// A range for a huge figure: `130–200` and `triệu đồng`.
pub fn money_range_short(lang: Lang, low: f64, high: f64) -> Short {
    let (value, scale) = range(lang, low, high);
    short(lang, value, scale)
}

/// Both ends counted in the scale of the larger, two significant digits each. A low end far below
/// that scale keeps its own: `300 nghìn–1,2 tỷ`.
fn range(lang: Lang, low: f64, high: f64) -> (String, Scale) {
    let (low, high) = if low <= high { (low, high) } else { (high, low) };
    if !low.is_finite() || !high.is_finite() {
        return (NO_NUMBER.to_owned(), Scale::One);
    }
    let scale = Scale::of(lang, low.abs().max(high.abs()), SENTENCE);
    let show = |end: f64| {
        let share = (end / scale.size()).abs();
        if scale != Scale::One && share > 0.0 && share < 0.1 {
            money_bare(lang, end, SENTENCE)
        } else {
            scale.show(lang, end, SENTENCE)
        }
    };
    (join_ends(lang, &[show(low), show(high)]), scale)
}

fn in_sentence(lang: Lang, n: String, scale: Scale) -> String {
    match scale.name() {
        _ if n == NO_NUMBER => n,
        Some(name) => fill(lang, W::NumbersMoneyScaled, &[("n", &n), ("scale", word(lang, name))]),
        None => fill(lang, W::NumbersMoneyPlain, &[("n", &n)]),
    }
}

fn bare(lang: Lang, n: String, scale: Scale) -> String {
    match scale.name() {
        Some(name) if n != NO_NUMBER => n + " " + word(lang, name),
        _ => n,
    }
}

fn short(lang: Lang, value: String, scale: Scale) -> Short {
    let currency = word(lang, W::NumbersCurrency);
    let unit = match scale.name() {
        Some(name) => format!("{} {currency}", word(lang, name)),
        None => currency.to_owned(),
    };
    Short { value, unit }
}
