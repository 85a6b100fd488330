//! One of a list of names, in the browser's own field.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// A field to choose one value; what labels it and stands around it is the page's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Select {
    pub id: String,
    /// The value chosen now.
    pub now: String,
    /// Its name, where no label belongs to it.
    pub label: Option<String>,
    pub class: Classes,
}

impl Select {
    pub fn new(id: impl Into<String>, now: impl Into<String>) -> Self {
        Self { id: id.into(), now: now.into(), ..Self::default() }
    }

    /// The field with its values and their names; `chosen` hears the value that was chosen.
    pub fn of(self, options: Vec<(String, String)>, chosen: Callback<String>) -> Html {
        let Self { id, now, label, class } = self;
        let onchange = Callback::from(move |event: Event| {
            if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
                chosen.emit(select.value());
            }
        });
        let option = |(value, name): (String, String)| {
            let selected = value == now;
            // A new element when it becomes the chosen one: a browser heeds `selected` only once.
            html! { <option key={format!("{value}-{selected}")} {value} {selected}>{ name }</option> }
        };
        let name = id.clone();
        html! {
            <select {id} {name} {class} aria-label={label} {onchange}>
                { for options.into_iter().map(option) }
            </select>
        }
    }
}
