//! Foot of every page: settings, privacy, the date of the data.

use crate::locale::{W, date};
use crate::ui::pages::help::topic_for;
use crate::ui::{App, Route, catalogues, href};
use yew::prelude::*;

pub fn footer(app: &App) -> Html {
    html! {
        <footer class="foot">
            <div class="page">
                <ul>
                    <li><a href={href(&Route::Library(String::new()))}>{ app.w(W::ShellFootLibrary) }</a></li>
                    <li><a href={href(&Route::Data(String::new()))}>{ app.w(W::ShellFootFigures) }</a></li>
                    <li><a href={href(&Route::Method(String::new()))}>{ app.w(W::ShellFootMethod) }</a></li>
                    <li><a href={href(&help_for(app))}>{ app.w(W::ShellFootHelp) }</a></li>
                    <li><a href={href(&Route::Settings)}>{ app.w(W::ShellFootSettings) }</a></li>
                </ul>
                <p class="note">
                    <a href={href(&Route::Privacy)}>{ app.w(W::ShellFootPrivacy) }</a>{ " " }{ data_line(app) }
                </p>
            </div>
        </footer>
    }
}

/// The help, opened at what people ask on this page.
fn help_for(app: &App) -> Route {
    match &app.state.route {
        here @ Route::Help(_) => here.clone(),
        route => Route::Help(topic_for(route).to_owned()),
    }
}

/// "Giá và hệ số: bản ngày …" once the catalogue has arrived.
pub fn data_line(app: &App) -> String {
    app.catalogue().map_or_else(String::new, |catalogue| {
        let date = written_date(app, &catalogue.version);
        if catalogue.name.is_empty() {
            return app.f(W::ShellFootData, &[("date", &date)]);
        }
        let what = catalogues::called(app, catalogue);
        app.f(W::CataloguesLine, &[("what", &what), ("date", &date)])
    })
}

/// A date of the form `YYYY-MM-DD…` as people read it; as it stands when it is none.
pub fn written_date(app: &App, iso: &str) -> String {
    let mut parts = iso.get(..10).unwrap_or(iso).splitn(3, '-');
    let mut next = || parts.next().and_then(|part| part.parse::<u32>().ok());
    match (next(), next(), next()) {
        (Some(year), Some(month), Some(day)) => {
            date::format_date(i32::try_from(year).unwrap_or_default(), month, day, app.lang())
        }
        _ => iso.to_owned(),
    }
}
