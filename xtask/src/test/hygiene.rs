//! Rules for the files themselves, each counted as one test.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result};

use super::counts::Tally;
use super::framework;
use crate::project::Project;
use crate::shell::{cargo, command, quiet};

/// No source file is longer; who reaches the limit splits the file. Tests may be: tables of cases grow.
const LONGEST: usize = 400;

type Rule = fn(&File) -> Option<String>;

const RULES: [(&str, Rule); 7] = [
    ("source files stay short", short),
    ("no paths of one machine", no_machine_path),
    ("no addresses of package registries", no_registry),
    ("no inline styles or scripts", nothing_inline),
    ("the core knows nothing of the browser", core_is_pure),
    ("data and words are valid JSON", valid_json),
    ("pages keep clear of the framework's faults", clear_of_faults),
];

struct File {
    /// From the root of the project, with `/`.
    name: String,
    text: String,
}

/// Crates that cost a visitor more than they give (regex alone is larger than this program), or
/// that talk to a network the program must not use.
const KEPT_OUT: [&str; 8] =
    ["regex", "chrono", "time", "reqwest", "openssl", "yew-router", "rand", "fluent"];

pub fn check(project: &Project) -> Result<Tally> {
    let rules = file_rules(project)?;
    Ok([rules, crates_kept_out(project)?].into_iter().sum())
}

fn crates_kept_out(project: &Project) -> Result<Tally> {
    let args = "tree --package vong-xanh --features ui --target wasm32-unknown-unknown \
                --edges normal --prefix none --format {p}";
    let tree = quiet(command(cargo(), args.split_whitespace(), &project.root))?;
    let names = tree.lines().filter_map(|line| line.split(' ').next());
    let found: BTreeSet<_> = names.filter(|name| KEPT_OUT.contains(name)).collect();
    for name in &found {
        println!("the browser program depends on {name}, which is kept out");
    }
    Ok(if found.is_empty() { Tally::PASS } else { Tally::FAIL })
}

fn file_rules(project: &Project) -> Result<Tally> {
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
    let begins =
        |before: &str| !before.ends_with(|c: char| c.is_alphanumeric() || "._-/~}>".contains(c));
    let goes_on = |after: &str| after.starts_with(char::is_alphanumeric);
    let holds = |line: &str| {
        let found = |root: &String| {
            line.match_indices(root.as_str()).any(|(at, root)| {
                let (before, after) = (line.get(..at), line.get(at + root.len()..));
                before.is_some_and(begins) && after.is_some_and(goes_on)
            })
        };
        roots.iter().any(found)
    };
    let line = file.text.lines().position(holds)?;
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

/// Architecture invariant: only the browser's room and the shell name Yew and the browser's crates.
fn core_is_pure(file: &File) -> Option<String> {
    const SHELL: [&str; 3] = ["src/browser/", "src/ui/", "src/main.rs"];
    const FOREIGN: [&str; 5] = ["yew::", "web_sys::", "js_sys::", "gloo::", "wasm_bindgen"];
    let core = file.name.starts_with("src/") && !SHELL.iter().any(|s| file.name.starts_with(s));
    let code = || file.text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let named = FOREIGN.iter().find(|word| code().any(|line| line.contains(**word)));
    named.filter(|_| core).map(|word| format!("names {word}"))
}

fn valid_json(file: &File) -> Option<String> {
    let ours = file.name.starts_with("data/") || file.name.starts_with("locales/");
    if !ours || !file.name.ends_with(".json") {
        return None;
    }
    serde_json::from_str::<serde_json::Value>(&file.text).err().map(|error| error.to_string())
}

fn clear_of_faults(file: &File) -> Option<String> {
    let page = file.name.starts_with("src/ui/") && file.name.ends_with(".rs");
    let is_picture = file.name.starts_with("src/ui/charts/");
    page.then(|| framework::fault(&file.text, is_picture)).flatten()
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
    fn a_browser_in_the_core_is_found() {
        let text = "use web_sys::Window;";
        assert!(core_is_pure(&file("src/engine/a.rs", text)).is_some());
        assert!(core_is_pure(&file("src/browser/a.rs", text)).is_none());
        assert!(core_is_pure(&file("src/engine/a.rs", "// unlike yew::Html")).is_none());
    }

    #[test]
    fn inline_styles_are_found() {
        assert!(nothing_inline(&file("src/ui/a.rs", "<p style=\"x\">")).is_some());
        assert!(nothing_inline(&file("src/ui/a.rs", "<p class=\"x\">")).is_none());
    }
}
