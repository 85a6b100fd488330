//! Where habits stand, one bar per dimension, with the band of "don't know".

use crate::engine::Score;
use crate::engine::summary::{Overall, overall};
use crate::locale::number::{Digits, number};
use crate::locale::{W, word};
use crate::ui::App;
use crate::ui::charts::{few_areas, score_bar};
use yew::prelude::*;

pub fn maturity(app: &App) -> Html {
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <section /> };
    };
    let scores = &open.evaluation.scores;
    let intro = match overall(catalogue, &open.evaluation) {
        Overall::Known(score, level) => {
            let (points, name) = (whole(app, score.value), app.text(level));
            app.f(W::ResultsHabitsOverall, &[("n", &points), ("level", &name)])
        }
        Overall::Few(known, all) => few_areas(app, known, all),
    };
    let least = usize::from(catalogue.constants.score_min_questions);
    let enough = |score: &Score| score.questions >= least;
    let rows = catalogue.dimensions.iter().zip(&scores.dimensions).map(|(dimension, score)| {
        html! { <li key={dimension.id.clone()}>{ row(app, app.text(dimension.name), score.filter(enough)) }</li> }
    });
    html! {
        <section class="col" aria-labelledby="habits">
            <h2 id="habits">{ app.w(W::ResultsHabits) }</h2>
            <p>{ intro }{ " " }{ app.w(W::ResultsHabitsBand) }</p>
            <ul class="eight">{ for rows }</ul>
        </section>
    }
}

fn whole(app: &App, points: f64) -> String {
    number(app.lang(), points, Digits::Decimals(0))
}

/// Fewer than the least number of answers: no bar, a word says why.
fn row(app: &App, name: String, score: Option<Score>) -> Html {
    let Some(score) = score else {
        return html! {
            <>
                <span>{ name }</span><b class="note">{ word(app.lang(), W::ResultsHabitsTooFew) }</b>
                <svg class="chart" height="16" aria-hidden="true">
                    <line class="l-edge dash" x1="0" x2="100%" y1="8" y2="8" />
                </svg>
            </>
        };
    };
    let band = if score.high > score.low {
        let gaps = [whole(app, score.low), whole(app, score.high)];
        let [low, high] = gaps;
        app.f(W::ResultsHabitsRow, &[("low", &low), ("high", &high)])
    } else {
        String::new()
    };
    html! {
        <>
            <span>{ name }</span><b class="num">{ whole(app, score.value) }</b>
            { score_bar(score.value, (score.low, score.high)) }
            <span class="note num">{ band }</span>
        </>
    }
}
