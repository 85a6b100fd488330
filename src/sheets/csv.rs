//! Measures and ledgers as plain tables (RFC 4180) that Excel opens with a double click.
//!
//! Excel reads such a file by the settings of its computer: where numbers have a decimal comma, as in
//! Vietnam, it expects a semicolon between cells, elsewhere a comma. So the Vietnamese table has
//! semicolons and decimal commas, the English one commas and decimal points. A byte-order mark tells
//! Excel that it is UTF-8; a line `sep=` would make it overlook the mark.

use super::{Source, ledgers};
use crate::catalogue::Grade;
use crate::engine::summary::{ledger_rows, lists};
use crate::engine::{Class, MeasureResult};
use crate::locale::{Lang, W};
use crate::naming;

/// Which table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    Measures,
    Ledgers,
}

/// One field of a row.
pub(super) enum Field {
    Text(String),
    Number(Option<f64>),
}

/// The table as a file, mark and line ends included.
pub fn csv(source: &Source, table: Table) -> String {
    let rows = match table {
        Table::Measures => measures(source),
        Table::Ledgers => ledgers(source),
    };
    written(&rows, source.lang)
}

/// Rows as a file, mark and line ends included.
pub(super) fn written(rows: &[Vec<Field>], lang: Lang) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        write_row(&mut out, row, lang);
    }
    out
}

fn write_row(out: &mut String, row: &[Field], lang: Lang) {
    let (between, point) = match lang {
        Lang::Vi => (';', ","),
        Lang::En => (',', "."),
    };
    for (at, field) in row.iter().enumerate() {
        if at > 0 {
            out.push(between);
        }
        match field {
            Field::Text(text) => quote(out, text),
            Field::Number(None) => {}
            Field::Number(Some(value)) => out.push_str(&value.to_string().replace('.', point)),
        }
    }
    out.push_str("\r\n");
}

/// A text in quotes. One that a spreadsheet would take for a formula gets an apostrophe before it.
fn quote(out: &mut String, text: &str) {
    out.push('"');
    if text.trim_start().starts_with(['=', '+', '-', '@', '|', '%'])
        || text.starts_with(['\t', '\r', '\n'])
    {
        out.push('\'');
    }
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

fn heads(source: &Source, keys: &[W]) -> Vec<Field> {
    keys.iter().map(|key| Field::Text(source.w(*key).to_owned())).collect()
}

fn measures(source: &Source) -> Vec<Vec<Field>> {
    let keys = [
        W::WorkbookMeasure,
        W::WorkbookClass,
        W::WorkbookAnswer,
        W::WorkbookChosen,
        W::WorkbookAloneMoney,
        W::WorkbookPackageMoney,
        W::WorkbookCapital,
        W::WorkbookPayback,
        W::WorkbookNpv,
        W::WorkbookIrr,
        W::WorkbookLifetime,
        W::WorkbookCo2e,
        W::WorkbookGrade,
    ];
    let mut rows = vec![heads(source, &keys)];
    let all = lists(source.catalogue, source.evaluation);
    for at in super::measures::in_order(&all) {
        if let Some(result) = source.evaluation.measures.get(at) {
            rows.push(measure(source, result));
        }
    }
    rows
}

fn measure(source: &Source, result: &MeasureResult) -> Vec<Field> {
    let has_figures = !matches!(result.class, Class::Done | Class::Hint);
    let figure = |value: f64| Field::Number(has_figures.then_some(value));
    let chosen = |value: f64| Field::Number(result.selected.then_some(value));
    let text = |text: &str| Field::Text(text.to_owned());
    let finance = &result.package_finance;
    let grade = source.catalogue.measure_at(result.measure).map_or("", |m| m.grade.letter());
    vec![
        text(source.measure(result.measure)),
        text(source.class(result.class)),
        Field::Text(source.practice(result.answer)),
        text(if result.selected { source.w(W::WorkbookYes) } else { "" }),
        figure(result.alone.money.0),
        chosen(result.package.money.0),
        Field::Number(result.finance.capital.map(|c| c.0)),
        Field::Number(finance.payback.map(|p| p.0)),
        Field::Number(finance.npv.map(|v| v.0)),
        Field::Number(finance.irr),
        figure(result.lifetime.0),
        chosen(result.package.co2e.0),
        text(grade),
    ]
}

fn ledgers(source: &Source) -> Vec<Vec<Field>> {
    let keys = [
        W::WorkbookLedger,
        W::WorkbookUnit,
        W::WorkbookBeforeAll,
        W::WorkbookSaved,
        W::WorkbookAfterAll,
        W::WorkbookShare,
        W::WorkbookGrade,
    ];
    let mut rows = vec![heads(source, &keys)];
    rows.extend(ledger_rows(source.catalogue, source.evaluation, None).into_iter().map(|row| {
        let text = |text: &str| Field::Text(text.to_owned());
        vec![
            text(source.w(naming::ledger(row.ledger))),
            text(source.w(ledgers::unit(row.unit))),
            Field::Number(row.before),
            Field::Number(Some(row.saved)),
            Field::Number(row.after),
            Field::Number(row.share),
            text(row.grade.map_or("", Grade::letter)),
        ]
    }));
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(row: &[Field], lang: Lang) -> String {
        let mut out = String::new();
        write_row(&mut out, row, lang);
        out
    }

    #[test]
    fn cells_are_parted_as_excel_expects_them() {
        let row =
            [Field::Text("Điện; nước".into()), Field::Number(Some(-1234.5)), Field::Number(None)];
        assert_eq!(line(&row, Lang::Vi), "\"Điện; nước\";-1234,5;\r\n");
        assert_eq!(line(&row, Lang::En), "\"Điện; nước\",-1234.5,\r\n");
    }

    #[test]
    fn no_text_becomes_a_formula() {
        for (text, cell) in [
            ("=HYPERLINK(\"http://x\")", "\"'=HYPERLINK(\"\"http://x\"\")\""),
            ("+cmd|' /C calc'!A0", "\"'+cmd|' /C calc'!A0\""),
            ("@SUM(1)", "\"'@SUM(1)\""),
            ("  -2+3", "\"'  -2+3\""),
            ("\t=1", "\"'\t=1\""),
            ("a\r\n=1", "\"a\r\n=1\""),
            ("bình = thường", "\"bình = thường\""),
        ] {
            assert_eq!(line(&[Field::Text(text.into())], Lang::En), format!("{cell}\r\n"));
        }
    }
}
