//! The anonymous result code for a workshop. It is made only after the owner has read what is in it
//! and agreed.

use super::contents;
use crate::browser::{clock, page};
use crate::locale::W;
use crate::share::{Drawing, Level, ResultCode, drawing, encode_result};
use crate::ui::App;
use crate::ui::components::choice::{ChoiceRow, Mark};
use crate::ui::components::qr::qr;
use yew::prelude::*;

/// The code and its picture; `None` while the range is still being counted.
fn make(app: &App) -> Option<(String, Drawing)> {
    let (open, catalogue) = (app.state.open.as_ref()?, app.catalogue()?);
    let range = open.range.as_ref()?;
    let day = clock::now_iso().get(..10).unwrap_or_default().to_owned();
    let code = ResultCode::of(catalogue, &open.document, &open.evaluation, range, &day);
    let text = encode_result(&code);
    let picture = drawing(&text, Level::Medium)?;
    Some((text, picture))
}

#[hook]
pub fn use_code(app: &App) -> Html {
    let agreed = use_state(|| false);
    let made = use_state(|| None::<(String, Drawing)>);
    let revision = app.state.revision;
    {
        // A code of other answers, or one no longer agreed to, is taken away.
        let made = made.clone();
        use_effect_with((revision, *agreed), move |_| made.set(None));
    }
    let on_agree = {
        let agreed = agreed.clone();
        Callback::from(move |on| agreed.set(on))
    };
    let counted = app.state.open.as_ref().is_some_and(|open| open.range.is_some());
    let possible =
        app.state.open.as_ref().is_some_and(|open| open.evaluation.baseline.money_possible);
    let go = {
        let (app, made) = (app.clone(), made.clone());
        Callback::from(move |_| made.set(make(&app)))
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

fn sheet(app: &App, (text, picture): &(String, Drawing)) -> Html {
    html! {
        <figure key="code" class="qr-sheet">
            { qr(picture, app.w(W::ShareCodeLabel)) }
            <figcaption class="stack">
                <span>{ app.w(W::ShareCodeShow) }</span>
                <details class="no-print">
                    <summary>{ app.w(W::ShareCodeLetters) }</summary>
                    <p class="letters num" id="code-text">{ text }</p>
                </details>
            </figcaption>
        </figure>
    }
}
