//! index.html and the one-file edition: the shell in the repository with its places filled in.

use std::fmt::Write as _;

use anyhow::{Context, Result, ensure};

use crate::assets::{Asset, Kind, fnv1a};
use crate::prerender::Start;
use crate::project::Project;

const LINKS: &str = "<!-- xtask:links -->\n";
/// The edition, as the style sheet knows it.
const EDITION: &str = "<html lang=\"vi\" data-edition=\"dev\">";

/// The hosted page and the version of the app it belongs to.
pub struct Page {
    pub asset: Asset,
    /// Changes with any byte of the page or of the files it names.
    pub version: String,
}

/// index.html for the files of this build.
pub fn hosted(project: &Project, assets: &[Asset], start: &Start) -> Result<Page> {
    let shell = shell(project, start)?.replace(LINKS, &links(assets));
    let released = assets.iter().any(|asset| asset.kind == Kind::Manifest);
    if !released {
        return Ok(page(shell, String::new()));
    }
    let shell = shell.replace(EDITION, "<html lang=\"vi\" data-edition=\"site\">");
    let version = format!("{:016x}", fnv1a(shell.as_bytes()));
    let worker = format!("<meta name=\"vx-worker\" content=\"{version}\">\n</head>");
    Ok(page(shell.replacen("</head>", &worker, 1), version))
}

fn page(text: String, version: String) -> Page {
    Page { asset: Asset::plain(Kind::Html, "index.html", text), version }
}

/// The shell of the one-file edition: its places are named as `xtask/js/one-file.mjs` fills them.
pub fn one_file(project: &Project, assets: &[Asset], start: &Start) -> Result<String> {
    let icon = assets.iter().find(|asset| asset.kind == Kind::Icon).context("there is no icon")?;
    let icon = String::from_utf8_lossy(&icon.bytes).replace('#', "%23").replace('"', "'");
    let links = format!(
        "<link rel=\"icon\" href=\"data:image/svg+xml,{}\">\n{}\n<!-- one-file:links -->\n",
        icon.trim(),
        form(assets)
    );
    let shell = shell(project, start)?;
    let policy = format!("content=\"{}\"", policy(&shell)?);
    Ok(shell
        .replace(EDITION, "<html lang=\"vi\" data-edition=\"file\">")
        .replace(&policy, "content=\"<!-- one-file:policy -->\"")
        .replace(LINKS, &links)
        .replacen("</body>", "<!-- one-file:files -->\n</body>", 1))
}

/// The form of the packs, by the file names of the checker that makes them and of the catalogue that it
/// builds on: those that another release left in the browser are made anew (`web/catalogues.js`).
fn form(assets: &[Asset]) -> String {
    let makers = assets.iter().filter(|asset| asset.is_of_checker());
    let names: String = makers.map(|asset| asset.name.as_str()).collect();
    format!("<meta name=\"vx-form\" content=\"{:016x}\">", fnv1a(names.as_bytes()))
}

/// The security policy that the page carries.
pub fn policy(shell: &str) -> Result<&str> {
    let after = shell.split_once("http-equiv=\"Content-Security-Policy\" content=\"");
    let policy = after.and_then(|(_, after)| after.split_once('"'));
    Ok(policy.context("index.html carries no security policy")?.0)
}

/// index.html with the start page put in.
fn shell(project: &Project, start: &Start) -> Result<String> {
    let mut shell = project.text("index.html")?;
    let [vi, en] = ["vi", "en"].map(|lang| format!("<!-- xtask:still {lang} -->"));
    for place in [LINKS, EDITION, &vi, &en] {
        ensure!(shell.matches(place).count() == 1, "index.html must hold “{}” once", place.trim());
    }
    shell = shell.replace(&vi, &start.vi).replace(&en, &start.en);
    Ok(shell)
}

/// Relative addresses only, so that the folder works under any path of any host.
fn links(assets: &[Asset]) -> String {
    let mut out = languages(assets);
    for Asset { kind, name, .. } in assets {
        let line = match kind {
            // The boot script has them in itself; a page without scripts still looks as it should.
            Kind::Css => format!(
                "<meta name=\"vx-file-style\" content=\"{name}\">\n\
                 <noscript><link rel=\"stylesheet\" href=\"{name}\"></noscript>"
            ),
            Kind::Rooms => format!(r#"<meta name="vx-file-rooms" content="{name}">"#),
            Kind::Boot => format!(r#"<script src="{name}"></script>"#),
            Kind::Glue => format!(r#"<script src="{name}" defer></script>"#),
            Kind::Wasm => format!(r#"<meta name="vx-file-program" content="{name}">"#),
            Kind::Workbook => format!(r#"<meta name="vx-file-workbook" content="{name}">"#),
            Kind::QrReader => format!(r#"<meta name="vx-file-qr" content="{name}">"#),
            Kind::Checker => {
                format!("<meta name=\"vx-file-checker\" content=\"{name}\">\n{}", form(assets))
            }
            Kind::Icon => format!(r#"<link rel="icon" type="image/svg+xml" href="{name}">"#),
            Kind::Image if name.starts_with("icon-touch") => {
                format!(r#"<link rel="apple-touch-icon" href="{name}">"#)
            }
            Kind::Manifest => format!(r#"<link rel="manifest" href="{name}">"#),
            Kind::Data | Kind::Part | Kind::Catalogue => {
                format!(r#"<meta name="vx-file-{}" content="{name}">"#, pack_name(name))
            }
            Kind::Dev => format!(r#"<script src="{name}" defer></script>"#),
            Kind::Html | Kind::Image | Kind::Worker | Kind::OneFile => continue,
        };
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{line}");
    }
    out
}

/// Every language by code and name, where there are more than the two that any site speaks. It stands
/// above the boot script, which reads it.
fn languages(assets: &[Asset]) -> String {
    let data = assets.iter().filter(|asset| asset.kind == Kind::Data);
    let further: String = data
        .filter_map(|asset| {
            let code = pack_name(&asset.name).strip_prefix("language.")?;
            Some(format!(";{code}={}", String::from_utf8_lossy(&asset.bytes)))
        })
        .collect();
    if further.is_empty() {
        return further;
    }
    format!("<meta name=\"vx-languages\" content=\"vi=Tiếng Việt;en=English{further}\">\n")
}

/// The pack's own name: the file name without hash and extension.
pub fn pack_name(file: &str) -> &str {
    file.rsplitn(3, '.').nth(2).unwrap_or(file)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_file_is_linked_relatively() {
        let pack = Asset::hashed(Kind::Data, "text.vi", "bin", *b"x");
        let links = links(&[pack, Asset::plain(Kind::Css, "style.1.css", "")]);
        assert!(links.contains(r#"<meta name="vx-file-text.vi" content="text.vi."#), "{links}");
        assert!(links.contains(r#"href="style.1.css""#) && !links.contains("=\"/"), "{links}");
    }

    /// Hosts that send the policy as a header send the page's own, and add what only a header can say.
    #[test]
    fn the_readme_gives_hosts_the_policy_of_the_page() {
        let policy = policy(include_str!("../../index.html")).unwrap();
        let header = format!("{policy}; frame-ancestors 'none'");
        let readme = include_str!("../../README.md");
        let given: Vec<_> = readme.lines().filter(|line| line.contains("default-src")).collect();
        assert!(given.len() >= 2, "the README shows headers");
        for line in given {
            assert!(line.contains(&header), "{line}\nis not\n{header}");
        }
    }
}
