//! `probe packs FOLDER`: writes the catalogue's packs, one file each.

use std::path::Path;
use std::process::ExitCode;

use vong_xanh::catalogue::embedded;

const USAGE: &str = "usage: probe packs FOLDER";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["packs", folder] => packs(Path::new(folder)),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn packs(folder: &Path) -> Result<(), String> {
    for (name, bytes) in embedded::packs() {
        let file = folder.join(name);
        std::fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    Ok(())
}
