//! The grey panel: the one answer that would make the result surer, what the range becomes by it,
//! and a button that goes there.

mod search;

use crate::assessment::Inputs;
use crate::engine::influence::{Influence, InputInfluence, QuestionInfluence};
use crate::engine::summary::{WayUp, WayUpKind};
use crate::engine::{Percentiles, StreamId};
use crate::locale::{W, money};
use crate::ui::charts::{NamedSpan, span_rows};
use crate::ui::{App, Open, Route, href, names, use_app};
use search::{Found, use_search};
use yew::prelude::*;

#[component]
pub fn Narrow() -> Html {
    let app = use_app();
    let found = use_search(&app);
    let panel = app.state.open.as_ref().and_then(|open| match &found {
        Some(found) => Some(answer(&app, open, found)),
        None => unclear(&app, open),
    });
    html! { <div class="narrows">{ panel }</div> }
}

/// Too many practices are not known: the grade of the whole cannot rise.
fn unclear(app: &App, open: &Open) -> Option<Html> {
    let least = app.catalogue()?.constants.confidence_min_answered;
    if open.range.is_none() || open.evaluation.confidence.answered_share >= least {
        return None;
    }
    let to = href(&Route::Ask(open.path.find("check")?.slug().to_owned()));
    Some(html! {
        <section class="aside asked-next" aria-labelledby="narrows">
            <div class="stack">
                <h2 class="h3" id="narrows">{ app.w(W::YardstickNextTitle) }</h2>
                <p>{ app.w(W::ResultsNarrowUnclear) }</p>
            </div>
            <p class="acts"><a class="btn plain small" href={to}>{ app.w(W::ResultsNarrowCheck) }</a></p>
        </section>
    })
}

fn answer(app: &App, open: &Open, found: &Found) -> Html {
    let (title, text, go, after) = match &found.best {
        Influence::Input(input) => (
            W::YardstickNarrowTitle,
            input_words(app, &open.inputs, input, found),
            W::ResultsNarrowGo,
            W::YardstickNarrowAfter,
        ),
        Influence::Question(question) => (
            W::YardstickNextTitle,
            question_words(app, open, question, found),
            W::YardstickNextGo,
            W::YardstickNextAfter,
        ),
    };
    let to = place(app, open, &found.best).unwrap_or(Route::Results);
    let others = found.others.iter().filter_map(|other| other_row(app, open, other));
    let others: Vec<Html> = others.collect();
    html! {
        <section class="aside" aria-labelledby="narrows">
            <div class="cols even">
                <div class="stack">
                    <h2 class="h3" id="narrows">{ app.w(title) }</h2>
                    <p class="narrow-say">{ text }</p>
                    <p class="acts"><a class="btn plain small" href={href(&to)}>{ app.w(go) }</a></p>
                </div>
                { picture(app, found, after) }
            </div>
            <details hidden={others.is_empty()}>
                <summary>{ app.w(W::YardstickNextOthers) }</summary>
                <ul class="plain">{ for others }</ul>
            </details>
        </section>
    }
}

fn span(app: &App, p: Percentiles) -> String {
    money::money_range(app.lang(), p.p10, p.p90)
}

fn picture(app: &App, found: &Found, after: W) -> Html {
    let row = |name: W, p: Percentiles, strong: bool| NamedSpan {
        name: app.w(name).to_owned(),
        text: span(app, p),
        range: (p.p10, p.p90),
        strong,
    };
    let rows = vec![row(W::YardstickNarrowNow, found.before, false), row(after, found.after, true)];
    let (now, then) = (span(app, found.before), span(app, found.after));
    let label = app.f(W::YardstickNarrowLabel, &[("before", &now), ("after", &then)]);
    html! { <div>{ span_rows(&rows, &label) }</div> }
}

fn input_words(app: &App, inputs: &Inputs, input: &InputInfluence, found: &Found) -> String {
    let ways = input.ways.iter().map(|way| way_up_words(app, inputs, way));
    let mut text = ways.collect::<Vec<_>>().join(" ");
    let (before, after) = (span(app, found.before), span(app, found.after));
    text.push(' ');
    text.push_str(&app.f(W::YardstickNarrowText, &[("before", &before), ("after", &after)]));
    text
}

fn question_words(app: &App, open: &Open, question: &QuestionInfluence, found: &Found) -> String {
    let asked = question_text(app, question).unwrap_or_default();
    let unknown = open.inputs.practices.contains_key(&question.id);
    let state = if unknown { W::YardstickNextUnknown } else { W::YardstickNextOpen };
    let (before, after) = (span(app, found.before), span(app, found.after));
    let gaps = [("question", asked.as_str()), ("before", &before), ("after", &after)];
    app.f(state, &gaps)
}

/// The question as it is asked.
fn question_text(app: &App, question: &QuestionInfluence) -> Option<String> {
    let catalogue = app.catalogue()?;
    let text = match question.own_of {
        Some(ix) => catalogue.measures.get(usize::from(ix.0))?.question,
        None => catalogue.question(&question.id)?.text,
    };
    Some(app.text(text))
}

/// Where the answer is given: its page in this questionnaire, or the page of a measure it decides
/// about.
fn place(app: &App, open: &Open, influence: &Influence) -> Option<Route> {
    if let Some(page) = open.path.page_of(influence.id()) {
        return Some(Route::Ask(page.slug().to_owned()));
    }
    let Influence::Question(question) = influence else { return None };
    let measure = app.catalogue()?.measures.get(usize::from(question.measures.first()?.0))?;
    Some(Route::Measure(measure.id.clone()))
}

fn other_row(app: &App, open: &Open, influence: &Influence) -> Option<Html> {
    let to = href(&place(app, open, influence)?);
    let text = match influence {
        Influence::Question(question) => {
            let sum = money::money_words(app.lang(), question.opens.0);
            let asked = question_text(app, question)?;
            app.f(W::YardstickNextOther, &[("question", &asked), ("sum", &sum)])
        }
        Influence::Input(input) => {
            let ways = input.ways.iter().map(|way| way_up_words(app, &open.inputs, way));
            ways.collect::<Vec<_>>().join(" ")
        }
    };
    Some(html! { <li key={influence.id().to_owned()}><a href={to}>{ text }</a></li> })
}

/// What to do, and what the letter becomes.
pub fn way_up_words(app: &App, inputs: &Inputs, way: &WayUp) -> String {
    let name = names::stream(app, inputs, &way.stream);
    let word = match (way.kind, &way.stream) {
        (WayUpKind::AddQuantity, StreamId::Electricity) => W::ResultsWayKwh,
        (WayUpKind::AddQuantity, StreamId::Water) => W::ResultsWayM3,
        (WayUpKind::AddQuantity, _) => W::ResultsWayQuantity,
        (WayUpKind::AddMoney, _) => W::ResultsWayMoney,
        (WayUpKind::TwelveBills, StreamId::Water) => W::ResultsWayTwelveWater,
        (WayUpKind::TwelveBills, _) => W::ResultsWayTwelve,
        (WayUpKind::AddBill, _) => W::ResultsWayBill,
        (WayUpKind::SayLoss, _) => W::ResultsWaySayLoss,
        (WayUpKind::WeighLoss, _) => W::ResultsWayWeigh,
    };
    let mut text = app.f(word, &[("name", &name)]);
    if let Some(to) = way.to {
        text.push(' ');
        let gaps = [("from", way.from.letter()), ("to", to.letter())];
        text.push_str(&app.f(W::ResultsWayUp, &gaps));
    }
    text
}
