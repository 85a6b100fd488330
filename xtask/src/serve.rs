//! `cargo xtask serve`: a small server for development. Builds, serves from memory without caching,
//! watches the sources and tells open pages to reload.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

use crate::assets::{Asset, fnv1a, media_type};
use crate::build;
use crate::options::Mode;
use crate::project::Project;

const WATCHED: [&str; 9] =
    ["src", "styles", "data", "locales", "web", "index.html", "Cargo.toml", "build.rs", "build"];

/// The newest build: its number, and its files by name.
#[derive(Default)]
struct Site {
    number: u64,
    files: HashMap<String, Arc<[u8]>>,
}

#[derive(Default)]
struct Shared {
    site: Mutex<Site>,
    renewed: Condvar,
}

impl Shared {
    fn site(&self) -> MutexGuard<'_, Site> {
        self.site.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn publish(&self, assets: Vec<Asset>) {
        let mut site = self.site();
        site.files = assets.into_iter().map(|file| (file.name, file.bytes.into())).collect();
        site.number += 1;
        self.renewed.notify_all();
    }

    /// The number of the newest build, as soon as it differs from `seen` or after 20 seconds.
    fn number_after(&self, seen: &str) -> u64 {
        let same = |site: &mut Site| site.number.to_string() == seen;
        let wait = self.renewed.wait_timeout_while(self.site(), Duration::from_secs(20), same);
        wait.unwrap_or_else(PoisonError::into_inner).0.number
    }
}

pub fn serve(project: &Project, port: u16) -> Result<()> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("port {port} is taken; choose another with --port"))?;
    let shared = Arc::new(Shared::default());
    let mut state = fingerprint(project);
    renew(project, &shared);
    println!("Serving http://127.0.0.1:{port} – rebuilds on every change, Ctrl-C stops.");
    let for_visits = Arc::clone(&shared);
    std::thread::spawn(move || {
        for visit in listener.incoming().flatten() {
            let shared = Arc::clone(&for_visits);
            // A visitor who hangs up early is no one's concern.
            std::thread::spawn(move || answer(visit, &shared).ok());
        }
    });
    loop {
        std::thread::sleep(Duration::from_millis(500));
        let now = fingerprint(project);
        if now != state {
            state = now;
            renew(project, &shared);
        }
    }
}

/// Builds; a mistake in the sources is shown and the last good build stays.
fn renew(project: &Project, shared: &Shared) {
    let began = Instant::now();
    match build::assets(project, Mode::Dev) {
        Ok(assets) => {
            shared.publish(assets);
            println!("Built in {:.1} s.", began.elapsed().as_secs_f64());
        }
        Err(error) => eprintln!("Not built: {error:#}"),
    }
}

/// A number that changes with any name, time or length among the watched files.
fn fingerprint(project: &Project) -> u64 {
    let mut seen = String::new();
    for name in WATCHED {
        note(&project.root.join(name), &mut seen);
    }
    fnv1a(seen.as_bytes())
}

fn note(path: &Path, seen: &mut String) {
    let Ok(about) = path.metadata() else { return };
    if about.is_dir() {
        let mut entries: Vec<_> = path.read_dir().into_iter().flatten().flatten().collect();
        entries.sort_by_key(std::fs::DirEntry::file_name);
        entries.iter().for_each(|entry| note(&entry.path(), seen));
    } else {
        seen.push_str(&format!("{}{:?}{}", path.display(), about.modified().ok(), about.len()));
    }
}

fn answer(mut visit: TcpStream, shared: &Shared) -> std::io::Result<()> {
    let mut lines = BufReader::new(visit.try_clone()?).lines();
    let first = lines.next().transpose()?.unwrap_or_default();
    // The whole head is read so that closing the connection does not cut the answer short.
    for line in lines {
        if line?.is_empty() {
            break;
        }
    }
    let target = first.split(' ').nth(1).unwrap_or("/");
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    if path == "/__build" {
        let seen = query.strip_prefix("seen=").unwrap_or_default();
        let number = shared.number_after(seen).to_string();
        return respond(&mut visit, "200 OK", "text/plain", number.as_bytes());
    }
    let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
    let file = shared.site().files.get(name).cloned();
    match file {
        Some(bytes) => respond(&mut visit, "200 OK", media_type(name), &bytes),
        None if name == "index.html" => {
            respond(&mut visit, "503 Not Built", "text/plain", b"Not built: see the terminal.")
        }
        None => respond(&mut visit, "404 Not Found", "text/plain", b"There is no such file."),
    }
}

fn respond(visit: &mut TcpStream, status: &str, kind: &str, body: &[u8]) -> std::io::Result<()> {
    let length = body.len();
    write!(
        visit,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {length}\r\n\
         Cache-Control: no-store\r\nConnection: close\r\n\r\n"
    )?;
    visit.write_all(body)
}
