//! One build of everything that is hosted.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

use crate::assets::{Asset, Kind};
use crate::options::Mode;
use crate::prerender::Start;
use crate::project::Project;
use crate::shell::{command, quiet};
use crate::sizes::Row;
use crate::{css, offline, page, prerender, probe, script, sizes, tools, wasm};

/// `cargo xtask build`: writes the files and, for a release, compressed copies beside them; prints and
/// returns the sizes (of a release).
pub fn to_folder(project: &Project, out: &Path, mode: Mode) -> Result<Vec<Row>> {
    let began = Instant::now();
    let assets = assets(project, mode)?;
    let folder = project.root.join(out);
    empty(&folder)?;
    for asset in &assets {
        asset.write(&folder)?;
    }
    let mut rows = Vec::new();
    if mode == Mode::Release {
        let mut compress = command("node", ["xtask/js/compress.mjs"], &project.root);
        compress.arg(&folder);
        quiet(compress)?;
        rows = sizes::measure(&folder, &assets)?;
        println!("{}", sizes::table(&rows));
    }
    println!("Built {} in {:.0} s.", folder.display(), began.elapsed().as_secs_f64());
    Ok(rows)
}

/// All files of one build, index.html last.
pub fn assets(project: &Project, mode: Mode) -> Result<Vec<Asset>> {
    tools::wasm_target(project)?;
    if mode == Mode::Release {
        tools::npm_packages(project)?;
    }
    let program = wasm::app(project, mode)?;
    let workbook = wasm::workbook(project, mode)?;
    let reader = wasm::qr_reader(project, mode)?;
    let checker = wasm::checker(project, mode)?;
    let catalogues = project.text("web/catalogues.js")?;
    let scripts = [program.glue, workbook.glue, reader.glue, checker.glue, catalogues];
    let scripts = scripts.map(|script| script::bare(&script)).concat();
    // In the order of their links: the boot script reads those above it.
    let packs = probe::packs(project)?;
    let data = packs.into_iter().map(|(name, bytes)| {
        let kind = if name == "catalogue" { Kind::Catalogue } else { Kind::Data };
        Asset::hashed(kind, &name, "bin", bytes)
    });
    let mut assets: Vec<Asset> = data.collect();
    assets.extend(
        program
            .parts
            .into_iter()
            .map(|(name, wasm)| Asset::hashed(Kind::Part, &format!("part-{name}"), "wasm", wasm)),
    );
    let (style, rooms) = css::split(project, css::START)?;
    assets.extend([
        Asset::hashed(Kind::Wasm, "vong-xanh", "wasm", program.wasm),
        Asset::hashed(Kind::Workbook, "workbook", "wasm", workbook.wasm),
        Asset::hashed(Kind::QrReader, "qr", "wasm", reader.wasm),
        Asset::hashed(Kind::Checker, "checker", "wasm", checker.wasm),
        Asset::hashed(Kind::Css, "style", "css", style.clone()),
        Asset::hashed(Kind::Rooms, "rooms", "css", rooms),
        Asset::hashed(Kind::Boot, "boot", "js", script::boot(project, &style)?),
        Asset::hashed(Kind::Glue, "vong-xanh", "js", scripts),
        Asset::hashed(Kind::Icon, "icon", "svg", project.text("web/icon.svg")?),
    ]);
    let start = prerender::start(project)?;
    match mode {
        Mode::Dev => {
            assets.push(Asset::plain(Kind::Dev, "reload.js", project.text("web/reload.js")?));
            assets.push(page::hosted(project, &assets, &start)?.asset);
        }
        Mode::Release => release(project, &mut assets, &start)?,
    }
    Ok(assets)
}

/// What only a hosted app has: it can be installed, kept for use without a network, taken away.
fn release(project: &Project, assets: &mut Vec<Asset>, start: &Start) -> Result<()> {
    let one_file = offline::one_file(project, assets, start)?;
    assets.extend(offline::images(project)?);
    assets.push(offline::manifest(project, assets)?);
    let page = page::hosted(project, assets, start)?;
    let worker = offline::worker(project, assets, &page)?;
    assets.extend([one_file, worker, page.asset]);
    Ok(())
}

/// Makes the folder anew. Refuses one that holds anything but an earlier build.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        let earlier = folder.join("index.html").exists()
            || std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_none());
        ensure!(earlier, "{} holds other files; choose another --out", folder.display());
        std::fs::remove_dir_all(folder)
            .with_context(|| format!("cannot empty {}", folder.display()))?;
    }
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))
}
