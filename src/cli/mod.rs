//! The command line: arguments in, JSON on one stream, complaints on the other, an exit code.
//!
//! Architecture invariant: native only; it calls the same functions as the page and computes
//! nothing of its own.

mod args;
mod check;
mod cohort;
mod evaluate;
mod output;

use args::Command;
use std::fmt;
use std::io::Write;
use std::path::Path;
use std::process::ExitCode;

use crate::assessment::document::Fault;
use crate::catalogue::{Catalogue, Texts, embedded, load_dir};

const HELP: &str = "\
Vòng Xanh: what a small business can save, from its saved assessment.

Usage:
  vong-xanh evaluate FILE… [--catalogue DIR] [--draws N]
      Reads assessments (files saved by the app, or the exchange form) and prints one JSON result
      per file. --draws sets how often the range is drawn (default: the catalogue's number;
      0 leaves the range out).
  vong-xanh cohort FILE… [--csv | --json] [--year YEAR] [--lang vi|en] [--catalogue DIR]
                   [--threads N]
      Reads any number of assessments as one group and prints what may be shown of it: as text, as
      one CSV file or as JSON. A .txt file holds links or result codes, one per line. --year sets
      the target (default: the latest). What cannot be read is named and left out.
  vong-xanh check [DIR] [--lang vi|en]
      Checks a catalogue directory, or a packed one in a file (without DIR: the catalogue of this
      program), and says what is wrong, where, and what to do.
  vong-xanh --help | --version

A catalogue directory has the format of data/, or holds only the files that differ and a base.json
naming the directory it builds on.

Exit codes: 0 done, 2 wrong usage, 3 invalid input.
";

/// How a run ended; the numbers are part of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Done = 0,
    Usage = 2,
    InvalidInput = 3,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        // The discriminants are small by declaration.
        Self::from(outcome as u8)
    }
}

/// Runs one command line (without the program's name).
pub fn run(
    args: impl Iterator<Item = String>,
    out: &mut impl Write,
    err: &mut impl Write,
) -> Outcome {
    let outcome = match args::parse(args) {
        Ok(Command::Help) => say(out, HELP),
        Ok(Command::Version) => say(out, concat!("vong-xanh ", env!("CARGO_PKG_VERSION"), "\n")),
        Ok(Command::Check { dir, tongue }) => check::run(dir.as_deref(), tongue, out, err),
        Ok(Command::Evaluate(options)) => evaluate::run(&options, out, err),
        Ok(Command::Cohort(options)) => cohort::run(&options, out, err),
        Err(complaint) => {
            complain(err, format_args!("{complaint}\n\n{HELP}"));
            Outcome::Usage
        }
    };
    match out.flush() {
        Ok(()) => outcome,
        Err(error) => unwritable(err, &error),
    }
}

fn say(out: &mut impl Write, text: &str) -> Outcome {
    // A reader that has gone away is reported by the flush at the end.
    let _ = out.write_all(text.as_bytes());
    Outcome::Done
}

/// One line on the error stream; nothing can be done when that is closed too.
fn complain(err: &mut impl Write, message: fmt::Arguments<'_>) {
    let _ = writeln!(err, "{message}");
}

/// What of a file could not be read as it stands; what was only tidied is none.
fn complaints(faults: &[Fault]) -> Vec<String> {
    faults.iter().filter(|fault| !fault.is_mended()).map(ToString::to_string).collect()
}

fn unwritable(err: &mut impl Write, error: &std::io::Error) -> Outcome {
    complain(err, format_args!("the result cannot be written: {error}"));
    Outcome::InvalidInput
}

/// The catalogue of a directory, or the built-in one, with its texts in Vietnamese and English;
/// `None` after its faults were told.
fn load_catalogue(dir: Option<&Path>, err: &mut impl Write) -> Option<(Catalogue, [Texts; 2])> {
    let loaded = match dir {
        None => embedded::load()
            .map(|built_in| (built_in.catalogue, built_in.texts))
            .map_err(|error| vec![error.to_string()]),
        Some(dir) => match load_dir(dir) {
            Ok(mut compiled) => {
                let called = dir.file_name().unwrap_or(dir.as_os_str());
                compiled.catalogue.name = called.to_string_lossy().into_owned();
                Ok((compiled.catalogue, compiled.texts))
            }
            Err(problems) => Err(problems.iter().map(ToString::to_string).collect()),
        },
    };
    match loaded {
        Ok(loaded) => Some(loaded),
        Err(complaints) => {
            for complaint in complaints {
                complain(err, format_args!("{complaint}"));
            }
            None
        }
    }
}
