//! A page that asks: one question, or a few linked fields under a heading.

use super::basis::basis;
use super::changed::changed;
use super::depth::{Depth, next_page};
use super::fields::{Speak, why_all};
use super::item::Way;
use super::section_end::{results_so_far, section_end, use_section};
use super::sharpens::sharpens;
use super::strip::Strip;
use super::view::View;
use super::{address, blocks, pace};
use crate::assessment::journey::minutes_from;
use crate::assessment::path::Page;
use crate::browser::page as document;
use crate::catalogue::{Catalogue, Mode};
use crate::locale::W;
use crate::ui::Open;
use crate::ui::components::error_summary::ErrorSummary;
use crate::ui::components::progress::Where;
use crate::ui::{App, Route, href, use_app};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub page: Page,
    /// Opened from the check page: going on leads back there.
    pub editing: bool,
}

#[component]
pub fn Form(props: &Props) -> Html {
    let app = use_app();
    let attempts = use_state(|| 0_u32);
    let shown_at = pace::use_shown_at();
    let focus = use_mut_ref(|| None::<String>);
    // Someone who comes back sees at once what is odd about the answers of before.
    let came_back = use_memo((), |()| answered_before(&app, &props.page));
    // The questions as they were when the page was opened: a changed answer may change them.
    let before = use_memo((), |()| app.state.open.as_ref().map(|open| open.path.clone()));
    let ended = use_section(&app, &props.page, section_of(&app, &props.page));
    {
        let focus = focus.clone();
        use_effect_with(*attempts, move |_| {
            if let Some(id) = focus.take() {
                document::focus(&id);
            }
        });
    }
    let (Some(catalogue), Some(open)) = (app.catalogue(), &app.state.open) else {
        return html! { <div /> };
    };
    let view = View::new(&app, catalogue, open, &props.page);
    let speak = match (*attempts, *came_back) {
        (0, false) => Speak::Quiet,
        (0, true) => Speak::Typed,
        _ => Speak::All,
    };
    let onsubmit = {
        let next = next_address(catalogue, open, props, *came_back);
        let verdict = view.verdict();
        let app = app.clone();
        let attempts = attempts.clone();
        let slug = props.page.slug().to_owned();
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match verdict.go_on(&app, speak) {
                None => {
                    pace::note(&slug, shown_at);
                    document::go(&next);
                }
                Some(id) => {
                    *focus.borrow_mut() = Some(id);
                    attempts.set(*attempts + 1);
                }
            }
        })
    };
    let complaints = if speak == Speak::All { view.complaints(&app) } else { Vec::new() };
    let alone = asks_one_thing(catalogue, open, &props.page);
    let before = (*before).as_ref().filter(|_| *came_back);
    html! {
        <div class="cols">
            <div class="stack">
                { back(&app, open, props) }
                { progress(&app, catalogue, open, &props.page, &view) }
                { section_end(&app, catalogue, open, ended.as_ref()) }
                <ErrorSummary {complaints} />
                <form class="stack" data-page={props.page.slug().to_owned()} novalidate=true {onsubmit}>
                    <div class="slot stack">{ for (!alone).then(|| heading(&app, props, &view)) }</div>
                    { blocks::draw(&app, catalogue, &view, speak, alone) }
                    { basis(&app, catalogue, open, &props.page, &view.items) }
                    { changed(&app, catalogue, open, before) }
                    { foot(&app, open, props, &view) }
                </form>
                { around(&app, catalogue, &view) }
            </div>
            <Strip numbers={view.has_numbers()} why={view.why(&app, catalogue)} />
        </div>
    }
}

fn answered_before(app: &App, page: &Page) -> bool {
    app.state.open.as_ref().is_some_and(|open| {
        let fields = open.path.fields(page).iter();
        fields.into_iter().any(|field| open.document.answers.0.contains_key(&field.id))
    })
}

/// Position of the section of a page in the catalogue.
fn section_of(app: &App, page: &Page) -> Option<u8> {
    let (catalogue, open) = (app.catalogue()?, app.state.open.as_ref()?);
    let first = open.path.fields(page).first()?;
    let input = catalogue.input(crate::assessment::journey::head(&first.id));
    input.map(|i| i.section).or_else(|| catalogue.question(&first.id).map(|q| q.section))
}

fn next_address(catalogue: &Catalogue, open: &Open, props: &Props, came_back: bool) -> String {
    if props.editing {
        return address(&Page::Check);
    }
    let way = (open.document.mode, came_back);
    address(next_page(catalogue, &open.path, &props.page, way))
}

/// Whether the page never has more than one field: then its question is the heading. Fields that
/// come and go with an answer must not change the heading above it.
fn asks_one_thing(catalogue: &Catalogue, open: &Open, page: &Page) -> bool {
    let Page::Screen(screen) = page else {
        return true;
    };
    let asked = |mode: Mode| mode == Mode::Quick || open.document.mode == Mode::Full;
    let inputs = catalogue.profile.iter().filter(|p| p.screen == *screen && asked(p.mode));
    inputs.count() == 1
}

// --- around the fields ---------------------------------------------------------------------

fn back(app: &App, open: &Open, props: &Props) -> Html {
    let (to, word) = if props.editing {
        (address(&Page::Check), W::AskBackToCheck)
    } else {
        match open.path.prev(&props.page) {
            Some(page) => (address(page), W::AskPrevious),
            None => (href(&Route::Start), W::ShellToStart),
        }
    };
    html! {
        <p><a class="back" href={to}><span aria-hidden="true">{ "←" }</span>{ app.w(word) }</a></p>
    }
}

fn progress(app: &App, catalogue: &Catalogue, open: &Open, page: &Page, view: &View) -> Html {
    let (n, total) = open.path.progress(page).unwrap_or((0, 1));
    let section = view.items.first().and_then(|i| catalogue.sections.get(usize::from(i.section)));
    let section = section.map(|section| app.text(section.title)).unwrap_or_default();
    // Until the trade is known nobody knows how many questions follow.
    let word = if open.inputs.trade.is_empty() { W::AskCountAlone } else { W::AskCount };
    let count = app.f(word, &[("n", &n.to_string()), ("total", &total.to_string())]);
    let minutes = minutes_from(catalogue, &open.path, page).max(1).to_string();
    let left = app.f(W::FullMinutesLeft, &[("minutes", &minutes)]);
    let count = format!("{count} · {left}");
    html! { <Where {section} {count} per_cent={100 * n / total.max(1)} /> }
}

/// The one filled button, and the way to the results once there is something to see.
fn foot(app: &App, open: &Open, props: &Props, view: &View) -> Html {
    let on = if props.editing { W::AskSaveEdit } else { W::CommonContinue };
    let money = open.evaluation.baseline.money_possible;
    let practice = view.items.iter().any(|item| item.way == Way::Practice);
    html! {
        <>
            <p class="note" hidden={!practice}>{ app.w(W::AskUnknownFree) }</p>
            <p class="acts">
                <button class="btn" id="go-on" type="submit">{ app.w(on) }</button>
                <a class="btn plain" href={results_so_far(open)} hidden={!money || props.editing}>
                    { app.w(W::FullSoFar) }
                </a>
            </p>
        </>
    }
}

/// Below the form: what the page is good for, and the other depth.
fn around(app: &App, catalogue: &Catalogue, view: &View) -> Html {
    let sharpens = sharpens(app, catalogue, &view.items);
    html! {
        <div class="around">
            <p class="note" hidden={sharpens.is_empty()}>{ sharpens }</p>
            <Depth />
        </div>
    }
}

/// What several fields are asked under, and why.
fn heading(app: &App, props: &Props, view: &View) -> Html {
    html! {
        <>
            <h1>{ app.w(screen_title(&props.page)) }</h1>
            <div>{ for view.items.first().map(|item| why_all(app, item)) }</div>
        </>
    }
}

/// Heading of a screen with several fields.
fn screen_title(page: &Page) -> W {
    match page.slug() {
        "S00" => W::QuestionsS00,
        "S01" => W::QuestionsS01,
        "S02" => W::QuestionsS02,
        "S03" => W::QuestionsS03,
        "S04" => W::QuestionsS04,
        "S05" => W::QuestionsS05,
        "S06" => W::QuestionsS06,
        "S07" => W::QuestionsS07,
        "S08" => W::QuestionsS08,
        "S09" => W::QuestionsS09,
        "S10" => W::QuestionsS10,
        "S11" => W::QuestionsS11,
        "S12" => W::QuestionsS12,
        _ => W::QuestionsS13,
    }
}
