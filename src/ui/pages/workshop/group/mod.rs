//! What the whole group can save (`#/lop-hoc/<session>/ket-qua`): read from the projector, printed for
//! the file, taken along as workbook and CSV. Only figures that may be shown ([`crate::cohort`]).

mod bars;
mod parts;
mod picture;
mod take;
mod told;

use super::super::waiting::waiting;
use crate::browser::{page, storage};
use crate::catalogue::Texts;
use crate::cohort::{GroupResult, Member, Released, elsewhere, release, targets};
use crate::locale::money::{money_range_short, money_words};
use crate::locale::{W, plural};
use crate::sheets::group::{Words, range_note};
use crate::ui::classes;
use crate::ui::components::footer::written_date;
use crate::ui::frame::{Frame, use_frame};
use crate::ui::{App, Loading, Route, catalogues, href, use_app};
use crate::workshop::Session;
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// Where the year of the target stands in the address.
const YEAR: &str = "nam=";

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Id of the session in hand.
    pub id: String,
}

/// A session with what may be shown of it.
#[derive(Clone, PartialEq)]
pub(super) struct Found {
    pub session: Session,
    pub result: GroupResult,
    /// Businesses that wait until they are enough to be shown with the others.
    pub waiting: usize,
    pub unreadable: usize,
    /// Codes made with another catalogue, by its checksum.
    pub elsewhere: BTreeMap<String, usize>,
}

/// Everything that a part of the page needs.
pub(super) struct View<'a> {
    pub app: &'a App,
    pub words: Words<'a>,
    pub found: &'a Found,
}

impl View<'_> {
    pub fn w(&self, key: W) -> &'static str {
        self.app.w(key)
    }

    pub fn f(&self, key: W, gaps: &[(&str, &str)]) -> String {
        self.app.f(key, gaps)
    }

    /// A sentence about so many.
    pub fn counted(&self, n: usize, one: W, other: W) -> String {
        let n = crate::locale::number::integer(self.app.lang(), n as f64);
        self.app.f(plural(self.app.lang(), &n, one, other), &[("n", &n)])
    }
}

#[component]
pub fn GroupPage(props: &Props) -> Html {
    let app = use_app();
    use_frame(Some(Frame::Group));
    // Counts the wishes to show those who wait.
    let all = use_state(|| 0_u32);
    let year = asked_year(&app);
    let session = classes::held(&app, &props.id).map(|held| held.session.clone());
    let found = {
        let app = app.clone();
        let version = app.catalogue().map(|catalogue| catalogue.digest.clone());
        use_memo((session, year, version, *all), move |(session, year, _, all)| {
            find(&app, session.as_deref()?, *year, *all > 0)
        })
    };
    {
        // What was shown is remembered, so that the next time nobody can be worked out of the change.
        let (found, id) = (found.clone(), props.id.clone());
        use_effect_with(found, move |found| {
            if let Some((_, Some(shown))) = &**found {
                storage::remember_shown(&id, shown);
            }
        });
    }
    let (Some(catalogue), Some(texts)) = (app.catalogue(), texts(&app)) else {
        return html! { <div>{ waiting(&app) }</div> };
    };
    let Some((found, _)) = &*found else {
        return html! { <div class="stack">{ no_session(&app) }</div> };
    };
    let words = Words { catalogue, texts: &texts, lang: app.lang() };
    let view = View { app: &app, words, found };
    let show_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(*all + 1))
    };
    html! { <div class="group-page" key="group">{ body(&view, show_all) }</div> }
}

fn texts(app: &App) -> Option<Rc<Texts>> {
    let Loading::Ready(data) = &app.state.data else { return None };
    data.texts.get(app.lang() as usize)?.clone()
}

/// The session's group, and what to remember of it.
fn find(
    app: &App,
    session: &Session,
    year: Option<u16>,
    all: bool,
) -> Option<(Found, Option<String>)> {
    let catalogue = app.catalogue()?;
    let members: Vec<Member> = session.members(catalogue).into_iter().map(|(_, m)| m).collect();
    let unreadable = session.entries.len().saturating_sub(members.len());
    let elsewhere = elsewhere(catalogue, &members);
    let last = Released::from_text(&storage::shown(&session.id).unwrap_or_default());
    let last = if all { Released::default() } else { last };
    let now = release(catalogue, &members, &last);
    let latest = targets(catalogue).map(|target| target.year).max().unwrap_or_default();
    let known = |year: &u16| targets(catalogue).any(|target| target.year == *year);
    let year = year.filter(known).unwrap_or(latest);
    let event = session.results().unwrap_or_default();
    let result = now.group(catalogue, &event, year);
    let enough = now.members.len() >= result.min_businesses;
    let shown = enough.then(|| now.shown().to_text());
    let session = session.clone();
    Some((Found { session, result, waiting: now.waiting, unreadable, elsewhere }, shown))
}

pub(super) fn no_session(app: &App) -> Html {
    html! {
        <>
            <h1>{ app.w(W::GroupTitle) }</h1>
            <p class="lead">{ app.w(W::GroupNoSession) }</p>
            <p class="acts">
                <a class="btn" href={href(&Route::Workshop(String::new()))}>{ app.w(W::GroupToSessions) }</a>
            </p>
        </>
    }
}

/// The year in the address.
fn year_of(asked: &str) -> Option<u16> {
    asked.strip_prefix(YEAR).and_then(|year| year.parse().ok())
}

fn asked_year(app: &App) -> Option<u16> {
    let Route::Workshop(tail) = &app.state.route else { return None };
    year_of(tail.split_once('?').map_or("", |(_, asked)| asked))
}

/// Name, place and day of a session.
pub(super) fn session_name(app: &App, session: &Session) -> String {
    let about = &session.about;
    let name = if about.name.is_empty() { &about.place } else { &about.name };
    let day = written_date(app, &about.day);
    [name.clone(), day].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// The address of a room of this session.
pub(super) fn room(session: &Session, room: &str) -> String {
    let tail =
        if room.is_empty() { session.id.clone() } else { [&*session.id, "/", room].concat() };
    href(&Route::Workshop(tail))
}

fn body(view: &View, show_all: Callback<MouseEvent>) -> Html {
    let n = view.found.result.completion.businesses;
    let ready = n >= view.found.result.min_businesses;
    html! {
        <>
            { super::head(view.app, &view.found.session.id, "ket-qua") }
            <div class="together spread">
                <p class="t2">{ session_name(view.app, &view.found.session) }</p>
                <p><b>{ view.counted(n, W::GroupFinishedOne, W::GroupFinished) }</b></p>
            </div>
            { head(view) }
            { notices(view, show_all) }
            <div key="body">{ if ready { whole(view) } else { not_yet(view) } }</div>
        </>
    }
}

fn head(view: &View) -> Html {
    let range = &view.found.result.money;
    match (range.p10.value(), range.p50.value(), range.p90.value()) {
        (Some(low), Some(middle), Some(high)) => {
            let sum = money_range_short(view.app.lang(), low, high);
            let middle = money_words(view.app.lang(), middle);
            let note = range_note(&view.words, &view.found.result);
            html! {
                <div class="stack" key="head">
                    <h1>
                        { view.w(W::GroupHeadline) }{ " " }
                        <span class="figure kept num">{ sum.value }{ " " }<small>{ sum.unit }</small></span>
                    </h1>
                    <p class="lead">{ view.f(W::GroupMiddle, &[("middle", &middle)]) }</p>
                    <p class="note">{ note }</p>
                </div>
            }
        }
        _ => html! { <div key="head"><h1>{ view.w(W::GroupTitle) }</h1></div> },
    }
}

fn notices(view: &View, show_all: Callback<MouseEvent>) -> Html {
    let (waiting, unreadable) = (view.found.waiting, view.found.unreadable);
    let least = view.found.result.min_businesses.to_string();
    let n = waiting.to_string();
    html! {
        <div class="no-print" key="notices">
            <div class="aside stack" hidden={waiting == 0}>
                <p>{ view.f(W::GroupWaiting, &[("n", &n), ("least", &least)]) }</p>
                <p class="acts">
                    <button type="button" class="btn plain small" id="show-all" onclick={show_all}>
                        { view.w(W::GroupShowAll) }
                    </button>
                </p>
            </div>
            <p class="note" hidden={!view.found.result.has_older_figures()}>{ view.w(W::GroupOlderFigures) }</p>
            <p class="note" hidden={unreadable == 0}>
                { view.f(W::GroupUnreadable, &[("n", &unreadable.to_string())]) }
            </p>
            { other_data(view) }
        </div>
    }
}

/// Codes of other catalogues are counted, and named.
fn other_data(view: &View) -> Html {
    let rows = view.found.elsewhere.iter().map(|(sum, n)| {
        let gaps = [("n", n.to_string()), ("which", catalogues::by_sum(view.app, sum))];
        let [n, which] = gaps.each_ref().map(|(name, text)| (*name, text.as_str()));
        html! { <li key={sum.clone()}>{ view.f(W::GroupElsewhere, &[n, which]) }</li> }
    });
    html! { <ul class="plain aside" id="elsewhere" hidden={view.found.elsewhere.is_empty()}>{ for rows }</ul> }
}

/// Hands and meetings say nothing of single businesses: they do not wait for enough of them.
fn not_yet(view: &View) -> Html {
    html! { <>{ parts::too_few(view) }{ told::hands(view) }{ told::event(view) }</> }
}

fn whole(view: &View) -> Html {
    html! {
        <>
            { years(view) }
            <div class="cols group-top">
                { parts::target(view) }
                { parts::indicators(view) }
            </div>
            { bars::classes(view) }
            { bars::solutions(view) }
            { parts::people(view) }
            { told::hands(view) }
            { parts::topics(view) }
            { parts::totals(view) }
            { told::event(view) }
            <take::Take id={view.found.session.id.clone()} />
            <nav class="acts no-print" aria-label={view.w(W::GroupNext)}>
                <a class="btn" href={room(&view.found.session, "cho")}>{ view.w(W::GroupToMarket) }</a>
                <a class="btn plain" href={room(&view.found.session, "chieu")}>{ view.w(W::GroupToStage) }</a>
                <button type="button" class="btn plain" onclick={|_| page::print()}>
                    { view.w(W::GroupPrint) }
                </button>
            </nav>
        </>
    }
}

/// The year of the target, as links.
fn years(view: &View) -> Html {
    let items = view.found.result.years.iter().map(|year| {
        let current = (year.year == view.found.result.year).then_some("true");
        let to = room(&view.found.session, &format!("ket-qua?{YEAR}{}", year.year));
        html! { <li key={year.year}><a href={to} aria-current={current}>{ year.year }</a></li> }
    });
    html! {
        <nav class="tabs sub no-print" aria-label={view.w(W::GroupYearPick)}><ul>{ for items }</ul></nav>
    }
}
