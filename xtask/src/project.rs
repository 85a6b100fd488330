//! Where things are.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::shell::{cargo, command, quiet};

pub struct Project {
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

impl Project {
    /// Finds the project from where cargo says this package stands.
    pub fn find() -> Result<Self> {
        let here = std::env::var_os("CARGO_MANIFEST_DIR").context("start me with `cargo xtask`")?;
        let root = Path::new(&here).parent().context("xtask stands in the project")?.to_owned();
        // Cargo itself knows all the places where the target folder can be set.
        let about = ["metadata", "--no-deps", "--format-version", "1", "--offline"];
        let about: Value = serde_json::from_str(&quiet(command(cargo(), about, &root))?)?;
        let target = about.get("target_directory").and_then(Value::as_str);
        let target = target.context("cargo does not name its target folder")?.into();
        Ok(Self { root, target })
    }

    /// A folder for intermediate files of one job, made if missing.
    pub fn scratch(&self, job: &str) -> Result<PathBuf> {
        let folder = self.target.join("xtask").join(job);
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make {}", folder.display()))?;
        Ok(folder)
    }

    /// The text of a file of the project, named from its root.
    pub fn text(&self, file: &str) -> Result<String> {
        std::fs::read_to_string(self.root.join(file)).with_context(|| format!("cannot read {file}"))
    }
}
