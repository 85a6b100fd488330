//! The anonymous result code: what the result of a group needs of one business (Method §4.20, 4.22)
//! in a text that fits a small QR code. No name, no address, no sales, no single answer in money;
//! figures to three digits.

mod made;

use super::bytes::{Reader, Writer};
use super::checksum::{opened, sealed};
use super::codes::{by_short_code, choices, short_code};
use super::dates;
use super::numbers::{read_short, write_short};
use super::plain_text::{base32, from_base32};
use crate::assessment::TRADE;
use crate::catalogue::{Catalogue, Grade};
use crate::engine::Ledgers;
use crate::units::{CubicMetre, KgCo2e, Kilogram, Toe, Vnd};

/// Every code begins so; the digit is the version of the format.
pub(super) const PREFIX: &str = "VX";
const VERSION: &str = "2";
/// The first format, which lacks the last part.
const FIRST: &str = "1";
/// The present format and which catalogue it was made with, where that is not the tool's own.
const OTHER: &str = "3";
/// Bytes of the catalogue's checksum: what people compare.
const SUM: usize = 4;
/// Longer texts are no codes.
const MAX_READ: usize = 2_000;
/// People at work up to and including, class by class; part of the format.
pub const SIZE_LIMITS: [f64; 5] = [3.0, 10.0, 50.0, 100.0, 200.0];

const PLACE: &str = "location_type";
const WORKERS: &str = "workers";
const OFFERS: &str = "wl_offer";
const WANTS: &str = "wl_want";
const BAGS: &str = "ps_bags";

/// What something is reduced by, and what that is a share of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Indicator {
    /// VND, TOE, kg or m³ a year.
    pub base: f64,
    pub saved_pct: f64,
}

/// Likely low, middle and high of a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spread {
    pub p10: f64,
    pub p50: f64,
    pub p90: f64,
}

/// What a code says.
#[derive(Clone, Debug, PartialEq)]
pub struct ResultCode {
    /// Tells two codes of one business from two businesses; a hash of the assessment's own key.
    pub id: u32,
    /// Day it was made and date of the data, `YYYY-MM-DD`.
    pub made: String,
    pub data_version: String,
    /// First eight digits of the checksum of the catalogue it was made with; empty: the tool's own.
    pub catalogue: String,
    /// Id of the trade; empty when this release does not know it.
    pub trade: String,
    /// Choice of `location_type`.
    pub place: Option<String>,
    /// Position in [`SIZE_LIMITS`], or one above; `None`: not told.
    pub size: Option<u8>,
    pub full: bool,
    pub grade: Grade,
    /// Material, energy, dust, domestic wastewater, all together (I1–I4, Ic of Method §4.20).
    pub indicators: [Option<Indicator>; 5],
    /// Chosen measures together; per year.
    pub savings: Ledgers,
    /// VND; `None`: not known for all.
    pub capital: Option<f64>,
    /// VND a year, likely to be done within a year.
    pub likely: f64,
    /// Money (VND), energy (TOE), greenhouse gases (kg), all together (%), each per year.
    pub ranges: [Spread; 4],
    /// Maturity, 0–100.
    pub score: Option<u8>,
    /// Choice of the awareness question.
    pub awareness: Option<String>,
    /// Hard-to-degrade bags are gone.
    pub no_plastic_bags: Option<bool>,
    /// Measures by id: chosen, proposed beyond that, done.
    pub chosen: Vec<String>,
    pub proposed: Vec<String>,
    pub done: Vec<String>,
    /// Questions answered "no" and "don't know", by id.
    pub not_yet: Vec<String>,
    pub unknown: Vec<String>,
    /// By-products on offer and wanted.
    pub offers: Vec<String>,
    pub wants: Vec<String>,
    /// Plastic bags handed out a day; `None`: not told, or a code of the first format.
    pub bags_a_day: Option<f64>,
    /// Chosen measures that are quick wins and need no money.
    pub ready: u8,
    /// VND of the chosen measures by class of solution; only classes that need money.
    pub capital_by_class: Vec<(String, f64)>,
}

/// Why a code cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeFault {
    Newer,
    /// Cut, changed, or none of ours.
    Damaged,
}

// --- writing ---------------------------------------------------------------------------------

/// The code as text: capitals and digits only.
pub fn encode_result(code: &ResultCode) -> String {
    let mut to = Writer::default();
    to.fixed(&code.id.to_be_bytes());
    write_day(&mut to, &code.made);
    write_day(&mut to, &code.data_version);
    write_code(&mut to, Some(&code.trade));
    write_code(&mut to, code.place.as_ref());
    write_code(&mut to, code.awareness.as_ref());
    to.byte(code.size.map_or(0, |s| s.saturating_add(1)));
    let grade = code.grade.of([0, 1, 2, 3]);
    let bags = code.no_plastic_bags.map_or(0, |gone| 1 + u8::from(gone));
    to.byte(grade | u8::from(code.full) << 2 | bags << 3);
    to.byte(code.score.map_or(0, |s| s.saturating_add(1)));
    for indicator in &code.indicators {
        let known = indicator.unwrap_or_default();
        write_short(&mut to, known.base);
        write_short(&mut to, known.saved_pct);
    }
    figures(&code.savings).iter().for_each(|figure| write_short(&mut to, *figure));
    write_short(&mut to, code.capital.map_or(0.0, |c| c + 1.0));
    write_short(&mut to, code.likely);
    for range in &code.ranges {
        [range.p10, range.p50, range.p90].iter().for_each(|figure| write_short(&mut to, *figure));
    }
    for list in lists(code) {
        to.count(list.len());
        list.iter().for_each(|id| to.fixed(&short_code(id).to_be_bytes()));
    }
    write_short(&mut to, code.bags_a_day.map_or(0.0, |bags| bags + 1.0));
    to.byte(code.ready);
    to.count(code.capital_by_class.len());
    for (class, capital) in &code.capital_by_class {
        write_code(&mut to, Some(class));
        write_short(&mut to, *capital);
    }
    let version = match sum_bytes(&code.catalogue) {
        Some(sum) => {
            to.fixed(&sum);
            OTHER
        }
        None => VERSION,
    };
    format!("{PREFIX}{version}{}", base32(&sealed(to.0)))
}

fn sum_bytes(digits: &str) -> Option<[u8; SUM]> {
    Some(u32::from_str_radix(digits.get(..SUM * 2)?, 16).ok()?.to_be_bytes())
}

fn lists(code: &ResultCode) -> [&Vec<String>; 7] {
    [
        &code.chosen,
        &code.proposed,
        &code.done,
        &code.not_yet,
        &code.unknown,
        &code.offers,
        &code.wants,
    ]
}

/// Two bytes reach to the year 2149.
fn write_day(to: &mut Writer, day: &str) {
    let days = dates::days(day).and_then(|days| u16::try_from(days).ok());
    to.fixed(&days.unwrap_or_default().to_be_bytes());
}

fn write_code(to: &mut Writer, id: Option<&String>) {
    to.fixed(&id.map_or(0, |id| short_code(id)).to_be_bytes());
}

fn figures(l: &Ledgers) -> [f64; 9] {
    let mass = [l.material_mass.0, l.dust.0, l.waste.0];
    let [material, dust, waste] = mass;
    let (money, value) = (l.money.0, l.material.0);
    [money, value, material, l.energy.0, l.water.0, l.wastewater.0, dust, waste, l.co2e.0]
}

// --- reading ---------------------------------------------------------------------------------

/// Whether a text wants to be a result code of any version.
pub(super) fn is_code(text: &str) -> bool {
    let mut rest = text.strip_prefix(PREFIX).unwrap_or_default().chars();
    rest.next().is_some_and(|version| version.is_ascii_digit())
        && rest.all(|c| c.is_ascii_alphanumeric())
}

/// The letters of a code after its version, and which format it is.
///
/// # Errors
/// When it is of a later version, or none of ours.
pub(super) fn letters_of(code: &str) -> Result<(&str, Format), CodeFault> {
    let rest = code.strip_prefix(PREFIX).ok_or(CodeFault::Damaged)?;
    let known = [(VERSION, Format::Present), (FIRST, Format::First), (OTHER, Format::Other)];
    let found = known.into_iter().find_map(|(v, format)| Some((rest.strip_prefix(v)?, format)));
    let numbered = rest.starts_with(|c: char| c.is_ascii_digit());
    found.ok_or(if numbered { CodeFault::Newer } else { CodeFault::Damaged })
}

/// What a code consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    First,
    Present,
    Other,
}

/// Reads a code.
///
/// # Errors
/// When it is of a later version, or not whole.
pub fn decode_result(catalogue: &Catalogue, text: &str) -> Result<ResultCode, CodeFault> {
    let text = text.trim();
    if text.len() > MAX_READ || !is_code(text) {
        return Err(CodeFault::Damaged);
    }
    let (letters, format) = letters_of(text)?;
    let bytes = from_base32(letters).ok_or(CodeFault::Damaged)?;
    let bytes = opened(&bytes).ok_or(CodeFault::Damaged)?;
    read_whole(catalogue, Reader(bytes), format).ok_or(CodeFault::Damaged)
}

fn read_whole(catalogue: &Catalogue, mut from: Reader, format: Format) -> Option<ResultCode> {
    let id = u32::from_be_bytes(from.array()?);
    let (made, data_version) = (read_day(&mut from)?, read_day(&mut from)?);
    let trade = read_choice(catalogue, &mut from, TRADE)?.unwrap_or_default();
    let place = read_choice(catalogue, &mut from, PLACE)?;
    let awareness = read_choice(catalogue, &mut from, &catalogue.quick.awareness)?;
    let size = from.byte()?.checked_sub(1);
    let marks = from.byte()?;
    let grade = match marks & 3 {
        0 => Grade::A,
        1 => Grade::B,
        2 => Grade::C,
        _ => Grade::D,
    };
    let no_plastic_bags = match marks >> 3 & 3 {
        1 => Some(false),
        2 => Some(true),
        _ => None,
    };
    let score = from.byte()?.checked_sub(1);
    let mut next = || read_short(&mut from);
    let mut indicators = [None; 5];
    for indicator in &mut indicators {
        let (base, saved_pct) = (next()?, next().filter(|pct| *pct <= 100.0)?);
        *indicator = (base > 0.0).then_some(Indicator { base, saved_pct });
    }
    let savings = read_ledgers(&mut next)?;
    let (capital, likely) = (next()?, next()?);
    let mut ranges = [Spread::default(); 4];
    for range in &mut ranges {
        *range = Spread { p10: next()?, p50: next()?, p90: next()? };
        // A forged one must not turn a group's range around.
        if range.p10 > range.p50 || range.p50 > range.p90 {
            return None;
        }
    }
    let measures = || catalogue.measures.iter().map(|m| m.id.as_str()).collect();
    let questions = || catalogue.questions.iter().map(|q| q.id.as_str()).collect();
    let mut code = ResultCode {
        id,
        made,
        data_version,
        catalogue: String::new(),
        trade,
        place,
        size,
        full: marks & 4 != 0,
        grade,
        indicators,
        savings,
        capital: (capital > 0.0).then(|| (capital - 1.0).max(0.0)),
        likely,
        ranges,
        score,
        awareness,
        no_plastic_bags,
        chosen: read_list(&mut from, measures())?,
        proposed: read_list(&mut from, measures())?,
        done: read_list(&mut from, measures())?,
        not_yet: read_list(&mut from, questions())?,
        unknown: read_list(&mut from, questions())?,
        offers: read_list(&mut from, choices(catalogue, OFFERS))?,
        wants: read_list(&mut from, choices(catalogue, WANTS))?,
        bags_a_day: None,
        ready: 0,
        capital_by_class: Vec::new(),
    };
    if format != Format::First {
        read_later_part(catalogue, &mut from, &mut code)?;
    }
    if format == Format::Other {
        code.catalogue = format!("{:08x}", u32::from_be_bytes(from.array()?));
    }
    from.is_empty().then_some(code)
}

/// What the second format added.
fn read_later_part(catalogue: &Catalogue, from: &mut Reader, code: &mut ResultCode) -> Option<()> {
    let bags = read_short(from)?;
    code.bags_a_day = (bags > 0.0).then(|| (bags - 1.0).max(0.0));
    code.ready = from.byte()?;
    for _ in 0..from.count()? {
        let class = u16::from_be_bytes(from.array()?);
        let capital = read_short(from)?;
        let classes = catalogue.cp_classes.iter().map(|class| class.id.as_str());
        let known = by_short_code(classes, class).map(|id| (id.to_owned(), capital));
        code.capital_by_class.extend(known);
    }
    Some(())
}

fn read_day(from: &mut Reader) -> Option<String> {
    let days = u16::from_be_bytes(from.array()?);
    Some(if days == 0 { String::new() } else { dates::iso_day(i64::from(days)) })
}

fn read_choice(catalogue: &Catalogue, from: &mut Reader, field: &str) -> Option<Option<String>> {
    let code = u16::from_be_bytes(from.array()?);
    let found = by_short_code(choices(catalogue, field).into_iter(), code);
    Some(found.filter(|_| code != 0).map(str::to_owned))
}

fn read_ledgers(next: &mut impl FnMut() -> Option<f64>) -> Option<Ledgers> {
    Some(Ledgers {
        money: Vnd(next()?),
        material: Vnd(next()?),
        material_mass: Kilogram(next()?),
        energy: Toe(next()?),
        water: CubicMetre(next()?),
        wastewater: CubicMetre(next()?),
        dust: Kilogram(next()?),
        waste: Kilogram(next()?),
        co2e: KgCo2e(next()?),
    })
}

/// Ids that this release does not know are left out.
fn read_list(from: &mut Reader, ids: Vec<&str>) -> Option<Vec<String>> {
    let count = from.count()?;
    let mut list = Vec::new();
    for _ in 0..count {
        let code = u16::from_be_bytes(from.array()?);
        list.extend(by_short_code(ids.iter().copied(), code).map(str::to_owned));
    }
    Some(list)
}
