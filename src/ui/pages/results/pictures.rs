//! The pictures of a result, after the measures: money in the bin, saving and payback, habits, gas,
//! kinds of measures, and the chain.

use crate::ui::App;
use crate::ui::charts::{
    chain, cost_carbon_chart, maturity_radar, money_sankey, payback_chart, solution_classes,
};
use crate::ui::components::calm::{Calm, Later, Shows};
use crate::ui::components::part::{Draw, Part};
use yew::prelude::*;

/// Every picture is drawn anew in a frame of its own, from top to bottom, so that no change holds
/// up typing. None of them shows the range.
pub fn pictures() -> Html {
    let later = |picture: fn(&App) -> Html| {
        html! { <Later><Calm shows={Shows::Figures}><Part draw={Draw(picture)} /></Calm></Later> }
    };
    html! {
        <>
            { later(money_sankey) }
            <div class="cols even part pictures">
                { later(payback_chart) }
                { later(maturity_radar) }
            </div>
            <div class="cols even part pictures">
                { later(cost_carbon_chart) }
                { later(solution_classes) }
            </div>
            { later(chain) }
        </>
    }
}
