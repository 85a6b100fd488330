//! The steps of the test run, quick ones first.

use std::path::PathBuf;

use anyhow::{Result, ensure};

use super::counts::{Tally, cargo_test, failing_files, node_test, whole};
use super::{Step, hygiene, supply};
use crate::assets::Kind;
use crate::options::Mode;
use crate::project::Project;
use crate::shell::{Finished, capture, cargo, command};
use crate::{build, probe, sizes, tools};

pub fn all() -> Vec<Step> {
    vec![
        Step { name: "format", about: "rustfmt has nothing to change", run: format },
        Step {
            name: "hygiene",
            about: "rules for the files of the repository",
            run: hygiene::check,
        },
        Step {
            name: "supply",
            about: "licences, sources and reasons of what comes from others",
            run: supply::check,
        },
        Step { name: "lint", about: "clippy: core, browser program, tools", run: lint },
        Step { name: "tools", about: "tests of the build tools", run: tools_tests },
        Step {
            name: "native",
            about: "tests of the core, compiled without Yew, and of the state of the pages",
            run: native,
        },
        Step { name: "sheets", about: "LibreOffice recalculates the Excel file", run: sheets },
        Step { name: "wasm", about: "the engine inside WebAssembly", run: probe::check },
        Step { name: "size", about: "build what is hosted; a first visit is small", run: size },
        Step {
            name: "browser",
            about: "journeys in Chromium and Firefox, accessibility",
            run: browser,
        },
    ]
}

fn run_cargo(project: &Project, args: &str) -> Result<Finished> {
    capture(command(cargo(), args.split(' '), &project.root))
}

fn format(project: &Project) -> Result<Tally> {
    tools::rust_components(project)?;
    Ok(whole(&run_cargo(project, "fmt --all --check")?))
}

fn lint(project: &Project) -> Result<Tally> {
    tools::rust_components(project)?;
    tools::wasm_target(project)?;
    let lints = [
        "clippy -q -p vong-xanh --no-default-features --all-targets -- -D warnings",
        "clippy -q -p vong-xanh --features ui --target wasm32-unknown-unknown -- -D warnings",
        "clippy -q -p workbook --features module --all-targets -- -D warnings",
        "clippy -q -p qr-reader --features module --all-targets -- -D warnings",
        "clippy -q -p checker --features module --target wasm32-unknown-unknown -- -D warnings",
        "clippy -q -p xtask -p probe --all-targets -- -D warnings",
    ];
    lints.iter().map(|args| Ok(whole(&run_cargo(project, args)?))).sum()
}

fn tools_tests(project: &Project) -> Result<Tally> {
    Ok(cargo_test(&run_cargo(project, "test -p xtask -p probe --no-fail-fast")?))
}

fn native(project: &Project) -> Result<Tally> {
    let runs = [
        "test -p vong-xanh --no-default-features --no-fail-fast",
        // The state and its changes stand beside the pages and need no browser either.
        "test -p vong-xanh --lib --no-fail-fast ui::",
    ];
    runs.iter().map(|args| Ok(cargo_test(&run_cargo(project, args)?))).sum()
}

/// Changes cells of the Excel file, lets LibreOffice calculate it, compares with the engine.
fn sheets(project: &Project) -> Result<Tally> {
    let office = tools::libreoffice(project)?;
    let args = "test -p vong-xanh --no-default-features --test workbook -- --ignored";
    let mut test = command(cargo(), args.split(' '), &project.root);
    test.env("SOFFICE", office);
    Ok(cargo_test(&capture(test)?))
}

/// Builds `dist/` as it is hosted and weighs it; the browser step then visits that very folder.
fn size(project: &Project) -> Result<Tally> {
    let rows = build::to_folder(project, "dist".as_ref(), Mode::Release)?;
    let one_file = rows.iter().find(|row| row.kind == Kind::OneFile).map_or(0, |row| row.raw);
    let budgets = [
        ("first visit (brotli)", sizes::first_visit(&rows).brotli, sizes::FIRST_VISIT),
        ("first question (brotli)", sizes::first_question(&rows).brotli, sizes::FIRST_QUESTION),
        ("first results (brotli)", sizes::first_results(&rows).brotli, sizes::FIRST_RESULTS),
        ("everything (brotli)", sizes::everything(&rows).brotli, sizes::EVERYTHING),
        ("one-file edition", one_file, sizes::ONE_FILE),
    ];
    Ok(budgets.into_iter().map(within).sum())
}

fn within((name, bytes, budget): (&str, u64, u64)) -> Tally {
    if bytes <= budget {
        return Tally::PASS;
    }
    println!("{name}: {bytes} bytes, more than {budget}");
    Tally::FAIL
}

/// More failing tests than this are no accident.
const MOST_UNSTABLE: u64 = 5;

fn browser(project: &Project) -> Result<Tally> {
    ensure!(project.root.join("dist/index.html").exists(), "no dist/: run the step “size” first");
    tools::npm_packages(project)?;
    let (chromium, firefox) = (tools::chromium(project)?, tools::firefox(project)?);
    let mut specs: Vec<_> = std::fs::read_dir(project.root.join("tests/e2e"))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.to_string_lossy().ends_with(".test.mjs"))
        .collect();
    specs.sort();
    let run = |specs: &[PathBuf]| {
        const FLAGS: [&str; 3] = ["--test", "--test-reporter=tap", "--test-concurrency=1"];
        let mut node = command("node", FLAGS, &project.root);
        node.args(specs).env("CHROMIUM", &chromium).env("FIREFOX", &firefox);
        capture(node)
    };
    let first = run(&specs)?;
    let tally = node_test(&first);
    let again: Vec<_> = failing_files(&first.stdout).into_iter().map(PathBuf::from).collect();
    if tally.failed == 0 || tally.failed > MOST_UNSTABLE || !again.iter().all(|f| specs.contains(f))
    {
        return Ok(tally);
    }
    // A browser on a busy machine may miss a deadline; what is broken is broken the second time too.
    println!("{} failed; their files run once more", tally.failed);
    let second = node_test(&run(&again)?);
    if second.failed == 0 {
        println!("UNSTABLE, passed the second time: mend the tests above");
    }
    Ok(Tally {
        passed: tally.passed + tally.failed - second.failed.min(tally.failed),
        failed: second.failed,
    })
}
