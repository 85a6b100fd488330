//! Head and foot of every sheet, and the fields the owner may fill in for them.

use super::say::View;
use crate::assessment::calendar::Day;
use crate::assessment::document::Line;
use crate::locale::{W, date};
use crate::ui::components::field::{Pick, TextField};
use crate::ui::components::footer::written_date;
use crate::ui::components::icons::brand_ring;
use crate::ui::{Action, App, catalogues};
use yew::prelude::*;

/// The lines of the head, in their order.
const LINES: [(&str, W); 5] = [
    ("name", W::ReportHeadName),
    ("address", W::ReportHeadAddress),
    ("product", W::ReportHeadProduct),
    ("since", W::ReportHeadSince),
    ("recipient", W::ReportHeadRecipient),
];
/// Longer lines do not fit the head.
const MOST_LETTERS: usize = 160;

/// Who it is about and for, on the left; what it is, on the right.
pub fn sheet_head(view: &View, kind: &str) -> Html {
    let place = view.choice("location_type");
    let about: Vec<String> =
        [Some(view.trade()), place, view.people()].into_iter().flatten().collect();
    let lines = [
        view.head("address").map(str::to_owned),
        Some(about.join(" · ")),
        view.head("recipient").map(|who| view.f(W::ReportForRecipient, &[("who", who)])),
    ];
    let lines = lines.into_iter().flatten().enumerate();
    html! {
        <header class="sheet-head">
            <div>
                <p><b>{ for view.name() }</b></p>
                { for lines.map(|(i, line)| html! { <p key={i} class="note">{ line }</p> }) }
            </div>
            <div class="sheet-brand">
                <p class="together">{ brand_ring() }<b>{ view.app.w(W::CommonAppName) }</b></p>
                <p class="note">{ kind }</p>
            </div>
        </header>
    }
}

/// Date, data version, grade, notice: one line.
pub fn foot(app: &App, today: Day) -> String {
    let Some(open) = &app.state.open else { return String::new() };
    let month = today.month;
    let made = date::format_date(month.year(), month.month(), today.day(), app.lang());
    let data = written_date(app, &open.catalogue.version);
    let grade = open.evaluation.confidence.grade.letter();
    let parts = [
        app.w(W::CommonAppName).to_owned(),
        app.f(W::ReportMade, &[("date", &made)]),
        app.f(W::ReportData, &[("date", &data)]),
        catalogues::called(app, &open.catalogue),
        app.f(W::ReportGrade, &[("grade", grade)]),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}. {}", parts.join(" · "), app.w(W::ReportDeclared))
}

/// Fields for the head; they change the file and nothing else.
pub fn head_fields(app: &App) -> Html {
    let fields = LINES.iter().map(|(id, word)| field(app, id, *word));
    html! {
        <section class="stack" aria-labelledby="sheet-head">
            <h2 key="title" id="sheet-head">{ app.w(W::ReportHeadTitle) }</h2>
            <p key="text" class="note">{ app.w(W::ReportHeadText) }</p>
            { for fields }
        </section>
    }
}

fn field(app: &App, id: &'static str, word: W) -> Html {
    let line = app.state.open.as_ref().and_then(|o| o.document.letterhead.get(id).cloned());
    let line = line.unwrap_or_default();
    let change = |line: Line| Action::Letterhead(id.to_owned(), line);
    let on_input = {
        let (app, line) = (app.clone(), line.clone());
        Callback::from(move |text: String| {
            let text = text.chars().take(MOST_LETTERS).collect();
            // What is written is meant for the sheet, unless the tick was taken away before.
            let shown = line.shown || line.text.is_empty();
            app.act(change(Line { text, shown }));
        })
    };
    let on_pick = {
        let (app, line) = (app.clone(), line.clone());
        Callback::from(move |shown| app.act(change(Line { shown, ..line.clone() })))
    };
    let key = format!("head-{id}");
    let pick = Pick {
        id: "shown",
        label: app.w(W::ReportHeadShown).to_owned(),
        checked: line.shown,
        on_pick,
    };
    html! {
        <div key={id} class="head-line">
            <label for={key.clone()}><b>{ app.w(word) }</b></label>
            <TextField id={key} raw={line.text} unit={String::new()} keys="text" echo={String::new()}
                wrong={String::new()} doubt=false ask={Html::default()} {on_input}
                picks={vec![pick]} or="" picks_label={app.w(word).to_owned()} />
        </div>
    }
}
