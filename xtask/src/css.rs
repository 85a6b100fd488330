//! The style sheets out of `styles/`, comments and indentation removed. Transfer compression does the
//! rest; a real minifier would save about one percent.

use anyhow::Result;

use crate::project::Project;

/// The order matters: what comes later may override what came before.
const SHEETS: &[&str] = &[
    "styles/tokens.css",
    "web/boot.css",
    "styles/base.css",
    "styles/layout.css",
    "styles/components.css",
    "styles/ink.css",
    "styles/ask.css",
    "styles/charts.css",
    "styles/pictures.css",
    "styles/live.css",
    "styles/yardstick.css",
    "styles/plan.css",
    "styles/library.css",
    "styles/measure.css",
    "styles/share.css",
    "styles/workshop.css",
    "styles/group.css",
    "styles/print.css",
    "styles/report.css",
    "styles/room.css",
];

/// So many of them make a page readable …
pub const READABLE: usize = 4;
/// … and with so many the start page looks as it should.
pub const START: usize = 6;

/// The first so many sheets and everything else.
pub fn split(project: &Project, at: usize) -> Result<(String, String)> {
    let (first, rest) = SHEETS.split_at(at);
    Ok((joined(project, first)?, joined(project, rest)?))
}

fn joined(project: &Project, files: &[&str]) -> Result<String> {
    let mut sheet = String::new();
    for file in files {
        if project.root.join(file).exists() {
            sheet.push_str(&squeeze(&project.text(file)?));
        }
    }
    Ok(sheet)
}

/// Removes comments and the white space at line ends; leaves strings alone.
fn squeeze(css: &str) -> String {
    without_comments(css)
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn without_comments(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut quote = None;
    let mut chars = css.chars().peekable();
    while let Some(c) = chars.next() {
        match quote {
            Some(_) if c == '\\' => {
                out.push(c);
                out.extend(chars.next());
                continue;
            }
            Some(end) if c == end => quote = None,
            None if c == '"' || c == '\'' => quote = Some(c),
            None if c == '/' && chars.peek() == Some(&'*') => {
                chars.next();
                let mut before = ' ';
                for inside in chars.by_ref() {
                    if before == '*' && inside == '/' {
                        break;
                    }
                    before = inside;
                }
                continue;
            }
            _ => {}
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_stay() {
        let css = "/* why */\n  a::after { content: \"/* \\\" kept */\"; } /**/\n\n b { top: 1px }";
        assert_eq!(squeeze(css), "a::after { content: \"/* \\\" kept */\"; }\nb { top: 1px }\n");
    }
}
