//! The tables of a group as workbook and as CSV.

use super::names::hidden;
use super::tables::table_title;
use super::{Field, Show, Table, Words, tables};
use crate::cohort::{Dimension, Figure, GroupResult, Sum};
use crate::engine::summary::Middle;
use crate::locale::money::money_words;
use crate::locale::number::{integer, percent};
use crate::locale::{W, fill};
use crate::sheets::csv;
use workbook::{Book, Cell, Look, Row, Shape, Sheet};

/// What stands above the tables: what it is, how it was made, what is hidden.
fn notes(words: &Words, group: &GroupResult) -> Vec<String> {
    let lang = words.lang;
    let rules = &words.catalogue.constants.cohort;
    let share = percent(lang, rules.max_share, 0);
    let least = integer(lang, f64::from(rules.min_businesses));
    let draws = integer(lang, f64::from(group.draws));
    let mut notes = vec![
        words.w(W::ResultsDeclared).to_owned(),
        words.w(W::GroupNoteMean).to_owned(),
        fill(lang, W::GroupNoteRange, &[("n", &draws)]),
    ];
    notes.extend(range_note(words, group));
    notes.push(fill(lang, W::GroupNoteRules, &[("n", &least), ("share", &share)]));
    if group.has_older_figures() {
        notes.push(words.w(W::GroupOlderFigures).to_owned());
    }
    for table in Dimension::ALL {
        if let Some(n) = group.older_table(table) {
            let said = fill(lang, W::GroupOlder, &[("n", &n.to_string())]);
            notes.push([words.w(table_title(table)), ": ", &said].concat());
        }
    }
    notes.push(fill(lang, W::GroupNoteData, &[("date", &group.data_version)]));
    notes
}

/// Why the range of money stands where it does beside the sum of the central values, and what it
/// leaves out; `None` while there is no range to show (Method §4.22).
pub fn range_note(words: &Words, group: &GroupResult) -> Option<String> {
    let lang = words.lang;
    let middle = group.money.p50.value()?;
    let own = words.w(W::GroupRangeOwn);
    let word = match group.middle() {
        Some(Middle::Above) => W::GroupMiddleAbove,
        Some(Middle::Below) => W::GroupMiddleBelow,
        None => return Some(own.to_owned()),
    };
    let sum = group.whole(Figure::Sum(Sum::Money)).value()?;
    let [middle, sum] = [middle, sum].map(|vnd| money_words(lang, vnd));
    Some([&*fill(lang, word, &[("middle", &middle), ("sum", &sum)]), " ", own].concat())
}

/// The workbook of a group: a sheet for every table. `title` names the session, `day` is today.
pub fn book(words: &Words, group: &GroupResult, title: &str, day: &str) -> Book {
    let sentence =
        |text: &str, look: Look| Row { cells: vec![Cell::text(text).look(look)], spans: true };
    let mut about = Sheet {
        name: words.w(W::GroupSheetAbout).to_owned(),
        widths: vec![60, 24],
        ..Sheet::default()
    };
    about.rows.push(sentence(title, Look::Title));
    for note in notes(words, group) {
        about.rows.push(sentence(&note, Look::Note));
    }
    let mut sheets = vec![about];
    sheets.extend(tables(words, group).iter().map(|table| sheet(words, table)));
    Book {
        title: title.to_owned(),
        made_by: format!("Vòng Xanh {}", env!("CARGO_PKG_VERSION")),
        day: day.to_owned(),
        sheets,
    }
}

fn sheet(words: &Words, table: &Table) -> Sheet {
    let mut widths = vec![18; table.heads.len()];
    if let Some(first) = widths.first_mut() {
        *first = 52;
    }
    let title = Row { cells: vec![Cell::text(&*table.title).look(Look::Title)], spans: true };
    let heads = table.heads.iter().map(|head| Cell::text(head).look(Look::Head)).collect();
    let mut rows = vec![title, Row { cells: heads, spans: false }];
    for fields in &table.rows {
        let cells = fields.iter().map(|field| cell(words, field)).collect();
        rows.push(Row { cells, spans: false });
    }
    // Excel allows 31 letters, and none of `[]:*?/\`.
    let name: String = table.title.chars().filter(|c| !"[]:*?/\\".contains(*c)).take(31).collect();
    Sheet { name, widths, head_rows: 2, head_columns: 1, rows }
}

fn cell(words: &Words, field: &Field) -> Cell {
    match field {
        Field::Text(text) => Cell::text(text),
        Field::Figure(value, show) => match show {
            Show::Percent => Cell::number(value / 100.0, Shape::Percent),
            Show::Vnd | Show::Count => Cell::number(*value, Shape::Whole),
            _ => Cell::number(*value, Shape::Amount),
        },
        Field::Hidden(why) => Cell::text(hidden(words, *why)).look(Look::Note),
        Field::Empty => Cell::default(),
    }
}

/// All tables in one file, one below the other, notes first.
pub fn csv(words: &Words, group: &GroupResult, title: &str) -> String {
    let text = |text: &str| csv::Field::Text(text.to_owned());
    let mut rows = vec![vec![text(title)]];
    rows.extend(notes(words, group).iter().map(|note| vec![text(note)]));
    for table in tables(words, group) {
        rows.push(Vec::new());
        rows.push(vec![text(&table.title)]);
        rows.push(table.heads.iter().map(|head| text(head)).collect());
        for fields in &table.rows {
            rows.push(fields.iter().map(|field| plain(words, field)).collect());
        }
    }
    csv::written(&rows, words.lang)
}

fn plain(words: &Words, field: &Field) -> csv::Field {
    match field {
        Field::Text(text) => csv::Field::Text(text.clone()),
        Field::Figure(value, _) => csv::Field::Number(Some(*value)),
        Field::Hidden(why) => csv::Field::Text(hidden(words, *why)),
        Field::Empty => csv::Field::Number(None),
    }
}
