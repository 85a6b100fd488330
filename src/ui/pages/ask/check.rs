//! Check answers: every line with a way to change it, the doubtful ones first with the reason.

use super::depth::Depth;
use super::item::{Item, Way, choice_name, group_of, items};
use super::judge::{judge, written};
use super::odd::{Odd, odd_between, unusual};
use super::view::row_of;
use super::{address, edit, edit_address, pace};
use crate::assessment::checks::haste;
use crate::assessment::entry::Entry;
use crate::assessment::journey::head;
use crate::assessment::path::Page;
use crate::assessment::{Answer, HASTE, Inputs, Value, practice};
use crate::catalogue::{Catalogue, Mode};
use crate::locale::W;
use crate::order::Order as _;
use crate::ui::{App, Open, Route, href, use_app};
use yew::prelude::*;

/// One answer as it is listed; the cells of a row of a table stand in one line.
struct Line {
    id: String,
    question: String,
    value: String,
    section: u8,
    edit: String,
    /// Why it should be looked at; `None` for a sound answer. Smaller comes first.
    doubt: Option<(u8, String)>,
    /// Odd but possible: can be confirmed here.
    odd: Vec<Odd>,
}

#[component]
pub fn Check() -> Html {
    let app = use_app();
    let (Some(catalogue), Some(open)) = (app.catalogue(), &app.state.open) else {
        return html! { <div /> };
    };
    let all = lines(&app, catalogue, open);
    let (open_lines, all): (Vec<Line>, Vec<Line>) =
        all.into_iter().partition(|line| line.doubt.as_ref().is_some_and(|d| d.0 == MISSING));
    let (mut doubtful, sound): (Vec<Line>, Vec<Line>) =
        all.into_iter().partition(|line| line.doubt.is_some());
    doubtful.order_by_key(|line| line.doubt.as_ref().map(|(rank, _)| *rank));
    let sections = catalogue.sections.iter().enumerate().map(|(at, section)| {
        let of_it: Vec<&Line> =
            sound.iter().filter(|line| usize::from(line.section) == at).collect();
        let count = app.f(W::CheckCount, &[("n", &of_it.len().to_string())]);
        html! {
            <details key={section.id.clone()} class="part" id={format!("section-{}", section.id)}
                hidden={of_it.is_empty()}>
                <summary><h2>{ app.text(section.title) }</h2>{ " " }<span class="note nb">{ count }</span></summary>
                { list(&app, &of_it) }
            </details>
        }
    });
    let results = address(&Page::Results);
    let more = href(&Route::Ask(super::more::SLUG.to_owned()));
    html! {
        <div class="check">
            <div key="head" class="stack">
                <h1>{ app.w(W::CheckTitle) }</h1>
                <p class="lead">{ app.w(W::CheckLead) }</p>
                { hasty(&app, catalogue, open) }
                <p class="acts">
                    <a class="btn" href={results.clone()}>{ app.w(W::CheckToResults) }</a>
                    <button type="button" class="btn plain" onclick={|_| crate::browser::page::print()}>
                        { app.w(W::CheckPrint) }
                    </button>
                </p>
            </div>
            <section key="doubtful" class="part" id="doubtful" hidden={doubtful.is_empty()}>
                <h2>{ app.w(W::CheckDoubtful) }</h2>
                <p>{ app.w(W::CheckDoubtfulText) }</p>
                { list(&app, &doubtful.iter().collect::<Vec<_>>()) }
            </section>
            { for std::iter::once(unanswered(&app, open, &open_lines)).chain(sections) }
            <section key="on" class="part stack">
                <p hidden={open.document.mode == Mode::Full}>
                    <a href={more}>{ app.w(W::CheckMore) }</a>
                </p>
                <Depth />
                <p class="acts"><a class="btn" href={results}>{ app.w(W::CheckToResults) }</a></p>
            </section>
        </div>
    }
}

/// Rank of a question that nobody has answered.
const MISSING: u8 = 2;

/// What is still open, folded, with the way to go on.
fn unanswered(app: &App, open: &Open, lines: &[Line]) -> Html {
    let count = app.f(W::CheckCount, &[("n", &lines.len().to_string())]);
    let to = address(open.path.first_unanswered());
    html! {
        <div key="unanswered" class="part" id="unanswered" hidden={lines.is_empty()}>
            <h2>{ app.w(W::CheckUnanswered) }{ " " }<span class="note">{ count }</span></h2>
            <p>{ app.w(W::CheckMissing) }</p>
            <p class="acts"><a class="btn plain" href={to}>{ app.w(W::AskGoOn) }</a></p>
            <details>
                <summary>{ app.w(W::CheckUnansweredList) }</summary>
                { list(app, &lines.iter().collect::<Vec<_>>()) }
            </details>
        </div>
    }
}

/// Answers that look clicked through: look again, or keep them at the price of the grade.
fn hasty(app: &App, catalogue: &Catalogue, open: &Open) -> Html {
    let answers = &open.document.answers;
    let message = haste(catalogue, &open.path, answers, pace::seconds);
    let text = message.filter(|_| answers.choice(HASTE).is_none()).map(|m| app.text(m));
    let text = text.unwrap_or_default();
    let first = open.path.pages.iter().find(|p| matches!(p, Page::Practice(_)));
    let to = first.map(address).unwrap_or_default();
    let settle = |choice: &'static str, to: String| {
        let app = app.clone();
        Callback::from(move |_: MouseEvent| {
            edit::choose(&app, HASTE, &Answer::default(), Value::Choice(choice.to_owned()));
            if !to.is_empty() {
                crate::browser::page::go(&to);
            }
        })
    };
    html! {
        <div class="ask stack" id="haste" hidden={text.is_empty()}>
            <p><b>{ text }</b></p>
            <p class="acts">
                <button type="button" class="btn plain small" onclick={settle("reviewed", to)}>{ app.w(W::CheckHasteLook) }</button>
                <button type="button" class="btn plain small" onclick={settle("kept", String::new())}>{ app.w(W::CheckHasteKeep) }</button>
            </p>
        </div>
    }
}

fn list(app: &App, lines: &[&Line]) -> Html {
    let rows = lines.iter().map(|line| {
        let reason = line.doubt.as_ref().map_or("", |(_, reason)| reason.as_str());
        let confirm = {
            let (app, odd) = (app.clone(), line.odd.clone());
            Callback::from(move |_: MouseEvent| {
                for odd in &odd {
                    edit::confirm(&app, odd);
                }
            })
        };
        html! {
            <div key={line.id.clone()} id={format!("line-{}", line.id)}>
                <dt>{ &line.question }</dt>
                <dd class="num">{ &line.value }</dd>
                <dd class="reason" hidden={reason.is_empty()}>{ reason }</dd>
                <dd class="right" hidden={line.odd.is_empty()}>
                    <button type="button" class="btn plain small" onclick={confirm}>
                        { app.w(W::AskCorrectYes) }<span class="hide">{ ": " }{ &line.question }</span>
                    </button>
                </dd>
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
    let mut lines: Vec<Line> = Vec::new();
    for (page, fields) in open.path.pages.iter().zip(&open.path.fields) {
        for item in items(app, catalogue, fields) {
            if is_offered_only(catalogue, &item) {
                continue;
            }
            let line = line(app, catalogue, open, page, &item, &odd);
            let same_row = lines.last_mut().filter(|last| last.id == line.id);
            match same_row {
                Some(last) => last.join(line),
                None => lines.push(line),
            }
        }
    }
    lines
}

/// Details and parts that nobody filled in are no gap.
fn is_offered_only(catalogue: &Catalogue, item: &Item) -> bool {
    let empty = item.answer.value.is_none() && item.answer.raw.trim().is_empty();
    let input = catalogue.input(head(item.id()));
    empty && (item.id().contains('.') || input.is_some_and(|i| i.detail_of.is_some()))
}

impl Line {
    /// Another cell of the same row.
    fn join(&mut self, other: Line) {
        self.value = format!("{}, {}", self.value, other.value);
        if other.doubt.as_ref().map(|d| d.0) < self.doubt.as_ref().map(|d| d.0)
            || self.doubt.is_none()
        {
            self.doubt = other.doubt;
        }
        self.odd.extend(other.odd);
    }
}

fn line(
    app: &App,
    catalogue: &Catalogue,
    open: &Open,
    page: &Page,
    item: &Item,
    odd: &[Odd],
) -> Line {
    let mut mine: Vec<Odd> = odd.iter().filter(|o| o.owner() == item.id()).cloned().collect();
    mine.extend(unusual(app, item).filter(|_| mine.is_empty()));
    let id = match row_of(item.id()) {
        Some(row) => format!("{}.{row}", head(item.id())),
        None => item.id().to_owned(),
    };
    let doubt = doubt(app, &open.inputs, item, &mine);
    // What cannot be is mended, not confirmed.
    mine.retain(|odd| !odd.hard);
    Line {
        question: full_question(app, catalogue, item),
        value: value_in_words(app, catalogue, item),
        section: item.section,
        edit: edit_address(page),
        doubt,
        odd: mine,
        id,
    }
}

/// The question; a part of a group or table says of what it is the name, the amount, the loss.
fn full_question(app: &App, catalogue: &Catalogue, item: &Item) -> String {
    if let Some(row) = row_of(item.id()) {
        return super::rows::row_name(app, head(item.id()), row);
    }
    let group = group_of(app, catalogue, item.id());
    let of_what = group.as_ref().and_then(|(question, _)| question.split(':').next());
    of_what.map_or_else(|| item.question.clone(), |what| format!("{what}: {}", item.question))
}

/// The answer as one would say it.
pub fn value_in_words(app: &App, catalogue: &Catalogue, item: &Item) -> String {
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
            ids.iter().map(|id| named(id)).collect::<Vec<_>>().join("; ")
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
    let odd = odd.first();
    let say = |word| app.w(word).to_owned();
    match (&judged.entry, odd) {
        (Entry::Wrong(_) | Entry::Ask(_), _) => Some((0, judged.wrong)),
        (_, Some(odd)) => Some((1, odd.sentence.clone())),
        (Entry::Empty, _) if item.required => Some((MISSING, String::new())),
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
