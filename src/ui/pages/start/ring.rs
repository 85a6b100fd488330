//! The picture of the start page: the loop of buying, making, selling, using and returning, with
//! the gap where money falls out.

use crate::locale::W;
use crate::ui::App;
use yew::prelude::*;

/// Droplets that fall from the gap: centre and radius.
const DROPS: [(u16, u16, u16); 4] = [(272, 282, 15), (300, 310, 12), (289, 344, 9), (318, 345, 6)];

pub fn ring(app: &App) -> Html {
    let on_top = [
        ("2%", W::StartRingBuy),
        ("29%", W::StartRingMake),
        ("53%", W::StartRingSell),
        ("72%", W::StartRingUse),
    ];
    let labels = on_top.into_iter().map(|(at, word)| {
        html! { <text key={at}><textPath href="#on-top" startOffset={at}>{ app.w(word) }</textPath></text> }
    });
    let drops = DROPS.into_iter().map(|(x, y, r)| {
        let (x, y, r) = (x.to_string(), y.to_string(), r.to_string());
        html! {
            <g key={r.clone()}>
                <circle cx={x.clone()} cy={y.clone()} r={r.clone()} fill="url(#gone)" />
                <circle class="l-lost w2" cx={x} cy={y} {r} />
            </g>
        }
    });
    html! {
        <svg class="chart" viewBox="0 0 360 372" role="img" aria-label={app.w(W::StartRing)}>
            <defs>
                <path id="on-top" d="M58.1 180.3A122 122 0 1 1 276.1 251.1" />
                <path id="on-foot" d="M48.9 203.9A134 134 0 0 0 221.4 303.4" />
            </defs>
            <path class="l-kept" stroke-width="42" d="M232.1 292.9A128 128 0 1 1 296.9 228.1" />
            <path class="f-kept" d="M330.2 236.7L267.2 211.2L281 257.8Z" />
            <g class="on-ring">
                { for labels }
                <text key="return">
                    <textPath href="#on-foot" startOffset="8%">{ app.w(W::StartRingReturn) }</textPath>
                </text>
            </g>
            <g>{ for drops }</g>
            <text key="waste" class="end" x="268" y="348">{ app.w(W::StartRingWaste) }</text>
            <text key="slogan-1" class="mid tl" x="180" y="160">{ app.w(W::StartRingSlogan1) }</text>
            <text key="slogan-2" class="mid tl" x="180" y="184">{ app.w(W::StartRingSlogan2) }</text>
        </svg>
    }
}
