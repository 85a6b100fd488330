//! The ring with a gap (the mark) and the arrow of a door; both are decoration.

use yew::prelude::*;

pub fn brand_ring() -> Html {
    html! {
        <svg width="30" height="30" viewBox="0 0 30 30" aria-hidden="true">
            <path class="l-kept" stroke-width="4" d="M19.5 24.3A11 11 0 1 1 25.2 18.2" />
            <circle class="f-lost" cx="25" cy="25.5" r="2.6" />
        </svg>
    }
}

pub fn arrow() -> Html {
    html! {
        <svg width="22" height="22" viewBox="0 0 22 22" aria-hidden="true">
            <path class="l-kept w2" d="M4 11h13M12 5.5 17.5 11 12 16.5" />
        </svg>
    }
}
