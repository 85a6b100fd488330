//! Putting sessions together gives the same in whatever order and however often.

use super::*;
use proptest::prelude::*;

/// Moments close to one another, so that equal ones occur.
fn moment() -> impl Strategy<Value = String> {
    (0_u8..4).prop_map(|hour| format!("2026-11-21T0{hour}:00:00Z"))
}

fn entry() -> impl Strategy<Value = Entry> {
    // Few businesses, so that they meet.
    let code = (0_u32..5, 18_u8..21).prop_map(|(id, day)| code(id, &format!("2026-11-{day}")));
    let label = prop::option::of((moment(), "[ab]{0,2}"));
    let marks = (prop::option::of(0_u16..3), any::<bool>(), prop::option::of("[ab]"), moment());
    let how = (0_usize..6).prop_map(|at| How::CODES[at].1);
    (code, moment(), how, moment(), label, marks).prop_map(
        |(code, stamp, how, came, label, (number, follow_up, awareness_after, marked))| Entry {
            code,
            stamp,
            how,
            came,
            label: label.map(|(changed, text)| Label { changed, text }),
            number,
            follow_up,
            awareness_after,
            marked,
            ..Entry::default()
        },
    )
}

fn session(id: &'static str) -> impl Strategy<Value = Session> {
    let event = (0_u8..3, moment(), prop::option::of(0_u32..3)).prop_map(|(id, changed, n)| {
        Event { people: n, changed, ..Event::new(&format!("e{id}"), NOW) }
    });
    let poll = (0_u8..3, moment(), 0_u32..3).prop_map(|(id, changed, n)| Poll {
        id: format!("p{id}"),
        question: "q".to_owned(),
        counts: BTreeMap::from([("yes".to_owned(), n)]),
        changed,
        ..Poll::default()
    });
    use prop::collection::vec;
    (vec(entry(), 0..6), vec(event, 0..3), vec(poll, 0..3), moment(), "[ab]").prop_map(
        move |(entries, events, polls, changed, place)| {
            let mut session = Session::new(id, &changed);
            session.about = About { place, changed, ..About::default() };
            // As a session is: one of each, in order.
            merge(&mut session, &Session { entries, events, polls, ..Session::default() });
            session
        },
    )
}

fn merged(a: &Session, b: &Session) -> Session {
    let mut all = a.clone();
    merge(&mut all, b);
    all
}

/// Everything but the frame of the session.
fn parts(session: &Session) -> (Vec<Entry>, Vec<Event>, Vec<Poll>) {
    (session.entries.clone(), session.events.clone(), session.polls.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn copies_of_one_session_merge_in_any_order(
        a in session("x"), b in session("x"), c in session("x"),
    ) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        prop_assert_eq!(merged(&merged(&a, &b), &c), merged(&a, &merged(&b, &c)));
        prop_assert_eq!(&merged(&a, &a), &a);
        let all = merged(&a, &b);
        prop_assert_eq!(&merged(&all, &b), &all);
    }

    #[test]
    fn different_sessions_share_their_parts(a in session("x"), b in session("y")) {
        prop_assert_eq!(parts(&merged(&a, &b)), parts(&merged(&b, &a)));
        prop_assert_eq!(merged(&a, &b).about, a.about.clone());
        let all = merged(&a, &b);
        prop_assert_eq!(&merged(&all, &b), &all);
        prop_assert_eq!(&merged(&all, &a), &all);
    }

    #[test]
    fn an_export_without_labels_takes_none_away(a in session("x")) {
        let back = read(&a.to_file(false)).unwrap().session;
        prop_assert_eq!(&merged(&a, &back), &a);
        prop_assert_eq!(read(&a.to_file(true)).unwrap().session, a);
    }
}

#[test]
fn what_putting_together_did_is_told() {
    let mut here = full();
    let mut there = full();
    there.entries.remove(0);
    there.entries[0].follow_up = true;
    there.entries[0].marked = "2026-11-21T12:00:00Z".to_owned();
    there.entries.push(Entry { code: code(3, "2026-11-21"), ..Entry::default() });
    assert_eq!(merge(&mut here, &there), Merged { new: 1, changed: 1, same: 0 });
    assert_eq!(merge(&mut here, &there), Merged { new: 0, changed: 0, same: 2 });
    assert_eq!(here.entries.len(), 3);
}

#[test]
fn of_two_codes_of_one_business_the_later_counts() {
    let coming = |made: &str, stamp: &str| Coming {
        code: code(9, made),
        id: 9,
        number: None,
        stamp: stamp.to_owned(),
    };
    let mut gathering = Gathering::new(Session::new("x", NOW));
    let first = coming("2026-11-20", "2026-11-20T10:00:00Z");
    assert_eq!(gathering.add(first.clone(), How::File, NOW), Added::New);
    assert_eq!(gathering.add(first.clone(), How::Camera, NOW), Added::Same);
    gathering.session.entries[0].follow_up = true;
    let second = coming("2026-11-21", "2026-11-21T07:00:00Z");
    assert_eq!(gathering.add(second.clone(), How::Camera, NOW), Added::Newer);
    assert_eq!(gathering.add(first, How::File, NOW), Added::Older);
    let [entry] = gathering.session.entries.as_slice() else { panic!("one business") };
    assert_eq!((entry.code.as_str(), entry.how), (second.code.as_str(), How::Camera));
    assert!(entry.follow_up, "what was said in the room stays");
    let numbered = Coming { number: Some(4), ..second };
    assert_eq!(gathering.add(numbered, How::Camera, NOW), Added::Same);
    assert_eq!(gathering.session.entries[0].number, Some(4));
}
