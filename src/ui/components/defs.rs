//! Patterns that charts refer to by `url(#…)`: drawn once per page. Lost is hatched, unsure is
//! dotted, so that colour never speaks alone.

use yew::prelude::*;

pub fn defs() -> Html {
    html! {
        <svg width="0" height="0" aria-hidden="true">
            <defs>
                <pattern id="gone" width="7" height="7" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)">
                    <rect class="f-lost2" width="7" height="7" />
                    <rect class="f-lost" width="2.6" height="7" />
                </pattern>
                <pattern id="unsure" width="6" height="6" patternUnits="userSpaceOnUse">
                    <rect class="f-kept2" width="6" height="6" />
                    <circle class="f-kept" cx="3" cy="3" r=".9" />
                </pattern>
            </defs>
        </svg>
    }
}
