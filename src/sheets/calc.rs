//! Formulas over cells, with the value that each has now: one tree gives the text that a spreadsheet
//! reads and the number that it must arrive at.

use super::desk::Tab;
use crate::locale::Lang;

/// A cell and its present value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Ref {
    pub tab: Tab,
    /// From 0.
    pub row: u32,
    pub column: u8,
    pub value: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Calc {
    At(Ref),
    Number(f64),
    Sum(Vec<Calc>),
    Product(Vec<Calc>),
    Minus(Box<Calc>, Box<Calc>),
    /// Division; by zero it is 0 (Method §4.1).
    Over(Box<Calc>, Box<Calc>),
    Min(Vec<Calc>),
    Max(Vec<Calc>),
    /// `a` where `left < right`, else `b`.
    IfLess {
        left: Box<Calc>,
        right: Box<Calc>,
        then: Box<Calc>,
        otherwise: Box<Calc>,
    },
}

impl Calc {
    pub fn minus(self, other: Self) -> Self {
        Self::Minus(Box::new(self), Box::new(other))
    }

    pub fn over(self, other: Self) -> Self {
        Self::Over(Box::new(self), Box::new(other))
    }

    pub fn if_less(left: Self, right: Self, then: Self, otherwise: Self) -> Self {
        let [left, right, then, otherwise] = [left, right, then, otherwise].map(Box::new);
        Self::IfLess { left, right, then, otherwise }
    }

    pub fn value(&self) -> f64 {
        match self {
            Self::At(cell) => cell.value,
            Self::Number(n) => *n,
            // The sum of nothing is −0.0, which would be printed with its sign.
            Self::Sum(all) => all.iter().map(Self::value).sum::<f64>() + 0.0,
            Self::Product(all) => all.iter().map(Self::value).product(),
            Self::Minus(a, b) => a.value() - b.value(),
            Self::Over(a, b) => {
                let whole = b.value();
                if whole == 0.0 { 0.0 } else { a.value() / whole }
            }
            Self::Min(all) => all.iter().map(Self::value).fold(f64::INFINITY, f64::min),
            Self::Max(all) => all.iter().map(Self::value).fold(f64::NEG_INFINITY, f64::max),
            Self::IfLess { left, right, then, otherwise } => {
                if left.value() < right.value() {
                    then.value()
                } else {
                    otherwise.value()
                }
            }
        }
    }

    /// The formula as it stands in a cell of `tab`, without `=`.
    pub fn text(&self, tab: Tab, lang: Lang) -> String {
        let mut out = String::new();
        self.put(&mut out, tab, lang, Binding::Loose);
        out
    }

    fn put(&self, out: &mut String, tab: Tab, lang: Lang, around: Binding) {
        match self {
            Self::At(cell) => out.push_str(&cell.address(tab, lang)),
            Self::Number(n) if *n < 0.0 => between(out, "(", &plain(*n), ")"),
            Self::Number(n) => out.push_str(&plain(*n)),
            Self::Sum(all) => infix(out, all, "+", "0", (around > Binding::Loose, tab, lang)),
            Self::Product(all) => infix(out, all, "*", "1", (around > Binding::Tight, tab, lang)),
            Self::Minus(a, b) => {
                let open = around > Binding::Loose;
                out.push_str(if open { "(" } else { "" });
                a.put(out, tab, lang, Binding::Loose);
                out.push('-');
                b.put(out, tab, lang, Binding::Tight);
                out.push_str(if open { ")" } else { "" });
            }
            Self::Over(a, b) => {
                out.push_str("IF(");
                b.put(out, tab, lang, Binding::Loose);
                out.push_str("=0,0,");
                a.put(out, tab, lang, Binding::Tight);
                out.push('/');
                b.put(out, tab, lang, Binding::Whole);
                out.push(')');
            }
            Self::Min(all) => call(out, "MIN", all, tab, lang),
            Self::Max(all) => call(out, "MAX", all, tab, lang),
            Self::IfLess { left, right, then, otherwise } => {
                out.push_str("IF(");
                left.put(out, tab, lang, Binding::Loose);
                out.push('<');
                right.put(out, tab, lang, Binding::Loose);
                for part in [then, otherwise] {
                    out.push(',');
                    part.put(out, tab, lang, Binding::Loose);
                }
                out.push(')');
            }
        }
    }
}

/// How firmly the surroundings hold a part: whether it needs brackets.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Binding {
    /// Inside brackets, or a summand.
    Loose,
    /// A factor.
    Tight,
    /// A divisor.
    Whole,
}

fn between(out: &mut String, before: &str, what: &str, after: &str) {
    out.push_str(before);
    out.push_str(what);
    out.push_str(after);
}

fn infix(
    out: &mut String,
    all: &[Calc],
    sign: &str,
    nothing: &str,
    (brackets, tab, lang): (bool, Tab, Lang),
) {
    let inner = if sign == "+" { Binding::Loose } else { Binding::Tight };
    match all {
        [] => out.push_str(nothing),
        [one] => {
            one.put(out, tab, lang, if brackets { Binding::Whole } else { inner });
        }
        many => {
            out.push_str(if brackets { "(" } else { "" });
            for (at, part) in many.iter().enumerate() {
                out.push_str(if at > 0 { sign } else { "" });
                part.put(out, tab, lang, inner);
            }
            out.push_str(if brackets { ")" } else { "" });
        }
    }
}

fn call(out: &mut String, name: &str, all: &[Calc], tab: Tab, lang: Lang) {
    out.push_str(name);
    out.push('(');
    for (at, part) in all.iter().enumerate() {
        out.push_str(if at > 0 { "," } else { "" });
        part.put(out, tab, lang, Binding::Loose);
    }
    out.push(')');
}

/// As many digits as the number has: formulas are read in English notation everywhere.
pub(super) fn plain(value: f64) -> String {
    value.to_string()
}

impl Ref {
    /// `C5`, or `'Giá và hệ số'!C5` seen from another sheet.
    pub fn address(&self, from: Tab, lang: Lang) -> String {
        let column = char::from(b'A' + self.column);
        let cell = format!("{column}{}", self.row + 1);
        if self.tab == from { cell } else { format!("'{}'!{cell}", self.tab.name(lang)) }
    }
}

impl From<Ref> for Calc {
    fn from(cell: Ref) -> Self {
        Self::At(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(row: u32, value: f64) -> Calc {
        Ref { tab: Tab::Streams, row, column: 1, value }.into()
    }

    fn here(calc: &Calc) -> String {
        calc.text(Tab::Streams, Lang::En)
    }

    #[test]
    fn brackets_stand_where_they_are_needed() {
        let [a, b, c] = [at(0, 2.0), at(1, 3.0), at(2, 4.0)];
        let sum = Calc::Sum(vec![a.clone(), b.clone()]);
        let product = Calc::Product(vec![sum.clone(), c.clone()]);
        assert_eq!((here(&product).as_str(), product.value()), ("(B1+B2)*B3", 20.0));
        let minus = c.clone().minus(sum.clone());
        assert_eq!((here(&minus).as_str(), minus.value()), ("B3-(B1+B2)", -1.0));
        let minus = c.clone().minus(a.clone().minus(b.clone()));
        assert_eq!((here(&minus).as_str(), minus.value()), ("B3-(B1-B2)", 5.0));
        let over = sum.clone().over(Calc::Product(vec![a.clone(), b.clone()]));
        assert_eq!(here(&over), "IF(B1*B2=0,0,(B1+B2)/(B1*B2))");
        let single = Calc::Product(vec![Calc::Sum(vec![sum.clone()]), c]);
        assert_eq!((here(&single).as_str(), single.value()), ("(B1+B2)*B3", 20.0));
        let less = Calc::if_less(a, b, Calc::Number(-1.0), Calc::Number(1.0));
        assert_eq!((here(&less).as_str(), less.value()), ("IF(B1<B2,(-1),1)", -1.0));
        assert_eq!(here(&Calc::Sum(Vec::new())), "0");
    }

    #[test]
    fn other_sheets_are_named() {
        let far = Ref { tab: Tab::Streams, row: 4, column: 2, value: 0.0 };
        assert!(far.address(Tab::Package, Lang::Vi).ends_with("'!C5"));
        assert_eq!(far.address(Tab::Streams, Lang::Vi), "C5");
    }
}
