//! Catalogue directories on disk: full ones, and overlays that replace some files of another.

use std::fs;
use std::path::{Path, PathBuf};

use super::compile::{Compiled, FILE_NAMES, Problem, RawFile, RawFiles, Role, compile};

/// Overlays may stand on overlays, but not for ever.
const DEEPEST_BASE: usize = 8;

/// Names of the catalogue that comes with the tool, in `base.json`.
const BUILT_IN: [&str; 2] = ["built-in", "embedded"];

/// The files of the catalogue that comes with the tool, in the order of [`FILE_NAMES`].
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
        let value: serde_json::Value = serde_json::from_str(&text)
            .map_err(|error| fault(format!("not valid JSON: {error}")))?;
        let Some(base) = value.get("base").and_then(serde_json::Value::as_str) else {
            return Err(fault("the directory it builds on is expected".to_owned()));
        };
        if BUILT_IN.contains(&base) {
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
    FILE_NAMES.into_iter().zip(BUILT_IN_TEXTS).map(move |(name, text)| RawFile {
        path: format!("built-in/{name}.json"),
        text: text.to_owned(),
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
