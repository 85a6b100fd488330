//! Whom to ask, what can be asked for, and the prices and rules that concern the measure.

use super::cases::source_line;
use super::pair;
use crate::catalogue::{Bearing, Contact, Handbook, Law, MeasureIx, Reader, SourceIx};
use crate::locale::W;
use crate::locale::date::format_date;
use crate::ui::pages::library::linked;
use crate::ui::{App, names};
use yew::prelude::*;

/// Texts of one kind shown at once; the others are folded.
const SHOWN: usize = 3;

pub fn support(app: &App, measure: MeasureIx) -> Html {
    let body = match (&app.state.handbook, super::reader(app, measure)) {
        (Some(handbook), Some(reader)) => parts(app, handbook, reader),
        _ => html! { <p class="note">{ app.w(W::MeasureEvidenceWaiting) }</p> },
    };
    html! {
        <section class="support stack" aria-labelledby="support">
            <h2 id="support">{ app.w(W::MeasureSupport) }</h2>
            <div class="stack">{ body }</div>
        </section>
    }
}

fn parts(app: &App, handbook: &Handbook, reader: Reader) -> Html {
    let contacts = handbook.contacts_for(reader);
    let contacts = contacts.iter().map(|c| contact(app, c));
    let support = handbook.laws_for(reader, Bearing::Support);
    let none = support.is_empty();
    html! {
        <>
            <ul class="plain asked">{ for contacts }</ul>
            { laws(app, W::MeasureSupportAsk, &support) }
            <p class="note">{ app.w(if none { W::MeasureSupportNone } else { W::MeasureSupportNote }) }</p>
            { laws(app, W::MeasureSupportPrice, &handbook.laws_for(reader, Bearing::Price)) }
            { laws(app, W::MeasureSupportRule, &handbook.laws_for(reader, Bearing::Rule)) }
        </>
    }
}

pub fn contact(app: &App, contact: &Contact) -> Html {
    let name = pair(app, &contact.name);
    let name = match &contact.url {
        Some(url) => html! { <a href={url.clone()} rel="noreferrer" target="_blank">{ name }</a> },
        None => html! { <b>{ name }</b> },
    };
    html! {
        <li key={contact.id.clone()}>{ name }<br /><span class="note">{ pair(app, &contact.role) }{ only_at(app, contact.place.as_deref()) }</span></li>
    }
}

/// What holds at once in view, the rest and history folded.
fn laws(app: &App, title: W, all: &[&Law]) -> Html {
    let (holding, over): (Vec<&Law>, Vec<&Law>) = all.iter().partition(|l| l.state.holds());
    let (first, more) = holding.split_at(holding.len().min(SHOWN));
    html! {
        <div class="stack" hidden={all.is_empty()}>
            <h3>{ app.w(title) }</h3>
            <ul class="laws">{ for first.iter().map(|l| law(app, l)) }</ul>
            { folded(app, W::MeasureSupportMore, more) }
            { folded(app, W::MeasureSupportHistory, &over) }
        </div>
    }
}

fn folded(app: &App, title: W, all: &[&Law]) -> Html {
    html! {
        <details hidden={all.is_empty()}>
            <summary>{ app.f(title, &[("n", &all.len().to_string())]) }</summary>
            <ul class="laws">{ for all.iter().map(|l| law(app, l)) }</ul>
        </details>
    }
}

pub fn law(app: &App, law: &Law) -> Html {
    let since = law.effective.as_ref().map(|day| (W::MeasureSupportFrom, day));
    let day = since.or(law.date.as_ref().map(|day| (W::MeasureSupportSigned, day)));
    let day = day.and_then(|(words, day)| Some((words, written(app, day)?)));
    let day = day.map(|(words, day)| app.f(words, &[("date", &day)]));
    html! {
        <li key={law.id.clone()}>
            <p><b>{ pair(app, &law.title) }</b></p>
            <p class="note">
                <span lang="vi">{ &law.number }</span>{ for day.map(|d| html! { <>{ ", " }{ d }</> }) }{ ". " }
                <span class="status">{ pair(app, &law.status) }{ "." }</span>{ only_at(app, law.place.as_deref()) }
            </p>
            <p>{ linked(app, pair(app, &law.gives)) }</p>
            { source_line(app, citable(app, &law.sources)) }
        </li>
    }
}

/// `(chỉ ở …)` beside what does not hold where the business is.
fn only_at(app: &App, place: Option<&str>) -> String {
    let here = app.catalogue().is_none_or(|catalogue| catalogue.holds_here(place));
    match place {
        Some(place) if !here => {
            format!(" ({})", app.f(W::SetsOnlyAt, &[("place", &names::place(app, place))]))
        }
        _ => String::new(),
    }
}

/// `YYYY-MM-DD` as a date.
fn written(app: &App, day: &str) -> Option<String> {
    let mut parts = day.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format_date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?, app.lang()))
}

/// The first source that may be shown and opened.
fn citable(app: &App, all: &[SourceIx]) -> Option<SourceIx> {
    let library = app.state.library.as_ref()?;
    let opens = |ix: &&SourceIx| {
        let source = library.sources.get(usize::from(ix.0));
        source.is_some_and(|s| s.citable && s.url.is_some())
    };
    all.iter().find(opens).copied()
}
