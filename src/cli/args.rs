//! Reading the arguments.

use crate::catalogue::Tongue;
use crate::locale::Lang;
use std::path::PathBuf;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Command {
    Help,
    Version,
    Check { dir: Option<PathBuf>, tongue: Tongue },
    Evaluate(Evaluate),
    Cohort(Cohort),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cohort {
    pub files: Vec<PathBuf>,
    pub catalogue: Option<PathBuf>,
    /// Of the target; `None`: the latest.
    pub year: Option<u16>,
    pub form: Form,
    pub lang: Lang,
    /// `None`: as many as the machine has.
    pub threads: Option<usize>,
}

/// How the figures of a group are printed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Form {
    #[default]
    Text,
    Csv,
    Json,
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
    let command = args.next().ok_or("a command is missing: evaluate, cohort or check")?;
    match command.as_str() {
        "--help" | "-h" | "help" => Ok(Command::Help),
        "--version" | "-V" => Ok(Command::Version),
        "evaluate" => evaluate(args),
        "cohort" => cohort(args),
        "check" => check(args),
        other => Err(format!("unknown command \"{other}\": evaluate, cohort or check is expected")),
    }
}

/// The value that follows an option; the text says what it should be.
type Value<'a> = dyn FnMut(&str) -> Result<String, String> + 'a;

/// Files and options in any order. `known` takes one option and says whether there is such a one.
/// `None`: help is asked for.
fn files(
    mut args: impl Iterator<Item = String>,
    command: &str,
    mut known: impl FnMut(&str, &mut Value) -> Result<bool, String>,
) -> Result<Option<Vec<PathBuf>>, String> {
    let mut files = Vec::new();
    let mut only_files = false;
    while let Some(arg) = args.next() {
        if only_files || !arg.starts_with('-') || arg == "-" {
            files.push(PathBuf::from(arg));
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
            "--help" | "-h" => return Ok(None),
            "--" => only_files = true,
            other if known(other, &mut value)? => {}
            other => return Err(format!("unknown option \"{other}\"")),
        }
    }
    if files.is_empty() {
        return Err(format!("{command} needs at least one file"));
    }
    Ok(Some(files))
}

fn evaluate(args: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut options = Evaluate::default();
    let files = files(args, "evaluate", |name, value| {
        match name {
            "--catalogue" => options.catalogue = Some(PathBuf::from(value("a directory")?)),
            "--draws" => options.draws = Some(draws(&value("a number")?)?),
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(files.map_or(Command::Help, |files| Command::Evaluate(Evaluate { files, ..options })))
}

fn cohort(args: impl Iterator<Item = String>) -> Result<Command, String> {
    let mut options = Cohort { lang: Lang::En, ..Cohort::default() };
    let files = files(args, "cohort", |name, value| {
        match name {
            "--csv" => options.form = Form::Csv,
            "--json" => options.form = Form::Json,
            "--catalogue" => options.catalogue = Some(PathBuf::from(value("a directory")?)),
            "--year" => options.year = Some(whole(name, &value("a year")?)?),
            "--threads" => options.threads = Some(whole(name, &value("a number")?)?),
            "--lang" => {
                options.lang = match value("vi or en")?.as_str() {
                    "vi" => Lang::Vi,
                    "en" => Lang::En,
                    other => return Err(format!("--lang: vi or en is expected, not \"{other}\"")),
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    })?;
    Ok(files.map_or(Command::Help, |files| Command::Cohort(Cohort { files, ..options })))
}

fn whole<T: std::str::FromStr>(name: &str, text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("{name}: a whole number is expected, not \"{text}\""))
}

fn draws(text: &str) -> Result<usize, String> {
    let number = text.parse().ok().filter(|n| *n <= MAX_DRAWS);
    number.ok_or_else(|| {
        format!("--draws: a whole number up to {MAX_DRAWS} is expected, not \"{text}\"")
    })
}

fn check(mut args: impl Iterator<Item = String>) -> Result<Command, String> {
    let (mut dir, mut tongue) = (None, Tongue::En);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--help" | "-h" => return Ok(Command::Help),
            "--lang" => {
                tongue = match args.next().as_deref() {
                    Some("vi") => Tongue::Vi,
                    Some("en") => Tongue::En,
                    _ => return Err("--lang: vi or en is expected".to_owned()),
                }
            }
            option if option.starts_with('-') => {
                return Err(format!("unknown option \"{option}\""));
            }
            _ => {
                if dir.replace(PathBuf::from(arg)).is_some() {
                    return Err("check takes one directory".to_owned());
                }
            }
        }
    }
    Ok(Command::Check { dir, tongue })
}
