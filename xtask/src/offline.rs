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
    let waits = |asset: &&Asset| asset.kind == Kind::Workbook;
    let names = |of: &dyn Fn(&&Asset) -> bool| -> Vec<&str> {
        assets.iter().filter(of).map(|asset| asset.name.as_str()).collect()
    };
    let files = [vec!["./"], names(&|asset| !waits(asset))].concat();
    let later = [names(&waits), vec![ONE_FILE]].concat();
    let mut text = project.text("web/sw.js")?;
    let fill = [
        ("'xtask:version'", format!("'{}'", page.version)),
        ("['xtask:files']", json!(files).to_string()),
        ("['xtask:later']", json!(later).to_string()),
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
    let parts = [
        ("files", archive(assets, inside)?),
        ("later", archive(assets, |kind| (kind == Kind::Workbook).then_some("workbook"))?),
    ];
    let mut archives = Vec::new();
    for (id, whole) in parts {
        let file = folder.join(id);
        std::fs::write(&file, packed(&whole)?).context("cannot write an archive")?;
        archives.push(json!({ "id": id, "file": file, "whole": whole.len() }));
    }
    let plan = json!({
        "page": page::one_file(project, assets, start)?,
        // No network at all; what runs is exactly what was built.
        "policy": "default-src 'none'; script-src {scripts} 'wasm-unsafe-eval'; style-src {style}; \
                   img-src data:; base-uri 'none'; form-action 'none'; \
                   require-trusted-types-for 'script'; trusted-types vx",
        "style": text(Kind::Css)?,
        "scripts": [project.text("web/one-file.js")?, text(Kind::Boot)?],
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

/// What the one-file edition starts with; packs have their own names.
fn inside(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Wasm => Some("program"),
        Kind::Glue => Some("glue"),
        Kind::Data => Some(""),
        _ => None,
    }
}

/// Names and lengths, then the files one after the other.
fn archive(assets: &[Asset], name: impl Fn(Kind) -> Option<&'static str>) -> Result<Vec<u8>> {
    let mut list = Vec::new();
    let mut files = Vec::new();
    for asset in assets {
        let Some(name) = name(asset.kind) else { continue };
        let name = if name.is_empty() { pack_name(&asset.name) } else { name };
        list.push(json!([name, asset.bytes.len()]));
        files.extend_from_slice(&asset.bytes);
    }
    let list = Value::Array(list).to_string();
    let mut all = u32::try_from(list.len())?.to_be_bytes().to_vec();
    all.extend_from_slice(list.as_bytes());
    all.extend_from_slice(&files);
    Ok(all)
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
