//! A number as people type it, kept as an answer beside what was understood: the same reading as in
//! the questionnaire.

use crate::assessment::entry::{Entry, FieldSpec, Problem, answer, read};
use crate::assessment::{Answer, Value};
use crate::catalogue::{Bounds, InputKind};
use crate::locale::parse::{Kind, input_text};
use crate::locale::{W, echo, number};
use crate::ui::App;
use crate::ui::components::field::TextField;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What a field asks for.
pub struct Typed<'a> {
    /// Of the input element.
    pub id: String,
    pub kind: Kind,
    pub bounds: Bounds,
    pub unit: String,
    pub answer: Option<&'a Answer>,
    /// Said below the field while it is empty; may be empty.
    pub otherwise: String,
}

/// Any number from nothing up.
pub const FROM_NOTHING: Bounds =
    Bounds { min: Some(0.0), max: None, soft_min: None, soft_max: None };

impl Typed<'_> {
    fn spec(&self) -> FieldSpec<'static> {
        let kind = match self.kind {
            Kind::Money => &InputKind::Money,
            Kind::Percent => &InputKind::Percent,
            Kind::Number | Kind::Whole => &InputKind::Number,
        };
        FieldSpec {
            id: self.id.clone(),
            kind: Some(kind),
            bounds: self.bounds,
            unit: None,
            choices: &[],
        }
    }

    fn raw(&self, app: &App) -> String {
        match self.answer {
            Some(Answer { raw, value: Some(Value::Number(n)), .. }) if raw.is_empty() => {
                input_text(*n, self.kind, app.lang())
            }
            Some(answer) => answer.raw.clone(),
            None => String::new(),
        }
    }

    /// A stored value stands as it was understood; a text without one is read again.
    fn entry(&self, app: &App) -> Entry {
        match self.answer {
            Some(Answer { value: Some(value), .. }) => Entry::Ok(value.clone()),
            Some(answer) => read(&self.spec(), &answer.raw, &self.unit, app.lang()),
            None => Entry::Empty,
        }
    }

    /// Reads what is typed into what is kept.
    fn reader(&self, app: &App, keep: &Callback<Option<Answer>>) -> Callback<String> {
        let (app, spec, unit) = (app.clone(), self.spec(), self.unit.clone());
        let keep = keep.clone();
        Callback::from(move |raw: String| {
            let entry = read(&spec, &raw, &unit, app.lang());
            keep.emit((!raw.is_empty()).then(|| answer(&raw, &entry)));
        })
    }
}

/// A labelled field.
pub fn field(app: &App, label: &str, typed: &Typed, keep: &Callback<Option<Answer>>) -> Html {
    let entry = typed.entry(app);
    let understood = match &entry {
        Entry::Ok(Value::Number(n)) => {
            echo::echo(*n, typed.kind, &typed.unit, app.lang()).unwrap_or_default()
        }
        _ => String::new(),
    };
    html! {
        <div class="typed" key={typed.id.clone()}>
            <label for={typed.id.clone()}>{ label }</label>
            <TextField id={typed.id.clone()} raw={typed.raw(app)} unit={typed.unit.clone()}
                keys={if typed.kind == Kind::Whole { "numeric" } else { "text" }} echo={understood}
                wrong={wrong(app, typed, &entry)} doubt=false ask={readings(app, typed, &entry, keep)}
                on_input={typed.reader(app, keep)} picks={Vec::new()} or=""
                picks_label={String::new()} />
            <p class="note" hidden={!matches!(entry, Entry::Empty) || typed.otherwise.is_empty()}>
                { &typed.otherwise }
            </p>
        </div>
    }
}

/// A field of a table: its name is spoken only, and what is wrong is a mark.
pub fn cell(app: &App, label: &str, typed: &Typed, keep: &Callback<Option<Answer>>) -> Html {
    let entry = typed.entry(app);
    let is_wrong = !matches!(entry, Entry::Empty | Entry::Ok(_));
    let oninput = {
        let reader = typed.reader(app, keep);
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                reader.emit(input.value());
            }
        })
    };
    html! {
        <div class={classes!("field", is_wrong.then_some("wrong"))}>
            <input type="text" id={typed.id.clone()} value={typed.raw(app)} inputmode="text"
                autocomplete="off" aria-label={label.to_owned()}
                aria-invalid={is_wrong.then_some("true")} {oninput} />
        </div>
    }
}

fn wrong(app: &App, typed: &Typed, entry: &Entry) -> String {
    let example = match typed.kind {
        Kind::Money => W::ErrorsExampleMoney,
        Kind::Percent => W::ErrorsExamplePercent,
        Kind::Number | Kind::Whole => W::ErrorsExampleNumber,
    };
    let written =
        |n: f64| number::quantity(app.lang(), n, &typed.unit, number::Digits::Decimals(6));
    match entry {
        Entry::Wrong(wrong) => match wrong.problem {
            Problem::TooSmall { min } if min > 0.0 => {
                app.f(W::ErrorsTooSmall, &[("min", &written(min))])
            }
            Problem::TooSmall { .. } => app.w(W::ErrorsNegative).to_owned(),
            Problem::TooLarge { max } => app.f(W::ErrorsTooLarge, &[("max", &written(max))]),
            _ => app.f(W::ErrorsNotANumber, &[("example", app.w(example))]),
        },
        Entry::Ask(_) => {
            let raw = typed.answer.map_or("", |a| a.raw.trim());
            app.f(W::ErrorsTwoReadings, &[("raw", raw)])
        }
        _ => String::new(),
    }
}

/// One button per number that may have been meant.
fn readings(app: &App, typed: &Typed, entry: &Entry, keep: &Callback<Option<Answer>>) -> Html {
    let readings: &[f64] = match entry {
        Entry::Ask(readings) => readings,
        _ => &[],
    };
    let button = |(at, &n): (usize, &f64)| {
        let raw = input_text(n, typed.kind, app.lang());
        let label = number::quantity(app.lang(), n, &typed.unit, number::Digits::Decimals(6));
        let onclick = {
            let keep = keep.clone();
            Callback::from(move |_: MouseEvent| {
                let value = Some(Value::Number(n));
                keep.emit(Some(Answer { raw: raw.clone(), value, ..Answer::default() }));
            })
        };
        html! { <button key={at} type="button" class="btn plain small" {onclick}>{ label }</button> }
    };
    html! {
        <p class="acts" hidden={readings.is_empty()}>{ for readings.iter().enumerate().map(button) }</p>
    }
}
