//! Where we are in the questions: the ring fills, the section and the count stand beside it.

use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub section: String,
    /// "Câu 7 trên 25".
    pub count: String,
    /// Per cent of the way, 0–100.
    pub per_cent: usize,
}

#[component]
pub fn Where(props: &Props) -> Html {
    let filled = format!("{} 100", props.per_cent.min(100));
    html! {
        <div class="where">
            <svg width="44" height="44" viewBox="0 0 44 44" aria-hidden="true">
                <circle class="l-rule" cx="22" cy="22" r="17" stroke-width="6" />
                <circle class="l-kept" cx="22" cy="22" r="17" stroke-width="6" pathLength="100"
                    stroke-dasharray={filled} transform="rotate(-90 22 22)" />
            </svg>
            <p><b>{ &props.section }</b>{ &props.count }</p>
        </div>
    }
}
