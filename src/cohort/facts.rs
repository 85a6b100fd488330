//! What was told at the meeting, as far as it may be shown: promises one by one, hands raised.

use super::disclosure::{Cell, Frame, Rules, hands_cell};
use super::group::{UNAWARE, yes_no};
use super::member::{Hands, Member};
use super::result::HandsShown;
use crate::order::Order as _;
use std::collections::{BTreeMap, BTreeSet};

/// How many businesses promised each thing. They add up to all promises, so what stays hidden must
/// not be one business's.
pub(super) fn pledged(frame: &Frame, members: &[&Member]) -> Vec<(String, Cell)> {
    let mut ids = BTreeSet::new();
    for id in members.iter().flat_map(|member| &member.facts.pledges) {
        ids.insert(id.as_str());
    }
    let told = |id: &str| -> Vec<f64> {
        let has = |m: &Member| m.facts.pledges.iter().any(|known| known == id);
        members.iter().map(|m| f64::from(u8::from(has(m)))).collect()
    };
    let values: Vec<Vec<f64>> = ids.iter().map(|id| told(id)).collect();
    let variables: Vec<_> = values
        .iter()
        .map(|values| yes_no(&values.iter().map(|value| Some(*value)).collect::<Vec<_>>()))
        .collect();
    let cells = frame.parts(&variables, &values);
    let all = ids.into_iter().zip(cells).filter(|(_, cell)| cell.value().is_some());
    let mut all: Vec<(String, Cell)> = all.map(|(id, cell)| (id.to_owned(), cell)).collect();
    all.order_by(|a, b| {
        let count = |cell: &Cell| cell.value().unwrap_or_default();
        count(&b.1).total_cmp(&count(&a.1)).then(a.0.cmp(&b.0))
    });
    all
}

/// Hands by choice. Where choices exclude each other, all who are aware, of all who raised a hand: the
/// rest of a hidden choice would be what the others leave. Else of at least as many people as raised a
/// hand for anything.
pub(super) fn hands(rules: Rules, counted: &[Hands]) -> Vec<HandsShown> {
    let mut asked = BTreeMap::<&str, usize>::new();
    for of in counted {
        let people = asked.entry(&of.question).or_default();
        let hands = of.hands as usize;
        *people = if of.exclusive { *people + hands } else { (*people).max(hands) };
    }
    let most = asked.values().copied().max().unwrap_or_default();
    let mut shown = Vec::<HandsShown>::new();
    for of in counted {
        let people = asked.get(of.question.as_str()).copied().unwrap_or_default();
        let (choice, hands) = if of.exclusive {
            let all = counted.iter().filter(|other| other.question == of.question);
            let aware = all.filter(|other| other.choice != UNAWARE).map(|other| other.hands);
            (String::new(), hands_cell(rules, aware.sum::<u32>() as usize, people))
        } else {
            (of.choice.clone(), hands_cell(rules, of.hands as usize, most))
        };
        if !shown.iter().any(|row| row.question == of.question && row.choice == choice) {
            shown.push(HandsShown { question: of.question.clone(), choice, hands });
        }
    }
    shown
}
