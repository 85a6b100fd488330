//! What the words of two languages must have in common, and with the code that says them.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::{LATE, Words, files_below};

/// Names every key of `have` that `other` (the texts in `language`) lacks or brings at another time.
pub fn compare(have: &Words, other: &Words, language: &str, complaints: &mut Vec<String>) {
    for (key, word) in have {
        if other.get(key).is_none_or(|same| same.late != word.late) {
            let (_, file) = word
                .file
                .rsplit_once(&format!("/{LATE}/"))
                .unwrap_or_else(|| word.file.rsplit_once('/').unwrap_or_default());
            let place = if word.late { format!("{LATE}/") } else { String::new() };
            complaints.push(format!(
                "locales/{language}/{place}{file}: \"{key}\" is missing (it stands in {})",
                word.file
            ));
        }
    }
}

pub fn compare_placeholders(vi: &Words, en: &Words, complaints: &mut Vec<String>) {
    for (key, word) in vi {
        let Some(other) = en.get(key) else { continue };
        let (Ok(ours), Ok(theirs)) = (placeholders(&word.text), placeholders(&other.text)) else {
            continue;
        };
        if ours != theirs {
            complaints.push(format!(
                "{}: \"{key}\" has the placeholders {theirs:?}, but {} has {ours:?}",
                other.file, word.file
            ));
        }
    }
}

/// The names between braces; a brace that does not open or close a name is a fault.
pub fn placeholders(text: &str) -> Result<BTreeSet<&str>, String> {
    let mut names = BTreeSet::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (_, tail) = rest.split_at(at);
        let name = tail.strip_prefix('{').and_then(|tail| tail.split_once('}'));
        let Some((name, after)) = name else {
            return Err("a brace is not closed or not opened".to_owned());
        };
        if name.is_empty() || !name.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
            return Err(format!("\"{{{name}}}\" is not a placeholder of the form {{name}}"));
        }
        names.insert(name);
        rest = after;
    }
    Ok(names)
}

pub fn complain_unused(
    root: &Path,
    idents: &[(String, String)],
    words: &Words,
    complaints: &mut Vec<String>,
) {
    let paths = match files_below(&root.join("src"), "rs") {
        Ok(paths) => paths,
        Err(complaint) => {
            complaints.push(complaint);
            return;
        }
    };
    let mut used = BTreeSet::new();
    for path in paths {
        match fs::read_to_string(&path) {
            Ok(text) => text.lines().for_each(|line| collect_used(line, &mut used)),
            Err(error) => complaints.push(format!("{}: {error}", path.display())),
        }
    }
    for (key, ident) in idents {
        if !used.contains(ident) {
            let file = words.get(key).map(|word| word.file.as_str()).unwrap_or_default();
            complaints.push(format!("{file}: \"{key}\" is never used (no W::{ident} in src/)"));
        }
    }
}

/// Adds every name written as `W::Name` in the line, comments aside.
pub fn collect_used(line: &str, used: &mut BTreeSet<String>) {
    if line.trim_start().starts_with("//") {
        return;
    }
    for (at, _) in line.match_indices("W::") {
        let (before, after) = line.split_at(at);
        let joined = before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if !joined {
            let name = after.trim_start_matches("W::").chars();
            used.insert(name.take_while(|c| c.is_ascii_alphanumeric()).collect());
        }
    }
}
