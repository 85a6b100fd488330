//! Interface words. The enum [`W`] and both tables are made from `locales/` at build time, so a
//! key that exists in one language only does not compile.

use super::Lang;

include!(concat!(env!("OUT_DIR"), "/words.rs"));

/// The text of a word; placeholders stay as they are (see [`fill`]).
pub fn word(lang: Lang, w: W) -> &'static str {
    let table: &[&'static str] = match lang {
        Lang::Vi => &VI,
        Lang::En => &EN,
    };
    table.get(w as usize).copied().unwrap_or_default()
}

/// The text of a word with its `{name}` placeholders replaced. What is put in is never searched
/// again, so a business called `{n}` stays itself; a placeholder without a value stays visible.
pub fn fill(lang: Lang, w: W, values: &[(&str, &str)]) -> String {
    let mut rest = word(lang, w);
    let mut out = String::with_capacity(rest.len() + 16);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        match values.iter().find(|(key, _)| *key == name) {
            Some((_, value)) => out.push_str(value),
            None => {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// Chooses between the singular and the general form by the number *as it is shown* (`"1"`).
/// Vietnamese has one form only.
pub fn plural(lang: Lang, shown: &str, one: W, other: W) -> W {
    match lang {
        Lang::En if shown == "1" => one,
        _ => other,
    }
}
