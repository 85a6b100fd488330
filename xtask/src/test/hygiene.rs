//! Rules for the files themselves, each counted as one test.

use std::path::Path;

use anyhow::{Context, Result};

use super::counts::Tally;
use crate::project::Project;
use crate::shell::{command, quiet};

/// No source file is longer; who reaches the limit splits the file. Tests may be: tables of cases grow.
const LONGEST: usize = 400;

type Rule = fn(&File) -> Option<String>;

const RULES: [(&str, Rule); 5] = [
    ("source files stay short", short),
    ("no paths of one machine", no_machine_path),
    ("no addresses of package registries", no_registry),
    ("no inline styles or scripts", nothing_inline),
    ("data and words are valid JSON", valid_json),
];

struct File {
    /// From the root of the project, with `/`.
    name: String,
    text: String,
}

pub fn check(project: &Project) -> Result<Tally> {
    let files = files(project)?;
    let tallies = RULES.iter().map(|(name, rule)| {
        let faults: Vec<_> = files.iter().filter_map(|file| Some((file, rule(file)?))).collect();
        for (file, fault) in &faults {
            println!("{}: {fault} ({name})", file.name);
        }
        if faults.is_empty() { Tally::PASS } else { Tally::FAIL }
    });
    Ok(tallies.sum())
}

/// The text files that git knows or would add.
fn files(project: &Project) -> Result<Vec<File>> {
    const LIST: [&str; 4] = ["ls-files", "--cached", "--others", "--exclude-standard"];
    let list = quiet(command("git", LIST, &project.root)).context("git lists the files")?;
    let read = |name: &str| {
        let text = std::fs::read_to_string(project.root.join(name)).ok()?;
        Some(File { name: name.to_owned(), text })
    };
    Ok(list.lines().filter_map(read).collect())
}

fn is_source(name: &str) -> bool {
    let extension = Path::new(name).extension().and_then(|extension| extension.to_str());
    matches!(extension, Some("rs" | "mjs" | "js" | "css" | "html"))
}

fn short(file: &File) -> Option<String> {
    let lines = file.text.lines().count();
    (is_source(&file.name) && !file.name.starts_with("tests/") && lines > LONGEST)
        .then(|| format!("{lines} lines"))
}

fn no_machine_path(file: &File) -> Option<String> {
    // Put together here so that this file keeps its own rule.
    let roots = ["root", "home", "work", "Users"].map(|folder| format!("/{folder}/"));
    let starts_path =
        |before: &str| !before.ends_with(|c: char| c.is_alphanumeric() || "._-/~}>".contains(c));
    let line = file.text.lines().position(|line| {
        roots.iter().any(|root| {
            line.match_indices(root.as_str()).any(|(at, _)| line.get(..at).is_some_and(starts_path))
        })
    })?;
    Some(format!("line {}", line + 1))
}

fn no_registry(file: &File) -> Option<String> {
    let locked =
        matches!(file.name.as_str(), "package-lock.json" | ".npmrc" | ".cargo/config.toml");
    let held = locked && (file.text.contains("\"resolved\"") || file.text.contains("://"));
    held.then(|| "holds an address".to_owned())
}

fn nothing_inline(file: &File) -> Option<String> {
    let page = file.name.ends_with(".html");
    let view = file.name.starts_with("src/ui/");
    let fault = (page && (file.text.contains("<style") || file.text.contains("<script>")))
        || ((page || view) && file.text.lines().any(|line| line.contains(" style=")));
    fault.then(|| "the security policy would block it".to_owned())
}

fn valid_json(file: &File) -> Option<String> {
    let ours = file.name.starts_with("data/") || file.name.starts_with("locales/");
    if !ours || !file.name.ends_with(".json") {
        return None;
    }
    serde_json::from_str::<serde_json::Value>(&file.text).err().map(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, text: &str) -> File {
        File { name: name.to_owned(), text: text.to_owned() }
    }

    #[test]
    fn machine_paths_are_found_and_others_left_alone() {
        let home = format!("see /{}/me/notes", "home");
        assert!(no_machine_path(&file("a.md", &home)).is_some());
        let relative = format!("{}/{}/x and https://example.org/{}/", "docs", "work", "home");
        assert_eq!(no_machine_path(&file("a.md", &relative)), None);
    }

    #[test]
    fn long_sources_are_found() {
        assert!(short(&file("src/a.rs", &"//\n".repeat(401))).is_some());
        assert!(short(&file("data/a.json", &"//\n".repeat(401))).is_none());
    }

    #[test]
    fn inline_styles_are_found() {
        assert!(nothing_inline(&file("src/ui/a.rs", "<p style=\"x\">")).is_some());
        assert!(nothing_inline(&file("src/ui/a.rs", "<p class=\"x\">")).is_none());
    }
}
