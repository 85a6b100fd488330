//! Shapes of the four groups of measures: colour never speaks alone.

use crate::charts::coordinate;
use crate::charts::payback::Kind;
use crate::locale::W;
use crate::order::Order as _;
use crate::ui::App;
use yew::prelude::*;

/// The shape of a group around the point (0, 0), with half its size in pixels.
pub fn shape(kind: Kind, half: f64) -> Html {
    let side = coordinate(half * 1.8);
    let corner = coordinate(-half * 0.9);
    match kind {
        Kind::QuickWin => html! { <circle class="f-kept rim" r={coordinate(half)} /> },
        Kind::Plan => html! {
            <rect class="f-ink rim" x={corner.clone()} y={corner} width={side.clone()} height={side} />
        },
        Kind::Study => {
            html! { <circle class="hollow l-kept w2 fine" r={coordinate(half - 0.5)} /> }
        }
        Kind::NotNow => {
            let (a, b) = (coordinate(-half * 0.8), coordinate(half * 0.8));
            html! { <path class="l-lost w3" d={format!("M{a} {a} {b} {b}M{a} {b} {b} {a}")} /> }
        }
    }
}

pub fn kind_word(kind: Kind) -> W {
    match kind {
        Kind::QuickWin => W::PicturesKindQuickWin,
        Kind::Plan => W::PicturesKindPlan,
        Kind::Study => W::PicturesKindStudy,
        Kind::NotNow => W::PicturesKindNotNow,
    }
}

/// The groups that are drawn, each with its shape.
pub fn key(app: &App, kinds: impl Iterator<Item = Kind>) -> Html {
    let mut present: Vec<Kind> = kinds.collect();
    present.order_by(Ord::cmp);
    present.dedup();
    let items = present.into_iter().map(|kind| {
        html! {
            <span key={app.w(kind_word(kind))}>
                <svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true">
                    { shape(kind, 7.0) }
                </svg>
                { app.w(kind_word(kind)) }
            </span>
        }
    });
    html! { <p class="key note">{ for items }</p> }
}

/// One numbered name below a picture.
#[derive(Clone, PartialEq)]
pub struct Numbered {
    pub number: usize,
    pub name: String,
    /// Its name stands in the wide picture already.
    pub named: bool,
}

/// Names of the numbers in a picture.
pub fn numbered(list: Vec<Numbered>) -> Html {
    let items = list.into_iter().map(|item| {
        html! {
            <li key={item.number} class={item.named.then_some("named")}>
                <b class="num">{ item.number }</b><span>{ item.name }</span>
            </li>
        }
    });
    html! { <ul class="numbered note">{ for items }</ul> }
}
