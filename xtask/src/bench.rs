use anyhow::Result;

use crate::project::Project;

pub fn bench(_project: &Project) -> Result<()> {
    Ok(())
}
