//! The scripts as they are sent.

use anyhow::{Result, ensure};

use crate::project::Project;

/// A script without comments and indentation. It has no texts of several lines, and a comment has lines
/// of its own.
pub fn bare(script: &str) -> String {
    let mut comment = false;
    let mut out = String::with_capacity(script.len());
    for line in script.lines().map(str::trim) {
        comment |= line.starts_with("/*");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            out.push_str(line);
            out.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    out
}

/// The script that the first paint waits for, with the styles of the start page (none: they stand in the
/// page itself).
pub fn boot(project: &Project, style: &str) -> Result<String> {
    const PLACE: &str = "'xtask:style'";
    let script = bare(&project.text("web/styles.js")?) + &bare(&project.text("web/boot.js")?);
    ensure!(script.matches(PLACE).count() == 1, "web/styles.js must hold {PLACE} once");
    Ok(script.replace(PLACE, &serde_json::to_string(style)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_code_stays() {
        let script =
            "// a\n(() => {\n  /** b */\n  const c = 'd // e';\n\n  /*\n   * f\n   */\n})();\n";
        assert_eq!(bare(script), "(() => {\nconst c = 'd // e';\n})();\n");
    }
}
