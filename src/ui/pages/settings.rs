//! Language, colours, type size; what is saved on this device, and how to take it away.

mod saved;

use crate::browser::{catalogues, page, storage};
use crate::locale::{Lang, W};
use crate::ui::Theme;
use crate::ui::components::choice::{ChoiceRow, Mark};
use crate::ui::components::file_picker::use_file_picker;
use crate::ui::components::footer::data_line;
use crate::ui::components::take_along::take_along;
use crate::ui::effects::switch_language;
use crate::ui::pages::data::sets::pick_place;
use crate::ui::{Action, App, Route, href, use_app};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

#[component]
pub fn Settings() -> Html {
    let app = use_app();
    let saved = saved::use_saved_list(&app);
    let picker = use_file_picker(&app, "open-file", W::StartFile, W::StartFileHint);
    let delete_all = use_delete_all(&app);
    html! {
        <div class="stack">
            <h1>{ app.w(W::SettingsTitle) }</h1>
            <div class="cols even">
                <div class="stack">
                    { language(&app) }
                    { theme(&app) }
                    { text_size(&app) }
                    { pick_place(&app) }
                </div>
                <div class="stack">
                    <section class="stack">
                        <h2>{ app.w(W::SettingsSaved) }</h2>
                        { saved }
                        { picker }
                    </section>
                    <section class="stack">
                        <h2>{ app.w(W::SettingsPrivacy) }</h2>
                        <p>{ app.w(W::SettingsPrivacyText) }</p>
                        { delete_all }
                    </section>
                    { take_along(&app) }
                    <p class="note">{ data_line(&app) }</p>
                </div>
            </div>
        </div>
    }
}

/// The setting whose rows are called by their codes, each in its own language.
const LANGUAGE: &str = "language";

/// One setting as a group of rows.
fn rows<T: Clone + PartialEq + 'static>(
    app: &App,
    name: &'static str,
    title: W,
    now: &T,
    options: &[(&'static str, W, T)],
    act: impl Fn(&App, &T) + Clone + 'static,
) -> Html {
    let rows = options.iter().map(|(id, label, value)| {
        let on_pick = {
            let (app, value, act) = (app.clone(), value.clone(), act.clone());
            Callback::from(move |on| {
                if on {
                    act(&app, &value);
                }
            })
        };
        html! {
            <ChoiceRow key={*id} mark={Mark::Radio} {name} id={format!("{name}-{id}")} value={*id}
                label={app.w(*label)} checked={now == value} {on_pick}
                lang={(name == LANGUAGE).then_some(*id)} />
        }
    });
    html! {
        <fieldset class="stack">
            <legend><h2>{ app.w(title) }</h2></legend>
            <div>{ for rows }</div>
        </fieldset>
    }
}

fn language(app: &App) -> Html {
    let options = [("vi", W::CommonLangVi, Lang::Vi), ("en", W::CommonLangEn, Lang::En)];
    let act = |app: &App, lang: &Lang| switch_language(app, *lang);
    rows(app, LANGUAGE, W::SettingsLanguage, &app.lang(), &options, act)
}

fn theme(app: &App) -> Html {
    let options = [
        ("device", W::SettingsThemeDevice, Theme::Device),
        ("light", W::SettingsThemeLight, Theme::Light),
        ("dark", W::SettingsThemeDark, Theme::Dark),
    ];
    let act = |app: &App, theme: &Theme| app.act(Action::Theme(*theme));
    rows(app, "theme", W::SettingsTheme, &app.state.theme, &options, act)
}

fn text_size(app: &App) -> Html {
    let options = [
        ("0", W::SettingsTextNormal, 0_u8),
        ("1", W::SettingsTextLarge, 1),
        ("2", W::SettingsTextLarger, 2),
    ];
    let act = |app: &App, size: &u8| app.act(Action::TextSize(*size));
    rows(app, "text", W::SettingsText, &app.state.text_size, &options, act)
}

/// Everything on this device, after a second word.
#[hook]
fn use_delete_all(app: &App) -> Html {
    let asking = use_state(|| false);
    let done = use_state(|| false);
    let ask = {
        let asking = asking.clone();
        Callback::from(move |_| asking.set(true))
    };
    let cancel = {
        let asking = asking.clone();
        Callback::from(move |_| {
            asking.set(false);
            page::focus("delete-all");
        })
    };
    let delete = {
        let (app, asking, done) = (app.clone(), asking.clone(), done.clone());
        Callback::from(move |_| {
            app.act(Action::Close);
            let _ = storage::delete_all();
            let own = app.clone();
            spawn_local(async move {
                catalogues::forget().await;
                crate::ui::catalogues::back(&own).await;
            });
            app.act(Action::ListChanged(Rc::new(storage::list())));
            asking.set(false);
            done.set(true);
        })
    };
    html! {
        <div class="stack">
            <p class="acts">
                <button class="btn plain" id="delete-all" type="button" onclick={ask}>{ app.w(W::SettingsDeleteAll) }</button>
            </p>
            <div class="ask stack" role="alert" hidden={!*asking}>
                <p><b>{ app.w(W::SettingsDeleteSure) }</b></p>
                <p class="acts">
                    <button class="btn plain small" type="button" onclick={delete}>{ app.w(W::SettingsDeleteYes) }</button>
                    <button class="btn plain small" type="button" onclick={cancel}>{ app.w(W::CommonCancel) }</button>
                </p>
            </div>
            <p role="status" hidden={!*done}>
                { app.w(W::SettingsDeleted) }{ " " }<a href={href(&Route::Start)}>{ app.w(W::ShellToStart) }</a>
            </p>
        </div>
    }
}
