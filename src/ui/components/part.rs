//! A view without state of its own as a component. Views are plain functions, because every component
//! costs a visitor some kilobytes of program; this one stands for all of them where a view has to be
//! drawn on its own (inside `Calm` and `Later`).

use crate::ui::context::App;
use crate::ui::use_app;
use yew::prelude::*;

/// A view of the whole state.
#[derive(Clone, Copy, Debug)]
pub struct Draw(pub fn(&App) -> Html);

impl PartialEq for Draw {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::fn_addr_eq(self.0, other.0)
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub draw: Draw,
}

#[component]
pub fn Part(props: &Props) -> Html {
    let app = use_app();
    let Draw(draw) = props.draw;
    html! { <>{ draw(&app) }</> }
}
