//! Saving against payback, size by investment, quick wins on grey ground. Phones show numbers with
//! their names below; wider screens write the names beside the marks where there is room.

use super::marks::{self, Numbered};
use super::scale::MoneyScale;
use super::{Drawing, Fit, anchor_class, picture_figure};
use crate::catalogue::Catalogue;
use crate::charts::payback::{Kind, Mark, Marks, marks as marks_of};
use crate::charts::payback_layout::{BOTTOM, Dot, HEIGHT, Input, LEFT, Plot, RIGHT, TOP, layout};
use crate::charts::text;
use crate::charts::{coordinate, percent_of_width as percent};
use crate::locale::{W, money, number};
use crate::order::Order as _;
use crate::ui::{App, names};
use yew::prelude::*;

/// Drawings are at least this wide, in pixels.
const NARROWEST: f64 = 288.0;
const WIDE_FROM: f64 = 440.0;
/// Room for a name beside a mark: as much as possible first.
const NAME_ROOMS: [f64; 3] = [250.0, 180.0, 120.0];

pub fn payback_chart(app: &App) -> Html {
    let body = match (&app.state.open, app.catalogue()) {
        (Some(open), Some(catalogue)) => section(app, catalogue, &marks_of(&open.evaluation)),
        _ => html! { <p /> },
    };
    html! { <section class="col" aria-labelledby="pay">{ body }</section> }
}

fn section(app: &App, catalogue: &Catalogue, marks: &Marks) -> Html {
    let title = app.w(W::PicturesPaybackTitle);
    if marks.drawn.is_empty() {
        return html! {
            <>
                <h2 id="pay">{ title }</h2>
                <p>{ app.w(W::PicturesPaybackEmpty) }</p>
            </>
        };
    }
    let limits =
        (catalogue.constants.quick_win_payback_years, catalogue.constants.plan_payback_years);
    let limit = number::payback(app.lang(), limits.0);
    let scale = MoneyScale::of(marks.drawn.iter().map(|m| m.money).fold(0.0, f64::max));
    let desc = desc(app, marks, limits.0, &limit);
    let place =
        |width: f64, rooms: &[f64]| layout(&inputs(app, marks, rooms), limits.0, limits.1, width);
    let (narrow, wide) = (place(NARROWEST, &[]), place(WIDE_FROM, &NAME_ROOMS));
    let numbers = numbers(app, marks, &wide);
    let draw = |plot: &Plot, class: &'static str, id: &'static str| {
        drawing(app, marks, plot, scale, (class, id), &desc)
    };
    let drawings = html! {
        <>
            { draw(&narrow, "narrow", "pay-narrow") }
            { draw(&wide, "wide", "pay-wide") }
            { marks::key(app, marks.drawn.iter().map(|m| m.kind)) }
            { marks::numbered(numbers) }
            { some_of_all(app, marks) }
        </>
    };
    html! {
        <>
            <h2 id="pay">{ title }</h2>
            <p>{ app.f(W::PicturesPaybackText, &[("limit", &limit)]) }</p>
            { picture_figure(app, title, &head(app, marks), &rows(app, marks), drawings) }
        </>
    }
}

/// Without room for names only the numbers stand.
fn inputs(app: &App, marks: &Marks, rooms: &[f64]) -> Vec<Input> {
    let input = |(i, mark): (usize, &Mark)| {
        let short = (i + 1).to_string();
        let name = names::measure(app, mark.measure);
        let label = |room: &f64| format!("{short} {}", text::clip(&name, *room, text::SIZE));
        let mut labels: Vec<String> = rooms.iter().map(label).collect();
        labels.dedup();
        Input { money: mark.money, payback: mark.payback, capital: mark.capital, labels, short }
    };
    marks.drawn.iter().enumerate().map(input).collect()
}

fn numbers(app: &App, marks: &Marks, wide: &Plot) -> Vec<Numbered> {
    let all = marks.drawn.iter().zip(&wide.dots).enumerate();
    all.map(|(i, (mark, dot))| {
        let name = names::measure(app, mark.measure);
        // A cut name is not the name.
        let named = dot.label.text == format!("{} {name}", i + 1);
        Numbered { number: i + 1, name, named }
    })
    .collect()
}

fn drawing(
    app: &App,
    marks: &Marks,
    plot: &Plot,
    scale: MoneyScale,
    (class, id): (&'static str, &'static str),
    desc: &str,
) -> Html {
    let mut order: Vec<(usize, &Mark, &Dot)> = marks
        .drawn
        .iter()
        .zip(&plot.dots)
        .enumerate()
        .map(|(i, (mark, dot))| (i, mark, dot))
        .collect();
    // Small marks lie on top of large ones.
    order.order_by(|a, b| b.2.half.total_cmp(&a.2.half));
    let leaders = order.iter().map(|(i, _, dot)| html! { <g key={*i}>{ leader(dot) }</g> });
    let shapes = order.iter().map(|(i, mark, dot)| {
        html! { <g key={*i}>{ at(dot, marks::shape(mark.kind, dot.half)) }</g> }
    });
    let labels = order.iter().map(|(i, _, dot)| {
        let (dx, dy) = (coordinate(dot.label.dx), coordinate(dot.label.dy));
        let class = classes!("halo", anchor_class(dot.label.anchor));
        let text = html! { <text {class} x={dx} y={dy}>{ named(&dot.label.text) }</text> };
        html! { <g key={*i}>{ at(dot, text) }</g> }
    });
    let (fit, title) = (Fit::Stretch(coordinate(HEIGHT)), app.w(W::PicturesPaybackTitle));
    Drawing { id, class: classes!(class), fit, title, desc }.of(html! {
        <>
            <rect class="f-sunk" x={percent(LEFT)} width={percent(plot.quick - LEFT)}
                y={coordinate(TOP)} height={coordinate(BOTTOM - TOP)} />
            { axes(app, plot, scale) }
            <g>{ for leaders }</g>
            <g>{ for shapes }</g>
            <g>{ for labels }</g>
        </>
    })
}

/// The number bold, the name not.
fn named(label: &str) -> Html {
    let (number, name) = label.split_once(' ').unwrap_or((label, ""));
    let name = if name.is_empty() { String::new() } else { format!(" {name}") };
    html! { <><tspan class="tb">{ number.to_owned() }</tspan>{ name }</> }
}

/// Something in pixels around a point in per cent.
fn at(dot: &Dot, inner: Html) -> Html {
    html! {
        <svg x={percent(dot.x)} y={coordinate(dot.y)} width="1" height="1">{ inner }</svg>
    }
}

fn leader(dot: &Dot) -> Html {
    let Some((x, y)) = dot.label.leader else {
        return html! { <g /> };
    };
    at(dot, html! { <line class="l-edge" x1="0" y1="0" x2={coordinate(x)} y2={coordinate(y)} /> })
}

fn axes(app: &App, plot: &Plot, scale: MoneyScale) -> Html {
    let money = plot.money.iter().enumerate().map(|(i, (value, y))| {
        let (line, base) = (coordinate(*y), coordinate(*y + 5.0));
        html! {
            <g key={i}>
                <line class="l-rule" x1={percent(LEFT)} x2="99%" y1={line.clone()} y2={line} />
                <text class="t2 end" x={percent(LEFT - 2.0)} y={base}>{ scale.tick(app, *value) }</text>
            </g>
        }
    });
    let last = plot.years.len().saturating_sub(1);
    let years = plot.years.iter().enumerate().map(|(i, (value, x))| {
        let x = percent(*x);
        let time = number::payback(app.lang(), *value);
        let (anchor, at, text) = match i {
            // What pays back at once stands here too.
            0 => ("", x.clone(), app.f(W::PicturesPaybackFirst, &[("time", &time)])),
            i if i == last => ("end", "100%".to_owned(), time),
            // To the left of its tick: the last label stands close on the right.
            i if i + 1 == last => ("end", x.clone(), time),
            _ => ("mid", x.clone(), time),
        };
        html! {
            <g key={i}>
                <line class="l-edge" x1={x.clone()} x2={x} y1={coordinate(BOTTOM)}
                    y2={coordinate(BOTTOM + 6.0)} />
                <text class={classes!("t2", anchor)} x={at} y={coordinate(BOTTOM + 22.0)}>{ text }</text>
            </g>
        }
    });
    let unit = app.f(W::PicturesPaybackAxisMoney, &[("unit", &scale.unit(app))]);
    html! {
        <>
            { for money }
            { for years }
            <text class="t2" x="0" y="12">{ unit }</text>
            <text class="t2 end" x={percent(RIGHT)} y={coordinate(BOTTOM + 46.0)}>
                { app.w(W::PicturesPaybackAxisTime) }
            </text>
        </>
    }
}

fn some_of_all(app: &App, marks: &Marks) -> Html {
    let (n, all) = (marks.drawn.len().to_string(), marks.all().count().to_string());
    if marks.rest.is_empty() {
        return html! { <p class="hide" /> };
    }
    html! { <p class="note">{ app.f(W::PicturesPaybackSome, &[("n", &n), ("all", &all)]) }</p> }
}

fn desc(app: &App, marks: &Marks, limit_years: f64, limit: &str) -> String {
    let Some(first) = marks.drawn.first() else {
        return app.w(W::PicturesPaybackEmpty).to_owned();
    };
    let quick = marks.all().filter(|m| m.payback <= limit_years).count().to_string();
    let n = marks.all().count().to_string();
    let name = names::measure(app, first.measure);
    let money = money::money_words(app.lang(), first.money);
    let payback = number::payback(app.lang(), first.payback);
    let gaps = [
        ("n", n.as_str()),
        ("name", &name),
        ("money", &money),
        ("payback", &payback),
        ("quick", &quick),
        ("limit", limit),
    ];
    app.f(W::PicturesPaybackDesc, &gaps)
}

/// Scales of the table's two columns of money.
fn scales(marks: &Marks) -> (MoneyScale, MoneyScale) {
    let largest = |pick: fn(&Mark) -> f64| marks.all().map(pick).fold(0.0, f64::max);
    (MoneyScale::of(largest(|m| m.money)), MoneyScale::of(largest(|m| m.capital)))
}

fn head(app: &App, marks: &Marks) -> Vec<String> {
    let (money, capital) = scales(marks);
    vec![
        app.w(W::PicturesColumnMeasure).to_owned(),
        app.f(W::PicturesColumnMoney, &[("unit", money.short(app))]),
        app.f(W::PicturesColumnCapital, &[("unit", capital.short(app))]),
        app.w(W::PicturesColumnPayback).to_owned(),
    ]
}

fn rows(app: &App, marks: &Marks) -> Vec<Vec<String>> {
    let (money, capital) = scales(marks);
    let row = |(i, mark): (usize, &Mark)| {
        vec![
            format!("{} {} ({})", i + 1, names::measure(app, mark.measure), kind(app, mark.kind)),
            money.cell(app, mark.money),
            capital.cell(app, mark.capital),
            number::payback(app.lang(), mark.payback),
        ]
    };
    marks.all().enumerate().map(row).collect()
}

fn kind(app: &App, kind: Kind) -> String {
    app.w(marks::kind_word(kind)).to_owned()
}
