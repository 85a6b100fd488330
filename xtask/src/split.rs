//! Cuts the browser program into parts, by who reaches what: the linker's relocations say which
//! function and which piece of data refers to which. The program says where to cut
//! (`src/ui/parts/views.rs`). What only one part reaches moves into its file; what several parts
//! reach and the start does not, into a file that they share.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow};
use wasm_split_cli_support::{Options, transform};

/// The program in pieces.
pub struct Pieces {
    /// What the program starts with; not yet bound to its glue.
    pub main: PathBuf,
    /// The other files by name: the parts that need it, joined by `-`.
    pub files: BTreeMap<String, PathBuf>,
}

/// Cuts a module that the linker wrote with its relocations.
pub fn split(linked: &Path, folder: &Path) -> Result<Pieces> {
    let wasm = std::fs::read(linked).with_context(|| format!("no {}", linked.display()))?;
    let main = folder.join("main.wasm");
    let mut options = Options::new(&wasm);
    options.output_dir = folder;
    options.main_out_path = &main;
    let cut = transform(options).map_err(|error| anyhow!("cannot cut the program: {error:#}"))?;
    let mut users: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (part, stems) in cut.prefetch_map {
        for stem in stems {
            users.entry(stem).or_default().push(part.clone());
        }
    }
    let named = |(stem, mut parts): (String, Vec<String>)| {
        parts.sort();
        (parts.join("-"), folder.join(format!("{stem}.wasm")))
    };
    Ok(Pieces { main, files: users.into_iter().map(named).collect() })
}

/// For each part the files it needs, as the line of script that `web/boot.js` reads.
pub fn list<'a>(files: impl Iterator<Item = &'a str>) -> String {
    let mut parts: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for file in files {
        for part in file.split('-') {
            parts.entry(part).or_default().push(file);
        }
    }
    format!("const vxParts = {};\n", serde_json::json!(parts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shared_files_come_with_each_of_their_parts() {
        let line = list(["results", "results-work", "work"].into_iter());
        assert_eq!(
            line,
            "const vxParts = {\"results\":[\"results\",\"results-work\"],\
             \"work\":[\"results-work\",\"work\"]};\n"
        );
    }
}
