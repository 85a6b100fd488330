//! A QR code: black on white in every theme, because readers expect it so.

use crate::share::Drawing;
use yew::prelude::*;

pub fn qr(code: &Drawing, label: &'static str) -> Html {
    let side = code.side.to_string();
    html! {
        <svg class="qr" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={label}
            shape-rendering="crispEdges">
            <rect width={side.clone()} height={side} fill="#fff" />
            <path d={code.path.clone()} fill="#000" />
        </svg>
    }
}
