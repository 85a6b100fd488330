//! The pictures of a result, after the measures: money in the bin, saving and payback, habits, gas,
//! kinds of measures, and the chain.

use crate::ui::charts::{
    Chain, CostCarbonChart, MaturityRadar, MoneySankey, PaybackChart, SolutionClasses,
};
use yew::prelude::*;

#[component]
pub fn Pictures() -> Html {
    html! {
        <>
            <MoneySankey />
            <div class="cols even part pictures">
                <PaybackChart />
                <MaturityRadar />
            </div>
            <div class="cols even part pictures">
                <CostCarbonChart />
                <SolutionClasses />
            </div>
            <Chain />
        </>
    }
}
