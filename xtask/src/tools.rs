//! What the build needs beside cargo, installed when missing.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::shell::{capture, cargo, command, stream};

const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// The compiler's WebAssembly target.
pub fn wasm_target(project: &Project) -> Result<()> {
    let sysroot = capture(command("rustc", ["--print", "sysroot"], &project.root))?.stdout;
    if Path::new(sysroot.trim()).join("lib/rustlib").join(WASM_TARGET).is_dir() {
        return Ok(());
    }
    println!("Installing the compiler's WebAssembly target …");
    stream(command("rustup", ["target", "add", WASM_TARGET], &project.root)).with_context(|| {
        format!("Rust's target {WASM_TARGET} is needed; `rustup target add {WASM_TARGET}` adds it")
    })
}

/// rustfmt and clippy, which a minimal Rust installation lacks.
pub fn rust_components(project: &Project) -> Result<()> {
    let works = |tool| capture(command(cargo(), [tool, "--version"], &project.root));
    if works("fmt")?.ok && works("clippy")?.ok {
        return Ok(());
    }
    println!("Installing rustfmt and clippy …");
    stream(command("rustup", ["component", "add", "rustfmt", "clippy"], &project.root))
        .context("rustfmt and clippy are needed; `rustup component add rustfmt clippy` adds them")
}

/// The npm packages of package-lock.json: the optimiser, and the browser driver for the tests.
pub fn npm_packages(project: &Project) -> Result<()> {
    let locked = project.root.join("package-lock.json");
    let installed = project.root.join("node_modules/.package-lock.json");
    let time = |file: &Path| file.metadata().and_then(|about| about.modified()).ok();
    if time(&installed).is_some_and(|installed| time(&locked).is_none_or(|lock| installed >= lock))
    {
        return Ok(());
    }
    println!("Installing the npm packages of package-lock.json …");
    stream(command("npm", ["ci", "--no-audit", "--no-fund"], &project.root))
        .context("Node 20 or newer with npm is needed, and its registry must be reachable")?;
    // npm keeps an old time stamp on some file systems; the check above relies on this one.
    let stamp = std::fs::File::options().append(true).open(&installed);
    stamp.and_then(|file| file.set_modified(std::time::SystemTime::now())).ok();
    Ok(())
}

/// A Chromium for the browser tests: `$CHROMIUM`, a usual place, or Debian's package when root.
pub fn chromium(project: &Project) -> Result<PathBuf> {
    const USUAL: [&str; 4] = [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ];
    let program = Installed {
        name: "Chromium",
        variable: "CHROMIUM",
        usual: &USUAL,
        packages: &["chromium", "fonts-liberation"],
    };
    program.find_or_install(project)
}

/// A Firefox, the second engine of the browser tests, in the same way.
pub fn firefox(project: &Project) -> Result<PathBuf> {
    const USUAL: [&str; 3] = [
        "/usr/bin/firefox-esr",
        "/usr/bin/firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
    ];
    let program = Installed {
        name: "Firefox",
        variable: "FIREFOX",
        usual: &USUAL,
        packages: &["firefox-esr"],
    };
    program.find_or_install(project)
}

/// LibreOffice's spreadsheet for the test of the Excel file, in the same way (20 s to install).
pub fn libreoffice(project: &Project) -> Result<PathBuf> {
    const USUAL: [&str; 3] = [
        "/usr/bin/soffice",
        "/usr/bin/libreoffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    ];
    let program = Installed {
        name: "LibreOffice",
        variable: "SOFFICE",
        usual: &USUAL,
        packages: &["libreoffice-calc-nogui"],
    };
    program.find_or_install(project)
}

/// A program that the tests need and cargo cannot bring.
struct Installed {
    name: &'static str,
    /// Environment variable that names it.
    variable: &'static str,
    usual: &'static [&'static str],
    /// Debian's packages.
    packages: &'static [&'static str],
}

impl Installed {
    fn find(&self) -> Option<PathBuf> {
        let named = std::env::var_os(self.variable).map(PathBuf::from);
        let usual = self.usual.iter().map(PathBuf::from);
        named.into_iter().chain(usual).find(|path| path.exists())
    }

    fn find_or_install(&self, project: &Project) -> Result<PathBuf> {
        if let Some(found) = self.find() {
            return Ok(found);
        }
        let Self { name, variable, packages, .. } = self;
        let id = capture(command("id", ["-u"], &project.root));
        let root = id.is_ok_and(|id| id.stdout.trim() == "0");
        if root && Path::new("/usr/bin/apt-get").exists() {
            println!("Installing {name} for the tests …");
            apt_get(project, &["update", "-q"])?;
            let install = ["install", "-y", "-q", "--no-install-recommends"];
            apt_get(project, &[&install, *packages].concat())?;
        }
        self.find().with_context(|| {
            format!(
                "The tests need {name}: install it (on Debian: `sudo apt-get install {}`) or name \
                 it in the environment variable {variable}",
                packages.join(" ")
            )
        })
    }
}

fn apt_get(project: &Project, args: &[&str]) -> Result<()> {
    let mut apt = command("apt-get", args, &project.root);
    apt.env("DEBIAN_FRONTEND", "noninteractive");
    let done = capture(apt)?;
    if !done.ok {
        bail!("apt-get {} failed:\n{}{}", args.join(" "), done.stdout, done.stderr);
    }
    Ok(())
}
