//! Files of every released format, as they were written then: they open today, and stay as they are.

use super::{fixture, folder, targets};
use std::fs;
use vong_xanh::assessment::data_set::read_data_set;
use vong_xanh::assessment::document;
use vong_xanh::share::{Incoming, Names, decode, decode_result, encode, encode_result, incoming};
use vong_xanh::workshop;

/// FNV-1a of every stored file: whoever edits one instead of adding the next format is told.
const RELEASED: [(&str, u64); 7] = [
    ("assessment-v1.json", 0x7934_acb7_d184_2e75),
    ("data-set-v1.json", 0x61ed_8d78_c6fe_50d2),
    ("result-code-v1.txt", 0x5983_921c_52bd_8a25),
    ("result-code-v2.txt", 0xb748_a82d_b650_bf3b),
    ("result-code-v3.txt", 0xfa49_d364_1846_4a4c),
    ("share-link-v1.txt", 0x3612_4b48_e7d3_4f38),
    ("workshop-v1.json", 0xa146_ba87_b3b1_0d15),
];

fn sum(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[test]
fn no_stored_file_of_a_released_format_was_edited_or_forgotten() {
    let names = fs::read_dir(folder("")).unwrap().map(|e| e.unwrap().file_name());
    let mut stored: Vec<String> = names.map(|name| name.into_string().unwrap()).collect();
    stored.retain(|name| name.contains("-v") && !name.contains("/"));
    stored.sort();
    assert_eq!(stored, RELEASED.map(|(name, _)| name), "each stands here with its sum");
    for (name, released) in RELEASED {
        let now = sum(&fs::read(folder(name)).unwrap());
        assert_eq!(now, released, "{name} was edited: a new format has a new file");
    }
    let of_kind = |kind: &str| stored.iter().filter(|name| name.starts_with(kind)).count();
    assert_eq!(of_kind("assessment-v"), document::SCHEMA as usize, "one of each format");
    assert_eq!(of_kind("workshop-v"), workshop::SCHEMA as usize);
}

#[test]
fn each_opens_as_of_today_and_goes_out_and_in_unchanged() {
    let opened = document::read(&fixture("assessment-v1.json")).unwrap();
    assert_eq!(opened.faults, []);
    assert_eq!(opened.document.schema, document::SCHEMA);
    let again = document::read(&opened.document.to_json()).unwrap();
    assert_eq!(again, opened);

    let opened = workshop::read(&fixture("workshop-v1.json")).unwrap();
    assert_eq!(opened.faults, []);
    assert_eq!(opened.session.schema, workshop::SCHEMA);
    assert_eq!(workshop::read(&opened.session.to_json()).unwrap(), opened);

    let (set, faults) = read_data_set(&fixture("data-set-v1.json")).unwrap();
    assert_eq!(faults, []);
    assert_eq!(read_data_set(&set.to_json()).unwrap(), (set, Vec::new()));

    let catalogue = &*targets::CATALOGUE;
    let Incoming::Link(Ok(carried)) = incoming(catalogue, &fixture("share-link-v1.txt")) else {
        panic!("a link of the first release")
    };
    let code = encode(catalogue, &carried.document, Names::Kept).unwrap();
    assert_eq!(decode(catalogue, &code).unwrap().document.answers, carried.document.answers);

    for name in ["result-code-v1.txt", "result-code-v2.txt", "result-code-v3.txt"] {
        let code = decode_result(catalogue, &fixture(name)).unwrap();
        assert_eq!(decode_result(catalogue, &encode_result(&code)).unwrap(), code, "{name}");
    }
}
