//! What came of meetings and fairs: counted by the trainer, beside the group.

use super::line::Line;
use crate::browser::clock;
use crate::locale::parse::{Kind, Parsed, input_text, parse};
use crate::locale::{W, echo::echo, money::money_words};
use crate::ui::App;
use crate::ui::classes::{self, Held};
use crate::workshop::{Event, Session, fitting};
use std::rc::Rc;
use yew::prelude::*;

pub fn events(app: &App, held: &Rc<Held>) -> Html {
    let add = {
        let (app, held) = (app.clone(), held.clone());
        Callback::from(move |_| {
            step(&app, &held, W::RecordEventAdded, |session, now| {
                session.events.push(Event::new(&clock::fresh_id(), now));
            });
        })
    };
    let rows = held.session.events.iter().enumerate().map(|(at, event)| row(app, held, at, event));
    html! {
        <section class="part stack" aria-labelledby="events">
            <h2 id="events">{ app.w(W::RecordEvents) }</h2>
            <p>{ app.w(W::RecordEventsNote) }</p>
            <ul class="events">{ for rows }</ul>
            <p role="status">{ sums(app, &held.session) }</p>
            <p class="acts">
                <button type="button" class="btn plain" id="add-event" onclick={add}>{ app.w(W::RecordEventAdd) }</button>
            </p>
        </section>
    }
}

/// Everything together; empty where nothing was counted.
fn sums(app: &App, session: &Session) -> String {
    let Some(all) = session.results().filter(|_| session.events.len() > 1) else {
        return String::new();
    };
    let n = |n: Option<u32>| n.unwrap_or_default().to_string();
    let sum = money_words(app.lang(), all.contracts.unwrap_or_default());
    app.f(W::RecordEventSums, &[("meetings", &n(all.meetings)), ("sum", &sum)])
}

/// A step that can be taken back.
fn step(app: &App, held: &Held, said: W, act: impl FnOnce(&mut Session, &str)) {
    let now = clock::now_iso();
    let said = app.w(said).to_owned();
    classes::change(app, held, |()| Some(said), |session| act(session, &now));
}

fn row(app: &App, held: &Rc<Held>, at: usize, event: &Event) -> Html {
    let one = One { app, held, id: event.id.clone(), at };
    let number = |n: Option<u32>| n.map_or_else(String::new, |n| n.to_string());
    let remove = {
        let (app, held, id) = (app.clone(), held.clone(), event.id.clone());
        Callback::from(move |_| {
            step(&app, &held, W::RecordEventRemoved, |session, _| {
                session.events.retain(|event| event.id != id);
            });
        })
    };
    let n = (at + 1).to_string();
    let whole = |set: fn(&mut Event, Option<u32>)| {
        one.keep(move |text| {
            let typed = text.trim();
            let number: Option<u32> =
                if typed.is_empty() { None } else { Some(typed.parse().ok()?) };
            // What a person can count.
            let fits = number.is_none_or(|number| number <= 1_000_000);
            fits.then(|| Box::new(move |event: &mut Event| set(event, number)) as Change)
        })
    };
    let text = |set: fn(&mut Event, String)| {
        one.keep(move |text| {
            let text = fitting(text.trim());
            Some(Box::new(move |event: &mut Event| set(event, text)) as Change)
        })
    };
    let wrong = app.w(W::RecordWholeNumber);
    html! {
        <li key={event.id.clone()}>
            <fieldset>
                <legend>{ app.f(W::RecordEventN, &[("n", &n)]) }</legend>
                <div class="event-fields">
                    <Line id={one.field("what")} label={app.w(W::RecordEventWhat)} kind="text"
                        value={event.what.clone()} keep={text(|event, text| event.what = text)} />
                    <Line id={one.field("day")} label={app.w(W::WorkshopDay)} kind="date"
                        value={event.day.clone()} keep={text(|event, text| event.day = text)} />
                    <Line id={one.field("people")} label={app.w(W::GroupPresent)} kind="numeric" {wrong}
                        value={number(event.people)} keep={whole(|event, n| event.people = n)} />
                    <Line id={one.field("meetings")} label={app.w(W::GroupMeetings)} kind="numeric" {wrong}
                        value={number(event.meetings)} keep={whole(|event, n| event.meetings = n)} />
                    { contracts(&one, event) }
                </div>
                <p class="acts">
                    <button type="button" class="link" onclick={remove}
                        aria-label={app.f(W::RecordEventRemove, &[("n", &n)])}>{ app.w(W::WorkshopRemove) }</button>
                </p>
            </fieldset>
        </li>
    }
}

fn contracts(one: &One, event: &Event) -> Html {
    let (app, lang) = (one.app, one.app.lang());
    let keep = one.keep(move |text| {
        let sum = match parse(text, Kind::Money, "", lang) {
            Parsed::Empty => None,
            parsed => Some(parsed.value().filter(|sum| *sum >= 0.0)?),
        };
        Some(Box::new(move |event: &mut Event| event.contracts_vnd = sum) as Change)
    });
    let value = event.contracts_vnd.map(|sum| input_text(sum, Kind::Money, lang));
    let note = event.contracts_vnd.and_then(|sum| echo(sum, Kind::Money, "", lang));
    let wrong = app.f(W::ErrorsNotANumber, &[("example", app.w(W::ErrorsExampleMoney))]);
    html! {
        <Line id={one.field("contracts")} label={app.w(W::GroupContracts)} kind="numeric" {wrong}
            value={value.unwrap_or_default()} note={note.unwrap_or_default()} {keep} />
    }
}

type Change = Box<dyn FnOnce(&mut Event)>;

struct One<'a> {
    app: &'a App,
    held: &'a Rc<Held>,
    id: String,
    at: usize,
}

impl One<'_> {
    fn field(&self, part: &str) -> String {
        format!("event-{}-{part}", self.at)
    }

    /// Keeps what is typed into one field; `read` answers the change that it means, if any.
    fn keep(&self, read: impl Fn(&str) -> Option<Change> + 'static) -> Callback<String, bool> {
        let (app, held, id) = (self.app.clone(), self.held.clone(), self.id.clone());
        Callback::from(move |text: String| {
            let Some(change) = read(&text) else { return false };
            step(&app, &held, W::RecordEventChanged, |session, now| {
                session.change_event(&id, now, change);
            });
            true
        })
    }
}
