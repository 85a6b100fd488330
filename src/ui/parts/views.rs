//! Where the program is cut: one function for each part. What is reached from nowhere else moves into
//! the part's file.

use crate::ui::components::calm::{Calm, Shows};
use crate::ui::{App, Route, pages};
use yew::prelude::*;

/// Declares a function whose body may be in another file. The names are those that the splitting tool
/// looks for; it turns the call into one through the function table, which the part fills when it
/// arrives. Calling it earlier is a trap: [`super::page`] asks first.
macro_rules! cut {
    ($(#[$about:meta])* $part:ident => $view:path) => {
        $(#[$about])*
        #[cfg(all(feature = "parts", target_arch = "wasm32"))]
        pub fn $part(app: &App) -> Html {
            #[link(wasm_import_module = "__wasm_split_placeholder__")]
            unsafe extern "C" {
                #[link_name = concat!(
                    "__wasm_split_00", stringify!($part), "00_import_00000000000000000000000000000000"
                )]
                #[allow(improper_ctypes, reason = "both sides are compiled together")]
                safe fn far(app: &App, page: &mut Html);
            }
            #[unsafe(export_name = concat!(
                "__wasm_split_00", stringify!($part), "00_export_00000000000000000000000000000000"
            ))]
            #[allow(improper_ctypes_definitions, reason = "both sides are compiled together")]
            extern "C" fn near(app: &App, page: &mut Html) {
                *page = $view(app);
            }
            let mut page = Html::default();
            far(app, &mut page);
            page
        }

        $(#[$about])*
        #[cfg(not(all(feature = "parts", target_arch = "wasm32")))]
        pub fn $part(app: &App) -> Html {
            $view(app)
        }
    };
}

cut! {
    /// Results, a measure, a figure opened.
    results => results_page
}
cut! {
    /// Plan, look back, choices, reports, sharing, what came in.
    work => work_page
}
cut! {
    /// Library, data, method, help, settings.
    read => read_page
}
cut! {
    /// The trainer's rooms.
    workshop => workshop_page
}

fn results_page(app: &App) -> Html {
    match &app.state.route {
        Route::Measure(id) => html! { <pages::measure::MeasurePage id={id.clone()} /> },
        Route::Explain(figure) => pages::explain::explain_page(app, figure),
        _ => html! { <Calm shows={Shows::Range}><pages::results::Results /></Calm> },
    }
}

fn work_page(app: &App) -> Html {
    match &app.state.route {
        Route::FollowUp => html! { <pages::follow_up::FollowUpPage /> },
        Route::Scenarios => html! { <pages::scenarios::Scenarios /> },
        Route::Reports(sheet) => html! {
            <Calm shows={Shows::Range}><pages::report::Reports sheet={sheet.clone()} /></Calm>
        },
        Route::Share => html! { <pages::share::SharePage /> },
        Route::Incoming(code) => html! { <pages::incoming::IncomingPage code={code.clone()} /> },
        _ => html! { <pages::plan::PlanPage /> },
    }
}

fn read_page(app: &App) -> Html {
    match &app.state.route {
        Route::Library(tail) => pages::library::library(app, tail),
        Route::Data(tail) => pages::data::data(app, tail),
        Route::Help(topic) => pages::help::help(app, topic),
        Route::Method(step) => html! { <pages::method::Method step={step.clone()} /> },
        Route::Privacy => pages::privacy::privacy(app),
        _ => html! { <pages::settings::Settings /> },
    }
}

fn workshop_page(app: &App) -> Html {
    match &app.state.route {
        Route::Workshop(tail) => pages::workshop::workshop(app, tail),
        _ => pages::not_found::not_found(app),
    }
}
