//! Native half of the probe:
//! * `probe packs FOLDER` writes the packs that the site serves, one file each, and what the files
//!   of the catalogue say beside them.
//! * `probe cases ROOT FOLDER` writes cases with their native results, for WebAssembly to repeat.
//! * `probe time FOLDER` times the engine on written cases, as JSON.
//! * `probe groups FOLDER` writes invented businesses and times groups of them, as JSON.

mod cases;
mod clock;
mod invented;

use std::path::Path;
use std::process::ExitCode;

use vong_xanh::catalogue::{built_in_beside, embedded};
use vong_xanh::packs;

const USAGE: &str = "usage: probe packs FOLDER | cases ROOT FOLDER | time FOLDER | groups FOLDER";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["packs", folder] => write_packs(Path::new(folder)),
        ["cases", root, folder] => cases::write(Path::new(root), Path::new(folder)),
        ["time", folder] => clock::time(Path::new(folder)),
        ["groups", folder] => clock::groups(Path::new(folder)),
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

fn write_packs(folder: &Path) -> Result<(), String> {
    let write = |name: &str, bytes: &[u8]| {
        let file = folder.join(name);
        std::fs::write(&file, bytes).map_err(|error| format!("{}: {error}", file.display()))
    };
    for (name, bytes) in packs::packs() {
        write(name, bytes)?;
    }
    let beside = built_in_beside(embedded::packs()).map_err(|error| error.to_string())?;
    write("catalogue", &beside)
}
