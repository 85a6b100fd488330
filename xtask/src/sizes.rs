//! What a visit transfers.

use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};

use crate::assets::{Asset, Kind};
use crate::page::pack_name;

/// A first visit may transfer this much (bytes, brotli) until the start page can be used: read,
/// turned to the other language, and pressed, which the program carries out as soon as it runs.
pub const FIRST_VISIT: u64 = 16_000;
/// Until the first question can be answered: the page, the first part of the program, the catalogue
/// and one language. It takes 511,800 now, 785,000 before the program came in parts; 9,000 of it are
/// what lets every constant of the method be replaced and names what a damaged file said twice.
pub const FIRST_QUESTION: u64 = 512_500;
/// Until the results are there, which load while the questions are answered: 739,000 now.
pub const FIRST_RESULTS: u64 = 740_000;
/// Everything there is: all pages, both languages, the data, what is exported. The aim is 600,000;
/// it takes 1,903,100, and this keeps it from growing unseen. 266,000 of it are the checker of
/// catalogues (87,000 of these what the tool's own files, on which others build, say beyond the packs),
/// 218,000 the writer of Excel files and 92,000 the reader of QR codes, modules that nobody loads who asks
/// for none of them; 167,000 are the trainer's rooms; some 50,000 are what parts cost that are compressed
/// one by one.
pub const EVERYTHING: u64 = 1_906_000;
/// The one-file edition (bytes as they are) must stay small enough to be sent by mail or message. The
/// aim is 1,000,000; with the writer of Excel files, the reader of QR codes, the trainer's rooms and the
/// checker of catalogues inside it takes 1,712,900.
pub const ONE_FILE: u64 = 1_714_000;

/// One row of the table: bytes as they are and compressed.
pub struct Row {
    pub label: String,
    pub kind: Kind,
    pub raw: u64,
    pub gzip: u64,
    pub brotli: u64,
}

/// Reads the sizes of a built folder with its compressed copies.
pub fn measure(folder: &Path, assets: &[Asset]) -> Result<Vec<Row>> {
    let size = |name: String| {
        let about = folder.join(&name).metadata();
        about.map(|about| about.len()).with_context(|| format!("{name} is missing"))
    };
    assets
        .iter()
        .map(|Asset { kind, name, .. }| {
            Ok(Row {
                label: label(*kind, name),
                kind: *kind,
                raw: size(name.clone())?,
                gzip: size(format!("{name}.gz"))?,
                brotli: size(format!("{name}.br"))?,
            })
        })
        .collect()
}

fn label(kind: Kind, name: &str) -> String {
    match kind {
        Kind::Data => format!("data {}", pack_name(name)),
        Kind::Image | Kind::Part => pack_name(name).to_owned(),
        Kind::OneFile => "one-file edition".to_owned(),
        other => format!("{other:?}").to_lowercase(),
    }
}

/// What is loaded until the start page can be used; its styles come with the boot script.
pub fn first_visit(rows: &[Row]) -> Row {
    let page = |kind| matches!(kind, Kind::Html | Kind::Boot | Kind::Icon);
    sum("first visit", rows.iter().filter(|row| page(row.kind)))
}

/// All that the app can load; the one-file edition is the same once more.
pub fn everything(rows: &[Row]) -> Row {
    sum("everything", rows.iter().filter(|row| row.kind != Kind::OneFile))
}

/// Data that is loaded when a page asks for it.
const LATER: [&str; 5] =
    ["data sources", "data handbook", "data figures", "data late.vi", "data examples"];

/// What a reader of Vietnamese has loaded when the first question can be answered.
pub fn first_question(rows: &[Row]) -> Row {
    let other = |label: &str| label.ends_with(".en") || LATER.contains(&label);
    let needed = |row: &Row| {
        use Kind::{
            Catalogue, Checker, Css, Image, Manifest, OneFile, Part, QrReader, Workbook, Worker,
        };
        let kinds =
            [Catalogue, Checker, Css, Image, Manifest, Worker, OneFile, Workbook, QrReader, Part];
        !kinds.contains(&row.kind) && !other(&row.label)
    };
    sum("first question", rows.iter().filter(|row| needed(row)))
}

/// The same and what the results are shown with, which comes while the questions are answered.
pub fn first_results(rows: &[Row]) -> Row {
    let needs = |row: &&Row| {
        let part = row.kind == Kind::Part && row.label.contains("results");
        part || row.label == "data late.vi"
    };
    let first = first_question(rows);
    sum("first results", rows.iter().filter(needs).chain([&first]))
}

fn sum<'a>(label: &str, rows: impl Iterator<Item = &'a Row>) -> Row {
    let zero = Row { label: label.to_owned(), kind: Kind::Html, raw: 0, gzip: 0, brotli: 0 };
    rows.fold(zero, |sum, row| Row {
        raw: sum.raw + row.raw,
        gzip: sum.gzip + row.gzip,
        brotli: sum.brotli + row.brotli,
        ..sum
    })
}

/// The rows with their sums, in kB of 1,000 bytes.
pub fn table(rows: &[Row]) -> String {
    let sums = [first_visit(rows), first_question(rows), first_results(rows), everything(rows)];
    let mut out = format!("{:<20}{:>10}{:>10}{:>10}\n", "kB", "raw", "gzip", "brotli");
    for row in rows.iter().chain(&sums) {
        let kb = |bytes: u64| bytes as f64 / 1000.0;
        let (raw, gzip, brotli) = (kb(row.raw), kb(row.gzip), kb(row.brotli));
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{:<20}{raw:>10.1}{gzip:>10.1}{brotli:>10.1}", row.label);
    }
    out
}
