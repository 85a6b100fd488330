//! How sure each figure is, and what would raise it.

use super::way_up_words;
use crate::assessment::end_use_split::in_per_cent;
use crate::engine::summary::{StreamRow, grade_mix, stream_rows};
use crate::locale::W;
use crate::locale::number::{SENTENCE, number, percent};
use crate::ui::charts::grade_bar;
use crate::ui::components::grade::stamp;
use crate::ui::{App, Open, Route, href, names};
use yew::prelude::*;

pub fn confidence(app: &App) -> Html {
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <section /> };
    };
    let rows = stream_rows(catalogue, &open.evaluation);
    html! {
        <section class="col" aria-labelledby="sure">
            <h2 id="sure">{ app.w(W::ResultsSure) }</h2>
            <p>{ app.w(W::ResultsSureText) }</p>
            { mix(app, open) }
            <table>
                <caption class="hide">{ app.w(W::ResultsSure) }</caption>
                <thead><tr>
                    <th scope="col">{ app.w(W::ResultsSureFigure) }</th>
                    <th scope="col">{ app.w(W::ResultsSureGrade) }</th>
                    <th scope="col">{ app.w(W::ResultsSureUp) }</th>
                </tr></thead>
                <tbody>{ for rows.iter().enumerate().map(|(i, r)| html! { <tr key={i}>{ row(app, open, r) }</tr> }) }</tbody>
            </table>
            <p><a href={href(&Route::Ask(crate::ui::pages::ask::shares::SLUG.to_owned()))}>{ app.w(W::FullSharesLink) }</a></p>
        </section>
    }
}

/// How much of the yearly cost is known how well.
fn mix(app: &App, open: &Open) -> Html {
    let mix = grade_mix(&open.evaluation);
    // Together they are 100; what would read 0% is left out of the sentence.
    let whole = in_per_cent(&mix.map(|(_, share)| share));
    let words = mix.iter().zip(whole).filter(|(_, n)| *n > 0).map(|((grade, _), n)| {
        let share = percent(app.lang(), f64::from(n) / 100.0, 0);
        app.f(W::YardstickMixPart, &[("grade", grade.letter()), ("share", &share)])
    });
    let words = words.collect::<Vec<_>>().join(", ");
    let sentence = app.f(W::YardstickMix, &[("parts", &words)]);
    html! {
        <figure class="mix">
            { grade_bar(mix.map(|(_, share)| share), &sentence) }
            <figcaption class="note">{ sentence }</figcaption>
        </figure>
    }
}

fn row(app: &App, open: &Open, row: &StreamRow) -> Html {
    let name = names::stream(app, &open.inputs, &row.stream);
    let (name, note) = match row.loss {
        Some((share, is_default)) => {
            let n = number(app.lang(), share * 100.0, SENTENCE);
            let word = if is_default { W::ResultsSureLossDefault } else { W::ResultsSureLossOwn };
            (app.f(W::ResultsSureLoss, &[("name", &name)]), app.f(word, &[("n", &n)]))
        }
        None => (name, app.w(names::derivation(row.derivation)).to_owned()),
    };
    // Advice is a link only where this questionnaire asks for it.
    let up = row.way_up.as_ref().map(|way| {
        let text = way_up_words(app, &open.inputs, way);
        match open.path.page_of(&way.input) {
            Some(page) => {
                let to = href(&Route::Ask(page.slug().to_owned()));
                html! { <a href={to}>{ text }</a> }
            }
            None => html! { <>{ text }</> },
        }
    });
    html! {
        <>
            <th scope="row">{ name }<br /><span class="note">{ note }</span></th>
            <td>{ stamp(app, row.grade) }</td>
            <td class="long">{ for up }</td>
        </>
    }
}
