//! Small files that unpack to very large ones. Nothing here unpacks what people bring: a bomb is no
//! more than its own bytes, and is refused at every way in.

use super::targets::{self, CATALOGUE};
use std::rc::Rc;
use vong_xanh::assessment::data_set::read_data_set;
use vong_xanh::assessment::document::{self, Fault, MAX_BYTES};
use vong_xanh::assessment::rows::block;
use vong_xanh::catalogue::{compile, pack};
use vong_xanh::share::{Incoming, incoming_all};
use vong_xanh::workshop;
use vong_xanh::workshop::intake::{Found, take};

/// A zip archive with one file of nothing but spaces, 258 at a time, and CRC-32 of what it unpacks to.
fn bomb(name: &str, runs: u32, crc: u32) -> Vec<u8> {
    let packed = spaces(runs);
    let unpacked = 1 + 258 * runs;
    let mut head = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
    for field in [crc, packed.len() as u32, unpacked] {
        head.extend(field.to_le_bytes());
    }
    head.extend((name.len() as u16).to_le_bytes());
    let entry = [b"PK\x03\x04", head.as_slice(), &[0; 2], name.as_bytes(), &packed].concat();
    let listed = [b"PK\x01\x02\x14\x00", head.as_slice(), &[0; 16], name.as_bytes()].concat();
    let size = (listed.len() as u32).to_le_bytes();
    let at = (entry.len() as u32).to_le_bytes();
    let end = [b"PK\x05\x06\0\0\0\0\x01\0\x01\0".as_slice(), &size, &at, &[0; 2]].concat();
    [entry, listed, end].concat()
}

/// One space and `runs` times 258 more, by deflate with its fixed codes: 13 bits for each run, so that
/// every eight of them are the same 13 bytes.
fn spaces(runs: u32) -> Vec<u8> {
    let few = 16 + runs % 8;
    let mut bits: Vec<bool> = vec![true, true, false];
    let mut code = |value: u32, length: u32| {
        bits.extend((0..length).rev().map(|at| value >> at & 1 == 1));
    };
    code(0x30 + u32::from(b' '), 8);
    for _ in 0..few {
        // Length 258, distance 1.
        code(0b1100_0101, 8);
        code(0, 5);
    }
    code(0, 7);
    let byte = |bits: &[bool]| bits.iter().rev().fold(0, |sum, bit| sum << 1 | u8::from(*bit));
    let bytes: Vec<u8> = bits.chunks(8).map(byte).collect();
    let more = bytes[2..15].repeat((runs - few) as usize / 8);
    [&bytes[..15], &more, &bytes[15..]].concat()
}

/// 100 MB in 630 kB, which is small enough to be looked at, and 1 GB in 7 MB.
fn bombs() -> [Vec<u8>; 2] {
    [
        bomb("xl/worksheets/sheet1.xml", 388_000, HUNDRED_MB),
        bomb("vong-xanh.json", 4_160_000, ONE_GB),
    ]
}

const HUNDRED_MB: u32 = 0xfed1_50c2;
const ONE_GB: u32 = 0xacac_a5c6;

#[test]
fn a_bomb_is_refused_at_every_way_in() {
    let [small, large] = bombs();
    assert!(small.len() < MAX_BYTES && large.len() > MAX_BYTES, "one of each kind");
    let catalogue = Rc::new(CATALOGUE.clone());
    for bytes in [small, large] {
        let text = String::from_utf8_lossy(&bytes);
        let too_large = text.len() > MAX_BYTES;
        match document::read(&text) {
            Err(Fault::TooLarge { .. }) => assert!(too_large),
            Err(Fault::Syntax { line: 1, column: 1 }) => assert!(!too_large),
            other => panic!("{other:?}"),
        }
        assert!(matches!(read_data_set(&text), Err(Fault::TooLarge { .. } | Fault::Syntax { .. })));
        assert!(matches!(
            workshop::read(&text),
            Err(Fault::TooLarge { .. } | Fault::Syntax { .. })
        ));
        for found in incoming_all(&catalogue, &text) {
            assert!(!matches!(found, Incoming::File(Ok(_)) | Incoming::Link(Ok(_))), "{found:?}");
        }
        let taken = take(&catalogue, &text, "2026-11-21T08:00:00Z");
        assert!(
            taken.iter().all(|found| !matches!(found, Ok(Found::Business(_) | Found::Session(..))))
        );
        assert!(pack::decode_catalogue(&bytes).is_err());
        assert!(pack::decode_texts(&bytes).is_err());
        let cells: usize = block(&text).iter().map(Vec::len).sum();
        assert!(cells <= bytes.len(), "no more than what is there");
    }
}

/// As a file of a catalogue: the file is named.
#[test]
fn a_bomb_in_a_catalogue_is_named() {
    let [small, _] = bombs();
    let mut files = targets::FILES.clone();
    files.files[0].text = String::from_utf8_lossy(&small).into_owned();
    let name = files.files[0].path.clone();
    let problems = compile(&files).expect_err("no catalogue");
    assert!(problems.iter().any(|problem| problem.file.contains(&name)), "{problems:?}");
}

/// The archives are sound: written for whoever wants to look at one.
#[test]
fn the_bombs_are_archives() {
    for bytes in bombs() {
        assert!(bytes.starts_with(b"PK\x03\x04"));
        if let Some(folder) = std::env::var_os("VONG_XANH_BOMBS") {
            let path = std::path::PathBuf::from(folder).join(format!("{}.zip", bytes.len()));
            std::fs::write(path, &bytes).unwrap();
        }
    }
}
