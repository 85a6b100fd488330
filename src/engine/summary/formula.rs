//! A formula as it is shown: the same value without the parts that say nothing to a reader.

use crate::engine::{Expr, Origin, Term, Unit};

/// Drops summands of zero, `− 0`, prices of one, sums and products of one part, and limits that do not bind. The
/// value stays the same.
pub fn shown(expr: &Expr) -> Expr {
    match expr {
        Expr::Term(term) => Expr::Term(term.clone()),
        Expr::Sum(parts) => {
            let parts: Vec<Expr> = parts.iter().filter(|p| p.eval() != 0.0).map(shown).collect();
            single(parts, Expr::Sum)
        }
        Expr::Product(parts) => {
            let mut factors: Vec<Expr> = Vec::new();
            for part in parts.iter().map(shown) {
                match part {
                    Expr::Product(inner) => factors.extend(inner),
                    Expr::Quotient(a, b) if is_one(&a, &b) => {}
                    other => factors.push(other),
                }
            }
            single(factors, Expr::Product)
        }
        Expr::Difference(a, b) if b.eval() == 0.0 => shown(a),
        Expr::Difference(a, b) => Expr::Difference(Box::new(shown(a)), Box::new(shown(b))),
        Expr::Quotient(a, b) => Expr::Quotient(Box::new(shown(a)), Box::new(shown(b))),
        Expr::Min(parts) => binding(expr, parts, Expr::Min),
        Expr::Max(parts) => binding(expr, parts, Expr::Max),
    }
}

/// The owner's numbers and those of the catalogue; 1 and 100 are only arithmetic.
pub fn says_something(term: &Term) -> bool {
    !matches!(&term.origin, Origin::Constant(id) if id == "one" || id == "percent")
}

/// A price of one: what is counted in money costs what it counts.
fn is_one(part: &Expr, whole: &Expr) -> bool {
    match (part, whole) {
        (Expr::Term(a), Expr::Term(b)) => {
            a.value == b.value && (a.unit == b.unit || is_money(&a.unit) && is_money(&b.unit))
        }
        _ => false,
    }
}

fn is_money(unit: &Unit) -> bool {
    match unit {
        Unit::Vnd => true,
        Unit::Named(id) => id == "VND",
        _ => false,
    }
}

fn single(mut parts: Vec<Expr>, whole: impl Fn(Vec<Expr>) -> Expr) -> Expr {
    match (parts.len(), parts.pop()) {
        (1, Some(only)) => only,
        (_, Some(last)) => {
            parts.push(last);
            whole(parts)
        }
        (_, None) => whole(parts),
    }
}

/// The part that decides stands for all when the others are mere numbers.
fn binding(expr: &Expr, parts: &[Expr], whole: impl Fn(Vec<Expr>) -> Expr) -> Expr {
    let value = expr.eval();
    let mute = |part: &Expr| matches!(part, Expr::Term(t) if !says_something(t));
    let decides = parts.iter().find(|p| p.eval() == value && !mute(p));
    let only_numbers = || parts.iter().filter(|p| p.eval() != value).all(mute);
    match decides {
        Some(part) if only_numbers() => shown(part),
        _ => whole(parts.iter().map(shown).collect()),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;

    fn number(value: f64, id: &str) -> Expr {
        let origin = Origin::Constant(id.to_owned());
        Expr::Term(Term { value, unit: Unit::Number, origin, grade: None, sources: Vec::new() })
    }

    #[test]
    fn what_says_nothing_is_left_out_and_the_value_stays() {
        let f = Expr::Product(vec![number(0.2, "f"), number(1.0, "o")]);
        let long = Expr::Difference(
            Box::new(Expr::Sum(vec![
                Expr::Product(vec![number(50.0, "q"), Expr::Min(vec![number(1.0, "one"), f])]),
                number(0.0, "fee"),
            ])),
            Box::new(number(0.0, "running")),
        );
        let short = Expr::Product(vec![number(50.0, "q"), number(0.2, "f"), number(1.0, "o")]);
        assert_eq!(shown(&long), short);
        assert_eq!(long.eval(), shown(&long).eval());
    }

    fn of_unit(value: f64, unit: Unit) -> Expr {
        let origin = Origin::Package("saved");
        Expr::Term(Term { value, unit, origin, grade: None, sources: Vec::new() })
    }

    /// Money over the same money is a price of one, whatever the unit is called; kWh over kWh, too.
    /// Another value or another unit is a price that says something.
    #[test]
    fn only_a_price_of_one_is_left_out() {
        let vnd = |value| of_unit(value, Unit::Vnd);
        let named = |value, id: &str| of_unit(value, Unit::Named(id.to_owned()));
        let over = |a: Expr, b: Expr| {
            let price = Expr::Quotient(Box::new(a), Box::new(b));
            shown(&Expr::Product(vec![number(3.0, "q"), price]))
        };
        let alone = number(3.0, "q");
        assert_eq!(over(vnd(5.0), vnd(5.0)), alone);
        assert_eq!(over(vnd(5.0), named(5.0, "VND")), alone);
        assert_eq!(over(named(5.0, "VND"), vnd(5.0)), alone);
        assert_eq!(over(named(5.0, "kWh"), named(5.0, "kWh")), alone);
        assert_ne!(over(vnd(5.0), named(5.0, "kWh")), alone);
        assert_ne!(over(named(5.0, "kWh"), named(5.0, "m3")), alone);
        assert_ne!(over(vnd(5.0), vnd(4.0)), alone);
        assert_ne!(over(vnd(5.0), of_unit(5.0, Unit::Toe)), alone);
    }

    #[test]
    fn sums_and_differences_lose_what_is_nothing() {
        let sum = |parts: Vec<Expr>| shown(&Expr::Sum(parts));
        let (two, none) = (number(2.0, "a"), number(0.0, "b"));
        assert_eq!(sum(vec![two.clone(), none.clone()]), two);
        assert_eq!(sum(vec![two.clone(), two.clone()]), Expr::Sum(vec![two.clone(), two.clone()]));
        assert_eq!(sum(vec![none.clone()]), Expr::Sum(Vec::new()), "nothing stays an empty sum");
        let less = |a: &Expr, b: &Expr| Expr::Difference(Box::new(a.clone()), Box::new(b.clone()));
        assert_eq!(shown(&less(&two, &none)), two);
        assert_eq!(shown(&less(&none, &two)), less(&none, &two));
    }

    #[test]
    fn the_part_that_decides_stands_for_mere_numbers_only() {
        let say = |value| of_unit(value, Unit::Number);
        let one = || number(1.0, "one");
        assert!(!says_something(&Term {
            value: 1.0,
            unit: Unit::Number,
            origin: Origin::Constant("one".into()),
            grade: None,
            sources: Vec::new(),
        }));
        assert_eq!(shown(&Expr::Min(vec![one(), say(0.4)])), say(0.4));
        assert_eq!(shown(&Expr::Max(vec![one(), say(1.4)])), say(1.4));
        let two = Expr::Min(vec![say(0.4), say(0.6)]);
        assert_eq!(shown(&two), two, "the other one says something, too");
        let bound = Expr::Max(vec![one(), say(0.4)]);
        assert_eq!(shown(&bound), bound, "the number itself decides");
    }

    #[test]
    fn a_limit_that_binds_stays() {
        let min = Expr::Min(vec![number(1.0, "one"), number(1.3, "f")]);
        assert_eq!(shown(&min), min);
    }
}
