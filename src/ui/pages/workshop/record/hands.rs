//! Shows of hands: one tap a hand, or the count typed in.

use super::line::Line;
use super::{mark, measure};
use crate::catalogue::Catalogue;
use crate::cohort::NO_PLASTIC_BAGS;
use crate::locale::W;
use crate::ui::App;
use crate::ui::classes::Held;
use crate::ui::pages::ask::item::choice_name;
use crate::workshop::{AWARENESS, AWARENESS_AFTER, AWARENESS_BEFORE, FOLLOW_UP, PLEDGES};
use std::rc::Rc;
use yew::prelude::*;

pub fn hands(app: &App, catalogue: &Catalogue, held: &Rc<Held>, open: &[String]) -> Html {
    let aware = || choices(app, catalogue);
    html! {
        <section class="part stack" aria-labelledby="hands">
            <h2 id="hands">{ app.w(W::RecordHands) }</h2>
            <p>{ app.w(W::RecordHandsNote) }</p>
            <div class="tallies">
                { poll(app, held, (AWARENESS_BEFORE, W::RecordBefore), &aware(), true) }
                { poll(app, held, (AWARENESS_AFTER, W::RecordAfter), &aware(), true) }
                { poll(app, held, (PLEDGES, W::RecordPromises), &promises(app, catalogue, held, open), false) }
            </div>
        </section>
    }
}

/// Id and words of what can be chosen.
type Choosable = (String, String);

/// The choices of the awareness question.
pub fn choices(app: &App, catalogue: &Catalogue) -> Vec<Choosable> {
    let question = catalogue.question(AWARENESS);
    let all = question.map_or(&[][..], |question| &question.choices).iter();
    let name = |id: &str| choice_name(app, catalogue, AWARENESS, id).unwrap_or_default();
    all.map(|choice| (choice.id.clone(), name(&choice.id))).collect()
}

/// Bags, the measures most often open in the room, whatever has been counted already, to meet again.
fn promises(app: &App, catalogue: &Catalogue, held: &Held, open: &[String]) -> Vec<Choosable> {
    let fixed = |id: &&String| [NO_PLASTIC_BAGS, FOLLOW_UP].contains(&id.as_str());
    let mut measures = open.to_vec();
    for id in held.session.choices(PLEDGES).keys().filter(|id| !fixed(id)) {
        if !measures.contains(id) {
            measures.push(id.clone());
        }
    }
    let mut all = vec![(NO_PLASTIC_BAGS.to_owned(), app.w(W::GroupPledgeBags).to_owned())];
    all.extend(measures.into_iter().map(|id| {
        let name = measure(app, catalogue, &id);
        (id, name)
    }));
    all.push((FOLLOW_UP.to_owned(), app.w(W::GroupFollowUp).to_owned()));
    all
}

/// `adds_up`: everybody chooses one, so that the sum says how many were asked.
fn poll(
    app: &App,
    held: &Rc<Held>,
    (question, title): (&'static str, W),
    choices: &[Choosable],
    adds_up: bool,
) -> Html {
    let session = &held.session;
    let sum: u32 = choices.iter().map(|(id, _)| session.hands(question, id)).sum();
    let rows = choices.iter().map(|choice| tally(app, held, question, choice));
    html! {
        <fieldset>
            <legend key="title">{ app.w(title) }</legend>
            { for rows }
            <p key="sum" class="note" hidden={!adds_up || sum == 0}>
                { app.f(W::RecordSum, &[("n", &sum.to_string())]) }
            </p>
        </fieldset>
    }
}

fn tally(app: &App, held: &Rc<Held>, question: &'static str, (choice, name): &Choosable) -> Html {
    let session = &held.session;
    let (hands, more) =
        (session.hands(question, choice), session.hands_elsewhere(question, choice));
    let set = {
        let (app, held, choice) = (app.clone(), held.clone(), choice.clone());
        move |hands: u32| {
            mark(&app, &held, |session, now| session.count_hands(question, &choice, hands, now));
        }
    };
    let step = |to: u32| {
        let set = set.clone();
        Callback::from(move |_: MouseEvent| set(to))
    };
    let keep = Callback::from({
        let set = set.clone();
        move |text: String| {
            let typed = text.trim();
            let count = if typed.is_empty() { Ok(0) } else { typed.parse() };
            count.map(&set).is_ok()
        }
    });
    let gaps = [("what", name.as_str())];
    html! {
        <div class="tally" key={choice.clone()}>
            <span>{ name }<span class="note" hidden={more == 0}>
                { " " }{ app.f(W::RecordElsewhere, &[("n", &more.to_string())]) }
            </span></span>
            <button type="button" class="btn plain small" disabled={hands == 0}
                aria-label={app.f(W::RecordLess, &gaps)} onclick={step(hands.saturating_sub(1))}>{ "−" }</button>
            <Line id={format!("hands-{question}-{choice}")} label={name.clone()} bare=true kind="numeric"
                value={hands.to_string()} wrong={app.w(W::RecordWholeNumber)} {keep} />
            <button type="button" class="btn plain small" aria-label={app.f(W::RecordMore, &gaps)}
                onclick={step(hands.saturating_add(1))}>{ "+" }</button>
        </div>
    }
}
