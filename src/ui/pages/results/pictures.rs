//! The pictures of a result, after the measures: money in the bin, saving and payback, habits, gas,
//! kinds of measures, and the chain.

use crate::ui::charts::{
    Chain, CostCarbonChart, MaturityRadar, MoneySankey, PaybackChart, SolutionClasses,
};
use crate::ui::components::calm::{Calm, Later, Shows};
use yew::prelude::*;

/// Every picture is drawn anew in a frame of its own, from top to bottom, so that no change holds
/// up typing. None of them shows the range.
#[component]
pub fn Pictures() -> Html {
    let later = |after: u32, picture: Html| {
        html! { <Later {after}><Calm shows={Shows::Figures}>{ picture }</Calm></Later> }
    };
    html! {
        <>
            { later(20, html! { <MoneySankey /> }) }
            <div class="cols even part pictures">
                { later(30, html! { <PaybackChart /> }) }
                { later(35, html! { <MaturityRadar /> }) }
            </div>
            <div class="cols even part pictures">
                { later(40, html! { <CostCarbonChart /> }) }
                { later(45, html! { <SolutionClasses /> }) }
            </div>
            { later(50, html! { <Chain /> }) }
        </>
    }
}
