//! The packs of a further language: the catalogue's texts with a translation in English's place.
//! What nobody has translated stays English.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::pack::{PackError, encode};
use super::{Figures, Handbook, Texts};

/// Translates one English text.
pub type Translate<'a> = &'a dyn Fn(&str) -> String;

/// Name (to be followed by the language's code) and bytes of each pack.
///
/// # Errors
/// When a part of the catalogue cannot be written.
pub fn translated(
    english: &Texts,
    handbook: &Handbook,
    figures: &Figures,
    translate: Translate,
) -> Result<[(&'static str, Vec<u8>); 3], PackError> {
    let texts = Texts(english.0.iter().map(|text| translate(text)).collect());
    Ok([
        ("text", encode(&texts)?),
        ("handbook", encode(&in_pairs(handbook, translate)?)?),
        ("figures", encode(&in_pairs(figures, translate)?)?),
    ])
}

/// The same with every English half of a pair translated.
fn in_pairs<T: Serialize + DeserializeOwned>(
    whole: &T,
    translate: Translate,
) -> Result<T, PackError> {
    let fault = |error: serde_json::Error| PackError::of(&error);
    let mut tree = serde_json::to_value(whole).map_err(fault)?;
    walk(&mut tree, translate);
    serde_json::from_value(tree).map_err(fault)
}

fn walk(tree: &mut Value, translate: Translate) {
    match tree {
        Value::Array(all) => all.iter_mut().for_each(|one| walk(one, translate)),
        Value::Object(map) => {
            let is_pair = map.len() == 2 && map.contains_key("vi");
            if let Some(Value::String(english)) = map.get_mut("en").filter(|_| is_pair) {
                *english = translate(english);
                return;
            }
            map.iter_mut().for_each(|(_, one)| walk(one, translate));
        }
        _ => {}
    }
}
