//! `cargo xtask …`: the only build path. Each command installs what it misses (the wasm target, the
//! npm tools, Chromium for the tests) or says in one sentence what to install.
//!
//! Nothing here links the product itself: what must run the engine lives in the crate `probe`, so that
//! a mistake in the product never keeps the tools from starting.

mod assets;
mod baseline;
mod bench;
mod build;
mod css;
mod data_report;
mod offline;
mod options;
mod page;
mod prerender;
mod probe;
mod project;
mod script;
mod serve;
mod shell;
mod sizes;
mod split;
mod test;
mod tools;
mod wasm;

use std::process::ExitCode;

use crate::options::Command;
use crate::project::Project;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<ExitCode> {
    let project = Project::find()?;
    match options::parse(std::env::args().skip(1))? {
        Command::Help => println!("{}", options::USAGE),
        Command::Build { out, mode } => drop(build::to_folder(&project, &out, mode)?),
        Command::Serve { port } => serve::serve(&project, port)?,
        Command::Bench => bench::bench(&project)?,
        Command::DataReport { today, json } => {
            data_report::report(&project, today.as_deref(), json)?;
        }
        Command::Test { only } => return test::test(&project, &only),
    }
    Ok(ExitCode::SUCCESS)
}
