//! One answer row: a native radio button or checkbox in a large target.

use yew::prelude::*;

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    Radio,
    Checkbox,
}

impl Mark {
    /// Value of the `type` attribute.
    pub fn input_type(self) -> &'static str {
        match self {
            Self::Radio => "radio",
            Self::Checkbox => "checkbox",
        }
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub mark: Mark,
    /// Shared by the rows of one question.
    pub name: String,
    /// Id of the input, for the links of the error summary.
    pub id: String,
    pub value: String,
    pub label: String,
    pub checked: bool,
    /// Of the label, where it is not that of the page.
    #[prop_or_default]
    pub lang: Option<&'static str>,
    pub on_pick: Callback<bool>,
}

#[component]
pub fn ChoiceRow(props: &Props) -> Html {
    let onchange = {
        let on_pick = props.on_pick.clone();
        Callback::from(move |event: Event| {
            let input: Option<web_sys::HtmlInputElement> = event.target_dyn_into();
            if let Some(input) = input {
                on_pick.emit(input.checked());
            }
        })
    };
    html! {
        <label class="choice" lang={props.lang}>
            <input type={props.mark.input_type()} id={props.id.clone()} name={props.name.clone()}
                value={props.value.clone()} checked={props.checked} {onchange} />
            { &props.label }
        </label>
    }
}
