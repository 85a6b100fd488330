//! The files of one build, in memory: `build` writes them to a folder, `serve` serves them.

use std::path::Path;

use anyhow::{Context, Result};

/// What a file is for; the size table has one row for each.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    Html,
    /// What the start page looks as it should with.
    Css,
    /// The styles of all other pages.
    Rooms,
    Boot,
    Glue,
    Wasm,
    /// A part of the program that is loaded when one of its pages is opened.
    Part,
    /// The writer of Excel files, loaded when somebody asks for one.
    Workbook,
    /// The reader of QR codes, loaded when a camera or a picture is used.
    QrReader,
    /// The checker of catalogues, loaded when somebody opens one.
    Checker,
    /// The tool's own catalogue as files, as far as they say more than the packs; the checker's.
    Catalogue,
    Icon,
    /// Icons that only an installed app shows.
    Image,
    Manifest,
    /// The service worker.
    Worker,
    /// The whole app once more, as one file.
    OneFile,
    Data,
    Dev,
}

pub struct Asset {
    pub kind: Kind,
    /// File name; every file lies in one folder.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Asset {
    pub fn plain(kind: Kind, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self { kind, name: name.to_owned(), bytes: bytes.into() }
    }

    /// Puts a hash of the content into the name, so that the file may be cached forever.
    pub fn hashed(kind: Kind, stem: &str, extension: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self { kind, name: format!("{stem}.{}.{extension}", fingerprint(&bytes)), bytes }
    }

    /// A module or part beside the program, loaded when somebody asks for what it does.
    pub fn is_beside(&self) -> bool {
        matches!(
            self.kind,
            Kind::Part | Kind::Workbook | Kind::QrReader | Kind::Checker | Kind::Catalogue
        )
    }

    /// The checker of catalogues, or what it builds on: nobody needs one without the other.
    pub fn is_of_checker(&self) -> bool {
        matches!(self.kind, Kind::Checker | Kind::Catalogue)
    }

    pub fn write(&self, folder: &Path) -> Result<()> {
        let file = folder.join(&self.name);
        std::fs::write(&file, &self.bytes)
            .with_context(|| format!("cannot write {}", file.display()))
    }
}

/// The media type a browser expects for a file name.
pub fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("png") => "image/png",
        Some("svg") => "image/svg+xml",
        Some("wasm") => "application/wasm",
        _ => "application/octet-stream",
    }
}

/// FNV-1a, 64 bits: short, the same on every machine and in every release of the compiler. It tells
/// versions of a file apart; it protects against nothing.
pub fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

fn fingerprint(bytes: &[u8]) -> String {
    format!("{:016x}", fnv1a(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_content() {
        let name = |bytes: &[u8]| Asset::hashed(Kind::Css, "style", "css", bytes).name;
        assert_eq!(name(b"a"), "style.af63dc4c8601ec8c.css");
        assert_ne!(name(b"a"), name(b"b"));
    }
}
