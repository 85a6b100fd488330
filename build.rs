//! Checks `data/` and `locales/` and packs both for the program; any fault stops the build with
//! the file, the record and the field.

use std::path::Path;
use std::process::ExitCode;

#[path = "src/catalogue/mod.rs"]
#[allow(dead_code, unused_imports)] // The build script needs only the loading half of this room.
mod catalogue;

#[allow(dead_code)] // Not all of it is needed here.
#[path = "src/order.rs"]
mod order;

#[path = "build/examples.rs"]
mod examples;
#[path = "build/languages.rs"]
mod languages;
#[path = "build/words.rs"]
mod words;

use catalogue::pack;

fn main() -> ExitCode {
    println!("cargo::rustc-check-cfg=cfg(packs_built)");
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=src/catalogue");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build/examples.rs");
    if std::env::var_os("CARGO_FEATURE_PARTS").is_some()
        && std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch == "wasm32")
    {
        // What refers to what: the build cuts the program by it.
        println!("cargo::rustc-link-arg-bin=vong-xanh-app=--emit-relocs");
    }
    let Some(out_dir) = std::env::var_os("OUT_DIR") else {
        println!("cargo::error=OUT_DIR is not set; run this script through Cargo");
        return ExitCode::FAILURE;
    };
    let out_dir = Path::new(&out_dir);
    words::generate(Path::new("."), out_dir);
    match packs(out_dir) {
        Ok(()) => {
            println!("cargo::rustc-cfg=packs_built");
            ExitCode::SUCCESS
        }
        Err(complaints) => {
            for complaint in complaints {
                println!("cargo::error={complaint}");
            }
            ExitCode::FAILURE
        }
    }
}

/// Compiles `data/` and writes the packs.
fn packs(out_dir: &Path) -> Result<(), Vec<String>> {
    let lines = |problems: &[catalogue::Problem]| -> Vec<String> {
        problems.iter().map(ToString::to_string).collect()
    };
    let compiled = catalogue::load_dir(Path::new("data")).map_err(|problems| lines(&problems))?;
    // What may pass in somebody's own catalogue must not in ours.
    if !compiled.warnings.is_empty() {
        return Err(lines(&compiled.warnings));
    }
    let files = pack::all(&compiled).map_err(|error| vec![error.to_string()])?;
    for (name, bytes) in files {
        std::fs::write(out_dir.join(format!("{name}.bin")), bytes)
            .map_err(|error| vec![format!("{name}: {error}")])?;
    }
    languages::generate(Path::new("."), &compiled, out_dir)?;
    let trades: Vec<&str> =
        compiled.catalogue.trades.iter().map(|trade| trade.id.as_str()).collect();
    examples::generate(Path::new("data/examples"), &trades, out_dir)
}
