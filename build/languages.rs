//! Further languages: every folder of `locales/` beside `vi` and `en` is one. Its interface words are
//! checked like those of the others; `catalogue.json` in it holds its name and translations of the
//! catalogue's English texts, as far as somebody has made them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::Deserialize;

use crate::catalogue::{Compiled, translated};
use crate::words;

/// Beside the words of a language: what it is called, and the catalogue in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Translation {
    /// As its speakers call it.
    name: String,
    /// English text → translation.
    texts: BTreeMap<String, String>,
}

/// Writes the packs of each further language and `more.rs`, the list of them.
pub fn generate(root: &Path, compiled: &Compiled, out_dir: &Path) -> Result<(), Vec<String>> {
    println!("cargo::rerun-if-changed=build/languages.rs");
    let mut complaints = Vec::new();
    let mut packs: Vec<(String, Vec<u8>)> = Vec::new();
    for code in words::further(root) {
        match language(root, &code, compiled) {
            Ok(made) => packs.extend(made),
            Err(found) => complaints.extend(found),
        }
    }
    if !complaints.is_empty() {
        return Err(complaints);
    }
    let mut module = format!("const MORE: [(&str, &[u8]); {}] = [\n", packs.len());
    for (name, bytes) in packs {
        let file = format!("{name}.bin");
        fs::write(out_dir.join(&file), bytes).map_err(|error| vec![format!("{file}: {error}")])?;
        module +=
            &format!("    ({name:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{file}\"))),\n");
    }
    module += "];\n";
    fs::write(out_dir.join("more.rs"), module).map_err(|error| vec![format!("more.rs: {error}")])
}

fn language(
    root: &Path,
    code: &str,
    compiled: &Compiled,
) -> Result<Vec<(String, Vec<u8>)>, Vec<String>> {
    let file = format!("locales/{code}/{}", words::CATALOGUE);
    let complain = |error: &dyn ToString| vec![format!("{file}: {}", error.to_string())];
    let text = fs::read_to_string(root.join(&file)).map_err(|error| complain(&error))?;
    let translation: Translation = serde_json::from_str(&text).map_err(|e| complain(&e))?;
    let translate = |english: &str| {
        translation.texts.get(english).cloned().unwrap_or_else(|| english.to_owned())
    };
    let [_, english] = &compiled.texts;
    let catalogue = translated(english, &compiled.handbook, &compiled.figures, &translate);
    let catalogue = catalogue.map_err(|error| complain(&error))?;
    let mut packs = vec![(format!("language.{code}"), translation.name.into_bytes())];
    packs.extend(catalogue.into_iter().map(|(name, bytes)| (format!("{name}.{code}"), bytes)));
    for (name, texts) in words::PACKS.iter().zip(words::translation(root, code)?) {
        let bytes = postcard::to_allocvec(&texts).map_err(|error| complain(&error))?;
        packs.push((format!("{name}.{code}"), bytes));
    }
    Ok(packs)
}
