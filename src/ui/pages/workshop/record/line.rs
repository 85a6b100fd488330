//! A line to type into that keeps what is typed until it is left, whatever else changes meanwhile.

use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: String,
    pub label: String,
    /// The label is spoken only.
    #[prop_or_default]
    pub bare: bool,
    /// `text`, `date` or (whole numbers, amounts) `numeric`.
    pub kind: &'static str,
    /// As it is kept.
    pub value: String,
    /// Below the field; empty for nothing.
    #[prop_or_default]
    pub note: String,
    /// What to do when it cannot be understood.
    #[prop_or_default]
    pub wrong: String,
    /// Keeps what was typed; `false`: it cannot be understood.
    pub keep: Callback<String, bool>,
}

#[component]
pub fn Line(props: &Props) -> Html {
    // What is typed and not yet kept, and whether it was refused.
    let typed = use_state(|| None::<(String, bool)>);
    let oninput = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let field: Option<HtmlInputElement> = event.target_dyn_into();
            typed.set(field.map(|field| (field.value(), false)));
        })
    };
    let onchange = {
        let (typed, keep) = (typed.clone(), props.keep.clone());
        Callback::from(move |event: Event| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let text = field.value();
            typed.set((!keep.emit(text.clone())).then_some((text, true)));
        })
    };
    let (value, is_wrong) = typed.as_ref().cloned().unwrap_or((props.value.clone(), false));
    let numeric = props.kind == "numeric";
    let id = props.id.clone();
    let note = format!("{id}-note");
    html! {
        <div class="typed">
            <label for={id.clone()} class={props.bare.then_some("hide")}>{ &props.label }</label>
            <div class={classes!("field", is_wrong.then_some("wrong"))}>
                <input type={if numeric { "text" } else { props.kind }} {id} {value}
                    inputmode={numeric.then_some("decimal")} autocomplete="off"
                    aria-describedby={note.clone()} aria-invalid={is_wrong.then_some("true")}
                    {oninput} {onchange} />
            </div>
            <p id={note} class={if is_wrong { "wrong-say" } else { "note" }}
                hidden={!is_wrong && props.note.is_empty()}>
                { if is_wrong { &props.wrong } else { &props.note } }
            </p>
        </div>
    }
}
