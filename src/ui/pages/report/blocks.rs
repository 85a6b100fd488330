//! What a sheet is made of, as plain data, and the one place that draws it: all sheets look alike
//! and none of them carries markup of its own.

use crate::ui::charts::plain_bar;
use yew::prelude::*;

/// A sheet between its head and its foot.
#[derive(Default)]
pub struct Sheet {
    pub title: String,
    /// Below the title.
    pub lead: Vec<String>,
    pub parts: Vec<Part>,
}

/// A heading with what belongs to it.
#[derive(Default)]
pub struct Part {
    pub title: String,
    pub blocks: Vec<Block>,
    /// May be cut between two of its rows; else it stays on one page.
    pub long: bool,
}

impl Part {
    pub fn new(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { title: title.into(), blocks, long: false }
    }

    /// A part that is longer than what is left of a page on most sheets.
    pub fn long(title: impl Into<String>, blocks: Vec<Block>) -> Self {
        Self { long: true, ..Self::new(title, blocks) }
    }
}

pub enum Block {
    Text(String),
    Note(String),
    /// Name and value.
    Facts(Vec<(String, String)>),
    Points(Vec<String>),
    /// Things to tick; those already done are ticked.
    Ticks(Vec<(bool, String)>),
    Steps(Vec<Step>),
    /// A line under a list: what it is the sum of, and the sum.
    Sum(String, String),
    Table(Table),
    Picture(Html),
    /// Two or more parts beside each other.
    Beside(Vec<Part>),
    /// Parts below each other, inside a column.
    Column(Vec<Part>),
    /// Lines to sign on.
    Sign(Vec<String>),
}

/// Something to do.
pub struct Step {
    pub name: String,
    /// Who, cost.
    pub how: String,
    /// How to see that it worked.
    pub check: String,
    pub worth: String,
    pub worth_note: String,
}

#[derive(Default)]
pub struct Table {
    pub head: Vec<String>,
    pub rows: Vec<Row>,
    /// Columns of words; the first always is, the others hold numbers.
    pub words: Vec<usize>,
    /// [`DENSE`], [`WRITE`] or none.
    pub class: &'static str,
}

/// Tables with so many columns are wider than a phone.
const WIDE_FROM: usize = 4;
/// Many columns of figures in small print.
pub const DENSE: &str = "dense";
/// Boxes to write in.
pub const WRITE: &str = "write";

#[derive(Default)]
pub struct Row {
    pub cells: Vec<String>,
    /// Below a name, in small print.
    pub note: String,
    /// A bar in the second column, 0–1.
    pub bar: Option<f64>,
    pub total: bool,
    /// Set off: something a reader must not miss.
    pub strong: bool,
}

impl Row {
    pub fn new(cells: Vec<String>) -> Self {
        Self { cells, ..Self::default() }
    }
}

pub fn parts(parts: &[Part], level: u8) -> Html {
    let drawn = parts.iter().enumerate();
    html! { <>{ for drawn.map(|(i, p)| html! { <section key={i} class={part_class(p)}>{ part(p, level) }</section> }) }</> }
}

fn part_class(part: &Part) -> Classes {
    classes!("sheet-part", (!part.long).then_some("whole"))
}

fn part(part: &Part, level: u8) -> Html {
    let title = match level {
        _ if part.title.is_empty() => Html::default(),
        2 => html! { <h2>{ &part.title }</h2> },
        _ => html! { <h3>{ &part.title }</h3> },
    };
    let blocks = part.blocks.iter().enumerate();
    html! {
        <>{ title }{ for blocks.map(|(i, b)| html! { <div key={i} class="block">{ block(b, &part.title, level) }</div> }) }</>
    }
}

fn block(block: &Block, title: &str, level: u8) -> Html {
    match block {
        Block::Text(text) => html! { <p>{ text }</p> },
        Block::Note(text) => html! { <p class="note">{ text }</p> },
        Block::Facts(facts) => {
            let row = |(i, (name, value)): (usize, &(String, String))| {
                html! { <div key={i}><dt>{ name }</dt><dd>{ value }</dd></div> }
            };
            html! { <dl class="facts num">{ for facts.iter().enumerate().map(row) }</dl> }
        }
        Block::Points(points) => {
            let point = |(i, text): (usize, &String)| html! { <li key={i}>{ text }</li> };
            html! { <ul class="plain">{ for points.iter().enumerate().map(point) }</ul> }
        }
        Block::Ticks(ticks) => {
            let tick = |(i, (done, text)): (usize, &(bool, String))| {
                html! { <li key={i} class={done.then_some("ticked")}>{ text }</li> }
            };
            html! { <ul class="ticks">{ for ticks.iter().enumerate().map(tick) }</ul> }
        }
        Block::Steps(steps) => html! {
            <ol class="todo">{ for steps.iter().enumerate().map(|(i, s)| step(i, s)) }</ol>
        },
        Block::Sum(what, sum) => html! {
            <p class="sum-line"><span>{ what }</span><b class="num nb">{ sum }</b></p>
        },
        Block::Table(found) => table(found, title),
        Block::Picture(picture) => html! { <div class="picture">{ picture.clone() }</div> },
        Block::Beside(inner) => html! { <div class="beside">{ parts(inner, level) }</div> },
        Block::Column(inner) => parts(inner, level),
        Block::Sign(lines) => {
            let line = |(i, text): (usize, &String)| html! { <p key={i}>{ text }</p> };
            html! { <div class="signs">{ for lines.iter().enumerate().map(line) }</div> }
        }
    }
}

fn step(i: usize, step: &Step) -> Html {
    html! {
        <li key={i}>
            <div>
                <b>{ &step.name }</b>
                <p>{ &step.how }</p>
                <p class="note" hidden={step.check.is_empty()}>{ &step.check }</p>
            </div>
            <p class="worth num"><b>{ &step.worth }</b><small>{ &step.worth_note }</small></p>
        </li>
    }
}

fn table(table: &Table, title: &str) -> Html {
    let is_word = |at: usize| at == 0 || table.words.contains(&at);
    let head = table.head.iter().enumerate().map(|(i, text)| {
        let class = (!is_word(i)).then_some("n");
        if text.is_empty() {
            return html! { <td key={i} /> };
        }
        html! { <th key={i} scope="col" {class}>{ text }</th> }
    });
    let rows = table.rows.iter().enumerate().map(|(i, row)| {
        let cells = row.cells.iter().enumerate().map(|(j, text)| {
            if j == 0 {
                let note = (!row.note.is_empty()).then(|| html! { <small>{ &row.note }</small> });
                return html! { <th key={j} scope="row">{ text }{ for note }</th> };
            }
            let class = (!is_word(j)).then_some("n");
            html! { <td key={j} {class}>{ text }</td> }
        });
        let bar = row.bar.map(|length| html! { <td class="wbar">{ plain_bar(length) }</td> });
        let mut cells: Vec<Html> = cells.collect();
        if let Some(bar) = bar {
            cells.insert(1.min(cells.len()), bar);
        }
        let class = classes!(row.total.then_some("total"), row.strong.then_some("strong"));
        html! { <tr key={i} {class}>{ for cells }</tr> }
    });
    let class = classes!("sheet-table", table.class);
    let drawn = html! {
        <table {class}>
            <caption class="hide">{ title.to_owned() }</caption>
            <thead hidden={table.head.is_empty()}><tr>{ for head }</tr></thead>
            <tbody>{ for rows }</tbody>
        </table>
    };
    if table.head.len() < WIDE_FROM {
        return drawn;
    }
    // Wider than a phone: it scrolls by itself, by keyboard too.
    html! { <div class="wide-table" role="group" aria-label={title.to_owned()} tabindex="0">{ drawn }</div> }
}
