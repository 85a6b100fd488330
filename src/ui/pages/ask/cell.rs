//! The small fields of groups and tables: a label, a text or a list to choose from, what we
//! understood below it.

use super::edit;
use crate::assessment::{Answer, Value};
use crate::ui::components::select::Select;
use crate::ui::use_app;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// One part, ready to draw.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Answer id and element id.
    pub id: String,
    pub label: String,
    pub unit: String,
    pub raw: String,
    /// Id of the chosen option; empty for none.
    pub chosen: String,
    /// Ids and names, where one is chosen.
    pub options: Option<Vec<(String, String)>>,
    /// A plain text, not a number.
    pub text: bool,
    pub wrong: bool,
    pub doubt: bool,
    pub echo: String,
}

#[derive(PartialEq, Properties)]
pub struct CellsProps {
    pub cells: Vec<Cell>,
    /// The row they belong to, for who hears and does not see; empty in a group.
    #[prop_or_default]
    pub of: String,
}

/// The parts side by side, as many as fit.
#[component]
pub fn Cells(props: &CellsProps) -> Html {
    let cells = props.cells.iter().map(|cell| {
        html! { <CellField key={cell.id.clone()} cell={cell.clone()} of={props.of.clone()} /> }
    });
    html! { <div class={classes!("cells", format!("of-{}", props.cells.len()))}>{ for cells }</div> }
}

#[derive(PartialEq, Properties)]
struct FieldProps {
    cell: Cell,
    of: String,
}

#[component]
fn CellField(props: &FieldProps) -> Html {
    let cell = &props.cell;
    let state = if cell.wrong { Some("wrong") } else { cell.doubt.then_some("doubt") };
    let input = match &cell.options {
        Some(options) => html! { <Choose cell={cell.clone()} options={options.clone()} /> },
        None => html! { <Typed cell={cell.clone()} /> },
    };
    let of = (!props.of.is_empty()).then(|| format!("{}: ", props.of));
    html! {
        <div class="cell">
            <label for={cell.id.clone()}>
                <span class="hide">{ for of }</span>{ &cell.label }
                <small hidden={cell.unit.is_empty()}>{ ", " }{ &cell.unit }</small>
            </label>
            <div class={classes!("field", state)}>{ input }</div>
            <p class="echo num" hidden={cell.wrong || cell.echo.is_empty()}>{ &cell.echo }</p>
        </div>
    }
}

#[derive(PartialEq, Properties)]
struct TypedProps {
    cell: Cell,
}

#[component]
fn Typed(props: &TypedProps) -> Html {
    let app = use_app();
    let cell = &props.cell;
    let oninput = {
        let (app, id) = (app.clone(), cell.id.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                edit::type_by_id(&app, &id, input.value());
            }
        })
    };
    let keys = if cell.text { "text" } else { "numeric" };
    let described = cell.wrong.then(|| format!("{}-wrong", cell.id));
    html! {
        <input type="text" id={cell.id.clone()} name={cell.id.clone()} value={cell.raw.clone()}
            inputmode={keys} autocomplete="off" spellcheck="false" {oninput}
            aria-invalid={cell.wrong.then_some("true")} aria-describedby={described} />
    }
}

#[derive(PartialEq, Properties)]
struct ChooseProps {
    cell: Cell,
    options: Vec<(String, String)>,
}

#[component]
fn Choose(props: &ChooseProps) -> Html {
    let app = use_app();
    let cell = &props.cell;
    let chosen = {
        let (app, id) = (app.clone(), cell.id.clone());
        Callback::from(move |value: String| {
            if value.is_empty() {
                edit::type_by_id(&app, &id, String::new());
            } else {
                edit::choose(&app, &id, &Answer::default(), Value::Choice(value));
            }
        })
    };
    let none = (String::new(), "–".to_owned());
    let options = std::iter::once(none).chain(props.options.iter().cloned()).collect();
    Select::new(cell.id.clone(), cell.chosen.clone()).of(options, chosen)
}
