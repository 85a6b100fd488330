//! How the fields of a page stand together: single questions, groups, tables, and what is offered
//! folded beside a question (another way to answer it, or more about it).

use super::cell::{Cell, Cells};
use super::fields::{Shown, Speak, asks, field};
use super::item::{Item, Way};
use super::rows::{RowView, RowsEditor};
use super::view::{View, row_of};
use crate::assessment::Value;
use crate::assessment::journey::head;
use crate::assessment::rows::is_known;
use crate::catalogue::{Catalogue, InputKind, ProfileInput};
use crate::locale::number::Digits;
use crate::locale::parse::Kind;
use crate::locale::{W, money};
use crate::ui::App;
use crate::ui::pages::library::linked;
use yew::prelude::*;

/// Neighbouring fields that are drawn as one.
struct Block<'a> {
    /// `None` for a question of the bank.
    input: Option<&'a ProfileInput>,
    /// Positions in the view.
    items: Vec<usize>,
}

impl Block<'_> {
    /// Offered beside the questions, not asked: details, groups and tables.
    fn is_offered(&self) -> bool {
        self.has_parts() || self.input.is_some_and(|input| input.detail_of.is_some())
    }

    fn has_parts(&self) -> bool {
        let kind = self.input.map(|input| &input.kind);
        matches!(kind, Some(InputKind::Group(_) | InputKind::Table { .. }))
    }
}

/// Draws all fields of a page.
pub fn draw(app: &App, catalogue: &Catalogue, view: &View, speak: Speak, alone: bool) -> Html {
    let blocks = blocks(catalogue, view);
    let mut rest = blocks.as_slice();
    let mut drawn = Vec::new();
    while let Some((first, after)) = rest.split_first() {
        // Small details of one question are folded together.
        let same = |b: &&Block| {
            b.is_offered() && !b.has_parts() && first.is_offered() && !first.has_parts()
        };
        let more = after.iter().take_while(same).count();
        let (here, left) = rest.split_at(more + 1);
        rest = left;
        drawn.push(one_or_folded(app, view, here, speak, alone));
    }
    html! { <div class="fields stack">{ for drawn }</div> }
}

fn blocks<'a>(catalogue: &'a Catalogue, view: &View) -> Vec<Block<'a>> {
    let mut blocks: Vec<(String, Block)> = Vec::new();
    for (at, item) in view.items.iter().enumerate() {
        let of = head(item.id());
        match blocks.last_mut() {
            Some((same, block)) if same == of => block.items.push(at),
            _ => {
                let block = Block { input: catalogue.input(of), items: vec![at] };
                blocks.push((of.to_owned(), block));
            }
        }
    }
    blocks.into_iter().map(|(_, block)| block).collect()
}

fn one_or_folded(app: &App, view: &View, here: &[Block], speak: Speak, alone: bool) -> Html {
    let key = here.first().and_then(|b| b.items.first()).and_then(|at| view.items.get(*at));
    let key = key.map_or_else(String::new, |item| head(item.id()).to_owned());
    let inside: Vec<Html> = here.iter().map(|b| block(app, view, b, speak, alone)).collect();
    let Some(first) = here.first().filter(|b| b.is_offered()) else {
        return html! { <div {key} class="stack">{ for inside }</div> };
    };
    let summary = match first.input.filter(|_| first.has_parts()) {
        Some(input) => app.text(input.text),
        None => app.w(W::TableMore).to_owned(),
    };
    let touched = |at: &usize| {
        let item = view.items.get(*at);
        item.is_some_and(|i| is_known(&i.answer) || !i.answer.raw.is_empty())
    };
    let open = here.iter().flat_map(|b| &b.items).any(touched);
    html! {
        <details {key} class="offered" id={format!("ways-{}", head_of(view, first))} {open}>
            <summary>{ summary }</summary>
            <div class="stack">{ for inside }</div>
        </details>
    }
}

fn head_of<'v>(view: &'v View, block: &Block) -> &'v str {
    let first = block.items.first().and_then(|at| view.items.get(*at));
    first.map_or("", |item| head(item.id()))
}

fn block(app: &App, view: &View, block: &Block, speak: Speak, alone: bool) -> Html {
    let of: Vec<Shown> =
        block.items.iter().filter_map(|at| shown(view, *at, speak, alone)).collect();
    match block.input.map(|input| (input, &input.kind)) {
        Some((input, InputKind::Table { .. })) => table(app, input, &of),
        Some((input, InputKind::Group(_))) => group(app, input, &of),
        _ => html! { <>{ for of.iter().map(|shown| field(app, shown)) }</> },
    }
}

fn shown<'v>(view: &'v View, at: usize, speak: Speak, alone: bool) -> Option<Shown<'v>> {
    let (item, judged) = (view.items.get(at)?, view.judged.get(at)?);
    Some(Shown { item, judged, odd: view.odd_of(item), speak, alone })
}

/// The help of what is folded; its question stands on the fold.
fn hint(app: &App, input: &ProfileInput) -> Html {
    let help = app.text(input.help);
    html! { <p class="hint" hidden={help.is_empty()}>{ linked(app, &help) }</p> }
}

fn group(app: &App, input: &ProfileInput, of: &[Shown]) -> Html {
    let cells = of.iter().map(|shown| cell(app, shown)).collect::<Vec<_>>();
    html! {
        <div class="stack" role="group" aria-label={app.text(input.text)}>
            { hint(app, input) }
            <Cells {cells} />
            { what_is_said(app, &of.iter().collect::<Vec<_>>()) }
        </div>
    }
}

fn table(app: &App, input: &ProfileInput, of: &[Shown]) -> Html {
    let mut rows: Vec<RowView> = Vec::new();
    for shown in of {
        let Some(row) = row_of(shown.item.id()) else { continue };
        if rows.last().is_none_or(|last| last.row != row) {
            let of_row = |s: &&Shown| row_of(s.item.id()) == Some(row);
            let all: Vec<&Shown> = of.iter().filter(of_row).collect();
            let said = what_is_said(app, &all);
            rows.push(RowView { row, cells: Vec::new(), said });
        }
        if let Some(last) = rows.last_mut() {
            last.cells.push(cell(app, shown));
        }
    }
    html! {
        <div class="stack" role="group" aria-label={app.text(input.text)}>
            { hint(app, input) }
            <RowsEditor table={input.id.clone()} {rows} />
        </div>
    }
}

/// Complaints and questions about parts, in full sentences below them.
fn what_is_said(app: &App, of: &[&Shown]) -> Html {
    let said = of.iter().map(|shown| {
        let wrong = shown.wrong();
        let id = shown.item.id();
        html! {
            <div key={id.to_owned()} class="said">
                <p class="wrong-say" id={format!("{id}-wrong")} hidden={wrong.is_empty()}>
                    { &shown.item.question }{ ": " }{ wrong.clone() }
                </p>
                { asks(app, shown) }
            </div>
        }
    });
    html! { <>{ for said }</> }
}

/// A part of a group or table, ready to draw.
fn cell(app: &App, shown: &Shown) -> Cell {
    let item: &Item = shown.item;
    let options = (item.way == Way::One).then(|| {
        let option = |c: &crate::catalogue::Choice| (c.id.clone(), app.text(c.name));
        item.choices.iter().map(option).collect()
    });
    Cell {
        id: item.id().to_owned(),
        label: item.question.clone(),
        unit: item.unit.clone(),
        raw: item.shown(app),
        chosen: match &item.answer.value {
            Some(Value::Choice(id)) => id.clone(),
            _ => String::new(),
        },
        options,
        text: item.way == Way::Text,
        wrong: !shown.wrong().is_empty(),
        doubt: shown.asks() && !shown.odd.is_empty(),
        echo: short_echo(app, shown),
    }
}

/// What we understood, short enough for a narrow field: sums in words, numbers only where they may
/// be read in two ways.
fn short_echo(app: &App, shown: &Shown) -> String {
    match (&shown.item.answer.value, shown.item.way) {
        (Some(Value::Number(vnd)), Way::Number(Kind::Money)) if *vnd >= 1000.0 => {
            money::money(app.lang(), *vnd, Digits::Significant(4))
        }
        _ => shown.judged.echo.clone(),
    }
}
