//! The calculation step by step: each in plain words, with the engine's own formulas on the numbers
//! of an example or of the open assessment, and the constants in use.

mod example;
mod group;
mod step;

use crate::browser::page;
use crate::locale::W;
use crate::method::{Case, Section, Table, found, known, part};
use crate::ui::{App, Open, Route, State, href, use_app};
use example::{Example, use_example};
use group::use_group;
use std::rc::Rc;
use step::step;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Slug of the step to go to; empty for the head of the page.
    pub step: String,
}

#[component]
pub fn Method(props: &Props) -> Html {
    let app = use_app();
    let words = use_state(String::new);
    let has_own = app.state.open.is_some();
    let own = use_state(|| has_own);
    let example = use_example(&app);
    let group = use_group(&app);
    use_jump(&props.step);
    let shows_own = *own && has_own;
    // The views of formulas read the open assessment; here it may be the example.
    let shown = match (&*example, shows_own) {
        (_, true) => app.clone(),
        (Example::Ready(open), false) => with_open(&app, Some((**open).clone())),
        _ => with_open(&app, None),
    };
    let chosen = found(&words, |section| searched(&shown, section));
    html! {
        <div class="method stack" key="method">
            <p class="no-print"><a class="back" href={href(&Route::Results)}>
                <span aria-hidden="true">{ "←" }</span>{ app.w(W::MethodBack) }
            </a></p>
            <h1>{ app.w(W::MethodTitle) }</h1>
            <p class="lead">{ app.w(W::MethodLead) }</p>
            <div class="cols slim">
                <div class="stack stay">
                    { whose(&app, &shown, &example, &own) }
                    <form class="stack filters no-print" role="search"
                        onsubmit={|e: SubmitEvent| e.prevent_default()}>
                        { find(&app, &words) }
                    </form>
                    { contents(&app, &chosen) }
                    <p class="no-print">
                        <button type="button" class="btn plain small" onclick={|_| page::print()}>
                            { app.w(W::MethodPrint) }
                        </button>
                    </p>
                </div>
                <div>{ for chosen.iter().map(|section| body(&shown, *section, &group, shows_own)) }</div>
            </div>
        </div>
    }
}

/// The app with another assessment in hand.
fn with_open(app: &App, open: Option<Open>) -> App {
    let state = State { open, ..(*app.state).clone() };
    App { state: Rc::new(state), dispatch: app.dispatch.clone() }
}

/// Goes to the step of the address, once the page stands.
#[hook]
fn use_jump(step: &str) {
    use_effect_with(step.to_owned(), move |step| {
        if Section::from_slug(step).is_some() {
            page::focus(step);
        }
    });
}

fn body(app: &App, section: Section, group: &Option<Vec<Table>>, own: bool) -> Html {
    let Some(catalogue) = app.catalogue() else { return html! { <div key={section.slug()} /> } };
    let case = app.state.open.as_ref().map(|open| Case {
        catalogue,
        inputs: &open.inputs,
        evaluation: &open.evaluation,
        range: open.range.as_deref(),
    });
    let mut part = part(section, catalogue, case.as_ref());
    if section == Section::Group {
        part.tables = group.clone().unwrap_or_default();
    }
    step(app, &part, own)
}

/// What a step can be found by: title, explanation, meanings of its constants.
fn searched(app: &App, section: Section) -> Vec<String> {
    let Some(catalogue) = app.catalogue() else { return Vec::new() };
    let mut texts = vec![app.w(section.title()).to_owned(), app.w(section.text()).to_owned()];
    for constant in known(section, &catalogue.constants) {
        let rows = &catalogue.constants.provenance;
        let row = rows.iter().find(|(id, ..)| id == constant.id);
        texts.extend(row.map(|(_, meaning, _)| app.text(*meaning)));
    }
    texts
}

fn find(app: &App, words: &UseStateHandle<String>) -> Html {
    let oninput = {
        let words = words.clone();
        Callback::from(move |event: InputEvent| {
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                words.set(input.value());
            }
        })
    };
    html! {
        <div class="find">
            <label for="find"><b>{ app.w(W::MethodFind) }</b></label>
            <div class="field">
                <input id="find" type="search" autocomplete="off" spellcheck="false"
                    enterkeyhint="search" value={(**words).clone()} {oninput} />
            </div>
        </div>
    }
}

/// The jump list.
fn contents(app: &App, chosen: &[Section]) -> Html {
    let n = chosen.len().to_string();
    let said = if chosen.is_empty() {
        app.w(W::MethodFoundNone).to_owned()
    } else {
        app.f(W::MethodFound, &[("n", &n)])
    };
    let items = chosen.iter().map(|section| {
        let to = href(&Route::Method(section.slug().to_owned()));
        let slug = section.slug();
        // The same address again is no change of it, but the reader may have scrolled away.
        let onclick = move |_| page::focus(slug);
        html! { <li key={slug}><a href={to} {onclick}>{ app.w(section.title()) }</a></li> }
    });
    html! {
        <nav class="jump" aria-labelledby="jump">
            <h2 id="jump" class="h3">{ app.w(W::MethodJump) }</h2>
            <p class="note no-print" role="status">{ said }</p>
            <ul class="plain">{ for items }</ul>
        </nav>
    }
}

/// Example or the open assessment, and what is shown now.
fn whose(
    app: &App,
    shown: &App,
    example: &UseStateHandle<Example>,
    own: &UseStateHandle<bool>,
) -> Html {
    let has_own = app.state.open.is_some();
    let button = |mine: bool, word: W| {
        let own_now = **own;
        let own = own.clone();
        let pressed = if own_now == mine { "true" } else { "false" };
        html! {
            <button type="button" class="btn plain small" aria-pressed={pressed}
                onclick={move |_| own.set(mine)}>{ app.w(word) }</button>
        }
    };
    let name = shown.state.open.as_ref().map(|open| name(app, open));
    let said = match (&**example, name) {
        (_, Some(name)) if **own && has_own => app.f(W::MethodOwnIs, &[("name", &name)]),
        (_, Some(name)) => app.f(W::MethodExampleIs, &[("name", &name)]),
        (Example::Failed, None) => app.w(W::MethodFailed).to_owned(),
        (_, None) => app.w(W::MethodWaiting).to_owned(),
    };
    html! {
        <div class="stack" role="group" aria-label={app.w(W::MethodWhose)}>
            <div class="together no-print" hidden={!has_own}>
                { button(true, W::MethodOwn) }{ button(false, W::MethodExample) }
            </div>
            <p class="note" role="status">{ said }</p>
        </div>
    }
}

fn name(app: &App, open: &Open) -> String {
    let document = &open.document;
    let title = document.title.as_ref().map(|title| title.get(app.lang()).to_owned());
    let name = document.name.clone().or(title).filter(|name| !name.trim().is_empty());
    name.unwrap_or_else(|| app.w(W::MethodOwnUnnamed).to_owned())
}
