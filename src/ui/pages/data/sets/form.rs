//! Making a set of the owner's own values: its name, who made it, and a source for each value.

use super::place::here;
use crate::assessment::data_set::DataSet;
use crate::browser::{clock, page};
use crate::catalogue::{OwnValues, PAID};
use crate::locale::W;
use crate::locale::number::{Digits, number};
use crate::order::Keyed as _;
use crate::ui::{Action, App, data_sets, use_app, value_names};
use std::collections::BTreeMap;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct Props {
    pub done: Callback<()>,
}

/// What was typed so far, by the field's id.
type Typed = BTreeMap<String, String>;

#[component]
pub fn SetForm(props: &Props) -> Html {
    let app = use_app();
    let typed = use_state(Typed::new);
    let wrong = use_state_eq(|| false);
    use_effect_with((), |()| page::focus("set-name"));
    let own = own_values(&app);
    let text = |id: &str| typed.get(id).cloned().unwrap_or_default();
    let line = |id: &str, label: &str, kind: &'static str, hint: &str| {
        let set = typed.clone();
        let id = id.to_owned();
        let oninput = {
            let id = id.clone();
            Callback::from(move |event: InputEvent| {
                let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
                let mut all = (*set).clone();
                all.insert(id.clone(), input.value());
                set.set(all);
            })
        };
        html! {
            <div key={id.clone()}>
                <label for={id.clone()}><b>{ label }</b>{ " " }<span class="note">{ hint }</span></label>
                <div class="field">
                    <input type={kind} id={id.clone()} value={text(&id)} autocomplete="off" maxlength="200" {oninput} />
                </div>
            </div>
        }
    };
    let on_notes = {
        let typed = typed.clone();
        Callback::from(move |event: InputEvent| {
            let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() else { return };
            let mut all = (*typed).clone();
            all.insert("set-notes".to_owned(), area.value());
            typed.set(all);
        })
    };
    let onsubmit = {
        let (app, typed, wrong, done) =
            (app.clone(), typed.clone(), wrong.clone(), props.done.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            match made(&app, &typed) {
                Some(set) => {
                    data_sets::keep(&app, &set);
                    app.act(Action::MakeDataSet(Box::new(set)));
                    done.emit(());
                }
                None => {
                    wrong.set(true);
                    page::focus("set-name");
                }
            }
        })
    };
    let cancel = {
        let done = props.done.clone();
        Callback::from(move |_: MouseEvent| done.emit(()))
    };
    let rows = own.iter().map(|(id, value)| {
        let shown = number(app.lang(), *value, Digits::Significant(6));
        let label = format!("{}: {shown}", value_names::value(&app, id));
        line(&source_id(id), &label, "text", app.w(W::SetsSourceHint))
    });
    html! {
        <form class="own-value stack" {onsubmit}>
            { line("set-name", app.w(W::SetsName), "text", app.w(W::SetsNameHint)) }
            <p class="wrong-say" role="alert" hidden={!*wrong}>{ app.w(W::SetsNameWanted) }</p>
            { line("set-author", app.w(W::SetsAuthor), "text", app.w(W::SetsOptional)) }
            <fieldset class="stack">
                <legend key="title"><b>{ app.w(W::SetsSources) }</b></legend>
                { for rows }
            </fieldset>
            <div>
                <label for="set-notes"><b>{ app.w(W::SetsNotes) }</b>{ " " }<span class="note">{ app.w(W::SetsOptional) }</span></label>
                <textarea id="set-notes" rows="3" maxlength="1000" value={text("set-notes")} oninput={on_notes} />
            </div>
            <p class="note">{ app.w(W::SetsMakeText) }</p>
            <p class="acts">
                <button class="btn" type="submit">{ app.w(W::SetsMakeDo) }</button>
                <button class="btn plain" type="button" onclick={cancel}>{ app.w(W::CommonCancel) }</button>
            </p>
        </form>
    }
}

fn source_id(id: &str) -> String {
    format!("source-{}", id.replace('.', "-"))
}

/// Own values that replace one of the catalogue's; prices only tried out stay with the assessment.
fn own_values(app: &App) -> OwnValues {
    let Some(open) = &app.state.open else { return OwnValues::new() };
    let own = open.document.own_values.iter().filter(|(id, _)| !id.starts_with(PAID));
    own.map(|(id, value)| (id.clone(), *value)).keyed()
}

/// The set as it was described; `None` without a name.
fn made(app: &App, typed: &Typed) -> Option<DataSet> {
    let text = |id: &str| typed.get(id).map(|text| text.trim().to_owned()).unwrap_or_default();
    let name = Some(text("set-name")).filter(|name| !name.is_empty())?;
    // What the set in use says goes on in the new one.
    let before = app.state.open.as_ref().and_then(|open| open.document.data_set.clone());
    let mut set = DataSet::new(&name, &here(app), &own_values(app));
    for (id, value) in &mut set.values {
        value.source = text(&source_id(id));
    }
    if let Some(before) = before {
        for (id, value) in before.values {
            set.values.entry(id).or_insert(value);
        }
        set.targets = before.targets;
    }
    set.author = text("set-author");
    set.notes = text("set-notes");
    set.date = clock::now_iso().get(..10).unwrap_or_default().to_owned();
    Some(set.sealed())
}
