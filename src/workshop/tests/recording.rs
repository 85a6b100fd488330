//! Promises, hands and meetings, from the session to the group's result.

use super::*;
use crate::cohort::{NO_PLASTIC_BAGS, group};
use crate::share::decode_result;

#[test]
fn hands_of_one_session_are_counted_once_and_those_of_two_add_up() {
    let mut session = Session::new("1767225600000-1", NOW);
    session.count_hands(AWARENESS_BEFORE, "new", 9, NOW);
    session.count_hands(AWARENESS_BEFORE, "heard", 4, "2026-11-21T09:00:00Z");
    assert_eq!(session.polls.len(), 1);
    let copy = session.clone();
    let mut other = Session::new("1767225600000-2", NOW);
    other.count_hands(AWARENESS_BEFORE, "heard", 6, NOW);
    merge(&mut session, &copy);
    merge(&mut session, &other);
    assert_eq!(session.hands(AWARENESS_BEFORE, "heard"), 4);
    assert_eq!(session.hands_elsewhere(AWARENESS_BEFORE, "heard"), 6);
    assert_eq!(session.choices(AWARENESS_BEFORE)["heard"], 10);
    // Written and read again.
    assert_eq!(read(&session.to_json()).unwrap().session.polls, session.polls);
    // However many are typed.
    session.count_hands(PLEDGES, FOLLOW_UP, u32::MAX, NOW);
    assert!(read(&session.to_json()).unwrap().faults.is_empty());
}

#[test]
fn few_hands_are_not_told() {
    let shown = |counts: &[(&str, &str, u32)]| {
        let mut session = Session::new("1767225600000-1", NOW);
        for (question, choice, n) in counts {
            session.count_hands(question, choice, *n, NOW);
        }
        let event = session.results().unwrap_or_default();
        group(&catalogue(), &[], &event, 2026).hands
    };
    let aware = shown(&[
        (AWARENESS_BEFORE, "know_do", 2),
        (AWARENESS_BEFORE, "heard", 4),
        (AWARENESS_BEFORE, "new", 6),
        (PLEDGES, NO_PLASTIC_BAGS, 5),
    ]);
    let values: Vec<_> = aware.iter().map(|row| (row.hands.value(), row.hands.n())).collect();
    assert_eq!(values, [(Some(6.0), Some(12)), (Some(5.0), Some(12))]);
    // Four people in all; all but one; one alone.
    assert_eq!(shown(&[(AWARENESS_AFTER, "heard", 4)])[0].hands.value(), None);
    let counts = [(AWARENESS_AFTER, "heard", 7), (AWARENESS_AFTER, "new", 1)];
    assert_eq!(shown(&counts)[0].hands.value(), None);
    let counts = [(AWARENESS_AFTER, "heard", 9), (PLEDGES, FOLLOW_UP, 1)];
    assert_eq!(shown(&counts)[1].hands.value(), None);
}

#[test]
fn promises_of_a_business() {
    let catalogue = catalogue();
    let code = |trade: &str| {
        let mut code = decode_result(&catalogue, &code(1, "2026-11-21")).unwrap();
        trade.clone_into(&mut code.trade);
        code.chosen = vec!["led-lighting".to_owned()];
        code.proposed = vec!["roof-insulation".to_owned()];
        Promises::of(&catalogue, &code)
    };
    assert!(code("market_stall").bags && code("supermarket").bags);
    let plain = code("wood_furniture");
    assert_eq!((plain.bags, plain.measures.len()), (false, 2));
    let mut entry = Entry::default();
    for pledge in ["led-lighting", "led-lighting", NO_PLASTIC_BAGS, "compressed-air-leaks"] {
        entry.promise(pledge, true);
    }
    let all = plain.and_promised(&entry);
    assert!(all.bags, "what was promised can be taken back");
    assert_eq!(all.measures, ["led-lighting", "roof-insulation", "compressed-air-leaks"]);
    entry.promise("led-lighting", false);
    assert_eq!(entry.pledges, [NO_PLASTIC_BAGS, "compressed-air-leaks"]);
}

#[test]
fn results_of_meetings_are_added_up() {
    let mut session = full();
    let mut more = Event::new("e2", NOW);
    more.meetings = Some(10);
    more.contracts_vnd = Some(1e9);
    session.events.push(more);
    let id = session.events[0].id.clone();
    session.change_event(&id, NOW, |event| (event.meetings, event.contracts_vnd) = (Some(2), None));
    let all = session.results().unwrap();
    assert_eq!((all.meetings, all.contracts, all.lines.len()), (Some(12), Some(1e9), 2));
}
