//! The start page as HTML, rendered by the program's own components compiled for this machine.

use anyhow::{Context, Result};

use crate::project::Project;
use crate::shell::{cargo, command, stream};

/// The first screen of a first visit in each language.
pub struct Start {
    pub vi: String,
    pub en: String,
}

pub fn start(project: &Project) -> Result<Start> {
    let folder = project.scratch("prerender")?;
    let args = "run --quiet --package vong-xanh --bin prerender --features prerender --";
    let mut prerender = command(cargo(), args.split(' '), &project.root);
    prerender.arg(&folder);
    stream(prerender)?;
    let read = |lang: &str| {
        let file = folder.join(format!("{lang}.html"));
        std::fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
    };
    Ok(Start { vi: read("vi")?, en: read("en")? })
}
