//! The browser program: cargo → wasm-bindgen → wasm-opt → checked.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::options::Mode;
use crate::project::Project;
use crate::shell::{cargo, command, quiet, stream};

/// The program and the JavaScript that connects it to the browser.
pub struct Program {
    pub glue: String,
    pub wasm: Vec<u8>,
}

pub fn app(project: &Project, mode: Mode) -> Result<Program> {
    let program = bind(&compile(project, mode)?)?;
    match mode {
        Mode::Dev => Ok(program),
        Mode::Release => {
            let folder = project.scratch("app")?;
            let wasm = optimise(project, &folder, &program.wasm)?;
            Ok(Program {
                glue: program.glue,
                wasm,
            })
        }
    }
}

fn compile(project: &Project, mode: Mode) -> Result<PathBuf> {
    const WHAT: [&str; 8] = [
        "build",
        "--package",
        "vong-xanh",
        "--bin",
        "vong-xanh-app",
        "--features",
        "ui",
        TARGET,
    ];
    let mut build = command(cargo(), WHAT, &project.root);
    let folder = match mode {
        Mode::Dev => "debug",
        Mode::Release => {
            build
                .arg("--release")
                .env("CARGO_ENCODED_RUSTFLAGS", without_machine_paths(project));
            "release"
        }
    };
    stream(build)?;
    Ok(project
        .target
        .join("wasm32-unknown-unknown")
        .join(folder)
        .join("vong-xanh-app.wasm"))
}

const TARGET: &str = "--target=wasm32-unknown-unknown";

/// Compiler flags that keep this machine's folders out of the panic messages of the shipped module:
/// the same sources give the same bytes on every machine, and no one's home folder is published.
fn without_machine_paths(project: &Project) -> String {
    let home = std::env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| {
            let home = std::env::var_os("HOME")?;
            Some(PathBuf::from(home).join(".cargo"))
        });
    let registries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let registries = registries
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path());
    std::iter::once(project.root.clone())
        .chain(registries)
        .map(|folder| format!("--remap-path-prefix={}/=", folder.display()))
        .collect::<Vec<_>>()
        .join("\u{1f}")
}

fn bind(file: &Path) -> Result<Program> {
    let mut output = Bindgen::new()
        .input_path(file)
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .keep_debug(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen refused the module")?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a dependency brings its own JavaScript files, which this build does not ship"
    );
    Ok(Program {
        glue: output.js().to_owned(),
        wasm: output.wasm_mut().emit_wasm(),
    })
}

/// Shrinks a module. wasm-opt reads the allowed WebAssembly features from the module itself; with
/// `--all-features` it would write encodings that browsers still refuse.
fn optimise(project: &Project, folder: &Path, wasm: &[u8]) -> Result<Vec<u8>> {
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    std::fs::write(&before, wasm).context("cannot write the module")?;
    let mut opt = command(
        "node",
        ["node_modules/binaryen/bin/wasm-opt", "-Oz"],
        &project.root,
    );
    opt.arg(&before).arg("-o").arg(&after);
    quiet(opt)?;
    let mut check = command("node", ["xtask/js/validate.mjs"], &project.root);
    check.arg(&after);
    quiet(check).context("the optimised module is not valid WebAssembly")?;
    std::fs::read(&after).context("cannot read the optimised module")
}
