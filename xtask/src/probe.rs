//! What has to run the engine, through the crate `probe`.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::shell::{capture, cargo, command, quiet, stream};
use crate::test::{Tally, counts};
use crate::{tools, wasm};

/// The catalogue's packs, by name.
pub fn packs(project: &Project) -> Result<Vec<(String, Vec<u8>)>> {
    let folder = empty_scratch(project, "packs")?;
    let mut probe =
        command(cargo(), ["run", "--quiet", "--package", "probe", "--", "packs"], &project.root);
    probe.arg(&folder);
    stream(probe)?;
    let mut packs = Vec::new();
    for entry in std::fs::read_dir(&folder)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        packs.push((name, std::fs::read(entry.path()).context("cannot read a pack")?));
    }
    packs.sort();
    Ok(packs)
}

/// Every case natively and again inside WebAssembly; one test each.
pub fn check(project: &Project) -> Result<Tally> {
    let (probe, cases) = prepare(project)?;
    let mut node = command("node", ["xtask/js/cases.mjs"], &project.root);
    node.arg(probe).arg(cases);
    Ok(counts::node_test(&capture(node)?))
}

/// The probe as a WebAssembly module and the cases with their native results.
pub fn prepare(project: &Project) -> Result<(PathBuf, PathBuf)> {
    tools::wasm_target(project)?;
    let probe = wasm::probe(project)?;
    let cases = empty_scratch(project, "cases")?;
    let mut write = native(project, "cases");
    write.arg(&project.root).arg(&cases);
    quiet(write).context("the cases could not be written")?;
    Ok((probe, cases))
}

/// The native probe, compiled like the command line.
pub fn native(project: &Project, job: &str) -> Command {
    let args = ["run", "--package", "probe", "--profile", "native", "--", job];
    command(cargo(), args, &project.root)
}

/// Times of groups of files, as JSON, and the folder with the files.
pub fn groups(project: &Project) -> Result<(String, PathBuf)> {
    let folder = empty_scratch(project, "groups")?;
    let mut probe = native(project, "groups");
    probe.arg(&folder);
    Ok((quiet(probe)?, folder))
}

fn empty_scratch(project: &Project, job: &str) -> Result<PathBuf> {
    let folder = project.scratch(job)?;
    for old in std::fs::read_dir(&folder)?.flatten() {
        std::fs::remove_file(old.path())?;
    }
    Ok(folder)
}
