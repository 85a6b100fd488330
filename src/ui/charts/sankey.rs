//! Money in the bin as a Sankey: bought on the left, what becomes of it on the right. Lost is
//! hatched. Three layouts, because type must not shrink with the page.

use super::scale::MoneyScale;
use super::{Drawing, Fit, picture_figure};
use crate::catalogue::TradeGroup;
use crate::charts::coordinate;
use crate::charts::sankey::{Money, Sink, Source, money as money_flow, recovered};
use crate::charts::sankey_layout::{Bar, Frame, Layout, Slot, layout};
use crate::charts::text;
use crate::locale::number::percent;
use crate::locale::{W, money};
use crate::ui::{App, Open, names};
use crate::units::Vnd;
use yew::prelude::*;

/// Height of the large figure of the product.
const LARGE_LINE: f64 = 20.0;

/// Name and number of one bar, broken to its room.
struct Label {
    lines: Vec<String>,
    number: String,
    /// Number on the last line of the name instead of below it.
    same_line: bool,
    large: bool,
}

impl Label {
    fn new(name: &str, number: String, room: f64, large: bool) -> Self {
        let mut lines = text::wrap(name, room, text::SIZE);
        if lines.len() > 2 {
            let rest = lines.split_off(1).join(" ");
            lines.push(text::clip(&rest, room, text::SIZE));
        }
        let lines: Vec<String> = lines.iter().map(|l| text::clip(l, room, text::SIZE)).collect();
        let last = lines.last().map_or(0.0, |l| text::width(l, text::SIZE));
        // Bold figures are a little wider.
        let with_number = last + text::width(&number, text::SIZE * 1.1) + 6.0;
        Self { same_line: !large && with_number <= room, lines, number, large }
    }

    fn height(&self) -> f64 {
        let below = match (self.large, self.same_line) {
            (true, _) => LARGE_LINE,
            (false, true) => 0.0,
            (false, false) => text::LINE,
        };
        self.lines.len() as f64 * text::LINE + below
    }

    /// The lines around the middle of their bar.
    fn draw(&self, x: f64, middle: f64, end: bool) -> Html {
        let x = coordinate(x);
        let end = end.then_some("end");
        let first = middle - self.height() / 2.0 + 12.0;
        let last = self.lines.len().saturating_sub(1);
        let lines = self.lines.iter().enumerate().map(|(i, line)| {
            let y = coordinate(first + i as f64 * text::LINE);
            let number = (self.same_line && i == last)
                .then(|| html! { <tspan class="tb">{ format!(" {}", self.number) }</tspan> });
            html! { <text key={i} class={classes!(end)} x={x.clone()} {y}>{ line }{ number }</text> }
        });
        let below = self.lines.len() as f64 * text::LINE;
        let number = (!self.same_line).then(|| {
            let (class, drop) = if self.large { ("tl kept", 4.0) } else { ("tb", 0.0) };
            let y = coordinate(first + below + drop);
            html! { <text class={classes!(class, end)} x={x.clone()} {y}>{ &self.number }</text> }
        });
        html! { <g>{ for lines }{ number }</g> }
    }
}

pub fn money_sankey(app: &App) -> Html {
    let body = match &app.state.open {
        Some(open) => section(app, open),
        None => html! { <p /> },
    };
    html! { <section class="part" aria-labelledby="bin">{ body }</section> }
}

fn section(app: &App, open: &Open) -> Html {
    let flow = money_flow(&open.evaluation);
    let scale = MoneyScale::of(flow.spent);
    let words = Words { app, open, scale };
    let title = app.w(W::PicturesMoneyTitle);
    let desc = words.desc(&flow);
    let [narrow, middle, wide] = [
        ("flow-narrow", Frame::NARROW),
        ("flow-middle", Frame::MIDDLE),
        ("flow-wide", Frame::WIDE),
    ]
    .map(|(class, frame)| drawing(&words, &flow, class, &frame, title, &desc));
    let drawings = html! { <>{ narrow }{ middle }{ wide }</> };
    html! {
        <>
            <h2 id="bin">{ title }</h2>
            <p>{ words.lead() }</p>
            { picture_figure(app, title, &words.head(), &words.rows(&flow), drawings) }
        </>
    }
}

fn drawing(
    words: &Words,
    flow: &Money,
    class: &'static str,
    frame: &Frame,
    title: &'static str,
    desc: &str,
) -> Html {
    let narrow = frame.width <= Frame::NARROW.width;
    let sources: Vec<Label> = flow
        .rows
        .iter()
        .map(|row| {
            let number = words.scale.label(words.app, row.cost);
            Label::new(&words.source(&row.source), number, frame.source_room(), false)
        })
        .collect();
    let sinks: Vec<Label> = flow
        .sinks
        .iter()
        .map(|(sink, value)| {
            let number = words.scale.label(words.app, *value);
            let large = *sink == Sink::Product;
            Label::new(&words.sink(sink, narrow), number, frame.sink_room(), large)
        })
        .collect();
    let places = layout(
        frame,
        &slots(flow.rows.iter().map(|r| r.cost), &sources),
        &slots(flow.sinks.iter().map(|(_, v)| *v), &sinks),
        &flows(flow),
    );
    let fit = Fit::Box(coordinate(frame.width), coordinate(places.height));
    let out = if narrow { W::PicturesMoneyOut } else { W::PicturesMoneyOutYear };
    let unit = words.scale.unit(words.app);
    let end = coordinate(frame.width);
    Drawing { id: class, class: classes!(class), fit, title, desc }.of(html! {
        <>
            <text class="t2" x="0" y="14">{ words.app.w(W::PicturesMoneyIn) }</text>
            <text class="t2 end" x={end} y="14">{ words.app.f(out, &[("unit", &unit)]) }</text>
            { bands(flow, &places) }
            { bars(&places.sources, frame.sources_x, |_| "f-ink") }
            { bars(&places.sinks, frame.sinks_x, |i| if is_lost(flow, i) { "f-lost" } else { "f-kept" }) }
            { labels(&sources, &places.sources, frame.source_label(), true) }
            { labels(&sinks, &places.sinks, frame.sink_label(), false) }
        </>
    })
}

fn slots(values: impl Iterator<Item = f64>, labels: &[Label]) -> Vec<Slot> {
    values.zip(labels).map(|(value, l)| Slot { value, label: l.height() }).collect()
}

/// (source, sink, money), the product taking what is not lost.
fn flows(flow: &Money) -> Vec<(usize, usize, f64)> {
    let place = |sink: &Sink| flow.sinks.iter().position(|(s, _)| s == sink);
    let mut all = Vec::new();
    for (i, row) in flow.rows.iter().enumerate() {
        let kept = row.cost - row.lost_total();
        let parts = row.lost.iter().map(|(sink, v)| (sink, *v));
        for (sink, value) in std::iter::once((&Sink::Product, kept)).chain(parts) {
            all.extend(place(sink).map(|k| (i, k, value)));
        }
    }
    all
}

fn is_lost(flow: &Money, sink: usize) -> bool {
    flow.sinks.get(sink).is_some_and(|(s, _)| *s != Sink::Product)
}

fn bands(flow: &Money, places: &Layout) -> Html {
    let bands = places.bands.iter().enumerate().map(|(i, band)| {
        let d = band.path.clone();
        if is_lost(flow, band.sink) {
            html! { <path key={i} fill="url(#gone)" {d} /> }
        } else {
            html! { <path key={i} class="f-kept2" {d} /> }
        }
    });
    html! { <g>{ for bands }</g> }
}

fn bars(bars: &[Bar], x: f64, class: impl Fn(usize) -> &'static str) -> Html {
    let x = coordinate(x);
    let bars = bars.iter().enumerate().map(|(i, bar)| {
        html! {
            <rect key={i} class={class(i)} x={x.clone()} y={coordinate(bar.y)} width="10"
                height={coordinate(bar.drawn)} />
        }
    });
    html! { <g>{ for bars }</g> }
}

fn labels(labels: &[Label], bars: &[Bar], x: f64, end: bool) -> Html {
    let all = labels.iter().zip(bars).enumerate();
    let all = all.map(|(i, (label, bar))| {
        html! { <g key={i}>{ label.draw(x, bar.label_y, end) }</g> }
    });
    html! { <g>{ for all }</g> }
}

/// Names and numbers of the picture in the reader's language.
struct Words<'a> {
    app: &'a App,
    open: &'a Open,
    scale: MoneyScale,
}

impl Words<'_> {
    fn source(&self, source: &Source) -> String {
        match source {
            Source::Stream(id) => names::stream(self.app, &self.open.inputs, id),
            Source::Wages => self.app.w(W::PicturesWages).to_owned(),
            Source::WasteFee => self.app.w(W::PicturesWasteFee).to_owned(),
            Source::WastewaterFee => self.app.w(W::PicturesWastewaterFee).to_owned(),
            Source::Small(all) => match all.as_slice() {
                [a, b] => format!("{}, {}", self.source(a), self.source(b).to_lowercase()),
                _ => self.app.f(W::PicturesSmallMany, &[("n", &all.len().to_string())]),
            },
        }
    }

    fn sink(&self, sink: &Sink, short: bool) -> String {
        let word = match sink {
            Sink::Material(id) => {
                let name = names::stream(self.app, &self.open.inputs, id);
                return self.app.f(W::PicturesMaterialLost, &[("name", &name)]);
            }
            Sink::Product if self.sells() => W::PicturesProductSold,
            Sink::Product => W::PicturesProduct,
            Sink::Carried if short => W::PicturesCarriedShort,
            Sink::Carried => W::PicturesCarried,
            Sink::Water => W::PicturesWaterLost,
            Sink::WasteFee => W::PicturesWasteFee,
            Sink::WastewaterFee => W::PicturesWastewaterFee,
        };
        self.app.w(word).to_owned()
    }

    /// Shops and services have no product of their own.
    fn sells(&self) -> bool {
        let trades = self.app.catalogue().map(|c| &c.trades);
        let trade = trades.and_then(|all| all.iter().find(|t| t.id == self.open.inputs.trade));
        trade.is_some_and(|t| t.group != TradeGroup::Production)
    }

    /// What is spent, what is lost, and how much of it the measures switched on bring back.
    fn lead(&self) -> String {
        let (app, lang) = (self.app, self.app.lang());
        let losses = &self.open.evaluation.losses;
        let words = |v: f64| money::money_words(lang, v);
        let (spent, lost) = (words(losses.production_cost.0), words(losses.total.0));
        let scrap = words(losses.scrap_revenue.0);
        let gaps = [("spent", spent.as_str()), ("lost", &lost), ("scrap", &scrap)];
        let first = if losses.scrap_revenue.0 > 0.0 {
            W::PicturesMoneyTextScrap
        } else {
            W::PicturesMoneyText
        };
        let mut text = app.f(first, &gaps);
        if losses.rests_on_default_loss {
            let range = money::money_range(lang, losses.low.0, losses.high.0);
            text = format!("{text} {}", app.f(W::PicturesMoneyDefaultLoss, &[("range", &range)]));
        }
        let saved = Vnd(recovered(&self.open.evaluation));
        let share = saved.share_of(losses.total);
        // Less than half a per cent would read as nothing.
        if (0.005..=1.0).contains(&share) {
            let (saved, share) = (words(saved.0), percent(lang, share, 0));
            let gaps = [("saved", saved.as_str()), ("share", &share)];
            text = format!("{text} {}", app.f(W::PicturesMoneyBack, &gaps));
        }
        text
    }

    fn desc(&self, flow: &Money) -> String {
        let number = |v: f64| self.scale.label(self.app, v);
        let product = number(flow.spent - flow.lost);
        let largest = flow.sinks.iter().find(|(s, _)| *s != Sink::Product);
        let largest = largest.map_or_else(
            || "–".to_owned(),
            |(s, v)| format!("{} {}", self.sink(s, false), number(*v)),
        );
        let (unit, spent, lost) =
            (self.scale.unit(self.app), number(flow.spent), number(flow.lost));
        let gaps = [
            ("unit", unit.as_str()),
            ("spent", &spent),
            ("product", &product),
            ("lost", &lost),
            ("largest", &largest),
        ];
        self.app.f(W::PicturesMoneyDesc, &gaps)
    }

    fn head(&self) -> Vec<String> {
        let unit = self.scale.short(self.app);
        let column = |w| self.app.f(w, &[("unit", unit)]);
        let item = self.app.w(W::PicturesItem).to_owned();
        vec![item, column(W::PicturesColumnSpent), column(W::PicturesColumnLost)]
    }

    /// Every source, scrap sold, and the sum after it.
    fn rows(&self, flow: &Money) -> Vec<Vec<String>> {
        let cell = |v: f64| self.scale.cell(self.app, v);
        let mut rows: Vec<Vec<String>> = flow
            .rows
            .iter()
            .map(|r| vec![self.source(&r.source), cell(r.cost), cell(r.lost_total())])
            .collect();
        let scrap = self.open.evaluation.losses.scrap_revenue.0;
        if scrap > 0.0 {
            let name = self.app.w(W::PicturesScrap).to_owned();
            rows.push(vec![name, String::new(), cell(-scrap)]);
        }
        let sum = self.app.w(W::PicturesSum).to_owned();
        rows.push(vec![sum, cell(flow.spent), cell(flow.lost - scrap)]);
        rows
    }
}
