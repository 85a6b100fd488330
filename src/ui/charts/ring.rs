//! The ring with a gap: where it is open, money falls out.

use crate::charts::{coordinate, ring};
use yew::prelude::*;

/// What the picture shows.
pub struct LossPicture {
    /// 0–1 of all production cost.
    pub lost_share: f64,
    /// Two lines in the middle: the sum, and what it is.
    pub sum: String,
    pub of: String,
    pub kept: String,
    pub lost: String,
    pub label: String,
}

pub fn loss_ring(picture: &LossPicture) -> Html {
    let ring = ring(picture.lost_share);
    let (dx, dy) = ring.shift;
    let shift = format!("translate({} {})", coordinate(dx), coordinate(dy));
    html! {
        <svg class="chart ring" viewBox="0 0 360 344" role="img" aria-label={picture.label.clone()}>
            <path class="l-kept" stroke-width="40" d={ring.kept} />
            <g transform={shift}>
                <path stroke="url(#gone)" fill="none" stroke-width="40" d={ring.lost} />
                <path class="l-lost w2" d={ring.outline} />
            </g>
            <text class="mid tl" x="180" y="146">{ &picture.sum }</text>
            <text class="mid t2" x="180" y="168">{ &picture.of }</text>
            <text class="tb" x="4" y="334">{ &picture.kept }</text>
            <text class="end tb" x="356" y="334">{ &picture.lost }</text>
        </svg>
    }
}
