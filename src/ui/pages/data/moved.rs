//! What an own value changed, as a sentence.

use crate::engine::summary::{LedgerUnit, Moved, Reach, Stand, moved};
use crate::locale::number::Digits;
use crate::locale::{W, money};
use crate::ui::state::Open;
use crate::ui::{App, names};

fn stand(open: &Open) -> Stand<'_> {
    Stand { catalogue: &open.catalogue, inputs: &open.inputs, evaluation: &open.evaluation }
}

/// The first figure that moved since the fields were opened.
pub fn effect(app: &App, before: Option<&Open>) -> String {
    let (Some(before), Some(now)) = (before, &app.state.open) else { return String::new() };
    let step = |word, unit, (was, is): (f64, f64)| {
        app.f(word, &[("change", &names::before_after(app, unit, was, is))])
    };
    let Some(moved) = moved(stand(before), stand(now)) else {
        let saved = now.evaluation.package.ledgers.money.0;
        let now = money::money(app.lang(), saved, Digits::Significant(4));
        return app.f(W::DataEffectSame, &[("now", &now)]);
    };
    let percent =
        |value: f64| crate::locale::number::number(app.lang(), value, Digits::Significant(3));
    match moved {
        Moved::Saved(unit @ LedgerUnit::Vnd, change) => step(W::DataEffect, unit, change),
        Moved::Saved(unit @ LedgerUnit::Toe, change) => step(W::DataEffectEnergy, unit, change),
        Moved::Saved(unit, change) => step(W::DataEffectCo2e, unit, change),
        Moved::Capital(change) => step(W::DataEffectCapital, LedgerUnit::Vnd, change),
        Moved::Worth(change) => step(W::DataEffectWorth, LedgerUnit::Vnd, change),
        Moved::Likely(change) => step(W::DataEffectLikely, LedgerUnit::Vnd, change),
        Moved::Lost(change) => step(W::DataEffectLost, LedgerUnit::Vnd, change),
        Moved::Classes(n) => app.f(W::DataEffectClasses, &[("n", &n.to_string())]),
        Moved::Grade((was, is)) => {
            let gaps = [("then", was.letter()), ("now", is.letter())];
            app.f(W::DataEffectGrade, &gaps)
        }
        Moved::Maturity((was, is)) => {
            let whole = |score: f64| format!("{}", score as i64);
            app.f(W::DataEffectMaturity, &[("then", &whole(was)), ("now", &whole(is))])
        }
        Moved::Goal { year, low: (was, is), reach: (_, reach) } => {
            let word = match reach {
                Reach::NotMet => W::DataEffectGoalNot,
                Reach::Met | Reach::Certain => W::DataEffectGoalMet,
            };
            let gaps = [("year", year.to_string()), ("then", percent(was)), ("now", percent(is))];
            let [year, was, is] = gaps.each_ref().map(|(name, text)| (*name, text.as_str()));
            app.f(word, &[year, was, is])
        }
        Moved::Yardsticks(n) => app.f(W::DataEffectYardsticks, &[("n", &n.to_string())]),
        Moved::Range { before, now } => {
            let ends = |(low, high)| {
                let (ends, unit) = names::spread(app, LedgerUnit::Vnd, low, high);
                format!("{ends} {unit}")
            };
            app.f(W::DataEffectRange, &[("then", &ends(before)), ("now", &ends(now))])
        }
    }
}
