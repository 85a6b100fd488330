//! A catalogue directory of the test's own, removed when it is dropped.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

static COUNT: AtomicUsize = AtomicUsize::new(0);

pub struct Folder(PathBuf);

/// The data that comes with the tool.
pub fn data() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data")
}

impl Folder {
    pub fn empty() -> Self {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("vong-xanh-catalogue-{}-{number}", std::process::id());
        let path = std::env::temp_dir().join(name);
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    /// A copy of `data/`.
    pub fn copy() -> Self {
        let folder = Self::empty();
        for entry in fs::read_dir(data()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|e| e == "json") {
                fs::copy(&path, folder.0.join(path.file_name().unwrap())).unwrap();
            }
        }
        folder
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    pub fn write(&self, name: &str, text: &str) {
        fs::write(self.0.join(name), text).unwrap();
    }

    pub fn read(&self, name: &str) -> Value {
        let text = fs::read_to_string(self.0.join(name)).unwrap();
        serde_json::from_str(&text).unwrap()
    }

    /// Changes one file.
    pub fn edit(&self, name: &str, change: impl FnOnce(&mut Value)) {
        let mut value = self.read(name);
        change(&mut value);
        self.write(name, &serde_json::to_string(&value).unwrap());
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// The record with this id in a list.
pub fn record<'a>(file: &'a mut Value, list: &str, id: &str) -> &'a mut Value {
    let records = file[list].as_array_mut().unwrap();
    records.iter_mut().find(|r| r["id"] == id).unwrap_or_else(|| panic!("no record {id}"))
}
