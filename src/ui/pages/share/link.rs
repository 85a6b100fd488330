//! The link: made on this device, nothing is sent until its owner sends it.

use super::contents;
use crate::browser::page;
use crate::locale::W;
use crate::locale::number::integer;
use crate::share::{Drawing, Level, Names, address, drawing, encode};
use crate::ui::components::choice::{ChoiceRow, Mark};
use crate::ui::components::qr::qr;
use crate::ui::{App, Route, files, href};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

/// Denser codes are not read from a screen by a plain phone.
const MOST_VERSION: u8 = 25;

/// What became of copying.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Copied {
    NotYet,
    Done,
    Refused,
}

/// A link as it stands: the text, whether it is an address or only its letters, its QR code.
#[derive(PartialEq)]
struct Made {
    text: String,
    is_address: bool,
    code: Option<Drawing>,
}

fn make(app: &App, names: Names) -> Option<Made> {
    let (open, catalogue) = (app.state.open.as_ref()?, app.catalogue()?);
    let code = encode(catalogue, &files::as_saved(app, open), names)?;
    let here = page::address();
    let is_address = here.is_some();
    let text = match here {
        Some(here) => address(&here, &code),
        // The path of a file on this device is nobody else's business.
        None => href(&Route::Incoming(code)),
    };
    let code = drawing(&text, Level::Low).filter(|d| d.version <= MOST_VERSION);
    Some(Made { text, is_address, code })
}

#[hook]
pub fn use_link(app: &App) -> Html {
    let named = use_state(|| false);
    let copied = use_state(|| Copied::NotYet);
    // The document, and whether its figures are complete.
    let now = app.state.open.as_ref().map(|o| (o.document.clone(), o.range.is_some()));
    let made = use_memo((now, *named), |(_, named)| {
        make(app, if *named { Names::Kept } else { Names::LeftOut })
    });
    {
        let copied = copied.clone();
        use_effect_with(made.clone(), move |_| copied.set(Copied::NotYet));
    }
    let on_names = {
        let named = named.clone();
        Callback::from(move |on| named.set(on))
    };
    html! {
        <section class="part stack" aria-labelledby="share-link">
            <h2 id="share-link">{ app.w(W::ShareLink) }</h2>
            <p class="no-print">{ app.w(W::ShareLinkText) }</p>
            <div class="no-print">{ contents(app, W::ShareLinkInside, W::ShareLinkOutside) }</div>
            <div class="no-print">
                <ChoiceRow mark={Mark::Checkbox} name="names" id="names" value="names"
                    label={app.w(W::ShareNames)} checked={*named} on_pick={on_names} />
            </div>
            <div class="stack">{ shown(app, made.as_ref().as_ref(), &copied) }</div>
        </section>
    }
}

fn shown(app: &App, made: Option<&Made>, copied: &UseStateHandle<Copied>) -> Html {
    let Some(made) = made else {
        return html! { <p class="wrong-say">{ app.w(W::ShareTooLong) }</p> };
    };
    let count = integer(app.lang(), made.text.len() as f64);
    let select = Callback::from(|event: FocusEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
            field.select();
        }
    });
    let label = if made.is_address { W::ShareLinkLabel } else { W::ShareLettersLabel };
    html! {
        <>
            <p class="wrong-say" hidden={made.is_address}>{ app.w(W::ShareLocal) }</p>
            <div class="no-print stack">
                <label for="link">{ app.w(label) }</label>
                <textarea id="link" readonly=true rows="3" value={made.text.clone()} onfocus={select} />
                <p class="note">{ app.f(W::ShareLength, &[("n", &count)]) }</p>
                { acts(app, made, copied) }
            </div>
            <div>{ picture(app, made) }</div>
        </>
    }
}

fn acts(app: &App, made: &Made, copied: &UseStateHandle<Copied>) -> Html {
    let copy = {
        let (text, copied) = (made.text.clone(), copied.clone());
        Callback::from(move |_| {
            let (text, copied) = (text.clone(), copied.clone());
            spawn_local(async move {
                let done = page::copy(&text).await;
                if !done {
                    page::focus("link");
                }
                copied.set(if done { Copied::Done } else { Copied::Refused });
            });
        })
    };
    let send = {
        let (title, text) = (app.w(W::CommonAppName), made.text.clone());
        Callback::from(move |_| page::share(title, &text))
    };
    let said = match **copied {
        Copied::NotYet => "",
        Copied::Done => app.w(W::ShareCopied),
        Copied::Refused => app.w(W::ShareCopyByHand),
    };
    html! {
        <p class="acts">
            <button class="btn" id="copy" type="button" onclick={copy}>{ app.w(W::ShareCopy) }</button>
            <button class="btn plain" type="button" onclick={send}
                hidden={!made.is_address || !page::can_share()}>{ app.w(W::ShareSend) }</button>
            <span role="status">{ said }</span>
        </p>
    }
}

fn picture(app: &App, made: &Made) -> Html {
    match &made.code {
        Some(code) => html! {
            <figure class="qr-sheet">
                { qr(code, app.w(W::ShareQrLabel)) }
                <figcaption class="note">
                    { app.w(if made.is_address { W::ShareQr } else { W::ShareQrLocal }) }
                </figcaption>
            </figure>
        },
        None => html! { <p class="note">{ app.w(W::ShareQrTooDense) }</p> },
    }
}
