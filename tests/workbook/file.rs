//! The file as a reader by other people sees it.

use super::{Case, data};
use calamine::{Data, Reader, Xlsx};
use std::io::Cursor;
use vong_xanh::assessment::examples;
use vong_xanh::locale::Lang;
use workbook::{Book, Content, write};

#[test]
fn another_reader_finds_every_cell() {
    let data = data();
    for document in examples() {
        for lang in [Lang::Vi, Lang::En] {
            let (book, _) = Case::new(&data, &document).book(&data, lang);
            assert_eq!(Book::from_bytes(&book.to_bytes()).as_ref(), Some(&book));
            let bytes = write(&book).unwrap();
            let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
            let names: Vec<String> = book.sheets.iter().map(|s| s.name.clone()).collect();
            assert_eq!(file.sheet_names(), names);
            for sheet in &book.sheets {
                let values = file.worksheet_range(&sheet.name).unwrap();
                let formulas = file.worksheet_formula(&sheet.name).unwrap();
                for (row, cells) in (0..).zip(&sheet.rows) {
                    for (column, cell) in (0..).zip(&cells.cells) {
                        let found = values.get_value((row, column)).unwrap_or(&Data::Empty);
                        let formula = formulas.get_value((row, column));
                        let formula = formula.map_or("", String::as_str);
                        let place = format!("{} {row} {column}: {found:?}", sheet.name);
                        match &cell.content {
                            Content::Text(text) if !text.is_empty() => {
                                assert_eq!(*found, Data::String(text.clone()), "{place}");
                                assert_eq!(formula, "", "{place}");
                            }
                            Content::Number(n) => assert_eq!(*found, Data::Float(*n), "{place}"),
                            Content::Formula(text, value) => {
                                assert_eq!(formula, text, "{place}");
                                if let Some(value) = value {
                                    assert_eq!(*found, Data::Float(*value), "{place}");
                                }
                            }
                            _ => {}
                        }
                    }
                }
            }
        }
    }
}

/// What people type or a file brings is never a formula.
#[test]
fn hostile_names_stay_texts() {
    let data = data();
    let mut document = examples().into_iter().next().unwrap();
    for hostile in
        ["=HYPERLINK(\"http://x\",\"y\")", "+cmd|' /C calc'!A0", "@SUM(1)", "-2+3", "<img>&"]
    {
        document.name = Some(hostile.to_owned());
        for answer in document.answers.0.values_mut().take(3) {
            answer.raw = hostile.to_owned();
        }
        let (book, _) = Case::new(&data, &document).book(&data, Lang::Vi);
        let mut file: Xlsx<_> = Xlsx::new(Cursor::new(write(&book).unwrap())).unwrap();
        let mut seen = 0;
        for name in file.sheet_names().clone() {
            for (row, column, text) in file.worksheet_range(&name).unwrap().used_cells() {
                if text.to_string().contains(hostile) {
                    seen += 1;
                    assert!(matches!(text, Data::String(_)), "{name} {row} {column}");
                }
            }
            let formulas = file.worksheet_formula(&name).unwrap();
            for (_, _, formula) in formulas.used_cells() {
                assert!(!formula.contains("HYPERLINK") && !formula.contains("cmd"), "{formula}");
            }
        }
        assert!(seen >= 2, "{hostile} is on the sheets");
    }
}
