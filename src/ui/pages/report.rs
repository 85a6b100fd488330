//! Sheets to print: whom each is for, a preview, and the way to paper.

use crate::locale::W;
use crate::ui::use_app;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub sheet: String,
}

#[component]
pub fn Reports(props: &Props) -> Html {
    let app = use_app();
    html! { <div class="stack"><h1>{ app.w(W::ReportTitle) }</h1><p hidden=true>{ &props.sheet }</p></div> }
}
