//! The anonymous result code for a workshop. It is made only after the owner has read what is in it
//! and agreed.

use super::contents;
use crate::browser::{clock, page};
use crate::locale::W;
use crate::share::{Drawing, Level, ResultCode, drawing, encode_result, hand_in, letters};
use crate::ui::App;
use crate::ui::components::choice::{ChoiceRow, Mark};
use crate::ui::components::qr::qr;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// What the owner adds to the agreement.
#[derive(Clone, Debug, Default, PartialEq)]
struct Wishes {
    /// By-products offered and wanted go along.
    market: bool,
    /// The number that the trainer gave out, as typed: the only way back to this business.
    number: String,
}

/// A code as it is shown.
#[derive(PartialEq)]
struct Made {
    text: String,
    picture: Drawing,
    /// As they stand in the trainer's list.
    letters: String,
}

/// The code and its picture; `None` while the range is still being counted.
fn make(app: &App, wishes: &Wishes) -> Option<Made> {
    let (open, catalogue) = (app.state.open.as_ref()?, app.catalogue()?);
    let range = open.range.as_ref()?;
    let day = clock::now_iso().get(..10).unwrap_or_default().to_owned();
    let mut code = ResultCode::of(catalogue, &open.document, &open.evaluation, range, &day);
    if !wishes.market {
        code.offers.clear();
        code.wants.clear();
    }
    let text = hand_in(&encode_result(&code), wishes.number.trim().parse().ok());
    let picture = drawing(&text, Level::Medium)?;
    Some(Made { text, picture, letters: letters(code.id) })
}

/// Whether the owner named by-products to give or to get.
fn has_by_products(app: &App) -> bool {
    let answers = app.state.open.as_ref().map(|open| &open.document.answers);
    let named = |id| answers.is_some_and(|a| a.choices(id).iter().any(|choice| choice != "none"));
    named("wl_offer") || named("wl_want")
}

#[hook]
pub fn use_code(app: &App) -> Html {
    let agreed = use_state(|| false);
    let wishes = use_state(Wishes::default);
    let made = use_state(|| None::<Made>);
    let revision = app.state.revision;
    {
        // A code of other answers, or one no longer agreed to, is taken away.
        let made = made.clone();
        use_effect_with((revision, *agreed, (*wishes).clone()), move |_| made.set(None));
    }
    let on_agree = {
        let agreed = agreed.clone();
        Callback::from(move |on| agreed.set(on))
    };
    let counted = app.state.open.as_ref().is_some_and(|open| open.range.is_some());
    let possible =
        app.state.open.as_ref().is_some_and(|open| open.evaluation.baseline.money_possible);
    let go = {
        let (app, made, wishes) = (app.clone(), made.clone(), wishes.clone());
        Callback::from(move |_| made.set(make(&app, &wishes)))
    };
    let print = Callback::from(|_: MouseEvent| page::print());
    html! {
        <section class="part stack" aria-labelledby="share-code">
            <h2 id="share-code">{ app.w(W::ShareCode) }</h2>
            <div class="no-print stack">
                <p>{ app.w(W::ShareCodeText) }</p>
                { contents(app, W::ShareCodeInside, W::ShareCodeOutside) }
                <p class="note" hidden={possible}>{ app.w(W::ShareCodeNoMoney) }</p>
                <div hidden={!possible}>
                    <ChoiceRow mark={Mark::Checkbox} name="agree" id="agree" value="agree"
                        label={app.w(W::ShareAgree)} checked={*agreed} on_pick={on_agree} />
                    { additions(app, &wishes) }
                </div>
                <p class="acts" hidden={!possible}>
                    <button class="btn" id="make-code" type="button" onclick={go}
                        disabled={!*agreed || !counted}>{ app.w(W::ShareMake) }</button>
                    <button class="btn plain" type="button" onclick={print} hidden={made.is_none()}>
                        { app.w(W::SharePrint) }
                    </button>
                </p>
            </div>
            <div role="status">{ for made.as_ref().map(|made| sheet(app, made)) }</div>
        </section>
    }
}

/// What may go along besides: each by a word of its own.
fn additions(app: &App, wishes: &UseStateHandle<Wishes>) -> Html {
    let on_market = {
        let wishes = wishes.clone();
        Callback::from(move |market| wishes.set(Wishes { market, ..(*wishes).clone() }))
    };
    let oninput = {
        let wishes = wishes.clone();
        Callback::from(move |event: InputEvent| {
            let field: Option<HtmlInputElement> = event.target_dyn_into();
            let number = field.map(|field| field.value()).unwrap_or_default();
            wishes.set(Wishes { number, ..(*wishes).clone() });
        })
    };
    html! {
        <div class="stack">
            <div hidden={!has_by_products(app)}>
                <ChoiceRow mark={Mark::Checkbox} name="market" id="market" value="market"
                    label={app.w(W::ShareMarket)} checked={wishes.market} on_pick={on_market} />
            </div>
            <p>
                <label for="code-number">{ app.w(W::ShareNumber) }</label>
                <span class="field"><input type="text" id="code-number" inputmode="numeric" maxlength="4"
                    autocomplete="off" value={wishes.number.clone()} {oninput} /></span>
            </p>
        </div>
    }
}

fn sheet(app: &App, made: &Made) -> Html {
    let Made { text, picture, letters } = made;
    html! {
        <figure key="code" class="qr-sheet">
            { qr(picture, app.w(W::ShareCodeLabel)) }
            <figcaption class="stack">
                <span>{ app.w(W::ShareCodeShow) }</span>
                <span id="code-short">{ app.f(W::ShareCodeShort, &[("code", letters)]) }</span>
                <details class="no-print">
                    <summary>{ app.w(W::ShareCodeLetters) }</summary>
                    <p class="letters num" id="code-text">{ text }</p>
                </details>
            </figcaption>
        </figure>
    }
}
