//! Reading the arguments.

use std::path::PathBuf;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Version,
    Check { dir: Option<PathBuf> },
    Evaluate(Evaluate),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Evaluate {
    pub files: Vec<PathBuf>,
    pub catalogue: Option<PathBuf>,
    /// `None`: the catalogue's number.
    pub draws: Option<usize>,
}

/// More would only cost time: percentiles no longer move.
const MAX_DRAWS: usize = 1_000_000;

pub(super) fn parse(mut args: impl Iterator<Item = String>) -> Result<Command, String> {
    let command = args.next().ok_or("a command is missing: evaluate or check")?;
    match command.as_str() {
        "--help" | "-h" | "help" => Ok(Command::Help),
        "--version" | "-V" => Ok(Command::Version),
        "evaluate" => evaluate(args),
        "check" => check(args),
        other => Err(format!("unknown command \"{other}\": evaluate or check is expected")),
    }
}

fn evaluate(mut args: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut options = Evaluate::default();
    let mut only_files = false;
    while let Some(arg) = args.next() {
        if only_files || !arg.starts_with('-') || arg == "-" {
            options.files.push(PathBuf::from(arg));
            continue;
        }
        let (name, inline) = match arg.split_once('=') {
            Some((name, value)) => (name.to_owned(), Some(value.to_owned())),
            None => (arg, None),
        };
        let mut value = |what: &str| {
            let value = inline.clone().or_else(|| args.next());
            value.ok_or_else(|| format!("{name} needs {what}"))
        };
        match name.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--" => only_files = true,
            "--catalogue" => options.catalogue = Some(PathBuf::from(value("a directory")?)),
            "--draws" => options.draws = Some(draws(&value("a number")?)?),
            other => return Err(format!("unknown option \"{other}\"")),
        }
    }
    if options.files.is_empty() {
        return Err("evaluate needs at least one file".to_owned());
    }
    Ok(Command::Evaluate(options))
}

fn draws(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|n| *n <= MAX_DRAWS);
    number.ok_or_else(|| {
        format!("--draws: a whole number up to {MAX_DRAWS} is expected, not \"{text}\"")
    })
}

fn check(args: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut dir = None;
    for arg in args {
        if arg == "--help" || arg == "-h" {
            return Ok(Command::Help);
        }
        if arg.starts_with('-') {
            return Err(format!("unknown option \"{arg}\""));
        }
        if dir.replace(PathBuf::from(arg)).is_some() {
            return Err("check takes one directory".to_owned());
        }
    }
    Ok(Command::Check { dir })
}
