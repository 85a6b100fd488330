//! The price of one stream, to be tried: quantities stay, what a unit is worth changes.

use super::row::{Knob, knob};
use crate::assessment::tried_price_id;
use crate::engine::{Derivation, StreamId};
use crate::locale::number::{Digits, quantity};
use crate::locale::parse::{Kind, Parsed, input_text, parse};
use crate::locale::{W, number};
use crate::ui::{Action, App, names, use_app, value_names};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub stream: StreamId,
}

/// What stands in the field, for as long as the document says what it said then.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    raw: String,
    meant: Option<f64>,
}

#[component]
pub fn TriedPrice(props: &Props) -> Html {
    let app = use_app();
    let typed = use_state(|| None::<Typed>);
    let Some(open) = &app.state.open else {
        return html! { <div /> };
    };
    let found = open.evaluation.baseline.streams.iter().find(|s| s.id == props.stream);
    let Some(stream) = found else {
        return html! { <div hidden=true /> };
    };
    let id = tried_price_id(&stream.id);
    let own = open.document.own_values.get(&id).copied();
    let unit = format!("{}/{}", app.w(W::NumbersCurrency), names::unit(&app, &stream.unit));
    let raw = match &*typed {
        Some(typed) if typed.meant == own => typed.raw.clone(),
        _ => text(&app, stream.price),
    };
    let known = quantity(app.lang(), rounded(stream.known_price), &unit, Digits::Decimals(1));
    let by_bill = !matches!(stream.derivation, Derivation::FromMoney | Derivation::FromQuantity);
    let origin = if by_bill { W::LiveFromBill } else { W::LiveFromDefault };
    let set = {
        let (app, id, typed) = (app.clone(), id.clone(), typed.clone());
        Callback::from(move |(raw, meant): (Option<String>, Option<f64>)| {
            typed.set(raw.map(|raw| Typed { raw, meant }));
            app.act(Action::OwnValue(id.clone(), meant));
        })
    };
    let on_input = {
        let (app, set, unit, typed) = (app.clone(), set.clone(), unit.clone(), typed.clone());
        Callback::from(move |raw: String| match read(&app, &raw, &unit) {
            Ok(meant) => set.emit((Some(raw), meant)),
            // Not yet a price: the text stays, the figures too.
            Err(_) => typed.set(Some(Typed { raw, meant: own })),
        })
    };
    let on_slide = {
        let set = set.clone();
        Callback::from(move |value: f64| set.emit((None, Some(value))))
    };
    let on_back = Callback::from(move |()| set.emit((None, None)));
    let label = value_names::price(&app, &stream.id);
    let wrong = read(&app, &raw, &unit).err().map(|word| wrong(&app, word)).unwrap_or_default();
    let spoken = quantity(app.lang(), rounded(stream.price), &unit, Digits::Decimals(1));
    let shown = Knob {
        id: format!("try-{id}"),
        label,
        unit,
        raw,
        wrong,
        spoken,
        origin: app.f(origin, &[("value", &known)]),
        slider: slider(stream.known_price, stream.price),
        is_own: own.is_some(),
        on_input,
        on_slide,
        on_back,
    };
    knob(&app, &shown)
}

/// Prices are written to the đồng, small ones with a decimal.
fn rounded(price: f64) -> f64 {
    if price >= 100.0 { price.round() } else { number::round_significant(price, 3) }
}

fn text(app: &App, price: f64) -> String {
    input_text(rounded(price), Kind::Money, app.lang())
}

/// The price meant: `None` for an empty field, an error when it cannot be used.
fn read(app: &App, raw: &str, unit: &str) -> Result<Option<f64>, W> {
    match parse(raw, Kind::Money, unit, app.lang()) {
        Parsed::Empty => Ok(None),
        Parsed::Ambiguous(_) => Err(W::LiveTwoWays),
        Parsed::Invalid(_) => Err(W::LiveWrong),
        parsed => match parsed.value() {
            Some(price) if price > 0.0 => Ok(Some(price)),
            _ => Err(W::LiveTooLow),
        },
    }
}

fn wrong(app: &App, word: W) -> String {
    app.f(word, &[("example", app.w(W::LiveExamplePrice))])
}

/// From half to twice the known price, in steps of about one per cent.
fn slider(known: f64, now: f64) -> [f64; 4] {
    let step = number::round_significant(known / 100.0, 1);
    let low = (known / 2.0 / step).floor() * step;
    let high = (known.max(now / 2.0) * 2.0 / step).ceil() * step;
    [low, high, step, now]
}
