//! `vong-xanh check [DIR]`: is this directory a usable catalogue?

use super::{Outcome, complain};
use crate::catalogue::{Catalogue, embedded, load_dir};
use std::io::Write;
use std::path::Path;

pub(super) fn run(dir: Option<&Path>, out: &mut impl Write, err: &mut impl Write) -> Outcome {
    let Some(dir) = dir else {
        return match embedded::load() {
            Ok(built_in) => report(&built_in.catalogue, "built-in", 0, out),
            Err(error) => {
                complain(err, format_args!("{error}"));
                Outcome::InvalidInput
            }
        };
    };
    match load_dir(dir) {
        Ok(compiled) => {
            for warning in &compiled.warnings {
                complain(err, format_args!("warning: {warning}"));
            }
            let name = dir.display().to_string();
            report(&compiled.catalogue, &name, compiled.warnings.len(), out)
        }
        Err(problems) => {
            for problem in &problems {
                complain(err, format_args!("{problem}"));
            }
            complain(err, format_args!("{}: {} problems", dir.display(), problems.len()));
            Outcome::InvalidInput
        }
    }
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
