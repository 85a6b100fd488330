//! Typing in the sheets that were filled in on paper (`#/lop-hoc/<session>/nhap`): the questions in
//! the order of the printed sheet, one key an answer, Enter to the next.

use super::collect::{add_one, catalogue, why};
use super::{head, undo_line};
use crate::assessment::entry::{Entry, field_spec};
use crate::assessment::{TRADE, Value};
use crate::browser::{clock, page};
use crate::catalogue::{Catalogue, InputKind};
use crate::locale::W;
use crate::locale::echo::echo;
use crate::locale::parse::Kind;
use crate::share::letters;
use crate::ui::components::select::Select;
use crate::ui::{App, use_app};
use crate::workshop::How;
use crate::workshop::intake::coming;
use crate::workshop::paper::{Accepts, Line, UNKNOWN, filled, sheet, understood};
use std::collections::BTreeMap;
use std::rc::Rc;
use web_sys::{HtmlInputElement, KeyboardEvent};
use yew::prelude::*;

/// Id of the button that keeps the sheet: the last stop of the Enter key.
const KEEP: &str = "keep-sheet";
const FIRST: &str = "sheet-number";

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: String,
}

/// What was typed, by question; the number on the sheet under [`FIRST`].
type Typed = UseStateHandle<BTreeMap<String, String>>;

#[component]
pub fn Sheets(props: &Props) -> Html {
    let app = use_app();
    let trade = use_state_eq(String::new);
    let typed: Typed = use_state(BTreeMap::new);
    let tried = use_state_eq(|| false);
    let said = use_state_eq(|| Ok::<String, String>(String::new()));
    let Some(catalogue) = catalogue(&app) else { return html! { <div /> } };
    let lines = Rc::new(sheet(&catalogue, &trade));
    let keep = {
        let (app, id, catalogue) = (app.clone(), props.id.clone(), catalogue.clone());
        let (trade, typed, tried, said) =
            (trade.clone(), typed.clone(), tried.clone(), said.clone());
        let lines = lines.clone();
        Callback::from(move |_| {
            let done = take(&app, &catalogue, &id, (&trade, &lines, &typed));
            tried.set(done.is_err());
            if done.is_ok() {
                typed.set(BTreeMap::new());
                page::scroll_top();
                page::focus(FIRST);
            }
            said.set(done);
        })
    };
    let (good, bad) = match &*said {
        Ok(said) => (said.as_str(), ""),
        Err(said) => ("", said.as_str()),
    };
    let rows = lines.iter().map(|line| row(&app, &catalogue, line, (&typed, *tried, lines.len())));
    let chosen = !trade.is_empty();
    html! {
        <div class="stack sheets">
            { head(&app, &props.id, "nhap") }
            <h1>{ app.w(W::WorkshopSheetsTitle) }</h1>
            <p class="lead">{ app.f(W::WorkshopSheetsLead, &[("unknown", UNKNOWN)]) }</p>
            <p class="seen taken" role="status" hidden={good.is_empty()}>{ good }</p>
            { undo_line(&app) }
            { trades(&app, &catalogue, &trade) }
            <div class="stack" hidden={!chosen}>
                <div class="sheet-line">
                    <label for={FIRST}>{ app.w(W::WorkshopSheetNumber) }</label>
                    { input(&app, FIRST, "", &typed, next_of(0, lines.len()), false, false) }
                </div>
                <ol class="sheet-lines">{ for rows }</ol>
                <p class="wrong-say" role="alert" hidden={bad.is_empty()}>{ bad }</p>
                <p class="acts">
                    <button class="btn" id={KEEP} type="button" onclick={keep}>{ app.w(W::WorkshopSheetKeep) }</button>
                </p>
            </div>
        </div>
    }
}

fn trades(app: &App, catalogue: &Catalogue, trade: &UseStateHandle<String>) -> Html {
    let chosen = {
        let trade = trade.clone();
        Callback::from(move |id: String| trade.set(id))
    };
    let none = (String::new(), app.w(W::WorkshopKindNone).to_owned());
    let choices = field_spec(catalogue, TRADE).map(|spec| spec.choices).unwrap_or_default();
    let trades = choices.iter().map(|trade| (trade.id.clone(), app.text(trade.name).to_owned()));
    let options = std::iter::once(none).chain(trades).collect();
    html! {
        <p>
            <label for="sheet-trade">{ app.w(W::WorkshopTrade) }</label>
            <span class="field">{ Select::new("sheet-trade", &**trade).of(options, chosen) }</span>
        </p>
    }
}

fn field_id(id: &str) -> String {
    format!("sheet-{id}")
}

/// Where the Enter key goes from line `at` (from 1; 0 is the number of the sheet).
fn next_of(at: usize, lines: usize) -> usize {
    if at < lines { at + 1 } else { 0 }
}

fn row(
    app: &App,
    catalogue: &Catalogue,
    line: &Line,
    (typed, tried, count): (&Typed, bool, usize),
) -> Html {
    let raw = typed.get(&line.id).map(String::as_str).unwrap_or_default();
    let unit = line.unit.map(|unit| app.text(unit)).unwrap_or_default();
    let entry = understood(catalogue, line, raw, &unit, app.lang());
    let unclear = matches!(entry, Entry::Wrong(_) | Entry::Ask(_));
    // A number of several keys is not wrong while it is being typed.
    let is_wrong = tried && unclear;
    let options = line.accepts.options().iter().enumerate().map(|(at, (id, name))| {
        html! { <span key={id.clone()}><b>{ at + 1 }</b>{ " " }{ app.text(*name) }</span> }
    });
    let id = field_id(&line.id);
    let several = matches!(line.accepts, Accepts::Several(_));
    html! {
        <li key={line.id.clone()} class="sheet-line">
            <label for={id.clone()}>{ app.text(line.text) }</label>
            { input(app, &line.id, &unit, typed, next_of(line.number, count), line.accepts.is_one_key(), is_wrong) }
            <p class={if unclear { "echo unclear" } else { "echo" }} id={format!("{id}-echo")} aria-live="polite">{ said_back(app, catalogue, line, &entry, &unit) }</p>
            <p class="note options" id={format!("{id}-options")} hidden={line.accepts == Accepts::Amount}>
                { for options }<span key="several" hidden={!several}>{ app.w(W::WorkshopSheetSeveral) }</span>
            </p>
        </li>
    }
}

/// `to`: number of the line that the Enter key goes to, 0 for the button below.
fn input(
    app: &App,
    id: &str,
    unit: &str,
    typed: &Typed,
    to: usize,
    one_key: bool,
    is_wrong: bool,
) -> Html {
    let oninput = {
        let (typed, id) = (typed.clone(), id.to_owned());
        Callback::from(move |event: InputEvent| {
            let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let value = field.value();
            let is_answer = one_key && value.chars().count() == 1;
            let mut all = (*typed).clone();
            all.insert(id.clone(), value);
            typed.set(all);
            if is_answer {
                go_on(to);
            }
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Enter" {
            event.prevent_default();
            go_on(to);
        }
    });
    let value = typed.get(id).cloned().unwrap_or_default();
    let html_id = if id == FIRST { FIRST.to_owned() } else { field_id(id) };
    let keys = if one_key { "numeric" } else { "text" };
    html! {
        <span class={classes!("field", is_wrong.then_some("wrong"))}>
            <input type="text" id={html_id.clone()} class={if to > 0 { "line" } else { "line last" }}
                inputmode={keys} autocomplete="off" {value}
                aria-describedby={format!("{html_id}-echo {html_id}-options")}
                aria-invalid={is_wrong.then_some("true")} {oninput} {onkeydown}
                placeholder={if one_key { app.w(W::WorkshopSheetKey) } else { "" }} />
            <span hidden={unit.is_empty()}>{ unit }</span>
        </span>
    }
}

fn go_on(to: usize) {
    if to == 0 {
        page::focus(KEEP);
    } else {
        page::focus_nth(".sheet-lines input", to - 1);
    }
}

/// What was understood, so that a slip is seen at once.
fn said_back(app: &App, catalogue: &Catalogue, line: &Line, entry: &Entry, unit: &str) -> String {
    let value = match entry {
        Entry::Ok(value) | Entry::Middle { value, .. } => value,
        Entry::Empty => return String::new(),
        Entry::Ask(_) | Entry::Wrong(_) => return app.w(W::WorkshopSheetUnclear).to_owned(),
    };
    let name = |id: &str| {
        let found = line.accepts.options().iter().find(|(known, _)| known == id);
        found.map(|(_, name)| app.text(*name)).unwrap_or_default()
    };
    match value {
        Value::Choice(id) => name(id),
        Value::Choices(ids) => ids.iter().map(|id| name(id)).collect::<Vec<_>>().join("; "),
        Value::NotRelevant => name("na"),
        Value::Unknown => match name("dk") {
            none if none.is_empty() => app.w(W::WorkshopSheetUnknown).to_owned(),
            name => name,
        },
        Value::Text(text) => text.clone(),
        Value::Number(number) => {
            let kind = match field_spec(catalogue, &line.id).and_then(|spec| spec.kind) {
                Some(InputKind::Money) => Kind::Money,
                Some(InputKind::Percent) => Kind::Percent,
                _ => Kind::Number,
            };
            echo(*number, kind, unit, app.lang()).unwrap_or_default()
        }
    }
}

/// Adds the sheet to the session; what to say, or what to mend.
fn take(
    app: &App,
    catalogue: &Rc<Catalogue>,
    id: &str,
    (trade, lines, typed): (&str, &[Line], &BTreeMap<String, String>),
) -> Result<String, String> {
    let read = |line: &Line| {
        let raw = typed.get(&line.id).cloned().unwrap_or_default();
        let unit = line.unit.map(|unit| app.text(unit)).unwrap_or_default();
        let entry = understood(catalogue, line, &raw, &unit, app.lang());
        (line.clone(), raw, entry)
    };
    let all: Vec<(Line, String, Entry)> = lines.iter().map(read).collect();
    let wrong = all.iter().find(|(_, _, e)| matches!(e, Entry::Wrong(_) | Entry::Ask(_)));
    if let Some((line, ..)) = wrong {
        page::focus(&field_id(&line.id));
        let n = line.number.to_string();
        return Err(app.f(W::WorkshopSheetWrong, &[("n", &n)]));
    }
    let (key, now) = (clock::fresh_id(), clock::now_iso());
    let document = filled(catalogue, trade, &all, (&key, &now), app.lang());
    let mut new = coming(catalogue, document, "", &now).map_err(|reason| why(app, &reason))?;
    new.number = typed.get(FIRST).and_then(|number| number.trim().parse().ok());
    let letters = letters(new.id);
    add_one(app, id, new, How::Sheet);
    Ok(app.f(W::WorkshopSheetTaken, &[("code", &letters)]))
}
