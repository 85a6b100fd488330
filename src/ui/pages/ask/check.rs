//! Check answers: every line with a way to change it, the doubtful ones first with the reason.

use super::item::{Item, Way, choice_name, group_of, items};
use super::judge::{judge, written};
use super::odd::{Odd, odd_between};
use super::{address, edit_address, pace};
use crate::assessment::checks::haste;
use crate::assessment::entry::Entry;
use crate::assessment::path::Page;
use crate::assessment::{Inputs, Value, practice};
use crate::catalogue::Catalogue;
use crate::locale::W;
use crate::ui::Open;
use crate::ui::{App, use_app};
use yew::prelude::*;

/// One answer as it is listed.
struct Line {
    id: String,
    question: String,
    value: String,
    section: u8,
    edit: String,
    /// Why it should be looked at; `None` for a sound answer. Smaller comes first.
    doubt: Option<(u8, String)>,
}

#[component]
pub fn Check() -> Html {
    let app = use_app();
    let (Some(catalogue), Some(open)) = (app.catalogue(), &app.state.open) else {
        return html! { <div /> };
    };
    let all = lines(&app, catalogue, open);
    let (mut doubtful, sound): (Vec<Line>, Vec<Line>) =
        all.into_iter().partition(|line| line.doubt.is_some());
    doubtful.sort_by_key(|line| line.doubt.as_ref().map(|(rank, _)| *rank));
    let sections = catalogue.sections.iter().enumerate().map(|(at, section)| {
        let of_it: Vec<&Line> =
            sound.iter().filter(|line| usize::from(line.section) == at).collect();
        html! {
            <section key={section.id.clone()} class="part" hidden={of_it.is_empty()}>
                <h2>{ app.text(section.title) }</h2>
                { list(&app, &of_it) }
            </section>
        }
    });
    let hasty = haste(catalogue, &open.path, &open.document.answers, pace::seconds);
    let hasty = hasty.map(|message| app.text(message)).unwrap_or_default();
    let results = address(&Page::Results);
    html! {
        <div class="check">
            <div class="stack">
                <h1>{ app.w(W::CheckTitle) }</h1>
                <p class="lead">{ app.w(W::CheckLead) }</p>
                <p class="ask" id="haste" hidden={hasty.is_empty()}>{ hasty }</p>
                <p class="acts"><a class="btn" href={results.clone()}>{ app.w(W::CheckToResults) }</a></p>
            </div>
            <section class="part" hidden={doubtful.is_empty()}>
                <h2>{ app.w(W::CheckDoubtful) }</h2>
                <p>{ app.w(W::CheckDoubtfulText) }</p>
                { list(&app, &doubtful.iter().collect::<Vec<_>>()) }
            </section>
            { for sections }
            <section class="part">
                <p class="acts"><a class="btn" href={results}>{ app.w(W::CheckToResults) }</a></p>
            </section>
        </div>
    }
}

fn list(app: &App, lines: &[&Line]) -> Html {
    let rows = lines.iter().map(|line| {
        let reason = line.doubt.as_ref().map_or("", |(_, reason)| reason.as_str());
        html! {
            <div key={line.id.clone()} id={format!("line-{}", line.id)}>
                <dt>{ &line.question }</dt>
                <dd class="num">{ &line.value }</dd>
                <dd class="reason" hidden={reason.is_empty()}>{ reason }</dd>
                <dd class="act">
                    <a href={line.edit.clone()}>
                        { app.w(W::CommonEdit) }<span class="hide">{ ": " }{ &line.question }</span>
                    </a>
                </dd>
            </div>
        }
    });
    html! { <dl class="lines">{ for rows }</dl> }
}

fn lines(app: &App, catalogue: &Catalogue, open: &Open) -> Vec<Line> {
    let odd = odd_between(app, catalogue, open);
    let pages = open.path.pages.iter().zip(&open.path.fields);
    pages
        .flat_map(|(page, fields)| {
            let edit = edit_address(page);
            let odd = &odd;
            items(app, catalogue, fields).into_iter().map(move |item| Line {
                id: item.id().to_owned(),
                question: full_question(app, catalogue, &item),
                value: value_in_words(app, catalogue, &item),
                section: item.section,
                edit: edit.clone(),
                doubt: doubt(app, &open.inputs, &item, odd),
            })
        })
        .collect()
}

/// The question; a field of a group says of what it is the name, the amount, the loss.
fn full_question(app: &App, catalogue: &Catalogue, item: &Item) -> String {
    let group = group_of(app, catalogue, item.id());
    let of_what = group.as_ref().and_then(|(question, _)| question.split(':').next());
    of_what.map_or_else(|| item.question.clone(), |what| format!("{what}: {}", item.question))
}

/// The answer as one would say it.
fn value_in_words(app: &App, catalogue: &Catalogue, item: &Item) -> String {
    let named =
        |id: &str| choice_name(app, catalogue, item.id(), id).unwrap_or_else(|| id.to_owned());
    match (&item.answer.value, item.way) {
        (Some(value), Way::Practice) => {
            let said = practice(value);
            let step = catalogue
                .scale
                .iter()
                .find(|step| practice(&Value::Choice(step.id.clone())) == said && said.is_some());
            step.map(|step| app.text(step.name)).unwrap_or_default()
        }
        (Some(Value::Number(n)), Way::Number(kind)) => written(app, item, kind, *n),
        (Some(Value::Number(n)), _) => n.to_string(),
        (Some(Value::Choice(id)), Way::Text) => id.clone(),
        (Some(Value::Choice(id)), _) => named(id),
        (Some(Value::Choices(ids)), _) if ids.is_empty() => app.w(W::AskNone).to_owned(),
        (Some(Value::Choices(ids)), _) => {
            ids.iter().map(|id| named(id)).collect::<Vec<_>>().join(", ")
        }
        (Some(Value::Text(text)), _) => text.clone(),
        (Some(Value::Unknown), _) => app.w(W::CommonUnknown).to_owned(),
        (Some(Value::NotRelevant), _) => app.w(W::CommonNotRelevant).to_owned(),
        (None, _) if item.answer.raw.trim().is_empty() => app.w(W::CommonNotAnswered).to_owned(),
        (None, _) => format!("“{}”", item.answer.raw.trim()),
    }
}

/// Why a line should be looked at, the weightiest reason first.
fn doubt(app: &App, inputs: &Inputs, item: &Item, odd: &[Odd]) -> Option<(u8, String)> {
    let judged = judge(app, item);
    let odd = odd.iter().find(|odd| odd.owner() == item.id());
    let say = |word| app.w(word).to_owned();
    match (&judged.entry, odd) {
        (Entry::Wrong(_) | Entry::Ask(_), _) => Some((0, judged.wrong)),
        (_, Some(odd)) => Some((1, odd.sentence.clone())),
        (Entry::Empty, _) if item.required => Some((2, say(W::CheckMissing))),
        (Entry::Ok(Value::Unknown), _) if item.way == Way::Practice => {
            Some((5, say(W::CheckUnknownPractice)))
        }
        (Entry::Ok(Value::Unknown), _) => Some((4, say(W::CheckUnknown))),
        // Only what costs a letter: some checks merely say a number back.
        _ if inputs.grade_drops.contains_key(item.id()) => Some((3, say(W::CheckConfirmed))),
        (Entry::Middle { .. }, _) => Some((3, judged.echo)),
        _ => None,
    }
}
