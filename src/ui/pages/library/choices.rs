//! Search field and choices. What is typed and chosen stands in the address: typing replaces it,
//! choosing adds a step to go back to.

use crate::browser::page;
use crate::library::address::{Address, Key};
use crate::locale::W;
use crate::ui::components::select::Select;
use crate::ui::{Action, App, Route, href};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// Makes a screen's address of what stands behind its name.
pub type Screen = fn(String) -> Route;

fn route(screen: Screen, address: &Address) -> Route {
    screen(address.tail().trim_start_matches('/').to_owned())
}

/// The search field with its label and a hint.
pub fn search(app: &App, screen: Screen, address: &Address, (label, hint): (W, W)) -> Html {
    let oninput = {
        let (app, address) = (app.clone(), address.clone());
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                let to = route(screen, &address.with(Key::Words, &input.value()));
                // At once, so that the field never shows older text than was typed.
                app.act(Action::Navigate(to.clone()));
                page::replace(&href(&to));
            }
        })
    };
    html! {
        <div class="find">
            <label for="find"><b>{ app.w(label) }</b></label>
            <div class="field">
                <input id="find" type="search" autocomplete="off" spellcheck="false" enterkeyhint="search"
                    aria-describedby="find-hint" value={address.get(Key::Words).to_owned()} {oninput} />
            </div>
            <p class="note" id="find-hint">{ app.w(hint) }</p>
        </div>
    }
}

/// One choice among several; the first option takes it back.
pub fn picked(
    screen: Screen,
    address: &Address,
    key: Key,
    (label, any): (&str, &str),
    options: impl Iterator<Item = (String, String)>,
) -> Html {
    let chosen = {
        let address = address.clone();
        Callback::from(move |value: String| {
            page::go(&href(&route(screen, &address.with(key, &value))));
        })
    };
    let any = (String::new(), any.to_owned());
    let all = std::iter::once(any).chain(options).collect();
    let id = format!("pick-{}", key.slug());
    html! {
        <div class="one-pick">
            <label for={id.clone()}>{ label }</label>
            <div class="field">{ Select::new(id, address.get(key)).of(all, chosen) }</div>
        </div>
    }
}

/// Ticks, any number of them.
pub fn ticks(
    screen: Screen,
    address: &Address,
    key: Key,
    legend: &str,
    options: impl Iterator<Item = (String, String, usize)>,
) -> Html {
    let rows = options.map(|(value, text, count)| {
        let to = href(&route(screen, &address.toggled(key, &value)));
        let onchange = Callback::from(move |_: Event| page::go(&to));
        html! {
            <label key={value.clone()}>
                <input type="checkbox" checked={address.has(key, &value)} {onchange} />
                <span>{ text }{ " " }<span class="note">{ count }</span></span>
            </label>
        }
    });
    html! {
        <fieldset>
            <legend>{ legend }</legend>
            <div class="pick">{ for rows }</div>
        </fieldset>
    }
}
