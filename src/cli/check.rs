//! `vong-xanh check [DIR]`: is this directory a usable catalogue?

use super::{Outcome, complain};
use crate::catalogue::{
    Catalogue, Compiled, Problem, Tongue, embedded, load_dir, load_texts, said,
};
use std::io::Write;
use std::path::Path;

pub(super) fn run(
    dir: Option<&Path>,
    tongue: Tongue,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Outcome {
    let Some(dir) = dir else {
        return match embedded::load() {
            Ok(built_in) => report(&built_in.catalogue, "built-in", 0, out),
            Err(error) => {
                complain(err, format_args!("{error}"));
                Outcome::InvalidInput
            }
        };
    };
    match load(dir) {
        Ok(compiled) => {
            for warning in &compiled.warnings {
                tell(err, "warning: ", warning, tongue);
            }
            let name = dir.display().to_string();
            report(&compiled.catalogue, &name, compiled.warnings.len(), out)
        }
        Err(problems) => {
            for problem in &problems {
                tell(err, "", problem, tongue);
            }
            complain(err, format_args!("{}: {} problems", dir.display(), problems.len()));
            Outcome::InvalidInput
        }
    }
}

/// A directory, or a whole catalogue packed into one file.
fn load(path: &Path) -> Result<Compiled, Vec<Problem>> {
    if !path.is_file() {
        return load_dir(path);
    }
    let name = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => load_texts(&[(name, text)]),
        Err(error) => {
            let (record, field, message) = (String::new(), String::new(), error.to_string());
            Err(vec![Problem { file: name, record, field, message }])
        }
    }
}

/// Where, what, and below it what to do.
fn tell(err: &mut impl Write, before: &str, problem: &Problem, tongue: Tongue) {
    let words = said(problem, tongue);
    complain(err, format_args!("{before}{}: {}\n    {}", words.place, words.wrong, words.remedy));
}

fn report(catalogue: &Catalogue, name: &str, warnings: usize, out: &mut impl Write) -> Outcome {
    let line = format!(
        "{name}: version {} ({}), {} trades, {} measures, {} questions, {warnings} warnings\n",
        catalogue.version,
        catalogue.digest,
        catalogue.trades.len(),
        catalogue.measures.len(),
        catalogue.questions.len(),
    );
    super::say(out, &line)
}
