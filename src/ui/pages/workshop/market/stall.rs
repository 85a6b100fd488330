//! What each business agrees to, and how much it has or wants: typed by the trainer while the room
//! talks.

use super::{View, takes_part};
use crate::cohort::{Lot as FactLot, Quality, is_hazardous, offers, wants};
use crate::locale::W;
use crate::locale::parse::{Kind, Parsed, input_text, parse};
use crate::sheets::group::Named as _;
use crate::ui::components::choice::{ChoiceRow, Mark};
use crate::ui::components::select::Select;
use crate::workshop::{Lot, Market, Session};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// One change of an entry.
pub enum Edit {
    Consent(usize, bool),
    Place(usize, String),
    /// Entry, is an offer, what it has or wants now.
    Lots(usize, bool, Vec<Lot>),
}

type Change = Box<dyn FnOnce(&mut Market)>;

impl Edit {
    pub fn apply(self, session: &mut Session) {
        let now = crate::browser::clock::now_iso();
        let (at, change): (usize, Change) = match self {
            Self::Consent(at, consents) => (at, Box::new(move |m| m.consents = consents)),
            Self::Place(at, place) => {
                let place = Some(place.trim().to_owned()).filter(|place| !place.is_empty());
                (at, Box::new(move |m| m.place = place))
            }
            Self::Lots(at, true, lots) => (at, Box::new(move |m| m.offers = lots)),
            Self::Lots(at, false, lots) => (at, Box::new(move |m| m.wants = lots)),
        };
        if let Some(entry) = session.entries.get_mut(at) {
            change(entry.market.get_or_insert_default());
            entry.marked = now;
        }
    }
}

/// Everybody who has something to offer or to want.
pub fn stalls(view: &View, change: &Callback<Edit>) -> Html {
    let all = view.members.iter().enumerate().filter(|(_, (_, member))| takes_part(member));
    let items: Vec<Html> = all.map(|(business, _)| stall(view, business, change)).collect();
    let none = items.is_empty();
    html! {
        <section class="part no-print" aria-labelledby="stalls">
            <h2 id="stalls">{ view.app.w(W::MarketStalls) }</h2>
            <p>{ view.app.w(W::MarketStallsText) }</p>
            <p class="note" hidden={!none}>{ view.app.w(W::MarketStallsNone) }</p>
            <ul class="stalls">{ for items }</ul>
        </section>
    }
}

fn stall(view: &View, business: usize, change: &Callback<Edit>) -> Html {
    let Some((at, member)) = view.members.get(business) else { return html! { <li /> } };
    let (at, facts) = (*at, &member.facts.market);
    let consent = change.reform(move |on| Edit::Consent(at, on));
    let place_id = format!("place-{at}");
    let on_place = heard(change, move |event| {
        let input = event.target_dyn_into::<HtmlInputElement>()?;
        Some(Edit::Place(at, input.value()))
    });
    let trade = view.words.trade(&member.code.trade);
    let (given, taken) = (offers(member), wants(member));
    html! {
        <li key={at}>
            <h3>{ view.name(business) }{ ", " }{ trade }</h3>
            <ChoiceRow mark={Mark::Checkbox} name={format!("agree-{at}")} id={format!("agree-{at}")}
                value="agree" label={view.app.w(W::MarketAgree)} checked={facts.consents} on_pick={consent} />
            <div class="lots">
                { lots(view, at, true, &given, change) }
                { lots(view, at, false, &taken, change) }
                <div class="typed">
                    <label for={place_id.clone()}>{ view.app.w(W::MarketPlace) }</label>
                    <div class="field"><input id={place_id} type="text" autocomplete="off"
                        value={facts.place.clone().unwrap_or_default()} onchange={on_place} /></div>
                </div>
            </div>
        </li>
    }
}

fn lots(view: &View, at: usize, offer: bool, all: &[FactLot], change: &Callback<Edit>) -> Html {
    let rows = all.iter().enumerate().map(|(nth, lot)| {
        if is_hazardous(view.words.catalogue, &lot.code) {
            let what = view.words.by_product(&lot.code);
            return html! {
                <p key={nth} class="note">{ view.app.f(W::MarketHazardous, &[("what", &what)]) }</p>
            };
        }
        lot_fields(view, (at, offer, nth), all, change)
    });
    html! { <>{ for rows }</> }
}

/// Hears an event and passes on the change that it means, if any.
fn heard(
    change: &Callback<Edit>,
    means: impl Fn(Event) -> Option<Edit> + 'static,
) -> Callback<Event> {
    let change = change.clone();
    Callback::from(move |event| {
        if let Some(edit) = means(event) {
            change.emit(edit);
        }
    })
}

/// As the session keeps it.
fn kept(lot: &FactLot) -> Lot {
    let code = |quality| QUALITIES.get(quality as usize).map(|(code, _)| (*code).to_owned());
    let quality = lot.quality.and_then(|quality: Quality| code(quality));
    Lot { code: lot.code.clone(), kg_month: lot.amount, quality }
}

const QUALITIES: [(&str, W); 3] =
    [("clean", W::MarketClean), ("mixed", W::MarketMixed), ("contaminated", W::MarketContaminated)];

fn lot_fields(
    view: &View,
    (at, offer, nth): (usize, bool, usize),
    all: &[FactLot],
    change: &Callback<Edit>,
) -> Html {
    let Some(lot) = all.get(nth) else { return html! { <div /> } };
    let lots: Vec<Lot> = all.iter().map(kept).collect();
    let side = if offer { "offer" } else { "want" };
    let (amount_id, quality_id) =
        (format!("{side}-{at}-{nth}"), format!("{side}-quality-{at}-{nth}"));
    let (lang, unit) = (view.app.lang(), view.app.w(W::MarketKgMonth));
    let with = move |lots: &[Lot], edit: &dyn Fn(&mut Lot)| {
        let mut lots = lots.to_vec();
        lots.get_mut(nth).map(edit)?;
        Some(Edit::Lots(at, offer, lots))
    };
    let on_amount = {
        let lots = lots.clone();
        heard(change, move |event| {
            let input = event.target_dyn_into::<HtmlInputElement>()?;
            let typed = input.value();
            // What is no number stays in the field and counts as not known.
            let kg = match parse(&typed, Kind::Number, unit, lang) {
                Parsed::Empty => None,
                parsed => Some(parsed.value()?),
            };
            with(&lots, &|lot| lot.kg_month = kg)
        })
    };
    let on_quality = {
        let change = change.clone();
        Callback::from(move |quality: String| {
            let quality = Some(quality).filter(|quality| !quality.is_empty());
            if let Some(edit) = with(&lots, &|lot| lot.quality.clone_from(&quality)) {
                change.emit(edit);
            }
        })
    };
    let chosen = lot.quality.and_then(|quality| QUALITIES.get(quality as usize));
    let chosen = chosen.map_or("", |(code, _)| *code);
    let none = (String::new(), view.app.w(W::MarketUnknown).to_owned());
    let known = QUALITIES.map(|(code, word)| (code.to_owned(), view.app.w(word).to_owned()));
    let options = std::iter::once(none).chain(known).collect();
    let quality = Select::new(quality_id.clone(), chosen).of(options, on_quality);
    let gaps = [("what", &*view.words.by_product(&lot.code))];
    let label = view.app.f(if offer { W::MarketHas } else { W::MarketNeeds }, &gaps);
    let value = lot.amount.map_or_else(String::new, |kg| input_text(kg, Kind::Number, lang));
    html! {
        <div class="lot" key={nth}>
            <div class="typed">
                <label for={amount_id.clone()}>{ label }</label>
                <div class="field"><input id={amount_id} type="text" inputmode="decimal" autocomplete="off"
                    {value} onchange={on_amount} /><span>{ unit }</span></div>
            </div>
            <div class="typed" hidden={!offer}>
                <label for={quality_id}>{ view.app.w(W::MarketQuality) }</label>
                <div class="field">{ quality }</div>
            </div>
        </div>
    }
}
