//! Cases that are evaluated natively here and again in WebAssembly: every saved assessment of the
//! repository, on the catalogue it stands beside, and invented businesses.

use std::fs;
use std::path::{Path, PathBuf};

use probe::Case;
use serde_json::{Value, json};
use vong_xanh::assessment::document;
use vong_xanh::catalogue::pack::{decode_catalogue, encode};
use vong_xanh::catalogue::{embedded, load_dir};

use crate::invented;

/// Where assessments are kept.
const PLACES: [&str; 2] = ["data", "tests/fixtures"];
const INVENTED: u64 = 300;
/// Few for the invented businesses, whose point is variety.
const DRAWS: [usize; 2] = [500, 50];
const BUILT_IN: &str = "built-in.bin";

/// A case as the clock needs it.
pub struct Entry {
    pub name: String,
    /// Worth timing: real assessments, and the largest of the invented ones.
    pub timed: bool,
    pub pack: Vec<u8>,
    pub assessment: String,
}

/// Writes `NNN.json` for each case and the catalogue packs they name.
pub fn write(root: &Path, folder: &Path) -> Result<(), String> {
    let built_in = embedded::packs().iter().find(|(name, _)| *name == "core");
    let (_, core) = built_in.ok_or("there is no core pack")?;
    write_file(&folder.join(BUILT_IN), core)?;
    let mut assessments = Vec::new();
    for place in PLACES {
        collect(&root.join(place), &mut assessments);
    }
    assessments.sort();
    let mut wishes = Vec::new();
    for path in assessments {
        let Ok(text) = fs::read_to_string(&path) else { continue };
        if !document::read(&text).is_ok_and(|opened| opened.faults.is_empty()) {
            continue;
        }
        let name = path.strip_prefix(root).unwrap_or(&path).display().to_string();
        let beside = path.parent().filter(|dir| dir.join("base.json").exists());
        let catalogue = match beside {
            None => BUILT_IN.to_owned(),
            Some(dir) => write_overlay(dir, folder, wishes.len())?,
        };
        // What once broke a reader is a case, but no business.
        let timed = !name.contains("corpus");
        wishes.push(Wish { name, timed, catalogue, assessment: text });
    }
    wishes.extend(invented_wishes(core)?);
    for (number, wish) in wishes.iter().enumerate() {
        write_case(folder, number, wish)?;
    }
    Ok(())
}

struct Wish {
    name: String,
    timed: bool,
    /// File name of the pack.
    catalogue: String,
    assessment: String,
}

fn invented_wishes(core: &[u8]) -> Result<Vec<Wish>, String> {
    let catalogue = decode_catalogue(core).map_err(|error| error.to_string())?;
    let mut largest = (0, 0);
    let mut wishes = Vec::new();
    for seed in 0..INVENTED {
        let assessment = invented::business(&catalogue, seed).to_json();
        largest = largest.max((Case::new(core, &assessment)?.evaluate(1), wishes.len()));
        let name = format!("invented business {seed}");
        wishes.push(Wish { name, timed: false, catalogue: BUILT_IN.to_owned(), assessment });
    }
    if let Some(wish) = wishes.get_mut(largest.1) {
        wish.timed = true;
    }
    Ok(wishes)
}

fn write_case(folder: &Path, number: usize, wish: &Wish) -> Result<(), String> {
    let pack = read_file(&folder.join(&wish.catalogue))?;
    let [many, few] = DRAWS;
    let draws = if wish.timed { many } else { few };
    let expected = Case::new(&pack, &wish.assessment)
        .map_err(|error| format!("{}: {error}", wish.name))?
        .report(draws);
    let entry = json!({
        "name": wish.name,
        "timed": wish.timed,
        "catalogue": wish.catalogue,
        "assessment": wish.assessment,
        "draws": draws,
        "expected": expected,
    });
    write_file(&folder.join(format!("{number:03}.json")), entry.to_string().as_bytes())
}

/// Packs the catalogue of a directory that replaces some files of another.
fn write_overlay(dir: &Path, folder: &Path, number: usize) -> Result<String, String> {
    let compiled = load_dir(dir).map_err(|problems| {
        problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    })?;
    let name = format!("{number:03}.bin");
    let bytes = encode(&compiled.catalogue).map_err(|error| error.to_string())?;
    write_file(&folder.join(&name), &bytes)?;
    Ok(name)
}

/// Reads back what [`write`] wrote.
pub fn read(folder: &Path) -> Result<Vec<Entry>, String> {
    let mut files = Vec::new();
    collect(folder, &mut files);
    files.sort();
    let entry = |path: &PathBuf| {
        let text = String::from_utf8_lossy(&read_file(path)?).into_owned();
        let entry: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
        let word =
            |key: &str| entry.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Entry {
            name: word("name"),
            timed: entry.get("timed").and_then(Value::as_bool).unwrap_or(false),
            pack: read_file(&folder.join(word("catalogue")))?,
            assessment: word("assessment"),
        })
    };
    files.iter().map(entry).collect()
}

/// All JSON files below a folder.
fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "json") {
            found.push(path);
        }
    }
}

fn read_file(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write_file(path: &Path, bytes: &[u8]) -> Result<(), String> {
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}
