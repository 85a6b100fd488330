//! What must hold for any bytes whatever, one function for each way in. `cargo test` gives them
//! spoilt copies of good inputs; the fuzz targets in `fuzz/` give them whatever finds new ways.

use serde_json::Value;
use std::path::Path;
use std::rc::Rc;
use std::sync::LazyLock;
use vong_xanh::assessment::calendar::Day;
use vong_xanh::assessment::data_set::read_data_set;
use vong_xanh::assessment::document::{self, Fault, MAX_BYTES, SCHEMA};
use vong_xanh::assessment::entry::{self, field_spec};
use vong_xanh::assessment::path::{self, stream_shares};
use vong_xanh::assessment::plan::ics::{Event, calendar as calendar_file};
use vong_xanh::assessment::rows::{Table, block, is_block};
use vong_xanh::assessment::{checks, evaluate_document, store};
use vong_xanh::catalogue::{Catalogue, InputKind, RawFiles, compile, embedded, pack, read_dir};
use vong_xanh::library::address::Address;
use vong_xanh::locale::Lang;
use vong_xanh::locale::parse::{Kind, Parsed, input_text, parse};
use vong_xanh::ports::{MemoryStore, Store};
use vong_xanh::share::{
    Incoming, LinkFault, Names, decode, decode_result, encode, encode_result, incoming_all,
};

use vong_xanh::workshop;
use vong_xanh::workshop::intake::{Found, take};

// The seal of a link, so that what is behind it is reached, too.
#[path = "../../src/share/checksum.rs"]
#[allow(dead_code)]
mod checksum;
#[path = "../../src/share/plain_text.rs"]
#[allow(dead_code)]
mod plain_text;

pub static CATALOGUE: LazyLock<Catalogue> =
    LazyLock::new(|| embedded::load().expect("the data of this program").catalogue);

fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

fn is_finite(text: &str) -> bool {
    text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_')
        .all(|word| word != "NaN" && word != "inf")
}

/// Equal but for the last bit of numbers of more than fifteen digits, which the reader of JSON may
/// miss by one. What the owner typed and what is kept of a result has fewer.
fn alike(one: &str, other: &str) -> bool {
    fn values(one: &Value, other: &Value) -> bool {
        match (one, other) {
            (Value::Number(a), Value::Number(b)) => {
                let (a, b) = (a.as_f64().unwrap_or_default(), b.as_f64().unwrap_or_default());
                (a - b).abs() <= 4.0 * f64::EPSILON * a.abs()
            }
            (Value::Array(a), Value::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| values(a, b))
            }
            (Value::Object(a), Value::Object(b)) => {
                a.len() == b.len()
                    && a.iter().all(|(name, a)| b.get(name).is_some_and(|b| values(a, b)))
            }
            _ => one == other,
        }
    }
    let read = |text: &str| serde_json::from_str::<Value>(text).expect("it was written");
    values(&read(one), &read(other))
}

/// A file that somebody opens: what can be read is read again unchanged, and what cannot is named.
pub fn file(bytes: &[u8]) {
    let text = text(bytes);
    let opened = match document::read(&text) {
        Ok(opened) => opened,
        Err(Fault::TooLarge { bytes, limit }) => return assert!(bytes > limit),
        Err(Fault::Newer { schema }) => return assert!(schema > SCHEMA),
        Err(_) => return,
    };
    for fault in &opened.faults {
        if let Fault::Field { name, .. } = fault {
            assert!(!name.is_empty(), "a complaint names its field");
        }
    }
    let mut document = opened.document;
    if document.id.is_empty() {
        // Whoever opens it gives it one.
        document.id = "fresh".to_owned();
    }
    let written = document.to_json();
    let again = document::read(&written).expect("what was written can be read");
    assert_eq!(again.faults, [], "{written}");
    assert!(alike(&again.document.to_json(), &written), "{written}");
}

/// The file of a workshop, in the same way.
pub fn session(bytes: &[u8]) {
    let Ok(workshop::Opened { mut session, .. }) = workshop::read(&text(bytes)) else { return };
    if session.id.is_empty() {
        session.id = "fresh".to_owned();
    }
    let written = session.to_json();
    let again = workshop::read(&written).expect("what was written can be read");
    assert_eq!(again.faults, []);
    assert!(alike(&again.session.to_json(), &written), "{written}");
}

/// A data set, in the same way.
pub fn data_set(bytes: &[u8]) {
    let Ok((set, _)) = read_data_set(&text(bytes)) else { return };
    let written = set.to_json();
    let (again, faults) = read_data_set(&written).expect("what was written can be read");
    assert_eq!(faults, []);
    assert!(alike(&again.to_json(), &written), "{written}");
}

/// Whatever a trainer pastes or drops: every part of it is told apart, none stops the others.
pub fn intake(bytes: &[u8]) {
    thread_local! {
        static SHARED: Rc<Catalogue> = Rc::new(CATALOGUE.clone());
    }
    let found = SHARED.with(|catalogue| take(catalogue, &text(bytes), "2026-11-21T08:00:00Z"));
    for business in found.into_iter().flatten() {
        if let Found::Business(coming) = business {
            decode_result(&CATALOGUE, &coming.code).expect("a code that can be counted");
        }
    }
}

/// A file goes the whole way to figures; none of them is no number.
pub fn figures(bytes: &[u8]) {
    let Ok(opened) = document::read(&text(bytes)) else { return };
    let document = &opened.document;
    entry::validate(&CATALOGUE, &document.answers);
    let (inputs, _, evaluation) = evaluate_document(&CATALOGUE, document);
    let shares = stream_shares(&evaluation.baseline);
    let path = path::Path::replay(&CATALOGUE, &document.answers, document.mode, &shares);
    assert!(path.find(path.first_unanswered().slug()).is_some());
    assert!(is_finite(&format!("{evaluation:?}")), "a figure is no number");
    checks::findings(&CATALOGUE, &document.answers, &inputs, &evaluation);
}

/// A text in the browser's storage: nothing of it is lost. What cannot be read is kept word for word
/// under a key of its own, the assessment stays in the list, and settings fall back to the device's.
pub fn stored(bytes: &[u8]) {
    let text = text(bytes);
    let kept = MemoryStore::default();
    for (key, text) in [("vx.a.it", &*text), ("vx.current.it", "vx.a."), ("vx.last", "it")] {
        kept.put(key, text).expect("memory takes it");
    }
    kept.put("vx.settings", &text).expect("memory takes it");
    store::settings(&kept);
    let loaded = store::load_last(&kept).expect("memory answers");
    let sound =
        document::read(&text).is_ok_and(|opened| opened.faults.iter().all(Fault::is_mended));
    assert_eq!(
        loaded.damaged.is_empty(),
        sound || loaded.newer,
        "what could not be read is offered"
    );
    for key in &loaded.damaged {
        assert_eq!(kept.get(key).ok().flatten().as_deref(), Some(&*text), "word for word");
    }
    let said = loaded.newer || !loaded.damaged.is_empty();
    assert!(loaded.document.is_some() || said, "silently empty");
    assert_eq!(store::list(&kept).expect("memory answers").len(), 1);
    if let Some(document) = loaded.document {
        store::save(&kept, &document, None).expect("memory takes it");
        store::save(&kept, &document, None).expect("memory takes it");
        for key in &loaded.damaged {
            let now = kept.get(key).ok().flatten();
            assert_eq!(now.as_deref(), Some(&*text), "still there after saving twice");
        }
    }
}

/// A text with links, as pasted or as an address.
pub fn link(bytes: &[u8]) {
    let found = incoming_all(&CATALOGUE, &text(bytes));
    assert!(!found.is_empty() && found.len() <= 100);
    found.iter().for_each(opens_like_a_file);
}

/// The inside of a link behind a seal that fits.
pub fn sealed_link(bytes: &[u8]) {
    let code = plain_text::base64url(&checksum::sealed(bytes.to_vec()));
    match decode(&CATALOGUE, &code) {
        Ok(carried) => opens_like_a_file(&Incoming::Link(Ok(carried))),
        Err(LinkFault::TooLong) => assert!(code.len() > 10_000),
        Err(_) => {}
    }
}

/// What lies behind the seal of a link.
pub fn inside_of_link(code: &str) -> Vec<u8> {
    let bytes = plain_text::from_base64url(code.trim()).expect("letters of a link");
    checksum::opened(&bytes).expect("a sound link").to_vec()
}

/// Whatever a link carries could also have been a file, and can be handed on.
fn opens_like_a_file(found: &Incoming) {
    let Incoming::Link(Ok(carried)) = found else { return };
    let again = document::read(&carried.document.to_json()).expect("a file could hold it");
    assert_eq!(again.faults, []);
    if let Some(code) = encode(&CATALOGUE, &carried.document, Names::Kept) {
        decode(&CATALOGUE, &code).expect("handed on");
    }
}

/// A result code as scanned or typed from paper.
pub fn result_code(bytes: &[u8]) {
    if let Ok(code) = decode_result(&CATALOGUE, &text(bytes)) {
        assert!(is_finite(&format!("{code:?}")));
        assert!(code.indicators.iter().flatten().all(|i| i.saved_pct <= 100.0));
        let again = decode_result(&CATALOGUE, &encode_result(&code)).expect("written by ourselves");
        assert_eq!(again, code);
    }
}

/// The inside of a result code behind a seal that fits.
pub fn sealed_result_code(bytes: &[u8]) {
    let letters = plain_text::base32(&checksum::sealed(bytes.to_vec()));
    for version in 1..=2 {
        result_code(format!("VX{version}{letters}").as_bytes());
    }
}

/// What lies behind the seal of a result code.
pub fn inside_of_result_code(code: &str) -> Vec<u8> {
    let letters = code.trim().get(3..).expect("a prefix and a version");
    let bytes = plain_text::from_base32(letters).expect("letters of a result code");
    checksum::opened(&bytes).expect("a sound code").to_vec()
}

/// A number as typed. What was understood is finite and, written out, is understood again.
pub fn number(bytes: &[u8]) {
    let typed = text(bytes);
    for lang in [Lang::Vi, Lang::En] {
        for (kind, unit) in [
            (Kind::Number, "kWh/tháng"),
            (Kind::Money, "đồng/tháng"),
            (Kind::Percent, "%"),
            (Kind::Number, ""),
        ] {
            let parsed = parse(&typed, kind, unit, lang);
            let Parsed::Value(value) = parsed else { continue };
            assert!(value.is_finite(), "{typed:?}");
            let written = input_text(value, kind, lang);
            let again = parse(&written, kind, unit, lang).value();
            // A field shows six decimals.
            let close = again.is_some_and(|n| (n - value).abs() <= 5.1e-7 + 1e-9 * value.abs());
            assert!(close, "{typed:?} is {value}, written {written:?}, read {again:?}");
        }
    }
}

/// A block pasted from a spreadsheet into any table: only its own cells change.
pub fn table(bytes: &[u8]) {
    let text = text(bytes);
    is_block(&text);
    let cells = block(&text);
    for input in &CATALOGUE.profile {
        let InputKind::Table { rows, fields } = &input.kind else { continue };
        let table = Table { id: &input.id, rows: *rows, fields };
        let pasted = table.pasted(cells.clone(), (1, 0), |field, cell| {
            let spec = field_spec(&CATALOGUE, &table.key(1, &field.id)).expect("its own field");
            entry::answer(cell, &entry::read(&spec, cell, "", Lang::Vi))
        });
        assert!(pasted.rows <= usize::from(*rows));
        assert!(pasted.changes.len() <= usize::from(*rows) * fields.len());
        let own = format!("{}.", input.id);
        assert!(pasted.changes.iter().all(|(id, _)| id.starts_with(&own)));
    }
}

/// Names that go into a calendar file: whatever they hold, they begin no line of their own.
pub fn calendar(bytes: &[u8]) {
    const FIELDS: [&str; 18] = [
        "BEGIN:",
        "END:",
        "VERSION:",
        "PRODID:",
        "CALSCALE:",
        "METHOD:",
        "X-WR-CALNAME:",
        "UID:",
        "DTSTAMP:",
        "DTSTART;",
        "DTEND;",
        "SUMMARY;",
        "DESCRIPTION;",
        "DESCRIPTION:",
        "TRANSP:",
        "ACTION:",
        "TRIGGER:",
        " ",
    ];
    let text = text(bytes).into_owned();
    let day = Day::parse("2026-11-21").expect("a day");
    let event = Event {
        uid: text.clone(),
        from: day,
        until: day.next(),
        summary: text.clone(),
        description: text.clone(),
    };
    let file = calendar_file(&text, "vi", "2026-11-21T08:00:00Z", &[event]);
    for line in file.split_terminator("\r\n") {
        assert!(line.len() <= 75, "{line:?}");
        assert!(FIELDS.iter().any(|field| line.starts_with(field)), "{line:?}");
        assert!(!line.contains(['\r', '\n', '\0']), "{line:?}");
    }
    assert_eq!(file.matches("\r\nBEGIN:VEVENT\r\n").count(), 1);
}

/// The address behind `#/thu-vien`: read and written again it stays what it is.
pub fn address(bytes: &[u8]) {
    if let Some(address) = Address::parse(&text(bytes)) {
        let again = Address::parse(address.tail().trim_start_matches('/'));
        assert_eq!(again.as_ref(), Some(&address));
    }
}

/// A small catalogue on top of the built-in one.
pub static FILES: LazyLock<RawFiles> = LazyLock::new(|| {
    // From the package itself, or from the one in `fuzz/`.
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = "tests/fixtures/furniture-catalogue";
    let folder = here.ancestors().map(|root| root.join(folder)).find(|folder| folder.exists());
    read_dir(&folder.expect("the catalogue of the tests")).expect("a sound catalogue")
});

/// A catalogue with one file spoilt: problems with their places, or a catalogue that works. The first
/// byte says which file.
pub fn catalogue(bytes: &[u8]) {
    let Some((which, bytes)) = bytes.split_first() else { return };
    let mut files = FILES.clone();
    let at = usize::from(*which) % files.files.len();
    files.files[at].text = text(bytes).into_owned();
    match compile(&files) {
        Err(problems) => {
            assert!(!problems.is_empty());
            assert!(problems.iter().all(|p| !p.file.is_empty() && !p.message.is_empty()));
        }
        Ok(compiled) => {
            let (_, _, evaluation) = evaluate_document(&compiled.catalogue, &SAMPLE);
            assert!(is_finite(&format!("{evaluation:?}")), "a figure is no number");
        }
    }
}

static SAMPLE: LazyLock<document::Document> = LazyLock::new(|| {
    let text = include_str!("../fixtures/assessment-v1.json");
    document::read(text).expect("the first format").document
});

/// Packs as they come from the network: refused or read, never a panic, never more memory than sense.
pub fn packs(bytes: &[u8]) {
    let _ = pack::decode_catalogue(bytes);
    let _ = pack::decode_texts(bytes);
    let _ = pack::decode_library(bytes);
    let _ = pack::decode_handbook(bytes);
    let _ = pack::decode_figures(bytes);
    assert!(bytes.len() <= 10 * MAX_BYTES);
}
