//! `cargo xtask test`: every check, one after another, also after a failure; the last line counts.

pub mod counts;
mod framework;
mod hygiene;
mod steps;
mod supply;

use std::process::ExitCode;
use std::time::Instant;

use anyhow::{Result, bail};

pub use self::counts::Tally;
use crate::project::Project;

/// One step of the test run: what it is called, what it checks, and the check itself.
struct Step {
    name: &'static str,
    about: &'static str,
    run: fn(&Project) -> Result<Tally>,
}

pub fn test(project: &Project, only: &[String]) -> Result<ExitCode> {
    let steps = steps::all();
    if let Some(odd) = only.iter().find(|name| steps.iter().all(|step| step.name != **name)) {
        let names: Vec<_> = steps.iter().map(|step| step.name).collect();
        bail!("no step is called “{odd}”; there are: {}", names.join(", "));
    }
    let chosen = |step: &&Step| only.is_empty() || only.iter().any(|name| name == step.name);
    let total = steps.iter().filter(chosen).map(|step| run(project, step)).sum::<Tally>();
    println!("\n{} passed, {} failed", total.passed, total.failed);
    Ok(if total.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Runs one step; a step that cannot run at all counts as one failure.
fn run(project: &Project, step: &Step) -> Tally {
    println!("── {}: {}", step.name, step.about);
    let began = Instant::now();
    let tally = (step.run)(project).unwrap_or_else(|error| {
        println!("{error:#}");
        Tally::FAIL
    });
    let Tally { passed, failed } = tally;
    println!("   {passed} passed, {failed} failed ({:.0} s)", began.elapsed().as_secs_f64());
    tally
}
