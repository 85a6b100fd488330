//! The grey panel: the one answer that would make the result surer, with a button that goes there.

use crate::assessment::Inputs;
use crate::engine::StreamId;
use crate::engine::summary::{WayUp, WayUpKind, ways_up};
use crate::locale::W;
use crate::ui::components::grade::letter;
use crate::ui::{App, Open, Route, href, names, use_app};
use yew::prelude::*;

#[component]
pub fn Narrow() -> Html {
    let app = use_app();
    let panel = app.state.open.as_ref().and_then(|open| best(&app, open));
    html! { <div class="narrows">{ panel }</div> }
}

/// The best way up that this questionnaire can ask for; else the unclear practice answers.
fn best(app: &App, open: &Open) -> Option<Html> {
    let catalogue = app.catalogue()?;
    let confidence = &open.evaluation.confidence;
    let ways = ways_up(catalogue, &open.evaluation);
    let asked = ways.iter().find_map(|w| open.path.page_of(&w.input).map(|page| (w, page)));
    if let Some((way, page)) = asked {
        let text = way_up_words(app, &open.inputs, way);
        let to = href(&Route::Ask(page.slug().to_owned()));
        return Some(panel(app, W::ResultsNarrowTitle, text, to, W::ResultsNarrowGo));
    }
    if confidence.answered_share < catalogue.constants.confidence_min_answered {
        let check = open.path.find("check")?;
        let to = href(&Route::Ask(check.slug().to_owned()));
        let text = app.w(W::ResultsNarrowUnclear).to_owned();
        return Some(panel(app, W::ResultsNarrowTitle, text, to, W::ResultsNarrowCheck));
    }
    None
}

fn panel(app: &App, title: W, text: String, to: String, go: W) -> Html {
    html! {
        <section class="aside asked-next" aria-labelledby="narrows">
            <div class="stack">
                <h2 class="h3" id="narrows">{ app.w(title) }</h2>
                <p>{ text }</p>
            </div>
            <p class="acts"><a class="btn plain small" href={to}>{ app.w(go) }</a></p>
        </section>
    }
}

/// What to do, and what the letter becomes.
pub fn way_up_words(app: &App, inputs: &Inputs, way: &WayUp) -> String {
    let name = names::stream(app, inputs, &way.stream);
    let word = match (way.kind, &way.stream) {
        (WayUpKind::AddQuantity, StreamId::Electricity) => W::ResultsWayKwh,
        (WayUpKind::AddQuantity, StreamId::Water) => W::ResultsWayM3,
        (WayUpKind::AddQuantity, _) => W::ResultsWayQuantity,
        (WayUpKind::AddMoney, _) => W::ResultsWayMoney,
        (WayUpKind::TwelveBills, _) => W::ResultsWayTwelve,
        (WayUpKind::AddBill, _) => W::ResultsWayBill,
        (WayUpKind::SayLoss, _) => W::ResultsWaySayLoss,
        (WayUpKind::WeighLoss, _) => W::ResultsWayWeigh,
    };
    let mut text = app.f(word, &[("name", &name)]);
    if let Some(to) = way.to {
        text.push(' ');
        let gaps = [("from", letter(way.from)), ("to", letter(to))];
        text.push_str(&app.f(W::ResultsWayUp, &gaps));
    }
    text
}
