//! Parts of a page that need not follow every change at once.
//!
//! Every view reads the whole state through its context, so every change would draw the whole page
//! anew. These hand the state on only when something that the views inside show has changed:
//! nothing that happens elsewhere (a list saved, a notice), for most parts not the range, and for
//! what lies further down only after the figures above have been painted.

use crate::browser::frames;
use crate::browser::sight::Sight;
use crate::ui::context::App;
use crate::ui::{Loading, Open, State, use_app};
use std::cell::Cell;
use std::rc::Rc;
use yew::prelude::*;

/// What the views inside show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// The open assessment with its range.
    Range,
    /// The open assessment at central values.
    Figures,
    /// One measure, by its position in the evaluation.
    Measure(usize),
    /// Names and texts only.
    Texts,
}

#[derive(PartialEq, Properties)]
pub struct CalmProps {
    pub shows: Shows,
    pub children: Html,
}

/// Draws what is inside anew only when something it shows has changed.
#[component]
pub fn Calm(props: &CalmProps) -> Html {
    let app = use_app();
    let held = use_mut_ref(|| app.clone());
    if !is_same(&held.borrow().state, &app.state, props.shows) {
        *held.borrow_mut() = app;
    }
    let shown = held.borrow().clone();
    html! { <ContextProvider<App> context={shown}>{ props.children.clone() }</ContextProvider<App>> }
}

#[derive(PartialEq, Properties)]
pub struct LaterProps {
    /// Id of an element inside: while it can be seen, what is inside follows at once.
    #[prop_or_default]
    pub unless_seen: &'static str,
    pub children: Html,
}

/// Draws what is inside in a frame of its own after the figures above have been painted, in the order
/// of the page; while changes follow each other it waits.
#[component]
pub fn Later(props: &LaterProps) -> Html {
    let app = use_app();
    let held = use_mut_ref(|| app.clone());
    let seen = use_sight(props.unless_seen);
    let again = use_force_update();
    // Another assessment or another language is another page: old figures would be wrong there.
    if seen.get() || is_other_page(&held.borrow().state, &app.state) {
        *held.borrow_mut() = app.clone();
    }
    let context = held.borrow().clone();
    use_effect_with(app, move |app| {
        let app = app.clone();
        let is_late = *held.borrow() != app;
        let place = is_late.then(|| {
            frames::in_own_frame(move || {
                *held.borrow_mut() = app;
                again.force_update();
            })
        });
        move || drop(place)
    });
    html! { <ContextProvider<App> {context}>{ props.children.clone() }</ContextProvider<App>> }
}

/// Whether the element of this id can be seen; never where there is no id.
#[hook]
fn use_sight(id: &'static str) -> Rc<Cell<bool>> {
    let seen = use_memo(id, |id| Cell::new(!id.is_empty()));
    {
        let seen = seen.clone();
        use_effect_with(id, move |id| {
            let sight = Sight::of(id, move |is_seen| seen.set(is_seen));
            move || drop(sight)
        });
    }
    seen
}

fn is_other_page(a: &State, b: &State) -> bool {
    let id = |s: &State| s.open.as_ref().map(|o| o.document.id.clone());
    a.lang != b.lang || id(a) != id(b)
}

/// Whether two states look the same to the views inside.
fn is_same(a: &State, b: &State, shows: Shows) -> bool {
    a.lang == b.lang
        && a.route == b.route
        && is_same_data(&a.data, &b.data)
        && is_same_rc(a.library.as_ref(), b.library.as_ref())
        && is_same_rc(a.handbook.as_ref(), b.handbook.as_ref())
        && match (&a.open, &b.open) {
            (Some(a), Some(b)) => is_same_open(a, b, shows),
            _ if shows == Shows::Texts => true,
            (None, None) => true,
            _ => false,
        }
}

fn is_same_data(a: &Loading, b: &Loading) -> bool {
    match (a, b) {
        (Loading::Ready(a), Loading::Ready(b)) => Rc::ptr_eq(a, b),
        (Loading::Pending, Loading::Pending) | (Loading::Failed, Loading::Failed) => true,
        _ => false,
    }
}

fn is_same_rc<T>(a: Option<&Rc<T>>, b: Option<&Rc<T>>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => Rc::ptr_eq(a, b),
        (None, None) => true,
        _ => false,
    }
}

fn is_same_open(a: &Open, b: &Open, shows: Shows) -> bool {
    let is_same_document =
        || Rc::ptr_eq(&a.document, &b.document) && Rc::ptr_eq(&a.evaluation, &b.evaluation);
    match shows {
        Shows::Range => is_same_document() && is_same_rc(a.range.as_ref(), b.range.as_ref()),
        Shows::Figures => is_same_document(),
        Shows::Measure(at) => {
            Rc::ptr_eq(&a.catalogue, &b.catalogue)
                && a.evaluation.measures.get(at) == b.evaluation.measures.get(at)
        }
        Shows::Texts => Rc::ptr_eq(&a.catalogue, &b.catalogue),
    }
}
