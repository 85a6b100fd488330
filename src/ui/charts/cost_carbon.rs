//! Yearly gain against greenhouse gas (Method §4.17): bars side by side, height money, width CO2e;
//! a black number marks what nothing else beats on both sides.

use super::marks::{self, Numbered};
use super::scale::MoneyScale;
use super::{Drawing, Fit, picture_figure};
use crate::catalogue::MeasureIx;
use crate::charts::cost_carbon::{Item, Picture, picture, rate};
use crate::charts::cost_carbon_layout::{
    BOTTOM, Bar, HEIGHT, Input, LEFT, NUMBERS, Plot, RIGHT, layout,
};
use crate::charts::payback::{Kind, marks as marks_of};
use crate::charts::{coordinate, percent_of_width as percent};
use crate::locale::number::{Digits, number};
use crate::locale::{W, money};
use crate::ui::{App, Open, names};
use yew::prelude::*;

const KG_PER_TONNE: f64 = 1000.0;

pub fn cost_carbon_chart(app: &App) -> Html {
    let body = match (&app.state.open, app.catalogue()) {
        (Some(open), Some(catalogue)) => {
            let rate = rate(catalogue, open.inputs.discount_rate);
            section(app, open, &picture(&open.evaluation, rate))
        }
        _ => html! { <p /> },
    };
    html! { <section class="col" aria-labelledby="carbon">{ body }</section> }
}

fn section(app: &App, open: &Open, picture: &Picture) -> Html {
    let title = app.w(W::PicturesCarbonTitle);
    if picture.drawn.is_empty() {
        return html! {
            <>
                <h2 id="carbon">{ title }</h2>
                <p>{ app.w(W::PicturesCarbonEmpty) }</p>
            </>
        };
    }
    let numbers = Numbers::new(open, picture);
    let list = picture.drawn.iter().map(|item| Numbered {
        number: numbers.of(item.measure),
        name: names::measure(app, item.measure),
        named: false,
    });
    let rows = rows(app, picture, &numbers);
    let drawings = html! {
        <>
            { drawing(app, picture, &numbers) }
            { key(app, picture) }
            { marks::numbered(list.collect()) }
            { without(app, picture) }
        </>
    };
    html! {
        <>
            <h2 id="carbon">{ title }</h2>
            <p>{ app.w(W::PicturesCarbonText) }{ " " }{ app.w(W::PicturesCarbonTextAlone) }</p>
            { picture_figure(app, title, &head(app, picture), &rows, drawings) }
        </>
    }
}

/// A measure has one number in all pictures: its place by money.
struct Numbers(Vec<MeasureIx>);

impl Numbers {
    fn new(open: &Open, picture: &Picture) -> Self {
        let mut order: Vec<MeasureIx> =
            marks_of(&open.evaluation).all().map(|m| m.measure).collect();
        for item in picture.all() {
            if !order.contains(&item.measure) {
                order.push(item.measure);
            }
        }
        Self(order)
    }

    fn of(&self, measure: MeasureIx) -> usize {
        self.0.iter().position(|m| *m == measure).map_or(0, |i| i + 1)
    }
}

fn money_scale(picture: &Picture) -> MoneyScale {
    MoneyScale::of(picture.all().map(|i| i.benefit.abs()).fold(0.0, f64::max))
}

fn npv_scale(picture: &Picture) -> MoneyScale {
    MoneyScale::of(picture.all().map(|i| i.npv.abs()).fold(0.0, f64::max))
}

fn drawing(app: &App, picture: &Picture, numbers: &Numbers) -> Html {
    let inputs: Vec<Input> =
        picture.drawn.iter().map(|i| Input { benefit: i.benefit, co2e: i.co2e }).collect();
    let plot = layout(&inputs);
    let bars = picture.drawn.iter().zip(&plot.bars).enumerate();
    let shapes = bars.clone().map(|(i, (item, bar))| html! { <g key={i}>{ shape(item, bar) }</g> });
    let labels = bars.map(|(i, (item, bar))| {
        html! { <g key={i}>{ label(item, bar, numbers.of(item.measure)) }</g> }
    });
    let total = tonnes(app, picture.drawn.iter().map(|i| i.co2e).sum());
    let zero = coordinate(plot.zero);
    let (fit, title) = (Fit::Stretch(coordinate(HEIGHT)), app.w(W::PicturesCarbonTitle));
    let desc = desc(app, picture);
    Drawing { id: "carbon-chart", class: Classes::new(), fit, title, desc: &desc }.of(html! {
        <>
            { axis(app, &plot, money_scale(picture)) }
            <g>{ for shapes }</g>
            <line class="l-ink w2" x1={percent(LEFT)} x2={percent(RIGHT)} y1={zero.clone()} y2={zero} />
            <g>{ for labels }</g>
            <text class="t2 end" x={percent(RIGHT)} y={coordinate(NUMBERS + 32.0)}>
                { app.f(W::PicturesCarbonAxisWidth, &[("total", &total)]) }
            </text>
        </>
    })
}

fn axis(app: &App, plot: &Plot, scale: MoneyScale) -> Html {
    let ticks = plot.money.iter().enumerate().map(|(i, (value, y))| {
        let (line, base) = (coordinate(*y), coordinate(*y + 5.0));
        html! {
            <g key={i}>
                <line class="l-rule" x1={percent(LEFT)} x2={percent(RIGHT)} y1={line.clone()} y2={line} />
                <text class="t2 end" x={percent(LEFT - 2.0)} y={base}>{ scale.tick(app, *value) }</text>
            </g>
        }
    });
    let unit = app.f(W::PicturesCarbonAxisMoney, &[("unit", &scale.unit(app))]);
    html! { <>{ for ticks }<text class="t2" x="0" y="14">{ unit }</text></> }
}

/// Solid gains, dotted where it needs a closer look, hatched where it costs.
fn shape(item: &Item, bar: &Bar) -> Html {
    let (x, y) = (percent(bar.x), coordinate(bar.y));
    let (width, height) = (percent(bar.width), coordinate(bar.height));
    let fill = match item.kind {
        _ if item.benefit < 0.0 => Some("url(#gone)"),
        Kind::Study => Some("url(#unsure)"),
        _ => None,
    };
    let class = classes!(fill.is_none().then_some("f-kept"), "rim");
    html! { <rect {class} {fill} {x} {y} {width} {height} /> }
}

/// The number below, a line leading to the middle of its bar.
fn label(item: &Item, bar: &Bar, number: usize) -> Html {
    let (middle, x) = (percent(bar.x + bar.width / 2.0), percent(bar.number_x));
    let best = item.beaten_by.is_none();
    let ring = best.then(|| {
        html! { <circle class="f-ink" cx={x.clone()} cy={coordinate(NUMBERS - 5.0)} r="9" /> }
    });
    html! {
        <>
            <line class="l-edge" x1={middle} y1={coordinate(BOTTOM + 2.0)} x2={x.clone()}
                y2={coordinate(NUMBERS - 16.0)} />
            { ring }
            <text class={classes!("mid", if best { "on-ink tb" } else { "t2" })} {x}
                y={coordinate(NUMBERS)}>{ number }</text>
        </>
    }
}

fn key(app: &App, picture: &Picture) -> Html {
    let has = |test: fn(&Item) -> bool| picture.drawn.iter().any(test);
    let best = html! { <circle class="f-ink" cx="8" cy="8" r="7" /> };
    let beaten = html! { <circle class="hollow l-edge" cx="8" cy="8" r="6.5" /> };
    let square = |fill: &'static str| {
        html! {
            <>
                <rect fill={fill} x="1" y="1" width="14" height="14" />
                <rect class="l-edge" x="1" y="1" width="14" height="14" />
            </>
        }
    };
    let items = [
        (true, best, W::PicturesCarbonBest),
        (has(|i| i.beaten_by.is_some()), beaten, W::PicturesCarbonBeaten),
        (
            has(|i| i.kind == Kind::Study && i.benefit >= 0.0),
            square("url(#unsure)"),
            W::PicturesCarbonStudy,
        ),
        (has(|i| i.benefit < 0.0), square("url(#gone)"), W::PicturesCarbonCost),
    ];
    let items = items.into_iter().filter(|(present, ..)| *present).map(|(_, drawing, word)| {
        html! {
            <span key={app.w(word)}>
                <svg width="16" height="16" aria-hidden="true">{ drawing }</svg>
                { app.w(word) }
            </span>
        }
    });
    html! { <p class="key note">{ for items }</p> }
}

fn without(app: &App, picture: &Picture) -> Html {
    if picture.without_co2e == 0 {
        return html! { <p class="hide" /> };
    }
    let n = picture.without_co2e.to_string();
    html! { <p class="note">{ app.f(W::PicturesCarbonWithout, &[("n", &n)]) }</p> }
}

fn tonnes(app: &App, kg: f64) -> String {
    number(app.lang(), kg / KG_PER_TONNE, Digits::Table)
}

fn desc(app: &App, picture: &Picture) -> String {
    let Some(first) = picture.drawn.first() else {
        return app.w(W::PicturesCarbonEmpty).to_owned();
    };
    let n = picture.drawn.len().to_string();
    let total = tonnes(app, picture.drawn.iter().map(|i| i.co2e).sum());
    let best = picture.drawn.iter().filter(|i| i.beaten_by.is_none()).count().to_string();
    let name = names::measure(app, first.measure);
    let money = money::money_words(app.lang(), first.benefit);
    let gaps =
        [("n", n.as_str()), ("total", &total), ("name", &name), ("money", &money), ("best", &best)];
    app.f(W::PicturesCarbonDesc, &gaps)
}

/// Cost per tonne stands only where something costs: for gains it would rank wrongly.
fn costs(picture: &Picture) -> Option<MoneyScale> {
    let costs: Vec<f64> = picture.all().filter_map(|i| i.per_tonne).collect();
    let most = costs.iter().copied().fold(0.0, f64::max);
    (!costs.is_empty()).then(|| MoneyScale::of(most))
}

fn head(app: &App, picture: &Picture) -> Vec<String> {
    let unit = money_scale(picture).short(app);
    let mut head = vec![
        app.w(W::PicturesColumnMeasure).to_owned(),
        app.f(W::PicturesColumnBenefit, &[("unit", unit)]),
        app.f(W::PicturesColumnNpv, &[("unit", npv_scale(picture).short(app))]),
        app.w(W::PicturesColumnCo2e).to_owned(),
    ];
    if let Some(scale) = costs(picture) {
        head.push(app.f(W::PicturesColumnPerTonne, &[("unit", scale.short(app))]));
    }
    head
}

fn rows(app: &App, picture: &Picture, numbers: &Numbers) -> Vec<Vec<String>> {
    let (scale, costs) = (money_scale(picture), costs(picture));
    let name = |item: &Item| {
        let name = format!("{} {}", numbers.of(item.measure), names::measure(app, item.measure));
        let Some(by) = item.beaten_by else { return name };
        let by = numbers.of(by).to_string();
        format!("{name} ({})", app.f(W::PicturesCarbonBeatenBy, &[("n", &by)]))
    };
    let row = |item: &Item| {
        let mut cells = vec![
            name(item),
            scale.cell(app, item.benefit),
            npv_scale(picture).cell(app, item.npv),
            tonnes(app, item.co2e),
        ];
        if let Some(scale) = costs {
            cells.push(item.per_tonne.map_or_else(|| "–".to_owned(), |v| scale.cell(app, v)));
        }
        cells
    };
    picture.all().map(row).collect()
}
