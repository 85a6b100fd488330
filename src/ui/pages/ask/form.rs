//! A page that asks: one question, or a few linked fields under a heading.

use super::fields::{Shown, Speak, field};
use super::item::{Item, Way, group_of, items};
use super::judge::{Judged, judge};
use super::odd::{Odd, odd_between, unusual};
use super::strip::Strip;
use super::{address, edit, pace};
use crate::assessment::path::Page;
use crate::browser::page as document;
use crate::catalogue::{Catalogue, Mode};
use crate::locale::W;
use crate::ui::Open;
use crate::ui::components::error_summary::{self, Complaint, ErrorSummary};
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
        let next = next_address(open, props);
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
    html! {
        <div class="cols">
            <div class="stack">
                { back(&app, open, props) }
                { progress(&app, catalogue, open, &props.page, &view) }
                <ErrorSummary {complaints} />
                <form class="stack" data-page={props.page.slug().to_owned()} novalidate=true {onsubmit}>
                    { view.draw(&app, catalogue, open, &props.page, speak) }
                    { foot(&app, open, props, &view) }
                </form>
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

fn next_address(open: &Open, props: &Props) -> String {
    if props.editing {
        return address(&Page::Check);
    }
    address(open.path.next(&props.page).unwrap_or(&Page::Check))
}

// --- the fields and what is said about them ------------------------------------------------

struct View<'a> {
    items: Vec<Item<'a>>,
    judged: Vec<Judged>,
    odd: Vec<Odd>,
}

/// What "Continue" has to know; free of borrows.
struct Verdict {
    wrong: bool,
    /// What is odd and nobody has confirmed.
    odd: Vec<Odd>,
}

impl Verdict {
    /// `None` when one may go on, else the id of the element to look at first.
    fn go_on(&self, app: &App, speak: Speak) -> Option<String> {
        if self.wrong {
            return Some(error_summary::ID.to_owned());
        }
        match self.odd.first() {
            Some(odd) if speak == Speak::Quiet => Some(odd.element_id()),
            _ => {
                // Asked and not changed: going on says that the number is right.
                for odd in &self.odd {
                    edit::confirm(app, odd);
                }
                None
            }
        }
    }
}

impl<'a> View<'a> {
    fn new(app: &App, catalogue: &'a Catalogue, open: &Open, page: &Page) -> Self {
        let items = items(app, catalogue, open.path.fields(page));
        let mut judged: Vec<Judged> = items.iter().map(|item| judge(app, item)).collect();
        let mut odd: Vec<Odd> = Vec::new();
        for between in odd_between(app, catalogue, open) {
            let Some(at) = items.iter().position(|i| between.shown_at(&items) == Some(i.id()))
            else {
                continue;
            };
            match judged.get_mut(at).filter(|judged| between.hard && judged.wrong.is_empty()) {
                Some(judged) => judged.wrong = between.sentence,
                None => odd.push(between),
            }
        }
        // One doubt per field is enough to ask.
        let quiet = |item: &&Item| !odd.iter().any(|o| o.shown_at(&items) == Some(item.id()));
        let alone: Vec<Odd> = items.iter().filter(quiet).filter_map(|i| unusual(app, i)).collect();
        odd.extend(alone);
        odd.retain(|odd| !odd.hard);
        Self { items, judged, odd }
    }

    fn pairs(&self) -> impl Iterator<Item = (&Item<'a>, &Judged)> {
        self.items.iter().zip(&self.judged)
    }

    fn odd_of(&self, item: &Item) -> Vec<&Odd> {
        self.odd.iter().filter(|odd| odd.shown_at(&self.items) == Some(item.id())).collect()
    }

    fn verdict(&self) -> Verdict {
        Verdict { wrong: self.judged.iter().any(|j| !j.wrong.is_empty()), odd: self.odd.clone() }
    }

    fn complaints(&self, app: &App) -> Vec<Complaint> {
        let several = self.items.len() > 1;
        let complaint = |(item, judged): (&Item, &Judged)| {
            let sentence = if several {
                let gaps = [("question", item.question.as_str()), ("sentence", &judged.wrong)];
                app.f(W::ErrorsWithQuestion, &gaps)
            } else {
                judged.wrong.clone()
            };
            Complaint { field: first_input(app, item), sentence }
        };
        self.pairs().filter(|(_, judged)| !judged.wrong.is_empty()).map(complaint).collect()
    }

    fn has_numbers(&self) -> bool {
        self.items.iter().any(|item| matches!(item.way, Way::Number(_)))
    }

    /// Why the section is asked.
    fn why(&self, app: &App, catalogue: &Catalogue) -> String {
        let section = self.items.first().map(|item| usize::from(item.section));
        section
            .and_then(|at| catalogue.sections.get(at))
            .map(|section| app.text(section.why))
            .unwrap_or_default()
    }

    fn draw(
        &self,
        app: &App,
        catalogue: &Catalogue,
        open: &Open,
        page: &Page,
        speak: Speak,
    ) -> Html {
        let alone = asks_one_thing(catalogue, open, page);
        let mut group = None;
        let fields = self.pairs().map(|(item, judged)| {
            let of_group = group_of(app, catalogue, item.id());
            let begins = of_group.is_some() && of_group != group;
            group.clone_from(&of_group);
            let title = of_group.filter(|_| begins);
            let shown = Shown { item, judged, odd: self.odd_of(item), speak, alone };
            html! {
                <div key={item.id().to_owned()} class="stack">
                    { for title.map(|(question, help)| html! {
                        <><h2>{ question }</h2><p class="note">{ help }</p></>
                    }) }
                    { field(app, &shown) }
                </div>
            }
        });
        let fields: Vec<Html> = fields.collect();
        html! {
            <>
                <div class="slot">{ for (!alone).then(|| html! { <h1>{ app.w(screen_title(page)) }</h1> }) }</div>
                <div class="fields stack">{ for fields }</div>
            </>
        }
    }
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

/// Where the focus goes from the summary: the field, or the first of its rows.
fn first_input(app: &App, item: &Item) -> String {
    let first = match item.way {
        Way::Number(_) | Way::Text => None,
        Way::Practice => app.catalogue().and_then(|c| c.scale.first()).map(|s| s.id.as_str()),
        Way::One | Way::Many => item.choices.first().map(|c| c.id.as_str()),
    };
    first.map_or_else(|| item.id().to_owned(), |row| format!("{}-{row}", item.id()))
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
    html! { <Where {section} {count} per_cent={100 * n / total.max(1)} /> }
}

/// The one filled button, and the way to the results once there is something to see.
fn foot(app: &App, open: &Open, props: &Props, view: &View) -> Html {
    let on = if props.editing { W::AskSaveEdit } else { W::CommonContinue };
    let money = open.evaluation.baseline.money_possible;
    let (to, see) = match &props.page {
        Page::Screen(_) => (address(&Page::FirstResult), W::AskSeeFirst),
        _ => (address(&Page::Results), W::AskSeeResults),
    };
    let practice = view.items.iter().any(|item| item.way == Way::Practice);
    html! {
        <>
            <p class="note" hidden={!practice}>{ app.w(W::AskUnknownFree) }</p>
            <p class="acts">
                <button class="btn" id="go-on" type="submit">{ app.w(on) }</button>
                <a class="btn plain" href={to} hidden={!money || props.editing}>{ app.w(see) }</a>
            </p>
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
