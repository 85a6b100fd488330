//! index.html: the shell in the repository with the links to this build's files put in.

use std::fmt::Write as _;

use anyhow::{Result, ensure};

use crate::assets::{Asset, Kind};
use crate::prerender::Start;
use crate::project::Project;

/// Where the links go, and the start page in each language.
const LINKS: &str = "<!-- xtask:links -->\n";

pub fn page(project: &Project, assets: &[Asset], start: &Start) -> Result<Asset> {
    let mut page = project.text("index.html")?;
    let [vi, en] = ["vi", "en"].map(|lang| format!("<!-- xtask:still {lang} -->"));
    for (place, text) in [(LINKS, &links(assets)), (&vi, &start.vi), (&en, &start.en)] {
        ensure!(page.matches(place).count() == 1, "index.html must hold “{}” once", place.trim());
        page = page.replace(place, text);
    }
    Ok(Asset::plain(Kind::Html, "index.html", page))
}

/// Relative addresses only, so that the folder works under any path of any host.
fn links(assets: &[Asset]) -> String {
    let mut out = String::new();
    for Asset { kind, name, .. } in assets {
        let line = match kind {
            Kind::Css => format!(r#"<link rel="stylesheet" href="{name}">"#),
            Kind::Boot => format!(r#"<script src="{name}"></script>"#),
            Kind::Glue => format!(r#"<script src="{name}" defer></script>"#),
            Kind::Wasm => format!(r#"<meta name="vx-file-program" content="{name}">"#),
            Kind::Icon => format!(r#"<link rel="icon" type="image/svg+xml" href="{name}">"#),
            Kind::Data => {
                format!(r#"<meta name="vx-file-{}" content="{name}">"#, pack_name(name))
            }
            Kind::Dev => format!(r#"<script src="{name}" defer></script>"#),
            Kind::Html => continue,
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{line}");
    }
    out
}

/// The pack's own name: the file name without hash and extension.
pub fn pack_name(file: &str) -> &str {
    file.rsplitn(3, '.').nth(2).unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_linked_relatively() {
        let pack = Asset::hashed(Kind::Data, "text.vi", "bin", *b"x");
        let links = links(&[pack, Asset::plain(Kind::Css, "style.1.css", "")]);
        assert!(links.contains(r#"<meta name="vx-file-text.vi" content="text.vi."#), "{links}");
        assert!(links.contains(r#"href="style.1.css""#) && !links.contains("=\"/"), "{links}");
    }
}
