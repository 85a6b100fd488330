//! What is wrong with a catalogue, in words for people who did not write the program: where, what,
//! and what to do.
//!
//! The sentences stand in `locales/catalogue-check.json`, looked up by the checker's own English ones;
//! `{}` stands for a part that differs from place to place.

use super::checked::{Checked, Said};
use super::compile::{Problem, read_value};
use super::files::load_texts;
use super::pack;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::OnceLock;

const WORDS: &str = include_str!("../../locales/catalogue-check.json");
const GAP: &str = "{}";
/// One mistake can be found a thousand times; more lines nobody reads.
const MOST_TOLD: usize = 200;

/// In which language to say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    Vi,
    En,
}

#[derive(Deserialize)]
struct Words {
    remedies: BTreeMap<String, Both>,
    /// Vietnamese names of what stands in gaps.
    things: BTreeMap<String, String>,
    messages: Vec<Message>,
}

#[derive(Deserialize)]
struct Both {
    vi: String,
    en: String,
}

#[derive(Deserialize)]
struct Message {
    en: String,
    vi: String,
    #[serde(rename = "do")]
    remedy: String,
}

fn words() -> &'static Words {
    static READ: OnceLock<Words> = OnceLock::new();
    READ.get_or_init(|| {
        let none =
            Words { remedies: BTreeMap::new(), things: BTreeMap::new(), messages: Vec::new() };
        let value: serde_json::Value = serde_json::from_str(WORDS).unwrap_or_default();
        read_value(&value).unwrap_or(none)
    })
}

/// Checks files that somebody picked, by name and text, and makes of them what the program reads.
pub fn checked(picked: &[(String, String)]) -> Checked {
    let told = |all: &[Problem]| {
        [Tongue::Vi, Tongue::En]
            .map(|tongue| all.iter().take(MOST_TOLD).map(|p| said(p, tongue)).collect())
    };
    let more = |all: &[Problem]| u32::try_from(all.len().saturating_sub(MOST_TOLD));
    match load_texts(picked) {
        Err(problems) => Checked {
            errors: told(&problems),
            more: more(&problems).unwrap_or(u32::MAX),
            ..Checked::default()
        },
        Ok(compiled) => {
            let catalogue = &compiled.catalogue;
            let counts =
                [catalogue.trades.len(), catalogue.measures.len(), catalogue.questions.len()];
            Checked {
                name: catalogue.name.clone(),
                version: catalogue.version.clone(),
                digest: catalogue.digest.clone(),
                counts: counts.map(|count| u32::try_from(count).unwrap_or(u32::MAX)),
                errors: Default::default(),
                warnings: told(&compiled.warnings),
                more: more(&compiled.warnings).unwrap_or(u32::MAX),
                // What was compiled always encodes.
                packs: pack::all(&compiled).unwrap_or_default(),
            }
        }
    }
}

/// The problem in plain words.
pub fn said(problem: &Problem, tongue: Tongue) -> Said {
    let words = words();
    let file = problem.file.rsplit(['/', '\\']).next().unwrap_or_default();
    let parts = [file, &problem.record, &problem.field];
    let place: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    let found = words.messages.iter().find_map(|m| Some((m, gaps(&m.en, &problem.message)?)));
    let remedy = found.as_ref().and_then(|(m, _)| words.remedies.get(&m.remedy));
    let wrong = match (&found, tongue) {
        (Some((message, gaps)), Tongue::Vi) => filled(&message.vi, gaps, &words.things),
        _ => problem.message.clone(),
    };
    let remedy = remedy.map(|both| match tongue {
        Tongue::Vi => both.vi.clone(),
        Tongue::En => both.en.clone(),
    });
    Said { place: place.join(": "), wrong, remedy: remedy.unwrap_or_default() }
}

/// What stands in the gaps of a pattern; `None` where the text is another one.
fn gaps<'a>(pattern: &str, text: &'a str) -> Option<Vec<&'a str>> {
    let mut parts = pattern.split(GAP);
    let mut rest = text.strip_prefix(parts.next()?)?;
    let mut found = Vec::new();
    let mut parts = parts.peekable();
    while let Some(part) = parts.next() {
        let end = if parts.peek().is_none() {
            rest.len().checked_sub(part.len()).filter(|_| rest.ends_with(part))?
        } else {
            rest.find(part)?
        };
        found.push(rest.get(..end)?);
        rest = rest.get(end + part.len()..)?;
    }
    rest.is_empty().then_some(found)
}

fn filled(pattern: &str, gaps: &[&str], things: &BTreeMap<String, String>) -> String {
    let named = |gap: &str| things.get(gap).cloned().unwrap_or_else(|| gap.to_owned());
    let each = gaps.iter().enumerate();
    each.fold(pattern.to_owned(), |text, (at, gap)| text.replace(&format!("{{{at}}}"), &named(gap)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn problem(message: &str) -> Problem {
        let text = |text: &str| text.to_owned();
        let (file, record) = (text("data/measures.json"), text("led-lighting"));
        Problem { file, record, field: text("saving.high"), message: text(message) }
    }

    #[test]
    fn gaps_are_found_in_their_order() {
        assert_eq!(gaps("unknown {} \"{}\"", "unknown end use \"x\""), Some(vec!["end use", "x"]));
        assert_eq!(gaps("is missing", "is missing"), Some(vec![]));
        assert_eq!(gaps("is missing", "is missing too"), None);
        assert_eq!(gaps("{} is expected", "a number is expected"), Some(vec!["a number"]));
    }

    #[test]
    fn both_languages_say_where_what_and_what_to_do() {
        for message in
            ["a share from 0 to 1 is expected", "unknown source \"x\"", "text is missing"]
        {
            let [vi, en] = [Tongue::Vi, Tongue::En].map(|tongue| said(&problem(message), tongue));
            assert_eq!(vi.place, "measures.json: led-lighting: saving.high");
            assert_eq!(en.wrong, message);
            assert_ne!(vi.wrong, message);
            assert!(!vi.remedy.is_empty() && !en.remedy.is_empty() && vi.remedy != en.remedy);
        }
        assert_eq!(
            said(&problem("unknown source \"x\""), Tongue::Vi).wrong,
            "không có nguồn nào mã \"x\""
        );
    }

    /// Every sentence that the checker can say is found with words of its own, not by the last line
    /// that takes anything.
    #[test]
    fn every_remedy_is_known_and_every_message_has_one() {
        let words: Words = serde_json::from_str(WORDS).unwrap();
        for message in &words.messages {
            assert!(words.remedies.contains_key(&message.remedy), "{}", message.en);
            let gaps = message.en.matches(GAP).count();
            let used = (0..9).filter(|at| message.vi.contains(&format!("{{{at}}}"))).count();
            assert!(used <= gaps, "{}", message.en);
        }
        let anything = words.messages.last().unwrap();
        assert_eq!(anything.en, GAP);
    }
}
