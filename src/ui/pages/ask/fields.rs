//! One field drawn: its question, its help and its way of answering.

use super::edit;
use super::item::{Item, Way};
use super::judge::Judged;
use super::odd::Odd;
use crate::assessment::Value;
use crate::assessment::entry::Entry;
use crate::catalogue::{Choice, TradeGroup};
use crate::locale::W;
use crate::locale::parse::Kind;
use crate::ui::App;
use crate::ui::components::choice::{ChoiceRow, Mark};
use crate::ui::components::field::{Pick, TextField};
use crate::ui::pages::library::linked;
use yew::prelude::*;

/// A field with everything that is said about it now.
pub struct Shown<'a> {
    pub item: &'a Item<'a>,
    pub judged: &'a Judged,
    pub odd: Vec<&'a Odd>,
    /// Complaints and questions are shown (after "Continue", or when coming back).
    pub speak: Speak,
    /// The only field of its page: its question is the heading.
    pub alone: bool,
}

/// How much a field says.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Speak {
    /// Nothing but the echo: someone is answering for the first time.
    Quiet,
    /// What was typed and cannot be used, and what is odd.
    Typed,
    /// Also what is missing.
    All,
}

impl Shown<'_> {
    pub fn wrong(&self) -> String {
        let empty = matches!(self.judged.entry, Entry::Empty);
        let said = match self.speak {
            Speak::Quiet => false,
            Speak::Typed => !empty,
            Speak::All => true,
        };
        if said { self.judged.wrong.clone() } else { String::new() }
    }

    pub fn asks(&self) -> bool {
        self.speak != Speak::Quiet
    }
}

pub fn field(app: &App, shown: &Shown) -> Html {
    match shown.item.way {
        Way::Number(_) | Way::Text => typed(app, shown),
        Way::One | Way::Many | Way::Practice => chosen(app, shown),
    }
}

/// The question as heading of the page, or as a smaller one among several.
fn heading(shown: &Shown, inner: Html) -> Html {
    if shown.alone {
        html! { <h1>{ inner }</h1> }
    } else {
        html! { <h2 class="h3">{ inner }</h2> }
    }
}

fn question(app: &App, item: &Item) -> String {
    let marked = item.question.contains(app.w(W::CommonOptional));
    if item.required || marked || item.way == Way::Practice {
        item.question.clone()
    } else {
        app.f(W::AskOptionalLabel, &[("question", &item.question)])
    }
}

/// What to answer, an example, and why the section is asked, with terms of the glossary as links.
fn help(app: &App, shown: &Shown) -> Html {
    let item = shown.item;
    let summary = if item.example.is_empty() { W::AskWhy } else { W::AskHelp };
    // Several fields on a page share one "why", below their heading.
    let why = if shown.alone { why(app, item) } else { String::new() };
    html! {
        <>
            <p class="hint" id={format!("{}-hint", item.id())} hidden={item.hint.is_empty()}>{ &item.hint }</p>
            <details hidden={item.example.is_empty() && why.is_empty()}>
                <summary>{ app.w(summary) }</summary>
                <p hidden={item.example.is_empty()}>{ linked(app, &item.example) }</p>
                <p class="note" hidden={why.is_empty()}>{ linked(app, &why) }</p>
            </details>
        </>
    }
}

/// Why the section of a field is asked.
fn why(app: &App, item: &Item) -> String {
    let sections = app.catalogue().map_or(&[][..], |catalogue| &catalogue.sections);
    let section = sections.get(usize::from(item.section));
    section.map(|section| app.text(section.why)).unwrap_or_default()
}

/// The same below the heading of several fields.
pub fn why_all(app: &App, item: &Item) -> Html {
    html! {
        <details>
            <summary>{ app.w(W::AskWhy) }</summary>
            <p class="note">{ linked(app, &why(app, item)) }</p>
        </details>
    }
}

// --- typed ---------------------------------------------------------------------------------

fn typed(app: &App, shown: &Shown) -> Html {
    let item = shown.item;
    let label = html! { <label for={item.id().to_owned()}>{ question(app, item) }</label> };
    let on_input = {
        let (app, id) = (app.clone(), item.id().to_owned());
        Callback::from(move |raw: String| edit::type_by_id(&app, &id, raw))
    };
    // A number that may be a fraction needs the comma, which some numeric keypads lack.
    let whole = item.spec.bounds.min.is_none_or(|min| min.fract() == 0.0);
    let keys = match item.way {
        Way::Number(Kind::Whole | Kind::Percent | Kind::Number) if whole => "numeric",
        _ => "text",
    };
    html! {
        <div class="stack" key={item.id().to_owned()}>
            { heading(shown, label) }
            { help(app, shown) }
            <TextField id={item.id().to_owned()} raw={item.shown(app)} unit={item.unit.clone()}
                {keys} echo={shown.judged.echo.clone()} wrong={shown.wrong()}
                doubt={shown.asks() && !shown.odd.is_empty()} ask={asks(app, shown)} {on_input}
                picks={picks(app, item)} or={app.w(W::CommonOr)}
                picks_label={app.w(W::CommonOr)} />
        </div>
    }
}

/// "Không rõ" and "Không liên quan" below a text field.
fn picks(app: &App, item: &Item) -> Vec<Pick> {
    without_answer(app, item)
        .map(|(id, value, label)| {
            let (app, field, before) = (app.clone(), item.id().to_owned(), item.answer.clone());
            let checked = item.is(&value);
            let on_pick = Callback::from(move |on| {
                if on {
                    edit::choose(&app, &field, &before, value.clone());
                } else {
                    edit::type_by_id(&app, &field, before.raw.clone());
                }
            });
            Pick { id, label: label.to_owned(), checked, on_pick }
        })
        .collect()
}

/// The ways of not answering. "Does not apply" is left out where every business has an answer, but
/// for one who gave it before.
fn without_answer<'a>(
    app: &'a App,
    item: &'a Item,
) -> impl Iterator<Item = (&'static str, Value, &'static str)> + 'a {
    [
        ("na", Value::NotRelevant, app.w(W::CommonNotRelevant)),
        ("dk", Value::Unknown, app.w(W::CommonUnknown)),
    ]
    .into_iter()
    .filter(|(id, value, _)| *id != "na" || !item.always_applies || item.is(value))
}

/// Two readings of a text, or an odd number: asked with buttons, never blocking by itself.
pub fn asks(app: &App, shown: &Shown) -> Html {
    let item = shown.item;
    let readings: Html = match (&shown.judged.entry, item.way) {
        (Entry::Ask(readings), Way::Number(kind)) if shown.asks() => {
            ambiguous(app, item, kind, readings)
        }
        _ => html! { <div key="readings" hidden=true /> },
    };
    let odd = shown.odd.iter().filter(|_| shown.asks()).map(|odd| odd_number(app, item, odd));
    let all = std::iter::once(readings).chain(odd);
    html! { <>{ for all }</> }
}

fn ambiguous(app: &App, item: &Item, kind: Kind, readings: &[f64]) -> Html {
    let title = format!("{}-readings", item.id());
    html! {
        <div key="readings" class="ask stack" role="group" aria-labelledby={title.clone()}>
            <p id={title}><b>{ app.f(W::AskAmbiguous, &[("raw", item.answer.raw.trim())]) }</b></p>
            <p class="acts">{ for reading_buttons(app, item, kind, readings) }</p>
        </div>
    }
}

/// One button per number that may have been meant.
fn reading_buttons(app: &App, item: &Item, kind: Kind, readings: &[f64]) -> Vec<Html> {
    let button = |(at, &n): (usize, &f64)| {
        let onclick = {
            let (app, id) = (app.clone(), item.id().to_owned());
            Callback::from(move |_| edit::settle(&app, &id, kind, n))
        };
        let label = super::judge::written(app, item, kind, n);
        html! {
            <button key={at} class="btn plain small" type="button" {onclick}>{ &label }</button>
        }
    };
    readings.iter().enumerate().map(button).collect()
}

fn odd_number(app: &App, item: &Item, odd: &Odd) -> Html {
    let title = odd.element_id();
    let mend = {
        let id = item.id().to_owned();
        Callback::from(move |_| crate::browser::page::focus(&id))
    };
    let confirm = {
        let (app, odd) = (app.clone(), odd.clone());
        Callback::from(move |_| edit::confirm(&app, &odd))
    };
    let readings = reading_buttons(app, item, super::odd::kind_of(item), &odd.readings);
    let opening = if odd.asks_itself { "" } else { app.w(W::AskCorrect) };
    html! {
        <div class="ask stack" role="group" key={odd.check.clone()} aria-labelledby={title.clone()}>
            <p id={title} tabindex="-1"><b>{ opening }</b>{ " " }{ &odd.sentence }</p>
            <p class="acts">
                { for readings }
                <button key="mend" class="btn plain small" type="button" onclick={mend}>{ app.w(W::AskCorrectNo) }</button>
                <button key="right" class="btn plain small" type="button" onclick={confirm}>{ app.w(W::AskCorrectYes) }</button>
            </p>
        </div>
    }
}

// --- chosen --------------------------------------------------------------------------------

fn chosen(app: &App, shown: &Shown) -> Html {
    let item = shown.item;
    let wrong = shown.wrong();
    let wrong_id = format!("{}-wrong", item.id());
    let rows = match item.way {
        Way::Practice => practice_rows(app, item),
        Way::Many => many_rows(app, item),
        _ => one_rows(app, item),
    };
    html! {
        <fieldset class="stack" key={item.id().to_owned()}
            aria-describedby={wrong_id.clone()}>
            <legend>{ heading(shown, html! { { question(app, item) } }) }</legend>
            { help(app, shown) }
            <p class="wrong-say" id={wrong_id} hidden={wrong.is_empty()}>{ wrong }</p>
            <p class="note" hidden={item.way != Way::Many}>{ app.w(W::AskPickAll) }</p>
            { rows }
        </fieldset>
    }
}

/// A row that sets one value.
fn row(app: &App, item: &Item, mark: Mark, id: &str, value: Value, label: String) -> Html {
    let checked = item.is(&value);
    let (app, field, before) = (app.clone(), item.id().to_owned(), item.answer.clone());
    let back_to_none = mark == Mark::Checkbox;
    let on_pick = Callback::from(move |on: bool| {
        if on {
            edit::choose(&app, &field, &before, value.clone());
        } else if back_to_none {
            edit::type_by_id(&app, &field, String::new());
        }
    });
    html! {
        <ChoiceRow key={id.to_owned()} {mark} name={item.id().to_owned()}
            id={format!("{}-{id}", item.id())} value={id.to_owned()} {label} {checked} {on_pick} />
    }
}

fn practice_rows(app: &App, item: &Item) -> Html {
    let scale = app.catalogue().map_or(&[][..], |catalogue| catalogue.scale.as_slice());
    let row = |step: &crate::catalogue::ScaleStep| {
        let value = match step.id.as_str() {
            "na" => Value::NotRelevant,
            "dk" => Value::Unknown,
            id => Value::Choice(id.to_owned()),
        };
        // Files of other programs write "na" and "dk" as choices.
        let value = if item.is(&Value::Choice(step.id.clone())) {
            Value::Choice(step.id.clone())
        } else {
            value
        };
        row(app, item, Mark::Radio, &step.id, value, app.text(step.name))
    };
    let (without, with): (Vec<_>, Vec<_>) = scale.iter().partition(|step| is_way_out(&step.id));
    html! {
        <div>
            <div>{ for with.into_iter().map(row) }</div>
            { divider(app) }
            <div>{ for without.into_iter().map(row) }</div>
        </div>
    }
}

fn is_way_out(id: &str) -> bool {
    matches!(id, "na" | "dk")
}

fn divider(app: &App) -> Html {
    html! { <p class="or">{ app.w(W::CommonOr) }</p> }
}

fn ways_out(app: &App, item: &Item, mark: Mark) -> Vec<Html> {
    // Some lists have a "don't know" of their own.
    let offered = |id: &str| !item.choices.iter().any(|choice| choice.id == id);
    without_answer(app, item)
        .filter(|(id, ..)| offered(id))
        .map(|(id, value, label)| row(app, item, mark, id, value, label.to_owned()))
        .collect()
}

fn one_rows(app: &App, item: &Item) -> Html {
    let one = |choice: &Choice| {
        let value = Value::Choice(choice.id.clone());
        row(app, item, Mark::Radio, &choice.id, value, app.text(choice.name))
    };
    let grouped = item.choices.iter().any(|choice| choice.group.is_some());
    let rows = if grouped {
        let groups = [TradeGroup::Production, TradeGroup::Retail, TradeGroup::Services];
        html! { <>{ for groups.into_iter().map(|group| {
            let rows = item.choices.iter().filter(|choice| choice.group == Some(group)).map(one);
            let title = format!("{}-{}", item.id(), group_word(group).0);
            html! {
                <div key={title.clone()} class="group" role="group" aria-labelledby={title.clone()}>
                    <h2 class="h3" id={title}>{ app.w(group_word(group).1) }</h2>
                    <div>{ for rows }</div>
                </div>
            }
        }) }</> }
    } else {
        html! { <div>{ for item.choices.iter().map(one) }</div> }
    };
    html! { <div>{ rows }{ divider(app) }<div>{ for ways_out(app, item, Mark::Radio) }</div></div> }
}

fn group_word(group: TradeGroup) -> (&'static str, W) {
    match group {
        TradeGroup::Production => ("production", W::QuestionsGroupProduction),
        TradeGroup::Retail => ("retail", W::QuestionsGroupRetail),
        TradeGroup::Services => ("services", W::QuestionsGroupServices),
    }
}

fn many_rows(app: &App, item: &Item) -> Html {
    let (none, several): (Vec<&Choice>, Vec<&Choice>) =
        item.choices.iter().partition(|choice| choice.id == edit::NONE);
    let tick = |choice: &Choice| {
        let checked =
            matches!(&item.answer.value, Some(Value::Choices(c)) if c.contains(&choice.id));
        let (app, field, before) = (app.clone(), item.id().to_owned(), item.answer.clone());
        let option = choice.id.clone();
        let label = app.text(choice.name);
        let on_pick = Callback::from(move |on| edit::tick(&app, &field, &before, &option, on));
        html! {
            <ChoiceRow key={choice.id.clone()} mark={Mark::Checkbox} name={item.id().to_owned()}
                id={format!("{}-{}", item.id(), choice.id)} value={choice.id.clone()} {label} {checked}
                {on_pick} />
        }
    };
    // A list without a "none" of its own gets one: ticking nothing would be no answer.
    let own_none = none.is_empty().then(|| {
        let value = Value::Choices(Vec::new());
        row(app, item, Mark::Checkbox, edit::NONE, value, app.w(W::AskNone).to_owned())
    });
    let ways_out = ways_out(app, item, Mark::Checkbox);
    let last = none.into_iter().map(tick).chain(own_none).chain(ways_out);
    html! {
        <div>
            <div>{ for several.into_iter().map(tick) }</div>
            { divider(app) }
            <div>{ for last }</div>
        </div>
    }
}
