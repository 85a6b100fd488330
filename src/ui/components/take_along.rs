//! The whole app as one file to take away: it opens by a double click, without a network.

use crate::locale::W;
use crate::ui::App;
use yew::prelude::*;

/// A line with the link; the style sheet hides it where the file does not lie beside the page.
pub fn take_along(app: &App) -> Html {
    html! {
        <p class="take note">
            <a class="more" href="vong-xanh.html" download="vong-xanh.html">{ app.w(W::DeliveryTake) }</a>
            <br />{ app.w(W::DeliveryTakeText) }
        </p>
    }
}
