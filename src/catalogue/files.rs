//! Catalogue directories on disk: full ones, and overlays that replace some files of another.

use std::fs;
use std::path::{Path, PathBuf};

use super::compile::{Compiled, FILE_NAMES, Problem, RawFile, RawFiles, Role, compile};

/// Overlays may stand on overlays, but not for ever.
const DEEPEST_BASE: usize = 8;

/// Names of the catalogue that comes with the tool, in `base.json`.
const BUILT_IN: [&str; 2] = ["built-in", "embedded"];

/// The files of the catalogue that comes with the tool, in the order of [`FILE_NAMES`].
#[cfg(not(target_arch = "wasm32"))]
const BUILT_IN_TEXTS: [&str; 11] = [
    include_str!("../../data/trades.json"),
    include_str!("../../data/measures.json"),
    include_str!("../../data/questions.json"),
    include_str!("../../data/factors.json"),
    include_str!("../../data/targets.json"),
    include_str!("../../data/benchmarks.json"),
    include_str!("../../data/law.json"),
    include_str!("../../data/glossary.json"),
    include_str!("../../data/method-constants.json"),
    include_str!("../../data/evidence-iac.json"),
    include_str!("../../data/sources.json"),
];

#[cfg(not(target_arch = "wasm32"))]
pub(super) fn built_in_texts() -> Vec<String> {
    BUILT_IN_TEXTS.map(str::to_owned).to_vec()
}

/// In the browser they are handed over before anything else is asked.
#[cfg(target_arch = "wasm32")]
static GIVEN: std::sync::OnceLock<Vec<String>> = std::sync::OnceLock::new();

#[cfg(target_arch = "wasm32")]
fn built_in_texts() -> Vec<String> {
    GIVEN.get().cloned().unwrap_or_default()
}

/// Takes the tool's own files over, as they stand beside the packs; `false` when they do not fit.
#[cfg(target_arch = "wasm32")]
pub fn give_built_in(beside: &[u8], packs: &[u8]) -> bool {
    match super::beside::together(beside, packs) {
        Some(texts) if texts.len() == FILE_NAMES.len() => GIVEN.set(texts).is_ok(),
        _ => false,
    }
}

/// Loads a directory in the format of `data/`, or an overlay: a directory with
/// `base.json` `{"base": "<directory, relative to this one>"}` and the files that differ.
///
/// All problems are returned together; [`Compiled::warnings`] holds those that do not stop.
pub fn load_dir(dir: &Path) -> Result<Compiled, Vec<Problem>> {
    compile(&read_dir(dir)?)
}

/// The files of a directory, each from the topmost overlay that has it.
pub fn read_dir(dir: &Path) -> Result<RawFiles, Vec<Problem>> {
    let mut found: [Option<RawFile>; 11] = Default::default();
    let mut layers = Layers { dir: dir.to_owned(), role: Role::Full };
    for _ in 0..DEEPEST_BASE {
        let base = layers.read(&mut found)?;
        match base {
            Base::None => return files(found, &layers.dir),
            Base::BuiltIn => {
                for (slot, file) in found.iter_mut().zip(built_in(Role::Base)) {
                    slot.get_or_insert(file);
                }
                return files(found, &layers.dir);
            }
            Base::Dir(path) => layers = Layers { dir: path, role: Role::Base },
        }
    }
    let message = format!("more than {DEEPEST_BASE} directories build on each other");
    Err(vec![problem(&dir.join("base.json"), "base", message)])
}

/// Larger files and sets of files are refused unread: ours are 1.2 MB together.
const MAX_FILE_BYTES: usize = 4_000_000;
const MAX_FILES: usize = 40;
/// Letters of a name.
const MAX_NAME: usize = 80;
/// The kind of a catalogue in one file.
const PACKED: &str = "vong-xanh/catalogue";

/// Loads files that somebody picked, by name and text: those of a directory, or a whole one packed as
/// `{"format": "vong-xanh/catalogue", "files": {"measures.json": …}}`. Folders before a name do not
/// count; other files are left alone. The catalogue is called as the pack or `base.json` says, else
/// as the folder or the packed file.
pub fn load_texts(picked: &[(String, String)]) -> Result<Compiled, Vec<Problem>> {
    let unpacked = match picked {
        [(name, text)] => unpack(name, text)?,
        _ => None,
    };
    let called = unpacked.as_ref().map_or_else(|| folder_of(picked), |(name, _)| name.clone());
    let picked = unpacked.as_ref().map_or(picked, |(_, files)| files);
    let at = |name: &str| PathBuf::from(name);
    if picked.len() > MAX_FILES {
        return Err(vec![problem(&at(""), "", format!("more than {MAX_FILES} files"))]);
    }
    let mut found: [Option<RawFile>; 11] = Default::default();
    let mut base = None;
    for (path, text) in picked {
        let name = path.rsplit(['/', '\\']).next().unwrap_or_default();
        if text.len() > MAX_FILE_BYTES {
            let message = format!("{} bytes; at most {MAX_FILE_BYTES} are read", text.len());
            return Err(vec![problem(&at(name), "", message)]);
        }
        let text = text.trim_start_matches('\u{feff}');
        if name == "base.json" {
            base = Some(text);
        }
        let place = FILE_NAMES.iter().position(|known| name.strip_suffix(".json") == Some(*known));
        let Some(slot) = place.and_then(|place| found.get_mut(place)) else { continue };
        let (path, text) = (name.to_owned(), text.to_owned());
        if slot.replace(RawFile { path, text, role: Role::Full }).is_some() {
            return Err(vec![problem(&at(name), "", "stands twice among these files")]);
        }
    }
    if found.iter().all(Option::is_none) {
        return Err(vec![problem(&at(""), "", "there is no catalogue file among these")]);
    }
    let mut own_name = None;
    if let Some(text) = base {
        let (base, name) = base_of(&at("base.json"), text)?;
        own_name = name;
        if !BUILT_IN.contains(&base.as_str()) {
            let message = format!("only \"built-in\" can be built on here, not \"{base}\"");
            return Err(vec![problem(&at("base.json"), "base", message)]);
        }
        found.iter_mut().flatten().for_each(|file| file.role = Role::Overlay);
        for (slot, file) in found.iter_mut().zip(built_in(Role::Base)) {
            slot.get_or_insert(file);
        }
    }
    let mut compiled = compile(&files(found, Path::new(""))?)?;
    compiled.catalogue.name = cut(&own_name.unwrap_or(called));
    Ok(compiled)
}

/// `bac-ninh` of `data/bac-ninh/measures.json`; empty where files come without a folder.
fn folder_of(picked: &[(String, String)]) -> String {
    let folder = picked.iter().find_map(|(path, _)| {
        let mut parts = path.rsplit(['/', '\\']);
        let name = parts.next()?.strip_suffix(".json")?;
        parts.next().filter(|_| FILE_NAMES.contains(&name))
    });
    folder.unwrap_or_default().to_owned()
}

/// A name fits into a line.
fn cut(name: &str) -> String {
    name.trim().chars().filter(|c| !c.is_control()).take(MAX_NAME).collect()
}

/// The catalogue that comes with the tool in one file, for whoever makes one of their own of it.
pub fn built_in_bundle() -> String {
    let files = FILE_NAMES.iter().zip(built_in_texts());
    let files = files.map(|(name, text)| format!("\"{name}.json\": {}", text.trim()));
    let files: Vec<String> = files.collect();
    format!(
        "{{\"format\": \"{PACKED}\", \"schema\": 1, \"files\": {{\n{}\n}}}}\n",
        files.join(",\n")
    )
}

/// Name and files of a packed catalogue.
type Unpacked = (String, Vec<(String, String)>);

/// What is in a packed catalogue; `None` for any other file.
fn unpack(name: &str, text: &str) -> Result<Option<Unpacked>, Vec<Problem>> {
    if text.len() > MAX_FILE_BYTES {
        let message = format!("{} bytes; at most {MAX_FILE_BYTES} are read", text.len());
        return Err(vec![problem(Path::new(name), "", message)]);
    }
    let fault = |message: String| vec![problem(Path::new(name), "", message)];
    let value: serde_json::Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| fault(format!("not valid JSON: {error}")))?;
    if value.get("format").and_then(serde_json::Value::as_str) != Some(PACKED) {
        return Ok(None);
    }
    if value.get("schema").and_then(serde_json::Value::as_u64).is_some_and(|schema| schema > 1) {
        return Err(fault("written by a later version of the tool".to_owned()));
    }
    let Some(files) = value.get("files").and_then(serde_json::Value::as_object) else {
        return Err(vec![problem(Path::new(name), "files", "is missing")]);
    };
    let text =
        |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let file = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let called = value.get("name").and_then(serde_json::Value::as_str);
    let called = called.unwrap_or_else(|| file.strip_suffix(".json").unwrap_or(file)).to_owned();
    let files = files.iter().map(|(name, value)| (name.clone(), text(value)));
    Ok(Some((called, files.collect())))
}

/// What `base.json` names: the directory below, and what this one is called.
fn base_of(path: &Path, text: &str) -> Result<(String, Option<String>), Vec<Problem>> {
    let fault = |message: String| vec![problem(path, "base", message)];
    let value: serde_json::Value =
        serde_json::from_str(text).map_err(|error| fault(format!("not valid JSON: {error}")))?;
    let word = |key| value.get(key).and_then(serde_json::Value::as_str).map(str::to_owned);
    let base = word("base");
    let base = base.ok_or_else(|| fault("the directory it builds on is expected".to_owned()))?;
    Ok((base, word("name")))
}

/// What a directory builds on.
enum Base {
    None,
    BuiltIn,
    Dir(PathBuf),
}

/// One directory of the chain.
struct Layers {
    dir: PathBuf,
    role: Role,
}

impl Layers {
    /// Fills the gaps in `found` with this directory's files.
    fn read(&self, found: &mut [Option<RawFile>; 11]) -> Result<Base, Vec<Problem>> {
        if !self.dir.is_dir() {
            return Err(vec![problem(&self.dir, "", "there is no such directory")]);
        }
        let base = self.base()?;
        let role = match (&base, self.role) {
            (Base::None, role) => role,
            (_, Role::Full) => Role::Overlay,
            (_, role) => role,
        };
        for (slot, name) in found.iter_mut().zip(FILE_NAMES) {
            let path = self.dir.join(format!("{name}.json"));
            if slot.is_some() || !path.exists() {
                continue;
            }
            let text = fs::read_to_string(&path)
                .map_err(|error| vec![problem(&path, "", error.to_string())])?;
            *slot = Some(RawFile { path: path.display().to_string(), text, role });
        }
        Ok(base)
    }

    fn base(&self) -> Result<Base, Vec<Problem>> {
        let path = self.dir.join("base.json");
        if !path.exists() {
            return Ok(Base::None);
        }
        let fault = |message: String| vec![problem(&path, "base", message)];
        let text = fs::read_to_string(&path).map_err(|error| fault(error.to_string()))?;
        let (base, _) = base_of(&path, &text)?;
        if BUILT_IN.contains(&base.as_str()) {
            return Ok(Base::BuiltIn);
        }
        let dir = self.dir.join(base);
        if !dir.is_dir() {
            return Err(fault(format!("there is no directory {}", dir.display())));
        }
        Ok(Base::Dir(dir))
    }
}

/// The catalogue that comes with the tool, as files.
fn built_in(role: Role) -> impl Iterator<Item = RawFile> {
    FILE_NAMES.into_iter().zip(built_in_texts()).map(move |(name, text)| RawFile {
        path: format!("built-in/{name}.json"),
        text,
        role,
    })
}

fn files(found: [Option<RawFile>; 11], dir: &Path) -> Result<RawFiles, Vec<Problem>> {
    let missing: Vec<Problem> = found
        .iter()
        .zip(FILE_NAMES)
        .filter(|(file, _)| file.is_none())
        .map(|(_, name)| problem(&dir.join(format!("{name}.json")), "", "the file is missing"))
        .collect();
    if !missing.is_empty() {
        return Err(missing);
    }
    let known = |name: &str| built_in(Role::Full).find(|file| file.path.ends_with(name));
    let empty = || RawFile { path: String::new(), text: String::new(), role: Role::Full };
    Ok(RawFiles {
        files: found.map(|file| file.unwrap_or_else(empty)),
        built_in: ["/method-constants.json", "/trades.json"]
            .map(|name| known(name).unwrap_or_else(empty)),
    })
}

fn problem(path: &Path, field: &str, message: impl Into<String>) -> Problem {
    Problem {
        file: path.display().to_string(),
        record: String::new(),
        field: field.to_owned(),
        message: message.into(),
    }
}
