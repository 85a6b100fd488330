//! Groups on the command line, in the workbook and in the CSV file: the same figures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use calamine::{Data, Reader, Xlsx, open_workbook_from_rs};
use std::io::Cursor;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use vong_xanh::assessment::examples;
use vong_xanh::catalogue::embedded;
use vong_xanh::cli::{Outcome, run};
use vong_xanh::cohort::{Event, Figure, GroupResult, Member, Sum, contribution, group};
use vong_xanh::locale::Lang;
use vong_xanh::share::{Names, address, encode, encode_result};
use vong_xanh::sheets::group::{Field, Words, book, csv, range_note, tables};

/// A folder for one test.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cohort").join(name);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The examples, each several times as another business.
fn documents(copies: usize) -> Vec<vong_xanh::assessment::document::Document> {
    let all = examples();
    let copy = |n: usize| {
        let day = "2026-11-20T08:00:00Z";
        all.iter().map(move |example| example.copy_as(&format!("{}-{n}", example.id), day))
    };
    (0..copies).flat_map(copy).collect()
}

fn cli(args: &[&str]) -> (Outcome, String, String) {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let outcome = run(args.iter().map(ToString::to_string), &mut out, &mut err);
    (outcome, String::from_utf8(out).unwrap(), String::from_utf8(err).unwrap())
}

fn result() -> GroupResult {
    let catalogue = Rc::new(embedded::load().unwrap().catalogue);
    let members: Vec<Member> = documents(3)
        .iter()
        .map(|d| Member::new(contribution(&catalogue, d, "2026-11-20").unwrap()))
        .collect();
    group(&catalogue, &members, &Event::default(), 2026)
}

#[test]
fn files_links_and_codes_make_one_group_and_broken_ones_are_named() {
    let catalogue = Rc::new(embedded::load().unwrap().catalogue);
    let folder = folder("mixed");
    let documents = documents(3);
    let mut args = vec!["cohort".to_owned(), "--json".to_owned()];
    let mut lines = String::from("\n");
    for (at, document) in documents.iter().enumerate() {
        match at % 3 {
            0 => {
                let file = folder.join(format!("{at}.json"));
                std::fs::write(&file, document.to_json()).unwrap();
                args.push(file.display().to_string());
            }
            1 => {
                let link = encode(&catalogue, document, Names::LeftOut).unwrap();
                lines += &format!("{}\n", address("https://example.org/", &link));
            }
            _ => {
                let code = contribution(&catalogue, document, "2026-11-20").unwrap();
                lines += &format!("{}\r\n", encode_result(&code));
            }
        }
    }
    lines += "VX2AAAA\nVX9AAAA\nnothing of ours\n";
    let list = folder.join("list.txt");
    std::fs::write(&list, lines).unwrap();
    let broken = folder.join("broken.json");
    std::fs::write(&broken, "{\"format\":").unwrap();
    // One file twice: the same business.
    args.extend([list, broken, folder.join("0.json")].map(|f| f.display().to_string()));
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let (outcome, out, err) = cli(&words);
    assert_eq!(outcome, Outcome::InvalidInput);
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!(json["completion"]["businesses"], documents.len(), "{err}");
    assert_eq!(err.lines().count(), 5, "{err}");
    for word in [
        "line 22: a damaged",
        "line 23: a result code of a later",
        "line 24",
        "broken.json",
        "came before",
    ] {
        assert!(err.contains(word), "{word}: {err}");
    }
    // The same figures as the library's, to the digits that codes keep.
    let expected = result().whole(Figure::Sum(Sum::Money)).value().unwrap();
    let figures = json["figures"].as_array().unwrap();
    let money = figures.iter().find(|figure| figure["figure"] == "sum.money").unwrap();
    let found = money["cells"][0]["value"].as_f64().unwrap();
    assert!((found / expected - 1.0).abs() < 0.002, "{found} {expected}");
}

#[test]
fn threads_change_nothing_and_wrong_usage_is_said() {
    let folder = folder("threads");
    let mut args = vec!["cohort".to_owned(), "--csv".to_owned()];
    for (at, document) in documents(11).iter().enumerate() {
        let file = folder.join(format!("{at}.json"));
        std::fs::write(&file, document.to_json()).unwrap();
        args.push(file.display().to_string());
    }
    let with = |threads: &str| {
        let mut args: Vec<&str> = args.iter().map(String::as_str).collect();
        args.extend(["--threads", threads]);
        cli(&args)
    };
    let (one, two) = (with("1"), with("2"));
    assert_eq!((one.0, &one.2), (Outcome::Done, &String::new()));
    assert_eq!(one, two);
    assert_eq!(cli(&["cohort"]).0, Outcome::Usage);
    assert_eq!(cli(&["cohort", "x.json", "--year", "soon"]).0, Outcome::Usage);
    assert_eq!(cli(&["cohort", "x.txt", "--year", "1999"]).0, Outcome::Usage);
}

#[test]
fn workbook_and_csv_hold_what_the_tables_hold() {
    let built_in = embedded::load().unwrap();
    let group = result();
    for (lang, texts) in [Lang::Vi, Lang::En].into_iter().zip(&built_in.texts) {
        let words = Words { catalogue: &built_in.catalogue, texts, lang };
        let tables = tables(&words, &group);
        let bytes = workbook::write(&book(&words, &group, "Lớp", "2026-11-20")).unwrap();
        let mut file: Xlsx<_> = open_workbook_from_rs(Cursor::new(bytes)).unwrap();
        let names = file.sheet_names();
        assert_eq!(names.len(), tables.len() + 1);
        let text = csv(&words, &group, "Lớp");
        let (mut figures, mut hidden) = (0, 0);
        for (table, name) in tables.iter().zip(names.iter().skip(1)) {
            let range = file.worksheet_range(name).unwrap();
            for (at, row) in table.rows.iter().enumerate() {
                for (column, field) in row.iter().enumerate() {
                    let place = (u32::try_from(at).unwrap() + 2, u32::try_from(column).unwrap());
                    let cell = range.get_value(place).unwrap_or(&Data::Empty);
                    match field {
                        Field::Figure(value, show) => {
                            let percent = *show == vong_xanh::sheets::group::Show::Percent;
                            let expected = if percent { value / 100.0 } else { *value };
                            let Data::Float(found) = cell else { panic!("{name}: {cell:?}") };
                            assert!((found - expected).abs() <= 1e-9 * expected.abs().max(1.0));
                            let point = if lang == Lang::Vi { "," } else { "." };
                            assert!(text.contains(&value.to_string().replace('.', point)));
                            figures += 1;
                        }
                        Field::Hidden(_) => {
                            assert!(matches!(cell, Data::String(_)), "{name}: {cell:?}");
                            hidden += 1;
                        }
                        Field::Text(_) | Field::Empty => {}
                    }
                }
            }
        }
        println!("{figures} figures, {hidden} hidden");
        assert!(figures > 100 && hidden > 0);
        assert!(!text.contains("example-"), "a name stands in it");
    }
}

#[test]
fn a_session_on_the_command_line_tells_what_its_page_tells() {
    use vong_xanh::workshop::{AWARENESS_AFTER, AWARENESS_BEFORE, Event as Meeting, PLEDGES};
    let catalogue = Rc::new(embedded::load().unwrap().catalogue);
    let folder = folder("session");
    let mut session = session();
    let now = "2026-11-20T10:00:00Z";
    for (question, choice, n) in [
        (AWARENESS_BEFORE, "heard", 5),
        (AWARENESS_BEFORE, "new", 9),
        (AWARENESS_AFTER, "heard", 3),
        (PLEDGES, "led-lighting", 6),
    ] {
        session.count_hands(question, choice, n, now);
    }
    session.events.push(Meeting {
        what: "Hội chợ, gian 12".into(),
        meetings: Some(40),
        contracts_vnd: Some(2.5e9),
        ..Meeting::new("1-1", now)
    });
    let file = folder.join("lop.json");
    std::fs::write(&file, session.to_file(false)).unwrap();
    // A copy of it, an assessment that is in it already, and one that is not.
    let copy = folder.join("copy.json");
    std::fs::write(&copy, session.to_file(true)).unwrap();
    let new = folder.join("new.json");
    std::fs::write(&new, documents(1)[1].to_json()).unwrap();
    let name = |file: &Path| file.display().to_string();
    let (outcome, out, err) = cli(&["cohort", "--json", &name(&file), &name(&copy)]);
    assert_eq!((outcome, err.as_str()), (Outcome::Done, ""));
    let json: serde_json::Value = serde_json::from_str(&out).unwrap();
    let members: Vec<Member> = session.members(&catalogue).into_iter().map(|(_, m)| m).collect();
    let expected = group(&catalogue, &members, &session.results().unwrap(), 2026);
    assert_eq!(json["completion"]["businesses"], 30);
    assert_eq!(json["event"]["people"], 34);
    assert_eq!(json["event"]["meetings"], 40);
    assert_eq!(json["event"]["lines"][0]["contracts_vnd"], 2.5e9);
    assert_eq!(json["hands"][0]["hands"]["value"], 5.0);
    assert_eq!(json["hands"][0]["hands"]["n"], 14);
    assert_eq!(json["hands"][1]["hands"]["hidden"], "few");
    let figures = json["figures"].as_array().unwrap();
    for (id, figure) in [
        ("count.aware_after", Figure::Count(vong_xanh::cohort::Count::AwareAfter)),
        ("count.follow_up", Figure::Count(vong_xanh::cohort::Count::FollowUp)),
        ("sum.pledges", Figure::Sum(Sum::Pledges)),
    ] {
        let found = figures.iter().find(|found| found["figure"] == id).unwrap();
        let value = expected.whole(figure).value();
        assert!(value.is_some(), "{id}");
        assert_eq!(found["cells"][0]["value"].as_f64(), value, "{id}");
    }
    let (outcome, out, err) = cli(&["cohort", "--csv", &name(&file), &name(&new)]);
    assert_eq!((outcome, err.as_str()), (Outcome::Done, ""));
    assert!(out.contains("Hội chợ, gian 12") && !out.contains("Bác Hùng"));
    // A session cut off in the middle is named.
    let text = session.to_file(false);
    std::fs::write(&new, &text[..text.len() / 2]).unwrap();
    let (outcome, _, err) = cli(&["cohort", "--json", &name(&new)]);
    assert_eq!(outcome, Outcome::InvalidInput);
    assert!(err.contains("new.json"), "{err}");
}

/// A session of thirty businesses: trades as in a craft village, sizes and habits that differ.
fn session() -> vong_xanh::workshop::Session {
    use vong_xanh::assessment::{Answer, Value};
    use vong_xanh::workshop::{Entry, Label, Lot, Market, Session};
    let catalogue = Rc::new(embedded::load().unwrap().catalogue);
    let all = examples();
    let trades = [(0, 9), (3, 6), (5, 5), (7, 5), (9, 5)];
    let mut session = Session::new("1767225600000-30", "2026-11-20T08:00:00Z");
    session.about.place = "Chàng Sơn".into();
    session.about.people = Some(34);
    let picks = trades.iter().flat_map(|(example, n)| std::iter::repeat_n(*example, *n));
    for (at, example) in picks.enumerate() {
        let mut document = all[example].copy_as(&format!("invented-{at}"), "2026-11-20T08:00:00Z");
        let scale = 0.6 + 0.13 * ((at * 7) % 11) as f64;
        for (nth, (id, answer)) in document.answers.0.iter_mut().enumerate() {
            match &mut answer.value {
                Some(Value::Number(n)) if id.contains("month") || id.contains("bill") => {
                    *n = (*n * scale).round();
                }
                Some(Value::Choice(c))
                    if (nth + at) % 9 == 0 && ["yes", "partly"].contains(&c.as_str()) =>
                {
                    *c = "no".into();
                }
                Some(Value::Choice(c)) if (nth * 5 + at) % 13 == 0 && c == "no" => {
                    *c = "partly".into()
                }
                Some(Value::Choice(c)) if (nth + at) % 7 == 0 && c == "no" => *c = "dk".into(),
                _ => {}
            }
        }
        let place = ["craft_village", "residential", "craft_village"][at % 3];
        let choice =
            |id: &str| Answer { value: Some(Value::Choice(id.into())), ..Answer::default() };
        let ticked =
            |id: &str| Answer { value: Some(Value::Choices(vec![id.into()])), ..Answer::default() };
        let answers = &mut document.answers.0;
        answers.insert("location_type".into(), choice(place));
        answers.insert("np_aware".into(), choice(["new", "heard", "new", "know_do"][at % 4]));
        if example == 0 {
            answers
                .insert("wl_offer".into(), ticked(["sawdust", "wood_offcut", "e_scrap"][at % 3]));
        } else if example == 5 {
            answers.insert("wl_want".into(), ticked(["sawdust", "husk"][at % 2]));
        }
        let code = contribution(&catalogue, &document, "2026-11-20").unwrap();
        let lot = |code: &str, kg: f64| Lot {
            code: code.into(),
            kg_month: Some(kg),
            quality: Some("clean".into()),
        };
        let market = Market {
            consents: at % 4 != 3,
            offers: if at == 0 { vec![lot("sawdust", 900.0)] } else { Vec::new() },
            wants: if at == 15 { vec![lot("sawdust", 1200.0)] } else { Vec::new() },
            place: (at % 15 == 0).then(|| "Chàng Sơn".into()),
        };
        session.entries.push(Entry {
            code: encode_result(&code),
            stamp: document.modified.clone(),
            came: document.modified.clone(),
            label: (at == 0).then(|| Label { text: "Bác Hùng".into(), ..Label::default() }),
            pledges: if at % 3 == 0 { vec!["led-lighting".into()] } else { Vec::new() },
            follow_up: at % 2 == 0,
            awareness_after: Some(if at % 9 == 0 { "new" } else { "heard" }.into()),
            market: Some(market),
            ..Entry::default()
        });
    }
    session
}

/// What the browser tests open; `NEW_FIXTURES=1 cargo test --test cohort` writes it anew.
#[test]
fn the_session_of_the_browser_tests_is_this_releases() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/session-of-thirty.json");
    if std::env::var_os("NEW_FIXTURES").is_some() {
        std::fs::write(path, session().to_json() + "\n").unwrap();
    }
    let text = std::fs::read_to_string(path).unwrap();
    let session = vong_xanh::workshop::read(&text).unwrap();
    assert!(session.faults.is_empty());
    let catalogue = embedded::load().unwrap().catalogue;
    let members: Vec<Member> =
        session.session.members(&catalogue).into_iter().map(|(_, member)| member).collect();
    assert_eq!(members.len(), 30);
    let group = group(&catalogue, &members, &Event::default(), 2026);
    assert!(group.whole(Figure::Sum(Sum::Money)).value().is_some());
    assert!(group.rows.len() > 6);
    let market = vong_xanh::cohort::market(&catalogue, &members);
    assert!(market.pairs.len() >= 3, "{market:?}");
}

/// Ranges that reach further up than down: the middle of the group lies above the central values
/// added up, perhaps outside the range; that is said, in both languages, in every file.
#[test]
fn a_middle_above_the_sum_is_explained() {
    let built_in = embedded::load().unwrap();
    let catalogue = Rc::new(built_in.catalogue);
    let members = |stretch: f64| -> Vec<Member> {
        let one = |d| {
            let mut code = contribution(&catalogue, d, "2026-11-20").unwrap();
            let central = code.savings.money.0;
            code.ranges[0].p10 = central * 0.9 * stretch;
            code.ranges[0].p50 = central * stretch;
            code.ranges[0].p90 = central * 1.1 * stretch;
            Member::new(code)
        };
        documents(3).iter().map(one).collect()
    };
    let of = |stretch| group(&catalogue, &members(stretch), &Event::default(), 2026);
    let (skewed, even, low) = (of(1.25), of(1.0), of(0.8));
    let sum = skewed.whole(Figure::Sum(Sum::Money)).value().unwrap();
    assert!(skewed.money.p10.value().unwrap() > sum, "the sum lies outside the range");
    for (lang, texts) in [(Lang::Vi, &built_in.texts[0]), (Lang::En, &built_in.texts[1])] {
        let words = Words { catalogue: &catalogue, texts, lang };
        let note = |group: &GroupResult| range_note(&words, group).unwrap();
        let said = |vnd| vong_xanh::locale::money::money_words(lang, vnd);
        for (group, is_off) in [(&skewed, true), (&low, true), (&even, false)] {
            let note = note(group);
            assert_eq!(note.contains(&said(sum)), is_off, "{note}");
            let middle = group.money.p50.value().unwrap();
            assert_eq!(note.contains(&said(middle)), is_off, "{note}");
            assert!(csv(&words, group, "x").contains(&note.replace('"', "\"\"")));
        }
        assert_ne!(note(&skewed).len(), note(&low).len(), "above and below are told apart");
        assert!(note(&skewed).ends_with(&note(&even)));
    }
}
