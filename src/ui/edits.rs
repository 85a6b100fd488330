//! Changes of the open assessment: what an action does to the document, what follows from it, and
//! the steps back.

use super::history::{Change, History, Way};
use super::state::{Action, Loading, Open, State};
use crate::assessment::document::Document;
use crate::assessment::path::{Path, stream_shares};
use crate::assessment::{Answer, choose_again_in, evaluate_document, own_catalogue};
use crate::catalogue::Catalogue;
use std::rc::Rc;

/// Gives an answer or, with `None`, takes it back.
fn give(document: &mut Document, id: String, answer: Option<Answer>) {
    match answer {
        Some(answer) => document.answers.put(id, answer),
        None => {
            document.answers.0.remove(&id);
        }
    }
}

/// Does what the action says to the document; `None` for actions that change no document.
fn edit(document: &mut Document, action: Action) -> Option<Change> {
    Some(match action {
        Action::Answer(id, answer) => {
            give(document, id.clone(), answer);
            Change::Answer(id)
        }
        Action::Answers(change, all) => {
            for (id, answer) in all {
                give(document, id, answer);
            }
            change
        }
        Action::SetMode(mode) => {
            document.mode = mode;
            Change::Mode
        }
        Action::Confirm(id, check) => {
            let confirmed = document.answers.0.get_mut(&id).map(|a| &mut a.confirmed);
            if let Some(confirmed) = confirmed.filter(|c| !c.contains(&check)) {
                confirmed.push(check);
            }
            Change::Answer(id)
        }
        Action::Switch(id, on) => {
            document.switched.insert(id.clone(), on);
            Change::Switch(id)
        }
        Action::Exchange { on, off } => {
            document.switched.insert(off, false);
            document.switched.insert(on.clone(), true);
            Change::Switch(on)
        }
        Action::ResetSwitches => {
            document.switched.clear();
            Change::ResetSwitches
        }
        Action::Choose(switched) => {
            document.switched = switched;
            Change::Scenario
        }
        Action::OwnValue(id, Some(value)) => {
            document.own_values.insert(id.clone(), value);
            Change::OwnValue(id)
        }
        Action::OwnValue(id, None) => {
            document.own_values.remove(&id);
            Change::Default(id)
        }
        Action::Place(place) => {
            document.place = place;
            Change::Place
        }
        Action::UseDataSet(set) => {
            let name = set.as_ref().map(|set| set.name.clone());
            document.data_set = set.map(|set| *set);
            Change::DataSet(name)
        }
        Action::MakeDataSet(set) => {
            // What went into the set is no longer the owner's own.
            document.own_values.retain(|id, value| {
                set.values.get(id).is_none_or(|held| held.value.to_bits() != value.to_bits())
            });
            let name = set.name.clone();
            document.data_set = Some(*set);
            Change::DataSet(Some(name))
        }
        Action::TakeTodaysData => {
            document.results = None;
            Change::TodaysData
        }
        Action::Rename(name) => {
            document.name = Some(name);
            Change::Rename
        }
        Action::Letterhead(id, line) => {
            if line.is_empty() {
                document.letterhead.remove(&id);
            } else {
                document.letterhead.insert(id.clone(), line);
            }
            Change::Letterhead(id)
        }
        Action::Plan(change, plan) => {
            document.plan = plan.map(|plan| *plan);
            change
        }
        Action::FollowUps(change, all) => {
            document.follow_ups = all;
            change
        }
        _ => return None,
    })
}

/// Recomputes everything that follows from the document.
pub(super) fn derive(state: &State, document: Rc<Document>) -> Option<Open> {
    let catalogue = catalogue_of(state, &document)?;
    let before = state.open.as_ref();
    let stale_range = before.and_then(|o| o.range.clone().or_else(|| o.stale_range.clone()));
    // What is asked follows the answers, not what is switched or tried out.
    let same_path = before.filter(|o| {
        let old = &o.document;
        Rc::ptr_eq(&o.catalogue, &catalogue)
            && old.mode == document.mode
            && old.answers == document.answers
    });
    let only_chosen = same_path.filter(|o| o.document.own_values == document.own_values);
    if let Some(open) = only_chosen {
        let evaluation = choose_again_in(&catalogue, &document, (&open.inputs, &open.evaluation));
        let evaluation = Rc::new(evaluation);
        return Some(Open { document, evaluation, range: None, stale_range, ..open.clone() });
    }
    let (mut inputs, _, evaluation) = evaluate_document(&catalogue, &document);
    let path = same_path.map_or_else(
        || {
            let shares = stream_shares(&evaluation.baseline);
            // What is only tried out changes no question.
            let tried = std::mem::take(&mut inputs.tried_prices);
            let given = (&document.answers, &inputs);
            let path = Path::replay_for(&catalogue, given, document.mode, &shares);
            inputs.tried_prices = tried;
            Rc::new(path)
        },
        |open| open.path.clone(),
    );
    Some(Open {
        document,
        catalogue,
        inputs: Rc::new(inputs),
        evaluation: Rc::new(evaluation),
        path,
        range: None,
        stale_range,
        history: before.map(|o| o.history.clone()).unwrap_or_default(),
    })
}

/// The catalogue with the document's own values, made anew only when they change.
fn catalogue_of(state: &State, document: &Document) -> Option<Rc<Catalogue>> {
    let Loading::Ready(data) = &state.data else {
        return None;
    };
    let same = |o: &&Open| {
        o.document.own_values == document.own_values
            && o.document.data_set == document.data_set
            && o.document.place == document.place
    };
    Some(match state.open.as_ref().filter(same) {
        Some(open) => open.catalogue.clone(),
        None => own_catalogue(&data.catalogue, document),
    })
}

/// The state after an action that changes the open document.
pub(super) fn edited(state: &State, action: Action) -> State {
    let Some(open) = &state.open else {
        return state.clone();
    };
    let mut document = (*open.document).clone();
    let Some(change) = edit(&mut document, action) else {
        return state.clone();
    };
    let mut history = (*open.history).clone();
    history.note(&open.document, &document, change);
    with_document(state, Rc::new(document), history)
}

/// One step back or forth; where one is reading stays.
pub(super) fn stepped(state: &State, way: Way) -> State {
    let Some(open) = &state.open else {
        return state.clone();
    };
    let mut history = (*open.history).clone();
    let Some(document) = history.step(way, &open.document) else {
        return state.clone();
    };
    let page = open.document.page.clone();
    with_document(state, Rc::new(Document { page, ..(*document).clone() }), history)
}

fn with_document(state: &State, document: Rc<Document>, history: History) -> State {
    let mut next = state.clone();
    next.open = derive(state, document);
    if let Some(open) = &mut next.open {
        open.history = Rc::new(history);
    }
    next.revision += 1;
    next
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::calendar::Day;
    use crate::assessment::document::Line;
    use crate::assessment::follow_up::FollowUp;
    use crate::assessment::{Answer, Value, examples};
    use crate::catalogue::embedded;
    use crate::locale::Lang;
    use crate::ui::state::{Data, Theme};
    use crate::ui::{Change, Route};
    use yew::Reducible;

    fn open(document: Document) -> Rc<State> {
        let packs = embedded::load().unwrap();
        let [vi, _] = packs.texts;
        let data = Data::new(Rc::new(packs.catalogue), Lang::Vi, Rc::new(vi));
        let state = Rc::new(State::new(Lang::Vi, Theme::Device, 0, Route::Results));
        let state = state.reduce(Action::DataReady(Rc::new(data)));
        state.reduce(Action::Open(Rc::new(document)))
    }

    fn workshop() -> Document {
        examples().into_iter().find(|d| d.id.contains("furniture")).unwrap()
    }

    fn money(state: &State) -> f64 {
        state.open.as_ref().unwrap().evaluation.package.ledgers.money.0
    }

    fn power(price: f64) -> Action {
        Action::OwnValue("paid.electricity".into(), Some(price))
    }

    #[test]
    fn figures_follow_a_price_and_come_back_by_undo() {
        let start = open(workshop());
        let before = money(&start);
        let typed = start.reduce(power(30.0)).reduce(power(300.0)).reduce(power(4000.0));
        let after = money(&typed);
        assert!(after > before);
        let back = typed.reduce(Action::Undo);
        assert_eq!(money(&back), before, "typing is one step");
        let undone = &back.open.as_ref().unwrap().history;
        assert_eq!(undone.last().unwrap().1, Change::OwnValue("paid.electricity".into()));
        assert_eq!(money(&back.reduce(Action::Undo).reduce(Action::Redo)), after);
    }

    #[test]
    fn every_kind_of_change_can_be_taken_back() {
        let start = open(workshop());
        let document = |state: &State| (*state.open.as_ref().unwrap().document).clone();
        let day = Day::parse("2027-06-01").unwrap();
        let rate = Answer { value: Some(Value::Number(20.0)), ..Answer::default() };
        let actions = [
            Action::Answer("loan_rate".into(), Some(rate)),
            Action::Switch("led-lighting".into(), false),
            Action::Choose([("led-lighting".into(), true)].into()),
            Action::ResetSwitches,
            Action::Rename("Xưởng khác".into()),
            Action::Letterhead("name".into(), Line { text: "Mộc An".into(), shown: true }),
            Action::OwnValue("discount_rate".into(), Some(0.2)),
            Action::OwnValue("discount_rate".into(), None),
            Action::Plan(Change::PlanOrder, Some(Box::default())),
            Action::FollowUps(Change::FollowUps, vec![FollowUp::new(day)]),
            Action::Plan(Change::PlanReset, None),
        ];
        let mut states = vec![start];
        for action in actions {
            states.push(states.last().unwrap().clone().reduce(action));
        }
        for state in &states {
            let open = state.open.as_ref().unwrap();
            let (inputs, _, evaluation) = evaluate_document(&open.catalogue, &open.document);
            assert_eq!(
                (&*open.inputs, &*open.evaluation),
                (&inputs, &evaluation),
                "as if computed anew"
            );
        }
        let mut now = states.last().unwrap().clone();
        for before in states.iter().rev().skip(1) {
            now = now.reduce(Action::Undo);
            assert_eq!(document(&now), document(before));
        }
        let same = now.clone().reduce(Action::Undo);
        assert_eq!(document(&same), document(&now), "nothing before the first change");
    }

    #[test]
    fn another_catalogue_computes_anew_and_loses_nothing() {
        let mut given = workshop();
        given.switched.insert("led-lighting".into(), true);
        let start = open(given).reduce(power(3000.0));
        let before = start.open.as_ref().unwrap();
        let other = |change: &dyn Fn(&mut Catalogue)| {
            let packs = embedded::load().unwrap();
            let mut catalogue = packs.catalogue;
            change(&mut catalogue);
            let [vi, _] = packs.texts;
            Action::Catalogue(Rc::new(Data::new(Rc::new(catalogue), Lang::Vi, Rc::new(vi))))
        };
        let changed = start.clone().reduce(other(&|catalogue| {
            catalogue.name = "Bắc Ninh".into();
            catalogue.digest = "0123456789abcdef".into();
            catalogue.measures.retain(|m| m.id != "led-lighting");
            catalogue.measures.truncate(catalogue.measures.len() / 3);
        }));
        let open = changed.open.as_ref().unwrap();
        assert_eq!(open.document, before.document);
        assert_ne!(money(&changed), money(&start));
        assert!(changed.followed > start.followed && changed.revision > start.revision);
        assert!(matches!(changed.notices.as_slice(), [crate::ui::Notice::File(_)]), "one is gone");
        // A step back works on; the tool's own catalogue gives the figures of before.
        let back = changed.reduce(other(&|_| ()));
        assert_eq!(money(&back), money(&start));
        assert_eq!(back.open.as_ref().unwrap().document, before.document);
        let undone = &back.reduce(Action::Undo).open.as_ref().unwrap().document.own_values.clone();
        assert!(undone.is_empty());
    }

    #[test]
    fn a_file_of_another_catalogue_says_so() {
        let made = crate::assessment::document::MadeWith {
            name: "Bắc Ninh".into(),
            digest: "0123456789abcdef".into(),
        };
        let state = open(Document { catalogue: Some(made), ..workshop() });
        assert_eq!(state.notices.len(), 1);
        assert!(open(workshop()).notices.is_empty());
    }

    #[test]
    fn where_one_reads_is_no_change_and_another_document_has_no_past() {
        let changed = open(workshop()).reduce(power(4000.0));
        let moved = changed.reduce(Action::Visited("S07".into()));
        let back = moved.reduce(Action::Undo);
        assert_eq!(back.open.as_ref().unwrap().document.page, "S07");
        let other = back.reduce(Action::Open(Rc::new(workshop())));
        let history = &other.open.as_ref().unwrap().history;
        assert!(history.next(Way::Back).is_none() && history.next(Way::Forth).is_none());
    }

    #[test]
    fn the_own_catalogue_is_made_once_and_left_with_the_document() {
        let state = open(workshop());
        let plain = state.open.as_ref().unwrap().catalogue.clone();
        let own = state.reduce(Action::OwnValue("price.diesel_do".into(), Some(30_000.0)));
        let mine = own.open.as_ref().unwrap().catalogue.clone();
        assert!(
            mine.is_own("price.diesel_do") && own.catalogue().unwrap().is_own("price.diesel_do")
        );
        let tried = own.reduce(power(4000.0)).reduce(Action::Switch("led-lighting".into(), false));
        assert!(tried.catalogue().unwrap().is_own("price.diesel_do"));
        let closed = tried.reduce(Action::Close);
        assert!(!closed.catalogue().unwrap().is_own("price.diesel_do"));
        assert!(!plain.is_own("price.diesel_do"));
    }
}
