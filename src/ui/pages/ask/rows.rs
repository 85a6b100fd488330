//! A table to fill in: rows that come as they are needed and go with one press, a pasted column or
//! block, the keyboard from cell to cell, and what it all adds up to.

use super::cell::{Cell, Cells};
use super::item::item;
use crate::assessment::entry;
use crate::assessment::rows::{Changes, Column, Pasted, Table, as_they_are, block, is_block};
use crate::assessment::{Answer, Answers, Value};
use crate::browser::page;
use crate::catalogue::{Catalogue, GroupField, InputKind};
use crate::locale::number::{Digits, SENTENCE, number};
use crate::locale::{W, money};
use crate::ui::{Action, App, Change, use_app};
use wasm_bindgen::JsCast;
use yew::prelude::*;

/// Rows that an empty table shows.
const FIRST_ROWS: u8 = 3;
/// Cells that are named when a paste left some unreadable.
const NAMED_CELLS: usize = 4;

/// One row with what is said about it.
#[derive(Clone, PartialEq)]
pub struct RowView {
    /// From 1.
    pub row: u8,
    pub cells: Vec<Cell>,
    pub said: Html,
}

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Id of the input.
    pub table: String,
    pub rows: Vec<RowView>,
}

/// What just happened, with the answers that were there before.
#[derive(Clone, PartialEq)]
struct Done {
    sentence: String,
    back: Changes,
}

#[component]
pub fn RowsEditor(props: &Props) -> Html {
    let app = use_app();
    let wanted = use_state(|| FIRST_ROWS);
    let done = use_state(|| None::<Done>);
    let focus = use_mut_ref(|| None::<String>);
    {
        let focus = focus.clone();
        use_effect(move || {
            if let Some(id) = focus.take() {
                page::focus(&id);
            }
        });
    }
    let (Some(catalogue), Some(open)) = (app.catalogue(), &app.state.open) else {
        return html! { <div /> };
    };
    let answers = &open.document.answers;
    let Some(table) = Table::find(catalogue, &props.table) else {
        return html! { <div /> };
    };
    let shown = (table.filled(answers) + 1).max(*wanted).min(table.rows);
    let add = {
        let (wanted, focus) = (wanted.clone(), focus.clone());
        let first = table.fields.first().map_or("", |f| f.id.as_str());
        let (next, to) = (shown + 1, table.key(shown + 1, first));
        Callback::from(move |_: MouseEvent| {
            *focus.borrow_mut() = Some(to.clone());
            wanted.set(next);
        })
    };
    let take_away = {
        let (app, done, id) = (app.clone(), done.clone(), props.table.clone());
        Callback::from(move |row: u8| done.set(removed(&app, &id, row)))
    };
    let onpaste = {
        let (app, done, id) = (app.clone(), done.clone(), props.table.clone());
        Callback::from(move |event: Event| {
            if let Some(happened) = paste(&app, &id, &event) {
                event.prevent_default();
                done.set(Some(happened));
            }
        })
    };
    let onkeydown = {
        let (id, fields) = (props.table.clone(), field_ids(&table));
        Callback::from(move |event: KeyboardEvent| {
            if let Some(to) = next_cell(&event, &id, &fields, shown) {
                event.prevent_default();
                page::focus(&to);
            }
        })
    };
    let rows = props.rows.iter().filter(|row| row.row <= shown).map(|row| {
        let filled = row.row <= table.filled(answers);
        one_row(&app, &props.table, row, filled, &take_away)
    });
    // Two columns fit a phone with their names on top; more stand in a card with their names.
    let tight = table.fields.len() <= 2;
    // One list: beside anything without a key the rows would be made anew, and lose the focus.
    let heads = props.rows.first().filter(|_| tight).map(|row| heads(&row.cells));
    html! {
        <div class="stack">
            <p class="note">{ app.w(W::TablePaste) }</p>
            <ol class={classes!("rows", tight.then_some("tight"))} {onpaste} {onkeydown}>{ for heads.into_iter().chain(rows) }</ol>
            { status(&app, &done) }
            <p class="acts" hidden={shown >= table.rows}>
                <button type="button" class="btn plain small" id={format!("{}-add", props.table)} onclick={add}>
                    { app.w(W::TableAdd) }
                </button>
            </p>
            <p class="total num" id={format!("{}-total", props.table)} aria-live="polite">
                { total(&app, &table, answers) }
            </p>
        </div>
    }
}

/// Names of the columns; each field has its own for who hears and does not see.
fn heads(cells: &[Cell]) -> Html {
    let name = |cell: &Cell| {
        html! { <span key={cell.id.clone()}>{ &cell.label }{ ", " }{ &cell.unit }</span> }
    };
    html! {
        <li key="heads" class="heads note" aria-hidden="true">
            <span /><div class="cells of-2">{ for cells.iter().map(name) }</div>
        </li>
    }
}

fn field_ids(table: &Table) -> Vec<String> {
    table.fields.iter().map(|f| f.id.clone()).collect()
}

/// What a row is called: `Hóa đơn 3`.
pub fn row_name(app: &App, table: &str, row: u8) -> String {
    let word = match table {
        "elec_bills" | "water_bills" => W::TableRowBill,
        "elec_machines" => W::TableRowMachine,
        "products" => W::TableRowProduct,
        _ => W::TableRowThing,
    };
    app.f(word, &[("n", &row.to_string())])
}

fn one_row(app: &App, table: &str, row: &RowView, filled: bool, take_away: &Callback<u8>) -> Html {
    let name = row_name(app, table, row.row);
    let label = app.f(W::TableRemove, &[("row", &name)]);
    let onclick = {
        let (take_away, row) = (take_away.clone(), row.row);
        Callback::from(move |_: MouseEvent| take_away.emit(row))
    };
    html! {
        <li key={row.row} id={format!("{table}-{}", row.row)}>
            <span class="name note" aria-hidden="true">{ &name }</span>
            <Cells cells={row.cells.clone()} of={name} />
            <button type="button" class="drop-row" aria-label={label} disabled={!filled} {onclick}>
                <span aria-hidden="true">{ "×" }</span>
            </button>
            <div class="said">{ row.said.clone() }</div>
        </li>
    }
}

/// What a paste or a removal did, with the way back.
fn status(app: &App, done: &UseStateHandle<Option<Done>>) -> Html {
    let undo = {
        let (app, done) = (app.clone(), done.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(Done { back, .. }) = (*done).clone() {
                let table = back.first().map_or("", |(id, _)| crate::assessment::journey::head(id));
                app.act(Action::Answers(Change::Rows(table.to_owned()), back));
            }
            done.set(None);
        })
    };
    let sentence = done.as_ref().map(|d| d.sentence.clone()).unwrap_or_default();
    html! {
        <div class="acts" role="status">
            <span hidden={sentence.is_empty()}>{ sentence.clone() }</span>
            <button type="button" class="link" hidden={sentence.is_empty()} onclick={undo}>
                { app.w(W::TableUndo) }
            </button>
        </div>
    }
}

/// Takes a row away.
fn removed(app: &App, id: &str, row: u8) -> Option<Done> {
    let answers = &app.state.open.as_ref()?.document.answers;
    let table = Table::find(app.catalogue()?, id)?;
    let changes = table.without(answers, row);
    let back = as_they_are(answers, &changes);
    app.act(Action::Answers(Change::Rows(id.to_owned()), changes));
    page::focus(&table.key(row, table.fields.first().map_or("", |f| f.id.as_str())));
    let gaps = [("row", row_name(app, id, row))];
    let [(gap, name)] = &gaps;
    Some(Done { sentence: app.f(W::TableRemoved, &[(gap, name)]), back })
}

/// A block from the clipboard; a single text is left to the field.
fn paste(app: &App, id: &str, event: &Event) -> Option<Done> {
    let clipboard = event.dyn_ref::<web_sys::ClipboardEvent>()?.clipboard_data()?;
    let text = clipboard.get_data("text").ok().filter(|text| is_block(text))?;
    let catalogue = app.catalogue()?;
    let answers = &app.state.open.as_ref()?.document.answers;
    let table = Table::find(catalogue, id)?;
    let cell = event.target_dyn_into::<web_sys::HtmlElement>()?.id();
    let at = place_of(&cell, id, &field_ids(&table))?;
    let read = |field: &GroupField, text: &str| read_cell(app, catalogue, &table, field, text);
    let pasted = table.pasted(block(&text), at, read);
    let back = as_they_are(answers, &pasted.changes);
    let sentence = paste_words(app, &table, &pasted);
    app.act(Action::Answers(Change::Rows(id.to_owned()), pasted.changes));
    Some(Done { sentence, back })
}

fn read_cell(
    app: &App,
    catalogue: &Catalogue,
    table: &Table,
    field: &GroupField,
    text: &str,
) -> Answer {
    let kept = Answer { raw: text.to_owned(), ..Answer::default() };
    let Some(item) = item(app, catalogue, &table.key(1, &field.id), false) else {
        return kept;
    };
    if field.kind == InputKind::Choice {
        let named = |c: &&crate::catalogue::Choice| {
            app.text(c.name).to_lowercase() == text.to_lowercase() || c.id == text
        };
        let value = item.choices.iter().find(named).map(|c| Value::Choice(c.id.clone()));
        return Answer { value, ..kept };
    }
    entry::answer(text, &entry::read(&item.spec, text, &item.unit, app.lang()))
}

fn paste_words(app: &App, table: &Table, pasted: &Pasted) -> String {
    let mut words = vec![app.f(W::TablePasted, &[("n", &pasted.rows.to_string())])];
    if !pasted.unreadable.is_empty() {
        let cell = |(row, _, text): &(u8, usize, String)| {
            format!("{} “{text}”", row_name(app, table.id, *row))
        };
        let mut named: Vec<String> = pasted.unreadable.iter().take(NAMED_CELLS).map(cell).collect();
        if pasted.unreadable.len() > NAMED_CELLS {
            named.push("…".to_owned());
        }
        words.push(app.f(W::TableUnreadable, &[("cells", &named.join(", "))]));
    }
    if pasted.left_over > 0 {
        words.push(app.f(W::TableNoRoom, &[("n", &pasted.left_over.to_string())]));
    }
    words.join(" ")
}

/// Row and position of the field of a cell, by its element id.
fn place_of(cell: &str, table: &str, fields: &[String]) -> Option<(u8, usize)> {
    let (row, field) = cell.strip_prefix(table)?.strip_prefix('.')?.split_once('.')?;
    Some((row.parse().ok()?, fields.iter().position(|f| f == field)?))
}

/// Where a key leads: Enter to the next cell, the arrows up and down to the same one of another row.
fn next_cell(event: &KeyboardEvent, table: &str, fields: &[String], rows: u8) -> Option<String> {
    let target = event.target_dyn_into::<web_sys::HtmlElement>()?;
    let (row, at) = place_of(&target.id(), table, fields)?;
    // In a list the arrows choose.
    let is_list = target.tag_name().eq_ignore_ascii_case("select");
    let (row, at) = match event.key().as_str() {
        "Enter" if at + 1 < fields.len() => (row, at + 1),
        "Enter" => (row + 1, 0),
        "ArrowDown" if !is_list => (row + 1, at),
        "ArrowUp" if !is_list => (row.checked_sub(1)?, at),
        _ => return None,
    };
    // Enter in the last cell stays there rather than sending the page off.
    let row = row.min(rows);
    (row > 0).then(|| format!("{table}.{row}.{}", fields.get(at).map_or("", String::as_str)))
}

/// What the columns add up to, in a sentence; empty while there is nothing to add.
fn total(app: &App, table: &Table, answers: &Answers) -> String {
    let columns = table.columns(answers);
    let column = |id: &str| {
        let at = table.fields.iter().position(|f| f.id == id);
        at.and_then(|at| columns.get(at)).copied().unwrap_or_default()
    };
    let plain = |n: f64| number(app.lang(), n, Digits::Decimals(0));
    match table.id {
        "elec_bills" => averages(app, column("kwh"), column("money"), W::TableUnitKwh),
        "water_bills" => averages(app, column("m3"), column("money"), W::TableUnitM3),
        "elec_machines" => {
            let kw = table.sum_of_products(answers, &["kw", "count"]);
            let words = || app.f(W::TableTotalPower, &[("n", &number(app.lang(), kw, SENTENCE))]);
            (kw > 0.0).then(words).unwrap_or_default()
        }
        "products" => sum(app, column("units_month"), W::TableTotalUnits, plain),
        _ => sum(app, column("kg_month"), W::TableTotalKg, plain),
    }
}

fn sum(app: &App, column: Column, word: W, write: impl Fn(f64) -> String) -> String {
    let words = || app.f(word, &[("n", &write(column.sum))]);
    (column.count > 0).then(words).unwrap_or_default()
}

/// `Đã ghi 7 tháng. Trung bình một tháng 1.830 kWh, 3,9 triệu đồng.`
fn averages(app: &App, quantity: Column, vnd: Column, unit: W) -> String {
    let lang = app.lang();
    let mean = |n: f64| format!("{} {}", number(lang, n, Digits::Decimals(0)), app.w(unit));
    let parts: Vec<String> = quantity
        .mean()
        .map(mean)
        .into_iter()
        .chain(vnd.mean().map(|n| money::money(lang, n, Digits::Significant(3))))
        .collect();
    if parts.is_empty() {
        return String::new();
    }
    let months = quantity.count.max(vnd.count).to_string();
    app.f(W::TableAverages, &[("n", &months), ("mean", &parts.join(", "))])
}
