//! What makes the app work without a network: the manifest that lets it be installed, the service
//! worker made from the real list of files, and the edition in one file.

use std::io::Write as _;

use anyhow::{Context, Result, ensure};
use liblzma::stream::{LzmaOptions, Stream};
use liblzma::write::XzEncoder;
use serde_json::{Value, json};

use crate::assets::{Asset, Kind};
use crate::page::{self, Page, pack_name};
use crate::prerender::Start;
use crate::project::Project;
use crate::shell::{command, quiet};
use crate::{css, script};

/// The drawings of the icon for an installed app; the manifest names them without a hash.
const IMAGES: [&str; 4] = ["icon-192", "icon-512", "icon-maskable-512", "icon-touch-180"];
pub const ONE_FILE: &str = "vong-xanh.html";

pub fn images(project: &Project) -> Result<Vec<Asset>> {
    let read = |name: &str| {
        let file = project.root.join(format!("web/{name}.png"));
        let bytes = std::fs::read(&file).with_context(|| format!("no {}", file.display()))?;
        Ok(Asset::hashed(Kind::Image, name, "png", bytes))
    };
    IMAGES.into_iter().map(read).collect()
}

/// The manifest, its icons by the names of this build.
pub fn manifest(project: &Project, assets: &[Asset]) -> Result<Asset> {
    let mut text = project.text("web/manifest.webmanifest")?;
    for asset in assets.iter().filter(|asset| matches!(asset.kind, Kind::Icon | Kind::Image)) {
        let (stem, end) =
            (pack_name(&asset.name), if asset.kind == Kind::Icon { "svg" } else { "png" });
        text = text.replace(&format!("\"{stem}.{end}\""), &format!("\"{}\"", asset.name));
    }
    serde_json::from_str::<Value>(&text).context("the manifest is not valid")?;
    Ok(Asset::hashed(Kind::Manifest, "manifest", "webmanifest", text))
}

/// The service worker for exactly these files.
pub fn worker(project: &Project, assets: &[Asset], page: &Page) -> Result<Asset> {
    // What a first start does not need waits until nothing else is going on.
    let waits = |asset: &&Asset| asset.is_beside();
    let names = |of: &dyn Fn(&&Asset) -> bool| -> Vec<&str> {
        assets.iter().filter(of).map(|asset| asset.name.as_str()).collect()
    };
    let files = [vec!["./"], names(&|asset| !waits(asset))].concat();
    let later = [names(&waits), vec![ONE_FILE]].concat();
    let rare = [names(&|asset| asset.is_of_checker()), vec![ONE_FILE]].concat();
    let mut text = project.text("web/sw.js")?;
    let fill = [
        ("'xtask:version'", format!("'{}'", page.version)),
        ("['xtask:files']", json!(files).to_string()),
        ("['xtask:later']", json!(later).to_string()),
        ("['xtask:rare']", json!(rare).to_string()),
    ];
    for (place, with) in fill {
        ensure!(text.matches(place).count() == 1, "web/sw.js must hold {place} once");
        text = text.replace(place, &with);
    }
    Ok(Asset::plain(Kind::Worker, "sw.js", text))
}

/// The whole app as one file.
pub fn one_file(project: &Project, assets: &[Asset], start: &Start) -> Result<Asset> {
    let folder = project.scratch("one-file")?;
    let text = |kind: Kind| {
        let found = assets.iter().find(|asset| asset.kind == kind);
        let found = found.with_context(|| format!("there is no {kind:?}"))?;
        Ok::<_, anyhow::Error>(String::from_utf8_lossy(&found.bytes).into_owned())
    };
    let (style, more_style) = css::split(project, css::READABLE)?;
    let (begin, whole) = archive(assets)?;
    let pack = |id: &str, first: usize, whole: &[u8]| {
        let file = folder.join(id);
        std::fs::write(&file, packed(whole)?).context("cannot write an archive")?;
        let known = json!({ "id": id, "file": file, "first": first, "whole": whole.len() });
        Ok::<_, anyhow::Error>(known)
    };
    let archives = json!({
        "style": pack("style", more_style.len(), more_style.as_bytes())?,
        "files": pack("files", begin, &whole)?,
    });
    let plan = json!({
        "page": page::one_file(project, assets, start)?,
        // No network at all; what runs is exactly what was built.
        "policy": "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {style}; \
                   img-src data:; base-uri 'none'; form-action 'none'; \
                   require-trusted-types-for 'script'; trusted-types vx",
        "styles": [style, more_style],
        "scripts": [script::bare(&project.text("web/one-file.js")?), script::boot(project, "")?],
        "later": text(Kind::Glue)?,
        "archives": archives,
    });
    let (plan_file, out) = (folder.join("plan.json"), folder.join(ONE_FILE));
    std::fs::write(&plan_file, plan.to_string()).context("cannot write the plan")?;
    let mut node = command("node", ["xtask/js/one-file.mjs"], &project.root);
    node.arg(&plan_file).arg(&out);
    quiet(node)?;
    let bytes = std::fs::read(&out).context("cannot read the one-file edition")?;
    Ok(Asset::plain(Kind::OneFile, ONE_FILE, bytes))
}

/// Names and lengths, then the files one after the other; with it the length of what the program
/// starts with. What is needed later stands at the end of the same stream: it has much in common with
/// the program and takes a fifth less there than alone.
fn archive(assets: &[Asset]) -> Result<(usize, Vec<u8>)> {
    let (later, first): (Vec<&Asset>, Vec<&Asset>) =
        assets.iter().partition(|asset| asset.is_beside());
    let mut list = Vec::new();
    let mut files = Vec::new();
    for asset in first.iter().chain(&later) {
        let name = match asset.kind {
            Kind::Wasm => "program",
            Kind::Glue => "glue",
            Kind::Workbook => "workbook",
            Kind::QrReader => "qr",
            Kind::Checker => "checker",
            Kind::Data | Kind::Part | Kind::Catalogue => pack_name(&asset.name),
            _ => continue,
        };
        list.push(json!([name, asset.bytes.len()]));
        files.extend_from_slice(&asset.bytes);
    }
    let list = Value::Array(list).to_string();
    let mut all = u32::try_from(list.len())?.to_be_bytes().to_vec();
    all.extend_from_slice(list.as_bytes());
    all.extend_from_slice(&files);
    let later: usize = later.iter().map(|asset| asset.bytes.len()).sum();
    Ok((all.len() - later, all))
}

/// As small as LZMA can make it: the byte before tells more of the next one than its position does.
fn packed(whole: &[u8]) -> Result<Vec<u8>> {
    const EXTREME: u32 = 1 << 31;
    let mut options = LzmaOptions::new_preset(9 | EXTREME).context("LZMA knows no such preset")?;
    options.literal_context_bits(4).position_bits(0).nice_len(273).depth(2000).dict_size(1 << 22);
    let stream = Stream::new_lzma_encoder(&options).context("LZMA refuses its options")?;
    let mut encoder = XzEncoder::new_stream(Vec::new(), stream);
    encoder.write_all(whole).context("cannot compress an archive")?;
    encoder.finish().context("cannot compress an archive")
}
