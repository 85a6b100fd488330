//! The field for a value of one's own, with what it changes in the result.

use crate::browser::page;
use crate::catalogue::Figure;
use crate::engine::summary::LedgerUnit;
use crate::locale::number::{Digits, number};
use crate::locale::parse::{Kind, Parsed, input_text, parse};
use crate::locale::{W, money};
use crate::ui::components::field::TextField;
use crate::ui::pages::results::step_button;
use crate::ui::{Action, App, Way, names, use_app};
use yew::prelude::*;

/// Oil equivalents are so small that people write them for a thousand units.
const THOUSAND: f64 = 1000.0;

/// What a value is multiplied by to be read and typed.
pub fn scale(figure: &Figure) -> f64 {
    scale_of(&figure.id)
}

fn scale_of(id: &str) -> f64 {
    if id.starts_with("toe.") { THOUSAND } else { 1.0 }
}

#[derive(PartialEq, Properties)]
pub struct Props {
    pub id: String,
    /// Where the page is without this field.
    pub done: String,
}

/// What stands in the field, for as long as the document says what it said then.
#[derive(Clone, PartialEq)]
struct Typed {
    raw: String,
    meant: Option<f64>,
}

#[component]
pub fn OwnValue(props: &Props) -> Html {
    let app = use_app();
    let typed = use_state(|| None::<Typed>);
    let before = use_state(|| saving(&app));
    let id = format!("own-{}", props.id.replace('.', "-"));
    use_effect_with(id.clone(), |id| page::focus(id));
    let figures = app.state.figures.clone().unwrap_or_default();
    let figure = figures.iter().find(|figure| figure.id == props.id);
    let (Some(open), Some(figure)) = (&app.state.open, figure) else {
        return html! { <div /> };
    };
    let adjustable = open.catalogue.adjustable_values();
    let most = adjustable.iter().find(|v| v.id == props.id).map_or(0.0, |v| *v.allowed.end());
    let scale = scale(figure);
    let published = figure.values.first().copied().unwrap_or_default();
    let own = open.document.own_values.get(&props.id).copied();
    let kind = if figure.unit.en.starts_with("VND") { Kind::Money } else { Kind::Number };
    let text = |value: f64| input_text(value * scale, kind, app.lang());
    let raw = match &*typed {
        Some(typed) if typed.meant == own => typed.raw.clone(),
        _ => text(own.unwrap_or(published)),
    };
    let on_input = {
        let (app, id, typed) = (app.clone(), props.id.clone(), typed.clone());
        Callback::from(move |raw: String| match read(&app, &raw, kind, most * scale) {
            Ok(meant) => {
                let meant = meant.map(|value| value / scale);
                typed.set(Some(Typed { raw, meant }));
                app.act(Action::OwnValue(id.clone(), meant));
            }
            // Not yet a value: the text stays, the figures too.
            Err(_) => typed.set(Some(Typed { raw, meant: own })),
        })
    };
    let back = {
        let (app, id, typed) = (app.clone(), props.id.clone(), typed.clone());
        Callback::from(move |_: MouseEvent| {
            typed.set(None);
            app.act(Action::OwnValue(id.clone(), None));
        })
    };
    let example = text(published);
    let gaps = [
        ("example", example.as_str()),
        ("max", &number(app.lang(), most * scale, Digits::Significant(3))),
    ];
    let wrong = read(&app, &raw, kind, most * scale).err().map(|word| app.f(word, &gaps));
    let (_, unit) = super::written(&app, figure, &[]);
    let was = format!("{} {unit}", number(app.lang(), published * scale, Digits::Significant(6)));
    html! {
        <div class="own-value stack" role="group" aria-label={super::name(&app, figure)}>
            <label for={id.clone()}><b>{ app.w(W::DataOwnLabel) }</b></label>
            <TextField {id} {raw} unit={names::compound_unit(&app, &unit)} keys="decimal" echo=""
                wrong={wrong.unwrap_or_default()} doubt=false ask={html! { <span hidden=true /> }}
                {on_input} picks={Vec::new()} or="" picks_label="" />
            <p class="note">{ app.f(W::DataWas, &[("value", &was)]) }</p>
            <p class="effect" role="status">{ effect(&app, *before) }</p>
            <p class="acts">
                <a class="btn plain small" href={props.done.clone()}>{ app.w(W::DataDone) }</a>
                <button type="button" class="link" hidden={own.is_none()} onclick={back}>{ app.w(W::DataBack) }</button>
                { step_button(&app, Way::Back) }
                { step_button(&app, Way::Forth) }
            </p>
        </div>
    }
}

/// What is saved a year by the chosen measures: VND, tonnes of oil equivalent, kg CO2e.
fn saving(app: &App) -> [f64; 3] {
    let open = app.state.open.as_ref();
    open.map_or([0.0; 3], |open| {
        let saved = &open.evaluation.package.ledgers;
        [saved.money.0, saved.energy.0, saved.co2e.0]
    })
}

/// The first of them that the value moved.
fn effect(app: &App, before: [f64; 3]) -> String {
    let now = saving(app);
    let ledgers = [
        (LedgerUnit::Vnd, W::DataEffect),
        (LedgerUnit::Toe, W::DataEffectEnergy),
        (LedgerUnit::KgCo2e, W::DataEffectCo2e),
    ];
    for ((was, is), (unit, word)) in before.into_iter().zip(now).zip(ledgers) {
        // Less than this changes no sentence.
        if (is - was).abs() > was.abs() * 1e-6 {
            return app.f(word, &[("change", &names::before_after(app, unit, was, is))]);
        }
    }
    let [money, ..] = now;
    app.f(W::DataEffectSame, &[("now", &money::money(app.lang(), money, Digits::Significant(4)))])
}

/// The value meant: `None` for an empty field, a sentence's word when it cannot be used.
fn read(app: &App, raw: &str, kind: Kind, most: f64) -> Result<Option<f64>, W> {
    match parse(raw, kind, "", app.lang()) {
        Parsed::Empty => Ok(None),
        Parsed::Ambiguous(_) => Err(W::DataTwice),
        parsed => match parsed.value() {
            Some(value) if (0.0..=most).contains(&value) => Ok(Some(value)),
            _ => Err(W::DataWrong),
        },
    }
}
