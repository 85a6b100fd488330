//! The fields for values of one's own, with what they change in the result.

use super::moved::effect;
use crate::browser::page;
use crate::catalogue::{Catalogue, Figure, FigureKind, OwnValues, ValueProblem};
use crate::locale::W;
use crate::locale::number::{Digits, number};
use crate::locale::parse::{Kind, Parsed, input_text, parse};
use crate::ui::components::field::TextField;
use crate::ui::pages::measure::pair;
use crate::ui::pages::results::step_button;
use crate::ui::state::{Loading, Open};
use crate::ui::{Action, App, Way, names, use_app};
use std::collections::BTreeMap;
use std::rc::Rc;
use yew::prelude::*;

/// Oil equivalents are so small that people write them for a thousand units.
pub const THOUSAND: f64 = 1000.0;
const HUNDRED: f64 = 100.0;

/// What a value is multiplied by to be read and typed.
pub fn scale(figure: &Figure) -> f64 {
    match figure.kind {
        FigureKind::Toe if figure.is_adjustable() => THOUSAND,
        // Kept as a share, read as per cent.
        FigureKind::Cap => HUNDRED,
        _ if figure.id.starts_with("rate.") => HUNDRED,
        _ => 1.0,
    }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Of the figure.
    pub id: String,
    /// Where the page is without these fields.
    pub done: String,
}

/// What stands in a field, for as long as the document says what it said then.
#[derive(Clone, PartialEq)]
struct Typed {
    raw: String,
    meant: Option<f64>,
}

/// The fields by their place in the figure.
type Fields = BTreeMap<usize, Typed>;

/// What the fields of a figure have in common.
#[derive(Clone, Copy)]
struct Form<'a> {
    app: &'a App,
    figure: &'a Figure,
    open: &'a Open,
    /// Without own values.
    published: &'a Rc<Catalogue>,
    typed: &'a UseStateHandle<Fields>,
}

#[component]
pub fn OwnFigure(props: &Props) -> Html {
    let app = use_app();
    let typed = use_state(Fields::new);
    let before = use_state(|| app.state.open.clone());
    let first = field_id(&props.id, 0);
    use_effect_with(first, |id| page::focus(id));
    let figures = app.state.figures.clone().unwrap_or_default();
    let figure = figures.iter().find(|figure| figure.id == props.id);
    let data = match &app.state.data {
        Loading::Ready(data) => Some(data),
        _ => None,
    };
    let own = app.state.open.as_ref().map(|open| open.document.own_values.clone());
    // Drawing the range takes a while on a small phone: once for every value.
    let moved = {
        let app = app.clone();
        use_memo(own, move |_| effect(&app, before.as_ref()))
    };
    let (Some(open), Some(figure), Some(data)) = (&app.state.open, figure, data) else {
        return html! { <div /> };
    };
    let form = Form { app: &app, figure, open, published: &data.catalogue, typed: &typed };
    let places = figure.own.iter().enumerate().filter(|(_, id)| !id.is_empty());
    let is_own = figure.own.iter().any(|id| open.document.own_values.contains_key(id));
    let back = {
        let (app, typed, ids) = (app.clone(), typed.clone(), figure.own.clone());
        let own = open.document.own_values.clone();
        Callback::from(move |_: MouseEvent| {
            typed.set(Fields::new());
            for id in ids.iter().filter(|id| own.contains_key(*id)) {
                app.act(Action::OwnValue(id.clone(), None));
            }
        })
    };
    html! {
        <div class="own-value stack" role="group" aria-label={super::name(&app, figure)}>
            <div class="stack">{ for places.map(|(at, id)| html! { <div key={at}>{ form.field(at, id) }</div> }) }</div>
            <p class="effect" role="status">{ &*moved }</p>
            <p class="acts">
                <a class="btn plain small" href={props.done.clone()}>{ app.w(W::DataDone) }</a>
                <button type="button" class="link" hidden={!is_own} onclick={back}>{ app.w(W::DataBack) }</button>
                { step_button(&app, Way::Back) }
                { step_button(&app, Way::Forth) }
            </p>
        </div>
    }
}

fn field_id(figure: &str, at: usize) -> String {
    let id = format!("own-{}", figure.replace('.', "-"));
    if at == 0 { id } else { format!("{id}-{}", at + 1) }
}

impl Form<'_> {
    fn field(self, at: usize, id: &str) -> Html {
        let Self { app, figure, open, typed, .. } = self;
        let published = figure.values.get(at).copied().unwrap_or_default();
        // What falls is written without its sign: "saving falls by".
        let scale = scale(figure) * if published < 0.0 { -1.0 } else { 1.0 };
        let own = open.document.own_values.get(id).copied();
        let kind = if self.is_money(id) { Kind::Money } else { Kind::Number };
        let text = |value: f64| input_text(value * scale, kind, app.lang());
        let raw = match typed.get(&at) {
            Some(typed) if typed.meant == own => typed.raw.clone(),
            _ => text(own.unwrap_or(published)),
        };
        let meaning = {
            let (lang, published) = (app.lang(), self.published.clone());
            let (id, beside) = (id.to_owned(), open.document.values());
            move |raw: &str| read(&id, &parse(raw, kind, "", lang), scale, &published, &beside)
        };
        let wrong = meaning(&raw).err();
        let wrong = wrong.map(|wrong| self.sentence(&wrong, &text(published), scale));
        let on_input = {
            let (app, id, typed) = (app.clone(), id.to_owned(), typed.clone());
            Callback::from(move |raw: String| {
                // Not yet a value: the text stays, the figures too.
                let meant = meaning(&raw);
                let mut all = (*typed).clone();
                all.insert(at, Typed { raw, meant: meant.as_ref().copied().unwrap_or(own) });
                typed.set(all);
                if let Ok(meant) = meant {
                    app.act(Action::OwnValue(id.clone(), meant));
                }
            })
        };
        let (_, unit) = super::written(app, figure, &[]);
        let unit = names::compound_unit(app, &unit);
        let was =
            format!("{} {unit}", number(app.lang(), published * scale, Digits::Significant(6)));
        let label = figure.parts.get(at).map(|part| pair(app, part).to_owned());
        let label = label.unwrap_or_else(|| app.w(W::DataOwnLabel).to_owned());
        let field = field_id(&figure.id, at);
        html! {
            <>
                <label for={field.clone()}><b>{ label }</b></label>
                <TextField id={field} {raw} {unit} keys="decimal" echo=""
                    wrong={wrong.unwrap_or_default()} doubt=false ask={html! { <span hidden=true /> }}
                    {on_input} picks={Vec::new()} or="" picks_label="" />
                <p class="note">{ app.f(W::DataWas, &[("value", was.trim())]) }</p>
            </>
        }
    }

    fn is_money(self, id: &str) -> bool {
        let unit = &self.figure.unit.en;
        if self.figure.parts.is_empty() { unit.starts_with("VND") } else { id.ends_with(".vnd") }
    }

    fn sentence(self, wrong: &Wrong, example: &str, scale: f64) -> String {
        let app = self.app;
        let written = |value: f64| number(app.lang(), value * scale, Digits::Significant(3));
        match wrong {
            Wrong::Twice => app.f(W::DataTwice, &[("example", example)]),
            Wrong::Order => app.w(W::DataOrder).to_owned(),
            Wrong::Range(least, most) => {
                // A number written without its sign turns the ends around.
                let (least, most) = if scale < 0.0 { (most, least) } else { (least, most) };
                let gaps = [("min", written(*least)), ("max", written(*most))];
                let [min, max] = gaps.each_ref().map(|(name, text)| (*name, text.as_str()));
                app.f(W::DataWrong, &[min, max, ("example", example)])
            }
        }
    }
}

/// The value meant: `None` for an empty field, else why it cannot be used.
fn read(
    id: &str,
    parsed: &Parsed,
    scale: f64,
    published: &Catalogue,
    beside: &OwnValues,
) -> Result<Option<f64>, Wrong> {
    match parsed {
        Parsed::Empty => return Ok(None),
        Parsed::Ambiguous(_) => return Err(Wrong::Twice),
        _ => {}
    }
    // What is no number is within no bounds.
    let value = parsed.value().map_or(f64::NAN, |value| value / scale);
    // Held against the numbers beside it as they are now.
    let mut all = beside.clone();
    all.insert(id.to_owned(), value);
    let problems = published.problems_of(&all);
    match problems.into_iter().find(|(wrong, _)| wrong == id) {
        Some((_, ValueProblem::OutOfOrder)) => Err(Wrong::Order),
        Some((_, ValueProblem::OutOfRange(range))) => {
            Err(Wrong::Range(*range.start(), *range.end()))
        }
        _ if value.is_nan() => Err(Wrong::Twice),
        _ => Ok(Some(value)),
    }
}

/// Why a text is no value that can be used.
#[derive(Clone, Debug, PartialEq)]
enum Wrong {
    Twice,
    Order,
    /// Bounds of the value.
    Range(f64, f64),
}
