//! The presenter (`#/lop-hoc/<session>/chieu`): one thing at a time, in type readable from ten
//! metres, moved by keys and clickers. Nobody's name is on it, and of the group only what the rules of
//! disclosure let through. What is tried on the demo business is kept nowhere.

mod clock;
mod demo;
mod slides;

use super::KEPT;
use super::guide::part_name;
use crate::browser::{lifecycle, page, storage};
use crate::cohort::{GroupResult, Member, Released, release};
use crate::locale::W;
use crate::ui::frame::{Frame, use_frame};
use crate::ui::{App, Loading, Route, href, use_app};
use crate::workshop::Session;
use clock::{bar, use_clock};
use demo::use_demo;
use slides::{SLIDES, Show, Slide};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Id of the session.
    pub session: String,
}

/// A session with its group as far as it may be shown.
#[derive(Debug, PartialEq)]
pub struct Room {
    pub session: Session,
    /// Businesses that can be counted.
    pub businesses: usize,
    /// Of those that may be shown together after what was shown before.
    pub group: GroupResult,
    /// To remember as soon as a figure of the group is on the screen.
    shown: String,
}

#[component]
pub fn Presenter(props: &Props) -> Html {
    let app = use_app();
    let at = use_state(|| 0_usize);
    let slide = SLIDES.get(*at).copied().unwrap_or(Slide::Why);
    let room = use_room(&app, &props.session, slide);
    let clock = use_clock(slide.part());
    // The demo stays the same business when others come in.
    let trade = use_memo(room.is_some(), |_| most_common_trade(room.as_deref()));
    let demo = use_demo(&app, (*trade).clone());
    use_keys(&at, props.session.clone());
    use_frame(room.is_some().then_some(Frame::Stage));
    let Some(room) = room.as_deref() else {
        return html! { <div key="present">{ unknown(&app) }</div> };
    };
    let show = Show { app: &app, room, demo: &demo };
    html! {
        <div class="stage" key="present">
            { bar(&app, &clock, slide.part()) }
            <div class="slide" key={*at} aria-live="polite">{ slide.draw(&show) }</div>
            { steps(&app, &at, slide, props) }
        </div>
    }
}

fn unknown(app: &App) -> Html {
    html! {
        <div class="stack">
            <h1>{ app.w(W::PresentTitle) }</h1>
            <p class="lead">{ app.w(W::PresentNone) }</p>
            <p class="acts">
                <a class="btn" href={href(&Route::Workshop(String::new()))}>{ app.w(W::PresentNoneGo) }</a>
            </p>
        </div>
    }
}

/// The session as it is now, looked up anew for every slide: businesses may come in while the
/// presenter runs. What is shown of the group is remembered, so that nobody can be worked out of the
/// next showing, here or on the page of the group.
#[hook]
fn use_room(app: &App, id: &str, slide: Slide) -> Option<Rc<Room>> {
    let kept = use_mut_ref(|| None::<Rc<Room>>);
    let version = app.catalogue().map(|catalogue| catalogue.digest.clone());
    let written = use_state(|| 0_u32);
    {
        // Codes may be collected in another window while this one is on the projector.
        let count = Rc::new(Cell::new(0));
        let written = written.clone();
        use_effect_with((), move |()| {
            let heard = lifecycle::on_other_page(KEPT, move || {
                count.set(count.get() + 1);
                written.set(count.get());
            });
            move || drop(heard)
        });
    }
    let room = use_memo((id.to_owned(), version, slide, *written), |(id, ..)| {
        let session = storage::load_session(id).session;
        let before = kept.borrow().clone();
        let same = |room: &Rc<Room>| session.as_ref() == Some(&room.session);
        let now = before.filter(same).or_else(|| room(app, session?).map(Rc::new));
        kept.borrow_mut().clone_from(&now);
        now
    });
    let enough = |room: &&Rc<Room>| {
        room.group.completion.businesses >= room.group.min_businesses && slide.shows_group()
    };
    let shown = (*room).as_ref().filter(enough).map(|room| room.shown.clone());
    use_effect_with((id.to_owned(), shown), |(id, shown)| {
        if let Some(shown) = shown {
            storage::remember_shown(id, shown);
        }
    });
    (*room).clone()
}

fn room(app: &App, session: Session) -> Option<Room> {
    let Loading::Ready(data) = &app.state.data else { return None };
    let members: Vec<Member> =
        session.members(&data.catalogue).into_iter().map(|(_, member)| member).collect();
    let last = Released::from_text(&storage::shown(&session.id).unwrap_or_default());
    let now = release(&data.catalogue, &members, &last);
    let event = session.results().unwrap_or_default();
    let group = now.group(&data.catalogue, &event, target_year(&data.catalogue, &session));
    let shown = now.shown_whole(&last).to_text();
    Some(Room { businesses: members.len(), session, group, shown })
}

/// The target of the year in which the session is held, else the last one there is.
fn target_year(catalogue: &crate::catalogue::Catalogue, session: &Session) -> u16 {
    let year = session.about.day.get(..4).and_then(|year| year.parse::<u16>().ok());
    let known = |year: &u16| catalogue.targets.iter().any(|target| target.year == *year);
    let last = || catalogue.targets.iter().map(|target| target.year).max();
    year.filter(known).or_else(last).unwrap_or_default()
}

/// The trade most of them have; the demo is one of it.
fn most_common_trade(room: Option<&Room>) -> Option<String> {
    let group = &room?.group;
    let rows = group.classes(crate::cohort::Dimension::Trade);
    let counted = rows.filter_map(|(at, row)| {
        let n = group.counts.get(at)?.value()?;
        (!row.others).then(|| Some((n, row.classes.first()?.clone())))?
    });
    counted.max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, trade)| trade)
}

// --- moving --------------------------------------------------------------------------------

/// What a key asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Go {
    Next,
    Back,
    First,
    Last,
    Leave,
    Full,
}

fn meant(key: &str) -> Option<Go> {
    Some(match key {
        "ArrowRight" | "ArrowDown" | "PageDown" | " " => Go::Next,
        "ArrowLeft" | "ArrowUp" | "PageUp" => Go::Back,
        "Home" => Go::First,
        "End" => Go::Last,
        "Escape" => Go::Leave,
        "f" | "F" => Go::Full,
        _ => return None,
    })
}

fn moved(at: usize, go: Go) -> usize {
    let last = SLIDES.len() - 1;
    match go {
        Go::Next => (at + 1).min(last),
        Go::Back => at.saturating_sub(1),
        Go::First => 0,
        Go::Last => last,
        Go::Leave | Go::Full => at,
    }
}

#[hook]
fn use_keys(at: &UseStateHandle<usize>, session: String) {
    let latest = use_mut_ref(|| 0_usize);
    *latest.borrow_mut() = **at;
    let at = at.clone();
    use_effect_with(session, move |session| {
        let session = session.clone();
        let listener = lifecycle::on_keys(move |key| match meant(key) {
            None => false,
            Some(Go::Leave) => {
                page::go(&collected(&session));
                true
            }
            Some(Go::Full) => {
                page::toggle_full_screen();
                true
            }
            Some(go) => {
                let next = moved(*latest.borrow(), go);
                *latest.borrow_mut() = next;
                at.set(next);
                true
            }
        });
        move || drop(listener)
    });
}

/// The session's own page.
fn collected(session: &str) -> String {
    href(&Route::Workshop(session.to_owned()))
}

fn steps(app: &App, at: &UseStateHandle<usize>, slide: Slide, props: &Props) -> Html {
    let go = |go: Go| {
        let at = at.clone();
        Callback::from(move |_: MouseEvent| at.set(moved(*at, go)))
    };
    let (n, total) = ((**at + 1).to_string(), SLIDES.len().to_string());
    let name = part_name(app, slide.part());
    html! {
        <nav class="together spread stage-steps" aria-label={app.w(W::PresentSlides)}>
            <button type="button" class="btn plain" onclick={go(Go::Back)}>{ "← " }{ app.w(W::PresentBack) }</button>
            <p role="status">{ app.f(W::PresentAt, &[("name", name), ("n", &n), ("total", &total)]) }</p>
            <button type="button" class="btn plain" onclick={|_| page::toggle_full_screen()}>{ app.w(W::PresentFull) }</button>
            <a class="btn plain" href={collected(&props.session)}>{ app.w(W::PresentLeave) }</a>
            <button type="button" class="btn" onclick={go(Go::Next)}>{ app.w(W::PresentNext) }{ " →" }</button>
        </nav>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clickers_and_keys_stay_inside() {
        let last = SLIDES.len() - 1;
        assert_eq!(moved(0, Go::Back), 0);
        assert_eq!(moved(last, Go::Next), last);
        assert_eq!(moved(3, Go::First), 0);
        assert_eq!(moved(0, Go::Last), last);
        assert!(meant("PageDown") == Some(Go::Next) && meant("a").is_none());
    }
}
