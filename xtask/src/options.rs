//! The command line of xtask.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

pub const USAGE: &str = "\
usage: cargo xtask <command>

  serve [--port 8080]           build and serve the app on this machine; rebuild on every change
  build [--out dist] [--dev]    make the files to host: relative addresses, any path, hashed names
  test  [step…]                 run every check (or only the named steps), end with a count
  bench                         sizes, start-up, engine native and WebAssembly, answer to
                                paint, memory; what grew since benches/baseline.json
  data report [--json]          what of the data is old, unverified, unused, without a source, graded
              [--today DATE]    C or missing in a language, most pressing first";

/// How the program is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Quick to build, big, unoptimised.
    Dev,
    /// What is hosted: optimised for size and checked.
    Release,
}

pub enum Command {
    Help,
    Build { out: PathBuf, mode: Mode },
    Serve { port: u16 },
    Test { only: Vec<String> },
    Bench,
    DataReport { today: Option<String>, json: bool },
}

pub fn parse(mut args: impl Iterator<Item = String>) -> Result<Command> {
    let Some(name) = args.next() else {
        return Ok(Command::Help);
    };
    let rest: Vec<String> = args.collect();
    match name.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "build" => build(&rest),
        "serve" => serve(&rest),
        "test" => Ok(Command::Test { only: rest }),
        "data" => data(&rest),
        "bench" if rest.is_empty() => Ok(Command::Bench),
        _ => bail!("unknown command “{name}”\n\n{USAGE}"),
    }
}

fn build(args: &[String]) -> Result<Command> {
    let mut out = PathBuf::from("dist");
    let mut mode = Mode::Release;
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--dev" => mode = Mode::Dev,
            "--out" => out = args.next().context("--out needs a folder")?.into(),
            other => bail!("build does not know “{other}”\n\n{USAGE}"),
        }
    }
    Ok(Command::Build { out, mode })
}

fn data(args: &[String]) -> Result<Command> {
    let (mut today, mut json) = (None, false);
    let mut args = args.iter();
    if args.next().map(String::as_str) != Some("report") {
        bail!("data knows only report\n\n{USAGE}");
    }
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--json" => json = true,
            "--today" => today = Some(args.next().context("--today needs a date")?.clone()),
            other => bail!("data report does not know “{other}”\n\n{USAGE}"),
        }
    }
    Ok(Command::DataReport { today, json })
}

fn serve(args: &[String]) -> Result<Command> {
    match args {
        [] => Ok(Command::Serve { port: 8080 }),
        [flag, port] if flag == "--port" => {
            let port = port.parse().with_context(|| format!("“{port}” is not a port number"))?;
            Ok(Command::Serve { port })
        }
        _ => bail!("serve knows only --port\n\n{USAGE}"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::panic)]
    use super::*;

    fn words(line: &str) -> impl Iterator<Item = String> {
        line.split_whitespace().map(str::to_owned).collect::<Vec<_>>().into_iter()
    }

    #[test]
    fn build_defaults_to_an_optimised_dist() {
        let Command::Build { out, mode } = parse(words("build")).unwrap() else { panic!() };
        assert!(out.ends_with("dist") && mode == Mode::Release);
    }

    #[test]
    fn the_readme_names_real_commands() {
        let readme = include_str!("../../README.md");
        let commands: Vec<_> = readme.split("cargo xtask ").skip(1).collect();
        assert!(commands.len() > 4);
        for command in commands {
            let line = command.split(['`', '#', '\n']).next().unwrap();
            assert!(parse(words(line)).is_ok(), "{line}");
        }
    }

    #[test]
    fn unknown_words_are_refused() {
        for line in [
            "dance",
            "build --fast",
            "serve 8080",
            "serve --port many",
            "bench now",
            "data",
            "data report --all",
        ] {
            assert!(parse(words(line)).is_err(), "{line}");
        }
    }
}
