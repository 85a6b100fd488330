//! From picked files to the checker's answer.

use crate::assessment::data_set::is_data_set;
use crate::browser::{catalogues, files};
use crate::catalogue::Checked;
use crate::catalogue::pack::decode_checked;
use crate::ui::{App, data_sets};
use web_sys::File;

/// Larger files are not read: the checker refuses a third of it, with a sentence of its own.
const MOST_BYTES: f64 = 12e6;

/// What became of the files.
pub enum Picked {
    Checked(Checked),
    /// It was a data set; it is kept as one.
    DataSet,
    /// Name of the file that could not be read.
    Unreadable(String),
    NoChecker,
}

/// Checks these files, each with its name and the folders before it.
pub async fn checked(app: &App, all: Vec<(String, File)>) -> Picked {
    let mut texts = Vec::new();
    for (path, file) in nearest(all) {
        let Ok(bytes) = files::read(&file, MOST_BYTES).await else {
            return Picked::Unreadable(file.name());
        };
        texts.push((path, String::from_utf8_lossy(&bytes).into_owned()));
    }
    if let [(_, text)] = texts.as_slice()
        && is_data_set(text)
    {
        data_sets::take_text(app, text);
        return Picked::DataSet;
    }
    // Pairs of strings always serialise.
    let asked = serde_json::to_string(&texts).unwrap_or_default();
    let answer = catalogues::check(&asked).await;
    answer.and_then(|bytes| decode_checked(&bytes).ok()).map_or(Picked::NoChecker, Picked::Checked)
}

/// The JSON files that stand highest: what lies in folders below belongs to no catalogue.
fn nearest(all: Vec<(String, File)>) -> impl Iterator<Item = (String, File)> {
    let depth = |path: &str| path.matches('/').count();
    let json = |path: &str| path.to_lowercase().ends_with(".json");
    let highest = all.iter().filter(|(path, _)| json(path)).map(|(path, _)| depth(path)).min();
    all.into_iter().filter(move |(path, _)| json(path) && Some(depth(path)) == highest)
}
