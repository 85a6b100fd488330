//! WebAssembly modules: cargo → wasm-bindgen → wasm-opt → checked.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use wasm_bindgen_cli_support::Bindgen;

use crate::options::Mode;
use crate::project::Project;
use crate::shell::{cargo, command, quiet, stream};
use crate::split::{self, Pieces};

/// A module and the JavaScript that connects it to its host.
pub struct Program {
    pub glue: String,
    pub wasm: Vec<u8>,
    /// Files that come later, by name (a release of the app only).
    pub parts: BTreeMap<String, Vec<u8>>,
}

/// The browser program; a release is cut into parts.
pub fn app(project: &Project, mode: Mode) -> Result<Program> {
    let what = ["--package", "vong-xanh", "--bin", "vong-xanh-app", "--features"];
    let compile = |features| {
        compile(project, &[what.as_slice(), &[features]].concat(), "vong-xanh-app", mode)
    };
    if mode == Mode::Dev {
        let program = bind(&compile("ui")?, classic)?;
        let glue = program.glue + &split::list(std::iter::empty());
        return Ok(Program { glue, ..program });
    }
    let folder = project.scratch("app")?;
    let Pieces { main, files } = split::split(&compile("parts")?, &folder)?;
    let program = bind(&main, classic)?;
    let (mut wasm, mut parts) = (program.wasm, BTreeMap::new());
    for (name, file) in files {
        let part = std::fs::read(&file).with_context(|| format!("no {}", file.display()))?;
        if name.contains('-') && part.len() < SHARED_ALONE {
            wasm = merge(project, &folder, &wasm, &file)?;
        } else {
            parts.insert(name, optimise(project, &folder, &part)?);
        }
    }
    let glue = program.glue + &split::list(parts.keys().map(String::as_str));
    Ok(Program { glue, wasm: optimise(project, &folder, &wasm)?, parts })
}

/// What several parts share is worth a file of its own from this size on (bytes before it shrinks to
/// a fifth on its way); less stays with the program.
const SHARED_ALONE: usize = 50_000;

/// Puts a file of the cut program back.
fn merge(project: &Project, folder: &Path, program: &[u8], file: &Path) -> Result<Vec<u8>> {
    let (before, after) = (folder.join("before.wasm"), folder.join("merged.wasm"));
    std::fs::write(&before, program).context("cannot write the module")?;
    let mut merge = command("node", ["node_modules/binaryen/bin/wasm-merge"], &project.root);
    merge.arg(&before).arg("__wasm_split").arg(file).args(["part", "-o"]).arg(&after);
    quiet(merge)?;
    std::fs::read(&after).context("cannot read the merged module")
}

/// The writer of Excel files, a module of its own beside the program.
pub fn workbook(project: &Project, mode: Mode) -> Result<Program> {
    module(project, mode, "workbook", sheets)
}

/// The reader of QR codes, another one.
pub fn qr_reader(project: &Project, mode: Mode) -> Result<Program> {
    module(project, mode, "qr-reader", codes)
}

/// The checker of catalogues, a third one.
pub fn checker(project: &Project, mode: Mode) -> Result<Program> {
    module(project, mode, "checker", catalogues)
}

/// A module of a member of the workspace, from its program `<member>-module`.
fn module(project: &Project, mode: Mode, member: &str, aim: Aim) -> Result<Program> {
    let name = format!("{member}-module");
    let what = ["--package", member, "--bin", &name, "--features", "module"];
    let program = bind(&compile(project, &what, &name, mode)?, aim)?;
    match mode {
        Mode::Dev => Ok(program),
        Mode::Release => {
            let wasm = optimise(project, &project.scratch(member)?, &program.wasm)?;
            Ok(Program { wasm, ..program })
        }
    }
}

/// The engine probe for Node, compiled like the shipped program; returns its folder.
pub fn probe(project: &Project) -> Result<PathBuf> {
    let compiled = compile(project, &["--package", "probe", "--lib"], "probe", Mode::Release)?;
    let program = bind(&compiled, Bindgen::nodejs)?;
    let folder = project.scratch("probe")?;
    // The glue reads the module from beside itself under this name.
    std::fs::write(folder.join("probe_bg.wasm"), program.wasm).context("cannot write the probe")?;
    std::fs::write(folder.join("probe.cjs"), program.glue).context("cannot write the probe")?;
    Ok(folder)
}

fn compile(project: &Project, what: &[&str], name: &str, mode: Mode) -> Result<PathBuf> {
    let mut build = command(cargo(), ["build", TARGET], &project.root);
    build.args(what);
    let folder = match mode {
        Mode::Dev => "debug",
        Mode::Release => {
            build.arg("--release").env("CARGO_ENCODED_RUSTFLAGS", without_machine_paths(project));
            "release"
        }
    };
    stream(build)?;
    Ok(project.target.join("wasm32-unknown-unknown").join(folder).join(format!("{name}.wasm")))
}

const TARGET: &str = "--target=wasm32-unknown-unknown";

/// Compiler flags that keep this machine's folders out of the panic messages of the shipped module:
/// the same sources give the same bytes on every machine, and no one's home folder is published.
fn without_machine_paths(project: &Project) -> String {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| {
        let home = std::env::var_os("HOME")?;
        Some(PathBuf::from(home).join(".cargo"))
    });
    let registries = home.and_then(|home| std::fs::read_dir(home.join("registry/src")).ok());
    let registries = registries.into_iter().flatten().flatten().map(|entry| entry.path());
    std::iter::once(project.root.clone())
        .chain(registries)
        .map(|folder| format!("--remap-path-prefix={}/=", folder.display()))
        .collect::<Vec<_>>()
        .join("\u{1f}")
}

/// A classic script that declares `vxProgram`: it works linked and inside the page alike. The parts
/// share the function table of the program, which the linker exports.
fn classic(tool: &mut Bindgen, yes: bool) -> Result<&mut Bindgen> {
    Ok(tool.no_modules(yes)?.no_modules_global("vxProgram")?.keep_lld_exports(yes))
}

/// As [`classic`], for the writer of Excel files.
fn sheets(tool: &mut Bindgen, yes: bool) -> Result<&mut Bindgen> {
    tool.no_modules(yes)?.no_modules_global("vxSheets")
}

/// As [`classic`], for the reader of QR codes.
fn codes(tool: &mut Bindgen, yes: bool) -> Result<&mut Bindgen> {
    tool.no_modules(yes)?.no_modules_global("vxQr")
}

/// As [`classic`], for the checker of catalogues.
fn catalogues(tool: &mut Bindgen, yes: bool) -> Result<&mut Bindgen> {
    tool.no_modules(yes)?.no_modules_global("vxChecker")
}

/// Chooses what the glue is for.
type Aim = fn(&mut Bindgen, bool) -> Result<&mut Bindgen>;

fn bind(file: &Path, aim: Aim) -> Result<Program> {
    let mut tool = Bindgen::new();
    aim(&mut tool, true)?;
    let mut output = tool
        .input_path(file)
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
    let wasm = output.wasm_mut().emit_wasm();
    Ok(Program { glue: output.js().to_owned(), wasm, parts: BTreeMap::new() })
}

/// For size, twice over. Functions with a single caller stay apart unless small: the module grows by a
/// thousandth and compresses one percent better. The lowest kilobyte of memory is the far end of the
/// stack and never pointed into, which makes addresses shorter: one percent. (Sorting functions by
/// use takes another half off the bytes and adds one percent to them compressed.)
const OPTIMISE: [&str; 5] = [
    "node_modules/binaryen/bin/wasm-opt",
    "-Oz",
    "-Oz",
    "--one-caller-inline-max-function-size=20",
    "--low-memory-unused",
];

/// Shrinks a module. wasm-opt reads the allowed WebAssembly features from the module itself; with
/// `--all-features` it would write encodings that browsers still refuse.
fn optimise(project: &Project, folder: &Path, wasm: &[u8]) -> Result<Vec<u8>> {
    let (before, after) = (folder.join("before.wasm"), folder.join("after.wasm"));
    std::fs::write(&before, wasm).context("cannot write the module")?;
    let mut opt = command("node", OPTIMISE, &project.root);
    opt.arg(&before).arg("-o").arg(&after);
    quiet(opt)?;
    let mut check = command("node", ["xtask/js/validate.mjs"], &project.root);
    check.arg(&after);
    quiet(check).context("the optimised module is not valid WebAssembly")?;
    std::fs::read(&after).context("cannot read the optimised module")
}
