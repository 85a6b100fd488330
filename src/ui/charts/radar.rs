//! Maturity as a radar (Method §4.18): the score as a line, "don't know" as a dotted band, a
//! dimension without enough answers as a dashed spoke.

use super::{Drawing, Fit, anchor_class, picture_figure};
use crate::catalogue::Catalogue;
use crate::charts::coordinate;
use crate::charts::radar_layout::{Frame, Input, Radar, Spoke, Value, layout};
use crate::charts::text;
use crate::engine::summary::{Overall, overall};
use crate::engine::{Evaluation, Scores};
use crate::locale::W;
use crate::locale::number::integer;
use crate::ui::App;
use yew::prelude::*;

pub fn maturity_radar(app: &App) -> Html {
    let body = match (&app.state.open, app.catalogue()) {
        (Some(open), Some(catalogue)) => section(app, catalogue, &open.evaluation),
        _ => html! { <p /> },
    };
    html! { <section class="col" aria-labelledby="habits">{ body }</section> }
}

fn section(app: &App, catalogue: &Catalogue, evaluation: &Evaluation) -> Html {
    let title = app.w(W::PicturesRadarTitle);
    let inputs = inputs(app, catalogue, &evaluation.scores);
    let desc = desc(app, &inputs);
    let draw = |frame: &Frame, class: &'static str, id: &'static str| {
        let radar = layout(frame, &inputs);
        let fit = Fit::Box(coordinate(radar.width), coordinate(radar.height));
        let marks = html! { <>{ grid(&radar) }{ values(&radar) }{ labels(&radar) }</> };
        Drawing { id, class: classes!("radar", class), fit, title, desc: &desc }.of(marks)
    };
    let drawings = html! {
        <>
            { draw(&Frame::NARROW, "narrow", "radar-narrow") }
            { draw(&Frame::WIDE, "wide", "radar-wide") }
        </>
    };
    html! {
        <>
            <h2 id="habits">{ title }</h2>
            <p>{ lead(app, catalogue, evaluation) }</p>
            { picture_figure(app, title, &head(app), &rows(app, &inputs), drawings) }
        </>
    }
}

/// Dimensions in catalogue order; one without enough answers has no value.
fn inputs(app: &App, catalogue: &Catalogue, scores: &Scores) -> Vec<Input> {
    let enough = usize::from(catalogue.constants.score_min_questions);
    let input = |(i, dimension): (usize, &crate::catalogue::Named)| {
        let score = scores.dimensions.get(i).copied().flatten();
        let value = score.filter(|s| s.questions >= enough).map(|s| Value {
            value: s.value,
            low: s.low,
            high: s.high,
        });
        let figure = match value {
            Some(v) => integer(app.lang(), v.value),
            None => app.w(W::PicturesRadarFew).to_owned(),
        };
        Input { name: app.text(dimension.name), figure, value }
    };
    catalogue.dimensions.iter().enumerate().map(input).collect()
}

/// Why there is no overall score.
pub fn few_areas(app: &App, known: usize, all: usize) -> String {
    let (known, all) = (known.to_string(), all.to_string());
    app.f(W::PicturesRadarPart, &[("known", &known), ("all", &all)])
}

fn lead(app: &App, catalogue: &Catalogue, evaluation: &Evaluation) -> String {
    let (overall, level) = match overall(catalogue, evaluation) {
        Overall::Known(score, level) => (score, app.text(level)),
        Overall::Few(known, all) => return few_areas(app, known, all),
    };
    let score = integer(app.lang(), overall.value);
    let first = app.f(W::PicturesRadarText, &[("score", &score), ("level", &level)]);
    if overall.high > overall.low {
        format!("{first} {}", app.w(W::PicturesRadarBand))
    } else {
        first
    }
}

fn grid(radar: &Radar) -> Html {
    let rings = radar.rings.iter().enumerate().map(|(i, ring)| {
        html! { <path key={i} class="l-rule" d={ring.clone()} /> }
    });
    let (x1, y1) = (coordinate(radar.centre.0), coordinate(radar.centre.1));
    let spokes = radar.spokes.iter().enumerate().map(|(i, spoke)| {
        let class = if spoke.known { "l-rule" } else { "l-edge dash" };
        html! {
            <line key={i} {class} x1={x1.clone()} y1={y1.clone()} x2={coordinate(spoke.x)}
                y2={coordinate(spoke.y)} />
        }
    });
    html! { <><g>{ for rings }</g><g>{ for spokes }</g></> }
}

fn values(radar: &Radar) -> Html {
    let bands = radar.bands.iter().enumerate().map(|(i, band)| {
        html! {
            <g key={i}>
                <path fill="url(#unsure)" fill-rule="evenodd" d={band.clone()} />
                <path class="l-kept dash" d={band.clone()} />
            </g>
        }
    });
    let lines = radar.lines.iter().enumerate().map(|(i, line)| {
        html! { <path key={i} class="l-kept w3" d={line.clone()} /> }
    });
    let points = radar.points.iter().enumerate().map(|(i, (x, y))| {
        html! { <circle key={i} class="f-kept" cx={coordinate(*x)} cy={coordinate(*y)} r="5" /> }
    });
    html! { <><g>{ for bands }</g><g>{ for lines }</g><g>{ for points }</g></> }
}

fn labels(radar: &Radar) -> Html {
    let all = radar.spokes.iter().enumerate().map(|(i, Spoke { label, known, .. })| {
        let x = coordinate(label.x);
        let figure = if *known { "tb" } else { "t2" };
        let names = label.lines.iter().map(|line| (line, None));
        let figures = label.figure.iter().map(|line| (line, Some(figure)));
        let lines = names.chain(figures).enumerate().map(|(n, (line, class))| {
            let y = coordinate(label.y + n as f64 * text::LINE);
            html! { <tspan key={n} {class} x={x.clone()} {y}>{ line }</tspan> }
        });
        html! { <text key={i} class={anchor_class(label.anchor)}>{ for lines }</text> }
    });
    html! { <g>{ for all }</g> }
}

fn desc(app: &App, inputs: &[Input]) -> String {
    let item = |input: &Input| {
        app.f(W::PicturesRadarDescItem, &[("name", &input.name), ("score", &input.figure)])
    };
    let list: Vec<String> = inputs.iter().map(item).collect();
    app.f(W::PicturesRadarDesc, &[("list", &list.join("; "))])
}

fn head(app: &App) -> Vec<String> {
    [W::PicturesColumnDimension, W::PicturesColumnScore, W::PicturesColumnBand]
        .map(|w| app.w(w).to_owned())
        .to_vec()
}

fn rows(app: &App, inputs: &[Input]) -> Vec<Vec<String>> {
    let band = |input: &Input| {
        let ends = input.value.map(|v| [v.low, v.high].map(|end| integer(app.lang(), end)));
        match ends {
            Some([low, high]) if low != high => format!("{low}–{high}"),
            _ => "–".to_owned(),
        }
    };
    inputs.iter().map(|i| vec![i.name.clone(), i.figure.clone(), band(i)]).collect()
}
