//! Hostile input through every way in, tens of thousands of times, the same ones on every run. Kept
//! inputs in `tests/fixtures/corpus/<target>/` go through their target first: whatever was once found
//! stays found.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod bombs;
mod formats;
mod limits;
mod mutate;
mod targets;

use mutate::{Chance, spoilt};
use std::fs;
use std::panic::{RefUnwindSafe, catch_unwind};
use std::path::PathBuf;
use vong_xanh::assessment::examples::examples;
use vong_xanh::catalogue::embedded;
use vong_xanh::share::{Names, encode};

fn folder(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures")).join(name)
}

fn fixture(name: &str) -> String {
    fs::read_to_string(folder(name)).expect(name)
}

/// Every kept input of a target, in the order of their names.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let Ok(entries) = fs::read_dir(folder("corpus").join(target)) else { return Vec::new() };
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names.iter().map(|name| fs::read(name).unwrap()).collect()
}

/// Runs a target on the kept inputs and on `cases` spoilt ones. A finding is written out to be kept.
/// With `VONG_XANH_SEEDS=<folder>` the good inputs are written there instead: what the fuzzer with
/// coverage begins with.
fn fuzz(name: &str, cases: usize, mut good: Vec<Vec<u8>>, target: impl Fn(&[u8]) + RefUnwindSafe) {
    good.extend(corpus(name));
    if let Some(seeds) = std::env::var_os("VONG_XANH_SEEDS") {
        let seeds = PathBuf::from(seeds).join(name);
        fs::create_dir_all(&seeds).unwrap();
        for (at, bytes) in good.iter().enumerate() {
            fs::write(seeds.join(format!("good-{at}")), bytes).unwrap();
        }
        return;
    }
    let run = |bytes: &[u8]| {
        let found = catch_unwind(|| target(bytes));
        if found.is_err() {
            let place = std::env::temp_dir().join(format!("vong-xanh-{name}"));
            fs::write(&place, bytes).unwrap();
            panic!("{name}: the input is in {}", place.display());
        }
    };
    good.iter().for_each(|bytes| run(bytes));
    let mut chance = Chance(20_261_121);
    for _ in 0..cases {
        let (one, other) = (chance.pick(&good).clone(), chance.pick(&good).clone());
        run(&spoilt(&mut chance, &one, &other));
    }
}

fn files() -> Vec<Vec<u8>> {
    let exchange = br#"{"trade":"furniture","answers":{"qF1":"no"},"profile":{"workers":12}}"#;
    let examples = examples().into_iter().map(|e| e.to_json().into_bytes());
    examples.chain([fixture("assessment-v1.json").into_bytes(), exchange.to_vec()]).collect()
}

fn links() -> Vec<String> {
    let catalogue = &*targets::CATALOGUE;
    let of = |d: &_| encode(catalogue, d, Names::Kept).expect("a link");
    examples().iter().map(of).collect()
}

#[test]
fn a_file_to_open() {
    fuzz("file", 6_000, files(), targets::file);
}

#[test]
fn a_workshop_and_what_comes_into_it() {
    let session = fixture("workshop-v1.json").into_bytes();
    fuzz("session", 3_000, vec![session.clone()], targets::session);
    let code = fixture("result-code-v2.txt");
    let chat = format!("Mã của tôi: {code} và #/mo/{}", links()[0]).into_bytes();
    fuzz("intake", 1_000, vec![session, chat, code.into_bytes()], targets::intake);
}

#[test]
fn a_data_set() {
    let set = fixture("data-set-v1.json").into_bytes();
    fuzz("data_set", 3_000, vec![set], targets::data_set);
}

#[test]
fn a_file_up_to_its_figures() {
    fuzz("figures", 300, files(), targets::figures);
}

#[test]
fn a_text_in_the_storage() {
    fuzz("stored", 2_000, files(), targets::stored);
}

#[test]
fn a_link() {
    let of = |code: String| format!("Xem: https://x.vn/a/#/mo/{code} nhé").into_bytes();
    fuzz("link", 3_000, links().into_iter().map(of).collect(), targets::link);
}

#[test]
fn a_link_with_a_seal_that_fits() {
    let inside = links().iter().map(|code| targets::inside_of_link(code)).collect();
    fuzz("sealed_link", 6_000, inside, targets::sealed_link);
}

#[test]
fn a_result_code() {
    let codes = [fixture("result-code-v1.txt"), fixture("result-code-v2.txt")];
    let typed = codes.iter().map(|code| code.clone().into_bytes()).collect();
    fuzz("result_code", 4_000, typed, targets::result_code);
    let inside = codes.iter().map(|code| targets::inside_of_result_code(code)).collect();
    fuzz("sealed_result_code", 10_000, inside, targets::sealed_result_code);
}

#[test]
fn a_number_as_typed() {
    let good = [
        "2.600.000",
        "2tr6",
        "2 triệu 600 nghìn",
        "1,5 tỷ",
        "12,5 %",
        "3.450 kWh",
        "2600k",
        "0,07",
        "15-20",
        "1e6",
        "−5",
        "1 234,5",
        "½",
        "hai triệu rưỡi",
        "£12.50",
        "10^3",
    ];
    let good = good.iter().map(|g| g.as_bytes().to_vec()).collect();
    fuzz("number", 20_000, good, targets::number);
}

#[test]
fn a_block_from_a_spreadsheet() {
    let good = [
        "1\t2.600\t9.100.000\r\n2\t2.700\t9.450.000\r\n",
        "kWh;đồng\n\"2.600\";\"9.100.000\"\n3;4;5;6;7;8\n",
        "Máy bào\t2,2\t1\t8\nMáy \"lạng\"\t\"1\n2\"\t\t\n",
    ];
    let good = good.iter().map(|g| g.as_bytes().to_vec()).collect();
    fuzz("table", 3_000, good, targets::table);
}

#[test]
fn names_in_a_calendar() {
    let good = ["Đèn LED, bác Ba", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT", "a;b\\n\u{202e}c\u{0}d"];
    fuzz(
        "calendar",
        3_000,
        good.iter().map(|g| g.as_bytes().to_vec()).collect(),
        targets::calendar,
    );
}

#[test]
fn an_address_of_the_library() {
    let good = ["giai-phap?tim=go&dong=elec&sap=phi", "luat?tim=g%E1%BB%97", "thuat-ngu/cp"];
    fuzz("address", 5_000, good.iter().map(|g| g.as_bytes().to_vec()).collect(), targets::address);
}

#[test]
fn a_catalogue_with_a_spoilt_file() {
    let files = targets::FILES.files.iter().enumerate();
    let good = files.map(|(at, file)| [&[at as u8], file.text.as_bytes()].concat()).collect();
    fuzz("catalogue", 60, good, targets::catalogue);
}

#[test]
fn a_spoilt_pack() {
    let good = embedded::packs().iter().map(|(_, pack)| pack.to_vec()).collect();
    fuzz("packs", 200, good, targets::packs);
}
