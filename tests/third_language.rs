//! A further language is a folder of `locales/` and nothing else. A made-up one shows it: English with
//! longer, accented words in brackets, its packs made as the build makes them. They are left in
//! `target/tmp/third-language` for the browser's test, which puts them beside a build.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../build/words.rs"]
#[allow(dead_code)]
mod build_words;

use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use vong_xanh::catalogue::{embedded, pack, translated};
use vong_xanh::locale::{Lang, W, words};

const CODE: &str = "xx";

/// `{n} trees` → `⟦{n} tréésôô⟧`: longer by two fifths, so that what is cut off or runs out of its place
/// shows; in brackets, so that what stands outside of them was never translated.
fn pseudo(text: &str) -> String {
    let mut out = String::from("⟦");
    let (mut letters, mut in_gap) = (0_usize, false);
    let lengthen = |letters: &mut usize, out: &mut String| {
        out.push_str(&"ô".repeat((*letters * 2).div_ceil(5)));
        *letters = 0;
    };
    for c in text.chars() {
        in_gap = (in_gap || c == '{') && c != '}';
        if in_gap || !c.is_alphabetic() {
            lengthen(&mut letters, &mut out);
            out.push(c);
            continue;
        }
        letters += 1;
        out.push(match c {
            'a' => 'á',
            'e' => 'é',
            'i' => 'í',
            'o' => 'ó',
            'u' => 'ú',
            other => other,
        });
    }
    lengthen(&mut letters, &mut out);
    out + "⟧"
}

fn whole(value: &mut Value) {
    match value {
        Value::String(text) => *text = pseudo(text),
        Value::Object(map) => map.iter_mut().for_each(|(_, one)| whole(one)),
        _ => {}
    }
}

/// Copies a folder of words, each changed by `change`.
fn copy(from: &Path, to: &Path, change: fn(&mut Value)) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &target, change);
            continue;
        }
        let mut value: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
        change(&mut value);
        fs::write(target, serde_json::to_string(&value).unwrap()).unwrap();
    }
}

/// A project whose `locales/` hold the made-up language, too.
fn project(name: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&root);
    let locales = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales");
    copy(&locales.join("vi"), &root.join("locales/vi"), |_| ());
    copy(&locales.join("en"), &root.join(format!("locales/{CODE}")), whole);
    root
}

#[test]
fn a_folder_of_words_and_texts_makes_a_language() {
    let root = project("third-language-source");
    assert_eq!(build_words::further(&root), [CODE]);
    let words = build_words::translation(&root, CODE).unwrap();
    let built_in = embedded::load().unwrap();
    let [_, english] = &built_in.texts;
    let packs = translated(english, &built_in.handbook, &built_in.figures, &pseudo).unwrap();
    // What is translated is still read, and nothing but English has changed.
    let texts = pack::decode_texts(&packs[0].1).unwrap();
    assert!(texts.0.iter().zip(&english.0).all(|(new, old)| *new == pseudo(old)));
    let handbook = pack::decode_handbook(&packs[1].1).unwrap();
    assert_eq!(handbook.terms.len(), built_in.handbook.terms.len());
    let figures = pack::decode_figures(&packs[2].1).unwrap();
    for (new, old) in figures.iter().zip(&built_in.figures) {
        assert_eq!((&new.id, &new.values, &new.name.vi), (&old.id, &old.values, &old.name.vi));
        assert_eq!(new.name.en, pseudo(&old.name.en));
    }
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("third-language");
    fs::create_dir_all(&out).unwrap();
    let mut files: Vec<(String, Vec<u8>)> = build_words::PACKS
        .iter()
        .zip(&words)
        .map(|(name, texts)| ((*name).to_owned(), postcard::to_allocvec(texts).unwrap()))
        .collect();
    files.extend(packs.map(|(name, bytes)| (name.to_owned(), bytes)));
    for (name, bytes) in files {
        fs::write(out.join(format!("{name}.{CODE}.bin")), bytes).unwrap();
    }
    // The first pack ends with the words of the first screen; the second is as long as English's.
    let skip = words::word(Lang::En, W::CommonSkipToContent);
    let late = words::packs().into_iter().find(|(name, _)| *name == "late.en").unwrap().1;
    let late: Vec<&str> = postcard::from_bytes(late).unwrap();
    assert_eq!(words[1].len(), late.len());
    assert!(words[0].contains(&pseudo(skip)));
}

#[test]
fn a_language_that_lacks_a_word_or_a_gap_is_refused() {
    let root = project("third-language-faults");
    let file = root.join(format!("locales/{CODE}/shell.json"));
    let mut words: Value = serde_json::from_str(&fs::read_to_string(&file).unwrap()).unwrap();
    words["foot_data"] = "without its gap".into();
    words.as_object_mut().unwrap().remove("foot_settings");
    fs::write(&file, words.to_string()).unwrap();
    let complaints = build_words::translation(&root, CODE).unwrap_err();
    assert!(complaints.iter().any(|c| c.contains("shell.foot_settings")), "{complaints:?}");
    assert!(complaints.iter().any(|c| c.contains("shell.foot_data")), "{complaints:?}");
}
