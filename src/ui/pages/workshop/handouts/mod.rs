//! Sheets to print for a session (`#/lop-hoc/phieu…`): questions on paper, how to join, certificate,
//! pledge. Names typed here live as long as the page and are stored nowhere.

mod named;
mod questions;

use crate::browser::page;
use crate::locale::W;
use crate::share::{Level, drawing};
use crate::ui::components::icons::{arrow, brand_ring};
use crate::ui::components::qr::qr;
use crate::ui::components::select::Select;
use crate::ui::frame::{Frame, use_frame};
use crate::ui::pages::not_found::not_found;
use crate::ui::{Action, App, Route, href, use_app};
use named::Typed;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Address, name and purpose of each sheet.
const SHEETS: [(&str, W, W); 4] = [
    ("cau-hoi", W::PaperQuestions, W::PaperQuestionsFor),
    ("tham-gia", W::PaperJoin, W::PaperJoinFor),
    ("chung-nhan", W::PaperCertificate, W::PaperCertificateFor),
    ("cam-ket", W::PaperPledge, W::PaperPledgeFor),
];

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Address of the sheet; empty for the choice.
    pub sheet: String,
}

#[component]
pub fn Handouts(props: &Props) -> Html {
    let app = use_app();
    let typed = use_state(Typed::default);
    let trade = use_state(|| first_trade(&app));
    use_frame((!props.sheet.is_empty()).then_some(Frame::Leaf));
    let (form, leaves) = match props.sheet.as_str() {
        "" => return html! { <div key="handouts">{ choice(&app) }</div> },
        "cau-hoi" => (trade_field(&app, &trade), questions::sheet(&app, &trade)),
        "tham-gia" => (address_field(&app), join(&app)),
        "chung-nhan" => (named::form(&app, &typed, false), named::certificates(&app, &typed)),
        "cam-ket" => (named::form(&app, &typed, true), named::pledges(&app, &typed)),
        _ => return html! { <div key="handouts">{ not_found(&app) }</div> },
    };
    let name = SHEETS.iter().find(|(slug, ..)| *slug == props.sheet).map_or("", |s| app.w(s.1));
    html! {
        <div class="handouts" key={props.sheet.clone()}>
            <div class="stack no-print">
                <p><a class="back" href={to("")}><span aria-hidden="true">{ "←" }</span>{ app.w(W::PaperAll) }</a></p>
                <h1>{ name }</h1>
                { form }
                <p class="acts">
                    <button type="button" class="btn" onclick={|_| page::print()}>{ app.w(W::PaperPrint) }</button>
                </p>
            </div>
            { leaves }
        </div>
    }
}

fn to(sheet: &str) -> String {
    let tail = if sheet.is_empty() { "phieu".to_owned() } else { format!("phieu/{sheet}") };
    href(&Route::Workshop(tail))
}

fn choice(app: &App) -> Html {
    let guide = href(&Route::Workshop("huong-dan".to_owned()));
    let all = SHEETS.into_iter().map(|(slug, name, whom)| (to(slug), name, whom));
    let doors = all.chain([(guide, W::PaperGuide, W::PaperGuideFor)]).map(|(to, name, whom)| {
        html! {
            <li key={to.clone()}>
                <a href={to}><strong>{ app.w(name) }</strong>{ arrow() }<span>{ app.w(whom) }</span></a>
            </li>
        }
    });
    html! {
        <div class="stack">
            <p><a class="back" href={href(&Route::Workshop(String::new()))}>
                <span aria-hidden="true">{ "←" }</span>{ app.w(W::GuideBack) }
            </a></p>
            <h1>{ app.w(W::PaperTitle) }</h1>
            <p class="lead">{ app.w(W::PaperLead) }</p>
            <ul class="doors">{ for doors }</ul>
        </div>
    }
}

/// One page of paper with the brand on it.
fn leaf(app: &App, key: usize, kind: &'static str, body: Html) -> Html {
    html! {
        <article key={key} class={classes!("sheet", "leaf", kind)}>
            <p class="together leaf-brand">{ brand_ring() }<b>{ app.w(W::CommonAppName) }</b></p>
            { body }
        </article>
    }
}

/// A labelled line to type into.
fn line(id: &'static str, label: &str, value: String, on_input: Callback<String>) -> Html {
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            on_input.emit(input.value());
        }
    });
    html! {
        <div class="one-pick">
            <label for={id}>{ label.to_owned() }</label>
            <div class="field"><input type="text" {id} autocomplete="off" {value} {oninput} /></div>
        </div>
    }
}

// --- questions -----------------------------------------------------------------------------

/// The trade of the open assessment, else the first.
fn first_trade(app: &App) -> String {
    let open = app.state.open.as_ref().map(|open| open.inputs.trade.clone());
    let first = || app.catalogue()?.trades.first().map(|trade| trade.id.clone());
    open.filter(|trade| !trade.is_empty()).or_else(first).unwrap_or_default()
}

fn trade_field(app: &App, trade: &UseStateHandle<String>) -> Html {
    let trades = app.catalogue().map_or(&[][..], |catalogue| &catalogue.trades);
    let options =
        trades.iter().map(|row| (row.id.clone(), app.text(row.name).to_owned())).collect();
    let chosen = {
        let trade = trade.clone();
        Callback::from(move |id: String| trade.set(id))
    };
    html! {
        <div class="one-pick">
            <label for="trade">{ app.w(W::PaperTrade) }</label>
            <div class="field">{ Select::new("trade", &**trade).of(options, chosen) }</div>
        </div>
    }
}

// --- join ----------------------------------------------------------------------------------

/// Where phones find the app; empty when nobody said.
pub fn join_address(app: &App) -> String {
    let typed = app.state.join_address.as_deref().map(|typed| typed.trim().to_owned());
    typed.or_else(page::address).unwrap_or_default()
}

fn address_field(app: &App) -> Html {
    let typed = app.state.join_address.as_deref().map(str::to_owned);
    let value = typed.or_else(page::address).unwrap_or_default();
    let on_input = {
        let app = app.clone();
        Callback::from(move |text: String| app.act(Action::JoinAddress(text.as_str().into())))
    };
    html! {
        <div class="stack">
            { line("join-address", app.w(W::PaperJAddress), value, on_input) }
            <p class="note">{ app.w(W::PaperJAddressHint) }</p>
            <p class="ask" hidden={page::address().is_some()}>{ app.w(W::PaperJFile) }</p>
        </div>
    }
}

/// The QR code of the address, or what is missing.
pub fn join_code(app: &App) -> Html {
    let address = join_address(app);
    if address.is_empty() {
        return html! { <p class="ask">{ app.w(W::PaperJNone) }</p> };
    }
    match drawing(&address, Level::Medium) {
        Some(code) => qr(&code, app.w(W::PaperJLabel)),
        None => html! { <p class="ask">{ app.w(W::PaperJLong) }</p> },
    }
}

fn join(app: &App) -> Html {
    let steps = [W::PaperJOne, W::PaperJTwo, W::PaperJThree];
    let steps = steps.map(|step| html! { <li key={step as usize}>{ app.w(step) }</li> });
    leaf(
        app,
        0,
        "join",
        html! {
            <>
                <h2 class="leaf-title">{ app.w(W::PaperJTitle) }</h2>
                <div class="join-code">{ join_code(app) }</div>
                <p class="join-address">{ join_address(app) }</p>
                <ol class="join-steps">{ for steps }</ol>
            </>
        },
    )
}
