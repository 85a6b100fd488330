//! "Look closer" at one measure: the facts that turn its estimate into a calculation, and what the
//! saving was and is.

use super::fields::{Shown, Speak, field};
use super::item::item;
use super::judge::judge;
use super::odd::unusual;
use crate::catalogue::{Catalogue, MeasureIx};
use crate::locale::number::Digits;
use crate::locale::{W, money};
use crate::ui::{App, Open, use_app};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub measure: MeasureIx,
}

#[component]
pub fn LookCloser(props: &Props) -> Html {
    let app = use_app();
    let before = use_memo(props.measure, |ix| saving(app.state.open.as_ref(), *ix));
    let known = app.catalogue().zip(app.state.open.as_ref());
    let Some((catalogue, open)) = known else {
        return html! { <div hidden=true /> };
    };
    let here = open.evaluation.measures.iter().find(|m| m.measure == props.measure);
    let (Some(measure), Some(result)) = (catalogue.measure_at(props.measure), here) else {
        return html! { <div hidden=true /> };
    };
    let Some(deeper) = &measure.deeper else {
        return html! { <div hidden=true /> };
    };
    let facts = deeper.facts.iter().map(|id| one(&app, catalogue, id));
    let text = if result.calculated { W::FullCloserCalculated } else { W::FullCloserText };
    html! {
        <section class="closer stack" id="closer" aria-labelledby="closer-title">
            <h2 id="closer-title">{ app.w(W::FullCloser) }</h2>
            <p>{ app.w(text) }</p>
            <div class="stack">{ for facts }</div>
            { moved(&app, *before, saving(Some(open), props.measure)) }
        </section>
    }
}

fn one(app: &App, catalogue: &Catalogue, id: &str) -> Html {
    let Some(item) = item(app, catalogue, id, false) else {
        return html! { <div key={id.to_owned()} hidden=true /> };
    };
    let judged = judge(app, &item);
    let odd = unusual(app, &item);
    let shown = Shown {
        item: &item,
        judged: &judged,
        odd: odd.iter().collect(),
        speak: Speak::Typed,
        alone: false,
    };
    html! { <div key={id.to_owned()} class="stack">{ field(app, &shown) }</div> }
}

/// Net saving of the measure alone, VND a year.
fn saving(open: Option<&Open>, ix: MeasureIx) -> Option<f64> {
    let open = open.filter(|open| open.evaluation.baseline.money_possible)?;
    let result = open.evaluation.measures.iter().find(|m| m.measure == ix)?;
    Some(result.alone.money.0)
}

/// `Trước khi ghi: 3,2 triệu đồng. Bây giờ: 4,1 triệu đồng một năm.`
fn moved(app: &App, before: Option<f64>, now: Option<f64>) -> Html {
    let words = |vnd: f64| money::money(app.lang(), vnd, Digits::Significant(3));
    let text = match (before, now) {
        (Some(before), Some(now)) if words(before) != words(now) => {
            app.f(W::FullCloserMoved, &[("before", &words(before)), ("now", &words(now))])
        }
        // What is not counted yet saves nothing, and the page says why.
        (_, Some(now)) if now > 0.0 => app.f(W::FullCloserNow, &[("now", &words(now))]),
        _ => String::new(),
    };
    html! { <p class="total num" id="closer-moved" role="status">{ text }</p> }
}
