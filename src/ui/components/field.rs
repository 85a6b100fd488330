//! A text field with its unit, what we understood below it, and what to ask or mend. The raw text
//! is the state: it is never rewritten while someone types.

use super::choice::Mark;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// A small answer button or tick below a field.
#[derive(Clone, PartialEq)]
pub struct Pick {
    /// Last part of the input's id.
    pub id: &'static str,
    pub label: String,
    pub checked: bool,
    pub on_pick: Callback<bool>,
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: String,
    pub raw: String,
    /// Shown beside the field; empty for none.
    pub unit: String,
    /// `numeric` or `text`.
    pub keys: &'static str,
    /// What we understood; empty for nothing.
    pub echo: String,
    /// The sentence at the field when it cannot be used; empty when it can.
    pub wrong: String,
    /// Odd but possible: the edge says so, the question stands in `ask`.
    pub doubt: bool,
    /// The question with its buttons; an always-present element holds it.
    pub ask: Html,
    pub on_input: Callback<String>,
    /// "Không rõ" and the like.
    pub picks: Vec<Pick>,
    /// Word of the divider before the picks.
    pub or: &'static str,
    /// Accessible name of the picks.
    pub picks_label: String,
}

#[component]
pub fn TextField(props: &Props) -> Html {
    let id = &props.id;
    let is_wrong = !props.wrong.is_empty();
    let state = if is_wrong { Some("wrong") } else { props.doubt.then_some("doubt") };
    let oninput = {
        let on_input = props.on_input.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                on_input.emit(input.value());
            }
        })
    };
    let described = format!("{id}-unit {id}-wrong {id}-echo {id}-ask");
    html! {
        <div class="entry">
            <div class={classes!("field", state)}>
                <input type="text" id={id.clone()} name={id.clone()} value={props.raw.clone()}
                    inputmode={props.keys} autocomplete="off" spellcheck="false"
                    aria-describedby={described} aria-invalid={is_wrong.then_some("true")} {oninput} />
                <span id={format!("{id}-unit")} hidden={props.unit.is_empty()}>{ &props.unit }</span>
            </div>
            <p class="wrong-say" id={format!("{id}-wrong")} hidden={!is_wrong}>{ &props.wrong }</p>
            <p class="echo num" id={format!("{id}-echo")} hidden={is_wrong} aria-live="polite">
                { &props.echo }
            </p>
            <div id={format!("{id}-ask")} class="asks">{ props.ask.clone() }</div>
            { picks(props) }
        </div>
    }
}

/// Ticks rather than radio buttons: typing a number or ticking again takes them back.
fn picks(props: &Props) -> Html {
    let kind = Mark::Checkbox.input_type();
    let rows = props.picks.iter().map(|pick| {
        let on_pick = pick.on_pick.clone();
        let onchange = Callback::from(move |event: Event| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                on_pick.emit(input.checked());
            }
        });
        let id = format!("{}-{}", props.id, pick.id);
        html! {
            <label key={pick.id}>
                <input type={kind} {id} checked={pick.checked} {onchange} />
                { &pick.label }
            </label>
        }
    });
    html! {
        <div class="pick" role="group" aria-label={props.picks_label.clone()} hidden={props.picks.is_empty()}>
            <span key="or" class="note">{ props.or }</span>
            { for rows }
        </div>
    }
}
