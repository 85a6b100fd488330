//! One number to try: a field that takes numbers as people write them, a slider beside it, where
//! the number comes from, and the way back.

use crate::assessment::entry::{Entry, Problem, answer, field_spec, read};
use crate::assessment::{Answer, Value};
use crate::catalogue::InputKind;
use crate::locale::W;
use crate::locale::money;
use crate::locale::number::{Digits, number};
use crate::locale::parse::{Kind, input_text};
use crate::ui::components::field::TextField;
use crate::ui::{Action, App};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a number to try shows and does.
pub struct Knob {
    pub id: String,
    pub label: String,
    pub unit: String,
    pub raw: String,
    /// Why the text cannot be used; empty when it can.
    pub wrong: String,
    /// Where the number comes from, or what it means.
    pub origin: String,
    /// The slider: lowest, highest, step, now.
    pub slider: [f64; 4],
    /// The slider's value as it is read out.
    pub spoken: String,
    pub is_own: bool,
    pub on_input: Callback<String>,
    pub on_slide: Callback<f64>,
    pub on_back: Callback<()>,
}

pub fn knob(app: &App, props: &Knob) -> Html {
    let id = &props.id;
    let [low, high, step, now] = props.slider;
    let oninput = {
        let on_slide = props.on_slide.clone();
        Callback::from(move |event: InputEvent| {
            let input: Option<HtmlInputElement> = event.target_dyn_into();
            if let Some(value) = input.map(|i| i.value_as_number()).filter(|v| v.is_finite()) {
                on_slide.emit(value);
            }
        })
    };
    let back = {
        let on_back = props.on_back.clone();
        Callback::from(move |_| on_back.emit(()))
    };
    let gaps = [("name", props.label.as_str())];
    html! {
        <div key={id.clone()} class="knob">
            <label for={id.clone()}><b>{ &props.label }</b></label>
            <TextField id={id.clone()} raw={props.raw.clone()} unit={props.unit.clone()} keys="decimal"
                echo="" wrong={props.wrong.clone()} doubt=false ask={html! { <span hidden=true /> }}
                on_input={props.on_input.clone()} picks={Vec::new()} or="" picks_label="" />
            <input type="range" id={format!("{id}-slider")} min={low.to_string()} max={high.to_string()}
                step={step.to_string()} value={now.to_string()} aria-label={app.f(W::LiveSlider, &gaps)}
                aria-valuetext={props.spoken.clone()} {oninput} />
            <p class="note">
                <span>{ &props.origin }</span>
                <span hidden={!props.is_own}>
                    { " " }{ app.w(W::LiveIsOwn) }{ " " }
                    <button type="button" class="link" aria-label={app.f(W::LiveBackWhat, &gaps)} onclick={back}>
                        { app.w(W::LiveBack) }
                    </button>
                </span>
            </p>
        </div>
    }
}

/// Which answer is tried.
pub struct AnswerRow {
    /// Id of the question that asks for the same number.
    pub id: &'static str,
    pub label: &'static str,
    pub unit: &'static str,
    pub origin: String,
    /// Highest value of the slider, and its step.
    pub most: f64,
    pub step: f64,
}

/// A number that is an answer: the question shows the same one.
pub fn answer_row(app: &App, props: &AnswerRow) -> Html {
    let given = app.state.open.as_ref().and_then(|o| o.document.answers.0.get(props.id));
    let raw = given.map(|a| raw_of(app, props.id, a)).unwrap_or_default();
    let value = given.and_then(|a| match a.value {
        Some(Value::Number(n)) => Some(n),
        _ => None,
    });
    let now = value.unwrap_or_else(|| default_of(app, props.id));
    let id = props.id;
    let on_input = {
        let app = app.clone();
        Callback::from(move |raw: String| type_answer(&app, id, &raw))
    };
    let on_slide = {
        let app = app.clone();
        Callback::from(move |value: f64| type_answer(&app, id, &text_of(&app, id, value)))
    };
    let on_back = {
        let app = app.clone();
        Callback::from(move |()| app.act(Action::Answer(id.to_owned(), None)))
    };
    let wrong = given.map(|_| wrong_of(app, id, &raw)).unwrap_or_default();
    let spoken = if kind_of(app, id) == Kind::Money {
        money::money_words(app.lang(), now)
    } else {
        format!("{}%", number(app.lang(), now, Digits::Significant(3)))
    };
    let knob_of = Knob {
        id: format!("try-{id}"),
        label: props.label.to_owned(),
        unit: props.unit.to_owned(),
        raw,
        wrong,
        origin: props.origin.clone(),
        slider: [0.0, props.most, props.step, now],
        spoken,
        is_own: given.is_some(),
        on_input,
        on_slide,
        on_back,
    };
    knob(app, &knob_of)
}

fn kind_of(app: &App, id: &str) -> Kind {
    let spec = app.catalogue().and_then(|c| field_spec(c, id).and_then(|s| s.kind.cloned()));
    match spec {
        Some(InputKind::Money) => Kind::Money,
        Some(InputKind::Percent) => Kind::Percent,
        _ => Kind::Number,
    }
}

fn text_of(app: &App, id: &str, value: f64) -> String {
    input_text(value, kind_of(app, id), app.lang())
}

/// What was typed, or the value where a file brought no text.
fn raw_of(app: &App, id: &str, answer: &Answer) -> String {
    match &answer.value {
        Some(Value::Number(n)) if answer.raw.is_empty() => text_of(app, id, *n),
        _ => answer.raw.clone(),
    }
}

fn default_of(app: &App, id: &str) -> f64 {
    match app.catalogue() {
        Some(catalogue) if id == "loan_rate" => catalogue.constants.discount_rate * 100.0,
        _ => 0.0,
    }
}

fn entry(app: &App, id: &str, raw: &str) -> Option<Entry> {
    let spec = field_spec(app.catalogue()?, id)?;
    let unit = spec.unit.map_or_else(String::new, |unit| app.text(unit));
    Some(read(&spec, raw, &unit, app.lang()))
}

fn type_answer(app: &App, id: &str, raw: &str) {
    if let Some(entry) = entry(app, id, raw) {
        let kept = (!raw.is_empty()).then(|| answer(raw, &entry));
        app.act(Action::Answer(id.to_owned(), kept));
    }
}

fn wrong_of(app: &App, id: &str, raw: &str) -> String {
    let example = [("example", app.w(example(kind_of(app, id))))];
    match entry(app, id, raw) {
        Some(Entry::Wrong(wrong)) => match wrong.problem {
            Problem::TooLarge { max } => {
                app.f(W::LiveTooHigh, &[("max", &number(app.lang(), max, Digits::Decimals(0)))])
            }
            Problem::TooSmall { .. } => app.w(W::LiveTooLow).to_owned(),
            _ => app.f(W::LiveWrong, &example),
        },
        Some(Entry::Ask(_)) => app.f(W::LiveTwoWays, &example),
        _ => String::new(),
    }
}

fn example(kind: Kind) -> W {
    match kind {
        Kind::Money => W::ErrorsExampleMoney,
        Kind::Percent => W::ErrorsExamplePercent,
        Kind::Number | Kind::Whole => W::ErrorsExampleNumber,
    }
}
