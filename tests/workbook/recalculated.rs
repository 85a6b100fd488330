//! LibreOffice calculates the workbook anew: it comes to the engine's figures, also when a cell has
//! been changed. `cargo xtask test sheets` runs this; it installs LibreOffice where that is possible.

use super::{Case, data, value};
use calamine::{Data, Reader, Xlsx, open_workbook};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use vong_xanh::assessment::{Inputs, Practice, examples};
use vong_xanh::catalogue::Compiled;
use vong_xanh::engine::MeasureAnswer;
use vong_xanh::locale::Lang;
use vong_xanh::sheets::Place;
use workbook::{Book, Content, write};

/// Relative; LibreOffice's own search for an internal rate ends here.
const TOLERANCE: f64 = 1e-6;

/// Examples whose cells are changed one after the other: materials with losses and dust, water with
/// bags of waste, fuels.
const CHANGED: [&str; 3] = ["furniture", "silk", "restaurant"];

/// A workbook to recalculate, and the figures it must show then.
struct Sheets {
    name: String,
    book: Book,
    marks: BTreeMap<String, Place>,
    expected: BTreeMap<String, Option<f64>>,
}

impl Sheets {
    fn new(data: &Compiled, name: String, from: &Case, to: &Case, changes: &[(&str, f64)]) -> Self {
        let (mut book, marks) = from.book(data, Lang::En);
        let (after, places) = to.book(data, Lang::En);
        let expected = places.iter().map(|(mark, at)| (mark.clone(), value(&after, at))).collect();
        forget(&mut book);
        for (mark, value) in changes {
            let at = marks.get(*mark).unwrap_or_else(|| panic!("{name}: no {mark}"));
            let row = &mut book.sheets[at.tab as usize].rows[at.row as usize];
            row.cells[usize::from(at.column)].content = Content::Number(*value);
        }
        Self { name, book, marks, expected }
    }

    fn compare(&self, folder: &Path) -> Vec<String> {
        let mut file: Xlsx<_> = open_workbook(folder.join(format!("{}.xlsx", self.name))).unwrap();
        let names = self.book.sheets.iter().map(|sheet| &sheet.name);
        let sheets: Vec<_> = names.map(|name| file.worksheet_range(name).unwrap()).collect();
        let mut odd = Vec::new();
        let mut compared = 0;
        for (mark, at) in &self.marks {
            let Some(expected) = self.expected.get(mark) else { continue };
            let found = match sheets[at.tab as usize].get_value((at.row, u32::from(at.column))) {
                Some(Data::Float(n)) => Some(*n),
                Some(Data::Int(n)) => Some(*n as f64),
                Some(Data::Error(e)) => panic!("{} {mark}: {e}", self.name),
                _ => None,
            };
            compared += 1;
            let same = match (found, expected) {
                (Some(a), Some(b)) => (a - b).abs() <= TOLERANCE * b.abs().max(1e-6),
                (a, b) => a.unwrap_or(0.0) == b.unwrap_or(0.0),
            };
            if !same {
                odd.push(format!("{} {mark}: {found:?} instead of {expected:?}", self.name));
            }
        }
        assert!(compared > 40, "{}: {compared} figures", self.name);
        odd
    }
}

/// No formula keeps its value: what is found later has been calculated.
fn forget(book: &mut Book) {
    let rows = book.sheets.iter_mut().flat_map(|sheet| &mut sheet.rows);
    for cell in rows.flat_map(|row| &mut row.cells) {
        if let Content::Formula(_, value) = &mut cell.content {
            *value = Some(0.0);
        }
    }
}

fn soffice() -> PathBuf {
    let usual = ["/usr/bin/soffice", "/usr/bin/libreoffice"].map(PathBuf::from);
    let named = std::env::var_os("SOFFICE").map(PathBuf::from);
    let found = named.into_iter().chain(usual).find(|path| path.exists());
    found.expect("LibreOffice Calc, or its path in SOFFICE")
}

/// All workbooks, recalculated; LibreOffice is told to do so on loading.
fn recalculate(all: &[Sheets]) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("workbooks");
    let (given, done, profile) =
        (folder.join("given"), folder.join("done"), folder.join("profile"));
    let _ = std::fs::remove_dir_all(&folder);
    for path in [&given, &done, &profile.join("user")] {
        std::fs::create_dir_all(path).unwrap();
    }
    let always = "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">\
        <prop oor:name=\"OOXMLRecalcMode\"><value>0</value></prop></item>";
    let settings = format!(
        "<?xml version=\"1.0\"?><oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">{always}</oor:items>"
    );
    std::fs::write(profile.join("user/registrymodifications.xcu"), settings).unwrap();
    let mut office = Command::new(soffice());
    office.arg(format!("-env:UserInstallation=file://{}", profile.display()));
    office.args(["--headless", "--convert-to", "xlsx", "--outdir"]).arg(&done);
    for sheets in all {
        let file = given.join(format!("{}.xlsx", sheets.name));
        std::fs::write(&file, write(&sheets.book).unwrap()).unwrap();
        office.arg(file);
    }
    let output = office.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    done
}

#[test]
#[ignore = "needs LibreOffice: cargo xtask test sheets"]
fn libreoffice_comes_to_the_same_figures() {
    let data = data();
    let mut all = Vec::new();
    for document in examples() {
        let case = Case::new(&data, &document);
        all.push(Sheets::new(&data, document.id.clone(), &case, &case, &[]));
        if CHANGED.iter().any(|trade| document.id.contains(trade)) {
            all.extend(changed(&data, &document.id, &case));
        }
    }
    assert!(all.len() > examples().len() + 8 * CHANGED.len(), "{} workbooks", all.len());
    let done = recalculate(&all);
    let odd: Vec<String> = all.iter().flat_map(|sheets| sheets.compare(&done)).collect();
    assert!(odd.is_empty(), "{} figures differ: {odd:#?}", odd.len());
}

/// One cell after the other is changed, in the workbook and in the engine.
fn changed(data: &Compiled, id: &str, case: &Case) -> Vec<Sheets> {
    let marks = case.book(data, Lang::En).1;
    let mut all = Vec::new();
    let mut add = |what: &str, mark: &str, value: f64, change: &dyn Fn(&mut Inputs)| {
        if marks.contains_key(mark) {
            let mut inputs = case.inputs.clone();
            change(&mut inputs);
            let to = case.with(data, inputs);
            let name = format!("{id}-{what}");
            all.push(Sheets::new(data, name, case, &to, &[(mark, value)]));
        }
    };
    let inputs = &case.inputs;
    if let Some(kwh) = inputs.electricity_kwh_per_month {
        add("kwh", "answer.elec_kwh_month", kwh * 1.3, &|i| {
            i.electricity_kwh_per_month = Some(kwh * 1.3);
        });
    }
    if let Some(bill) = inputs.electricity_vnd_per_month {
        add("bill", "answer.elec_bill_month", bill * 0.8, &|i| {
            i.electricity_vnd_per_month = Some(bill * 0.8);
        });
    }
    for stream in case.evaluation.baseline.streams.iter().filter(|s| s.has_price()) {
        let (id, price) = (stream.id.id(), stream.price * 1.25);
        let what = format!("price-{}", id.replace('.', "-"));
        add(&what, &format!("paid.{id}"), price, &|i| {
            i.tried_prices.insert(id.clone(), price);
        });
    }
    let rate = 0.2;
    add("rate", "discount_rate", rate, &|i| i.discount_rate = Some(rate));
    if let Some(months) = inputs.months_per_year {
        add("months", "answer.months_per_year", months * 0.75, &|i| {
            i.months_per_year = Some(months * 0.75);
        });
    }
    if let Some(loss) = inputs.materials[0].loss_share {
        add("loss", "loss.material1", loss * 0.6, &|i| {
            i.materials[0].loss_share = Some(loss * 0.6);
        });
    }
    if let Some(spend) = inputs.materials[0].spend_vnd_per_month {
        add("material", "answer.material1_spend_month", spend * 1.5, &|i| {
            i.materials[0].spend_vnd_per_month = Some(spend * 1.5);
        });
    }
    let open = case.evaluation.measures.iter().filter(|m| m.selected && m.direct);
    for measure in open.filter(|m| m.answer == MeasureAnswer::No).take(1) {
        let measure = &data.catalogue.measures[usize::from(measure.measure.0)].id;
        add(&format!("partly-{measure}"), &format!("opportunity.{measure}"), 0.5, &|i| {
            i.practices.insert(measure.clone(), Practice::Partly);
        });
    }
    all
}
