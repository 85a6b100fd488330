//! Turns `locales/{vi,en}/*.json` into `$OUT_DIR/words.rs`: one enum of every interface word and
//! one table of texts per language, so that a word that is missing, misspelt, empty, or no longer
//! used fails the build instead of reaching a reader. The tables hold the words of the first
//! screen; the others become two packs per language: `$OUT_DIR/words.{vi,en}.bin` with what the
//! questions and results say, and `$OUT_DIR/late.{vi,en}.bin` with the files in `late/`, which
//! come with the pages that need them.
//!
//! A key is the file's name followed by the nested names inside it: `title` in `start.json` is
//! `start.title`, which the program writes as `W::StartTitle`. `late/start.json` adds keys to the
//! same room: the folder says when a word comes, not what it is called.
//!
//! While several people add words at once, `VONG_XANH_LENIENT_WORDS=1` leaves out the check for
//! unused keys (and only that one).

#[path = "words_check.rs"]
mod check;

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use check::{compare, compare_placeholders, complain_unused, placeholders};
use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, Visitor};

/// The languages, as folder names below `locales/`; the first is the one keys are read from.
const LANGUAGES: [&str; 2] = ["vi", "en"];
/// The packs, in the order in which their words follow those of the first screen.
pub const PACKS: [&str; 2] = ["words", "late"];
/// The folder of a language whose words come late.
const LATE: &str = "late";
/// In a further language's folder: its name and the catalogue in it (see `languages.rs`).
pub const CATALOGUE: &str = "catalogue.json";
const LENIENT: &str = "VONG_XANH_LENIENT_WORDS";
/// Keys that begin so stand in the program itself: whatever is said before the packs have arrived
/// or when they cannot be had (frame, start page, notices, and the numbers and dates in them).
const FIRST: [&str; 7] =
    ["common.", "dates.", "delivery.", "errors.file_", "numbers.", "shell.", "start."];

/// One text and where it stands, so that a complaint can name the place.
#[derive(Debug)]
struct Word {
    text: String,
    file: String,
    /// In `late/`.
    late: bool,
}

/// Every word of one language by its full dotted key.
type Words = BTreeMap<String, Word>;

/// Writes `words.rs` into `out_dir`; every fault becomes one `cargo::error` line, which makes
/// Cargo stop the build and show it.
pub fn generate(root: &Path, out_dir: &Path) {
    let lenient = std::env::var(LENIENT).is_ok_and(|value| value == "1");
    println!("cargo::rerun-if-env-changed={LENIENT}");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=build/words.rs");
    println!("cargo::rerun-if-changed=build/words_check.rs");
    if !lenient {
        println!("cargo::rerun-if-changed=src");
    }
    let complaints = match source(root, lenient).and_then(|made| write(&made, out_dir)) {
        Ok(()) => return,
        Err(complaints) => complaints,
    };
    for complaint in complaints {
        println!("cargo::error={complaint}");
    }
}

/// What is made of the locale files.
#[derive(Debug)]
pub struct Generated {
    /// Text of `words.rs`.
    pub module: String,
    /// The words that are not in the module, in the order of the enum: for each of [`PACKS`] the
    /// texts in each language.
    pub packs: [[Vec<String>; 2]; 2],
}

/// Everything generated, or every fault found in the locale files.
pub fn source(root: &Path, lenient: bool) -> Result<Generated, Vec<String>> {
    let mut complaints = Vec::new();
    let [vi, en] = LANGUAGES.map(|language| read_language(root, language, &mut complaints));
    if complaints.is_empty() {
        compare(&vi, &en, LANGUAGES[1], &mut complaints);
        compare(&en, &vi, LANGUAGES[0], &mut complaints);
        compare_placeholders(&vi, &en, &mut complaints);
        let idents = idents(&vi, &mut complaints);
        if !lenient {
            complain_unused(root, &idents, &vi, &mut complaints);
        }
        if complaints.is_empty() {
            return Ok(render(&idents, &vi, &en));
        }
    }
    Err(complaints)
}

/// The further languages: all other folders of `locales/`, in the order of their codes.
pub fn further(root: &Path) -> Vec<String> {
    let entries = fs::read_dir(root.join("locales")).into_iter().flatten().flatten();
    let folders = entries.filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut codes: Vec<String> = names.filter(|n| !LANGUAGES.contains(&n.as_str())).collect();
    codes.sort();
    codes
}

/// The words of a further language for each of [`PACKS`]; the first pack ends with the words of the
/// first screen, which the program itself holds in the first two languages only.
pub fn translation(root: &Path, code: &str) -> Result<[Vec<String>; 2], Vec<String>> {
    let mut complaints = Vec::new();
    let [first_language, _] = LANGUAGES;
    let [vi, other] =
        [first_language, code].map(|language| read_language(root, language, &mut complaints));
    if complaints.is_empty() {
        compare(&vi, &other, code, &mut complaints);
        compare(&other, &vi, first_language, &mut complaints);
        compare_placeholders(&vi, &other, &mut complaints);
    }
    let idents = idents(&vi, &mut complaints);
    if !complaints.is_empty() {
        return Err(complaints);
    }
    let [first, mut soon, late] = in_order(&idents, &vi);
    soon.extend(first);
    Ok([texts(&soon, &other), texts(&late, &other)])
}

fn write(made: &Generated, out_dir: &Path) -> Result<(), Vec<String>> {
    let complain = |complaint| vec![complaint];
    for (pack, languages) in PACKS.iter().zip(&made.packs) {
        for (language, texts) in LANGUAGES.iter().zip(languages) {
            let name = format!("{pack}.{language}.bin");
            let bytes =
                postcard::to_allocvec(texts).map_err(|error| vec![format!("{name}: {error}")])?;
            write_if_changed(&out_dir.join(name), &bytes).map_err(complain)?;
        }
    }
    write_if_changed(&out_dir.join("words.rs"), made.module.as_bytes()).map_err(complain)
}

/// An unchanged file keeps its date, so that a new word does not recompile more than it must.
fn write_if_changed(path: &Path, bytes: &[u8]) -> Result<(), String> {
    if fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    fs::write(path, bytes).map_err(|error| format!("{}: {error}", path.display()))
}

// --- reading -------------------------------------------------------------------------------

/// JSON as the locale files use it: texts and objects, order kept, a name twice refused.
enum Tree {
    Text(String),
    Branch(Vec<(String, Tree)>),
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TreeVisitor;
        impl<'de> Visitor<'de> for TreeVisitor {
            type Value = Tree;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a text or an object of texts")
            }
            fn visit_str<E>(self, text: &str) -> Result<Tree, E> {
                Ok(Tree::Text(text.to_owned()))
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Tree, A::Error> {
                let mut branch: Vec<(String, Tree)> = Vec::new();
                while let Some((name, tree)) = map.next_entry::<String, Tree>()? {
                    if branch.iter().any(|(other, _)| *other == name) {
                        return Err(A::Error::custom(format!("the key \"{name}\" stands twice")));
                    }
                    branch.push((name, tree));
                }
                Ok(Tree::Branch(branch))
            }
        }
        deserializer.deserialize_any(TreeVisitor)
    }
}

fn read_language(root: &Path, language: &str, complaints: &mut Vec<String>) -> Words {
    let mut words = Words::new();
    let folder = root.join("locales").join(language);
    let mut paths = match files_below(&folder, "json") {
        Ok(paths) => paths,
        Err(complaint) => {
            complaints.push(complaint);
            return words;
        }
    };
    paths.retain(|path| !path.ends_with(CATALOGUE));
    paths.sort();
    for path in paths {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let late = path.parent().is_some_and(|parent| parent.ends_with(LATE));
        let place = if late { format!("{LATE}/") } else { String::new() };
        let file = format!("locales/{language}/{place}{stem}.json");
        let tree = fs::read_to_string(&path)
            .map_err(|error| error.to_string())
            .and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()));
        match tree {
            Ok(Tree::Branch(branch)) => {
                for (name, tree) in branch {
                    let key = format!("{stem}.{name}");
                    flatten(&key, tree, (&file, late), &mut words, complaints);
                }
            }
            Ok(Tree::Text(_)) => complaints.push(format!("{file}: expected an object of texts")),
            Err(error) => complaints.push(format!("{file}: {error}")),
        }
    }
    words
}

fn flatten(
    key: &str,
    tree: Tree,
    place: (&str, bool),
    words: &mut Words,
    complaints: &mut Vec<String>,
) {
    let (file, late) = place;
    match tree {
        Tree::Branch(branch) => {
            for (name, tree) in branch {
                flatten(&format!("{key}.{name}"), tree, place, words, complaints);
            }
        }
        Tree::Text(text) => {
            if text.trim().is_empty() {
                complaints.push(format!("{file}: the text of \"{key}\" is empty"));
            }
            if let Err(fault) = placeholders(&text) {
                complaints.push(format!("{file}: \"{key}\": {fault}"));
            }
            let word = Word { text, file: file.to_owned(), late };
            if let Some(other) = words.insert(key.to_owned(), word) {
                complaints.push(format!("{file}: \"{key}\" stands in {} too", other.file));
            }
        }
    }
}

/// All files below `folder` whose name ends in `.extension`.
fn files_below(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(fault)? {
        let path = entry.map_err(fault)?.path();
        if path.is_dir() {
            found.append(&mut files_below(&path, extension)?);
        } else if path.extension().is_some_and(|end| end == extension) {
            found.push(path);
        }
    }
    Ok(found)
}

// --- naming --------------------------------------------------------------------------------

/// Key → name of the enum's variant, refusing keys that are no words or meet in one name.
fn idents(words: &Words, complaints: &mut Vec<String>) -> Vec<(String, String)> {
    let mut idents: Vec<(String, String)> = Vec::new();
    let mut seen: BTreeMap<String, String> = BTreeMap::new();
    for (key, word) in words {
        let parts: Vec<&str> = key.split(['.', '_', '-']).collect();
        let plain = |part: &&str| {
            !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        if !parts.iter().all(plain) {
            complaints.push(format!(
                "{}: the key \"{key}\" must consist of a-z, 0-9 and _ (a dot comes by nesting)",
                word.file
            ));
            continue;
        }
        let ident: String = parts.into_iter().map(capitalised).collect();
        if let Some(other) = seen.insert(ident.clone(), key.clone()) {
            complaints.push(format!(
                "{}: the keys \"{other}\" and \"{key}\" would both be W::{ident}",
                word.file
            ));
        }
        idents.push((key.clone(), ident));
    }
    idents
}

fn capitalised(part: &str) -> String {
    let mut letters = part.chars();
    match letters.next() {
        Some(first) => first.to_ascii_uppercase().to_string() + letters.as_str(),
        None => String::new(),
    }
}

// --- writing -------------------------------------------------------------------------------

/// Key and name of a word.
type Ident = (String, String);

/// The words of the first screen, those of the first pack, the late ones.
fn in_order<'a>(idents: &'a [Ident], vi: &Words) -> [Vec<&'a Ident>; 3] {
    let is_first = |key: &str| FIRST.iter().any(|beginning| key.starts_with(beginning));
    let is_late = |key: &String| vi.get(key).is_some_and(|word| word.late);
    let (late, soon): (Vec<_>, Vec<_>) = idents.iter().partition(|(key, _)| is_late(key));
    let (first, later): (Vec<_>, Vec<_>) = soon.into_iter().partition(|(key, _)| is_first(key));
    [first, later, late]
}

fn render(idents: &[(String, String)], vi: &Words, en: &Words) -> Generated {
    let [first, later, late] = in_order(idents, vi);
    let mut module = String::from(
        "/// One word or sentence of the interface; the variant is the key in `locales/`.\n\
         #[derive(Clone, Copy, PartialEq, Eq, Debug)]\npub enum W {\n",
    );
    for (key, ident) in first.iter().chain(&later).chain(&late) {
        module += &format!("    /// `{key}`\n    {ident},\n");
    }
    module += "}\n\n";
    module += &format!("static FIRST: [[&str; {}]; 2] = [\n", first.len());
    for words in [vi, en] {
        module += "    [\n";
        for text in texts(&first, words) {
            module += &format!("        {text:?},\n");
        }
        module += "    ],\n";
    }
    module += "];\n";
    module += &format!("const COUNTS: [usize; 2] = [{}, {}];\n", later.len(), late.len());
    let packs = [later, late].map(|pack| [texts(&pack, vi), texts(&pack, en)]);
    Generated { module, packs }
}

fn texts(idents: &[&(String, String)], words: &Words) -> Vec<String> {
    let text = |key| words.get(key).map(|word| word.text.clone()).unwrap_or_default();
    idents.iter().map(|(key, _)| text(key)).collect()
}
