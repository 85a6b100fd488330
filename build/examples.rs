//! Packs the example businesses of `data/examples/`: every `.json` file there is one. The program
//! itself gets only their names, for the doors of the start page; the files travel as one pack.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

/// What the build has to know of a saved file; the rest is checked when it is read as one.
#[derive(Deserialize)]
struct Head {
    id: String,
    title: Title,
    answers: Answers,
}

#[derive(Deserialize)]
struct Title {
    vi: String,
    en: String,
}

#[derive(Deserialize)]
struct Answers {
    sector: Sector,
}

#[derive(Deserialize)]
struct Sector {
    value: Choice,
}

#[derive(Deserialize)]
struct Choice {
    choice: String,
}

/// Writes `examples.rs` (names) and `examples.bin` (files) into `out_dir`, both in the order of the
/// trades given by id; every fault names its file.
pub fn generate(folder: &Path, trades: &[&str], out_dir: &Path) -> Result<(), Vec<String>> {
    let fault = |error: std::io::Error| vec![format!("{}: {error}", folder.display())];
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut paths: Vec<PathBuf> = entries.map_err(fault)?.iter().map(fs::DirEntry::path).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end == "json"));
    paths.sort();
    let mut examples = Vec::new();
    let mut complaints = Vec::new();
    for path in paths {
        match read(&path, trades) {
            Ok(example) => examples.push(example),
            Err(error) => complaints.push(format!("{}: {error}", path.display())),
        }
    }
    if !complaints.is_empty() {
        return Err(complaints);
    }
    examples.sort_by_key(|(trade, ..)| *trade);
    let mut module = format!("static NAMES: [Name; {}] = [\n", examples.len());
    let mut pack = Vec::new();
    for (_, Head { id, title: Title { vi, en }, .. }, text) in examples {
        module += &format!("    Name {{ id: {id:?}, vi: {vi:?}, en: {en:?} }},\n");
        pack.push((id, text));
    }
    module += "];\n";
    let pack = postcard::to_allocvec(&pack).map_err(|error| vec![format!("examples: {error}")])?;
    let write = |name: &str, bytes: &[u8]| {
        let error = |error| vec![format!("{name}: {error}")];
        fs::write(out_dir.join(name), bytes).map_err(error)
    };
    write("examples.rs", module.as_bytes())?;
    write("examples.bin", &pack)
}

/// The place of its trade, its head, and the file as it stands.
fn read(path: &Path, trades: &[&str]) -> Result<(usize, Head, String), String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let reader = &mut serde_json::Deserializer::from_str(&text);
    let head: Head = serde_path_to_error::deserialize(reader).map_err(|error| error.to_string())?;
    let sector = &head.answers.sector.value.choice;
    let trade = trades.iter().position(|trade| trade == sector);
    Ok((trade.ok_or_else(|| format!("there is no trade \"{sector}\""))?, head, text))
}
