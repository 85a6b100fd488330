//! Solutions by class of cleaner production: how many, and what they save. The numbers are text, so
//! the bars are hidden from readers.

use crate::catalogue::Catalogue;
use crate::charts::classes::{Row, bars, rows};
use crate::charts::percent_of_width as percent;
use crate::engine::Evaluation;
use crate::locale::{W, money, plural};
use crate::order::Order as _;
use crate::ui::App;
use yew::prelude::*;

pub fn solution_classes(app: &App) -> Html {
    let body = match (&app.state.open, app.catalogue()) {
        (Some(open), Some(catalogue)) => list(app, catalogue, &open.evaluation),
        _ => html! { <ul /> },
    };
    html! {
        <section class="col" aria-labelledby="kinds">
            <h2 id="kinds">{ app.w(W::PicturesClassesTitle) }</h2>
            <p>{ app.w(W::PicturesClassesText) }</p>
            { body }
        </section>
    }
}

/// Classes with measures, the largest on top; then the empty ones in one sentence.
fn list(app: &App, catalogue: &Catalogue, evaluation: &Evaluation) -> Html {
    let all = rows(catalogue, evaluation);
    let name = |row: &Row| {
        let class = catalogue.cp_classes.get(usize::from(row.class));
        class.map_or_else(String::new, |c| app.text(c.name))
    };
    let (mut filled, empty): (Vec<&Row>, Vec<&Row>) = all.iter().partition(|r| r.count() > 0);
    filled.order_by(|a, b| b.count().cmp(&a.count()).then(b.money.total_cmp(&a.money)));
    let items = filled.into_iter().map(|row| {
        html! {
            <li key={row.class}>
                <span>{ name(row) }</span>
                <b class="num">{ count(app, row) }</b>
                { bar(&all, row) }
                <span class="note">{ note(app, row) }</span>
            </li>
        }
    });
    let empty: Vec<String> = empty.into_iter().map(name).collect();
    html! { <><ul class="eight">{ for items }</ul>{ none(app, &empty) }</> }
}

fn none(app: &App, empty: &[String]) -> Html {
    if empty.is_empty() {
        return html! { <p class="hide" /> };
    }
    let list = empty.join("; ").to_lowercase();
    html! { <p class="note">{ app.f(W::PicturesClassesNone, &[("list", &list)]) }</p> }
}

fn count(app: &App, row: &Row) -> String {
    let n = row.count().to_string();
    let word = plural(app.lang(), &n, W::PicturesClassesCountOne, W::PicturesClassesCount);
    app.f(word, &[("n", &n)])
}

fn bar(all: &[Row], row: &Row) -> Html {
    let (chosen, study) = bars(all, row);
    html! {
        <svg class="chart" height="14" aria-hidden="true">
            <rect class="f-kept" width={percent(chosen)} height="14" />
            <rect fill="url(#unsure)" x={percent(chosen)} width={percent(study)} height="14" />
        </svg>
    }
}

fn note(app: &App, row: &Row) -> String {
    let mut parts = Vec::new();
    if row.money > 0.0 {
        let money = money::money_words(app.lang(), row.money);
        parts.push(app.f(W::PicturesClassesMoney, &[("money", &money)]));
    }
    if row.study > 0 {
        let n = row.study.to_string();
        let word = plural(app.lang(), &n, W::PicturesClassesStudyOne, W::PicturesClassesStudy);
        parts.push(app.f(word, &[("n", &n)]));
    }
    parts.join("; ")
}
