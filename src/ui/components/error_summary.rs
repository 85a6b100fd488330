//! What is wrong on this page, on top, with a link to each field. The focus goes here.

use crate::browser::page;
use crate::locale::W;
use crate::ui::use_app;
use yew::prelude::*;

/// Id of the summary, for moving the focus.
pub const ID: &str = "error-summary";

/// One complaint and the field it belongs to.
#[derive(Clone, Debug, PartialEq)]
pub struct Complaint {
    /// Id of the input.
    pub field: String,
    pub sentence: String,
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub complaints: Vec<Complaint>,
}

#[component]
pub fn ErrorSummary(props: &Props) -> Html {
    let app = use_app();
    let rows = props.complaints.iter().map(|complaint| {
        let target = complaint.field.clone();
        let onclick = Callback::from(move |event: MouseEvent| {
            // The address stays the page's own: the hash is the route.
            event.prevent_default();
            page::focus(&target);
        });
        html! {
            <li key={complaint.field.clone()}>
                <a href={format!("#{}", complaint.field)} {onclick}>{ &complaint.sentence }</a>
            </li>
        }
    });
    let hidden = props.complaints.is_empty();
    html! {
        <div class="errors" id={ID} role="alert" tabindex="-1" {hidden}>
            <h2 class="h3">{ app.w(W::ErrorsSummary) }</h2>
            <ul class="plain">{ for rows }</ul>
        </div>
    }
}
