//! Sentences with links in their gaps.

use super::{App, names};
use crate::catalogue::MeasureIx;
use crate::locale::W;
use yew::prelude::*;

/// A sentence of the interface whose `{gaps}` are filled with elements.
pub fn rich(app: &App, sentence: W, gaps: &[(&str, Html)]) -> Html {
    let mut rest = app.w(sentence);
    let mut parts: Vec<Html> = Vec::new();
    while let Some((before, after)) = rest.split_once('{') {
        parts.push(html! { { before } });
        let Some((name, tail)) = after.split_once('}') else {
            rest = after;
            break;
        };
        let gap = gaps.iter().find(|(key, _)| *key == name).map(|(_, html)| html.clone());
        parts.push(gap.unwrap_or_default());
        rest = tail;
    }
    parts.push(html! { { rest } });
    parts.into_iter().collect()
}

/// A word or sum as a gap.
pub fn text(words: impl Into<AttrValue>) -> Html {
    Html::from(words.into())
}

/// The name of a measure as a link to its page.
pub fn measure_link(app: &App, ix: MeasureIx) -> Html {
    html! { <a key={ix.0} href={names::measure_href(app, ix)}>{ names::measure(app, ix) }</a> }
}

fn quoted(app: &App, ix: MeasureIx) -> Html {
    html! { <>{ "“" }{ measure_link(app, ix) }{ "”" }</> }
}

/// `“a”, “b” và “c”` as links, in quotes because names have commas of their own; what goes beyond
/// `most` is counted.
pub fn measure_links(app: &App, all: &[MeasureIx], most: usize) -> Html {
    let mut names: Vec<Html> = all.iter().take(most).map(|ix| quoted(app, *ix)).collect();
    let more = all.len().saturating_sub(most);
    if more > 0 {
        names.push(text(app.f(W::RelationsMore, &[("n", &more.to_string())])));
    }
    let last = names.len().saturating_sub(1);
    let joined = names.into_iter().enumerate().map(|(at, name)| {
        let before = match at {
            0 => "",
            at if at == last => app.w(W::RelationsAnd),
            _ => ", ",
        };
        html! { <>{ before }{ name }</> }
    });
    joined.collect()
}
