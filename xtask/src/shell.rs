//! Starting other programs.

use std::ffi::OsStr;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// What a finished program printed (both streams) and whether it succeeded.
pub struct Finished {
    pub ok: bool,
    pub stdout: String,
    pub stderr: String,
}

/// The cargo that runs this xtask.
pub fn cargo() -> String {
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// A program about to run in `folder`.
pub fn command<A: AsRef<OsStr>>(
    program: impl AsRef<OsStr>,
    args: impl IntoIterator<Item = A>,
    folder: &Path,
) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(folder);
    command
}

/// Runs with the terminal shared; an exit code other than 0 is an error.
pub fn stream(mut command: Command) -> Result<()> {
    let name = name(&command);
    let status =
        command.status().with_context(|| format!("cannot start {name}; is it installed?"))?;
    if !status.success() {
        bail!("{name} failed (see above)");
    }
    Ok(())
}

/// Runs silently and returns what was printed, whatever the exit code.
pub fn capture(mut command: Command) -> Result<Finished> {
    let name = name(&command);
    let done = command.stdin(Stdio::null()).output();
    let done = done.with_context(|| format!("cannot start {name}; is it installed?"))?;
    Ok(Finished {
        ok: done.status.success(),
        stdout: String::from_utf8_lossy(&done.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&done.stderr).into_owned(),
    })
}

/// Runs silently; a failure is an error that carries what was printed.
pub fn quiet(command: Command) -> Result<String> {
    let name = name(&command);
    let done = capture(command)?;
    if !done.ok {
        bail!("{name} failed:\n{}{}", done.stdout, done.stderr);
    }
    Ok(done.stdout)
}

fn name(command: &Command) -> String {
    let program = Path::new(command.get_program());
    program.file_name().unwrap_or(program.as_os_str()).to_string_lossy().into_owned()
}
