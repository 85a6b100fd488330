//! What is shown, in the order of the agenda. Figures of the group come from `cohort` alone: what it
//! hides is said to be hidden.

use super::Room;
use super::demo::{On, Stage, try_out};
use crate::assessment::calendar::Day;
use crate::catalogue::Measure;
use crate::cohort::{Figure, GroupRange, Hidden, Indicator, Sum};
use crate::engine::summary::{Leak, LeakKind, leaks};
use crate::locale::number::{Digits, SENTENCE, integer, number};
use crate::locale::{W, money};
use crate::ui::charts::loss_bar;
use crate::ui::components::footer::written_date;
use crate::ui::pages::workshop::handouts::{join_address, join_code};
use crate::ui::{App, Route, href, names};
use crate::workshop::demo::first_measures;
use yew::prelude::*;

/// Measures that everybody can do.
const MEASURES: usize = 3;
/// Rows that fit the screen.
const LEAKS: usize = 4;
/// The group meets again after so many months.
const MEET_AGAIN: i32 = 6;

/// One thing at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slide {
    /// Money in the bin of the demo.
    Why,
    /// How to join.
    Quick,
    Group,
    Indicators,
    Measures,
    /// One of the three, from 0.
    Measure(usize),
    Demo,
    Market,
    Pledges,
}

pub const SLIDES: [Slide; 11] = [
    Slide::Why,
    Slide::Quick,
    Slide::Group,
    Slide::Indicators,
    Slide::Measures,
    Slide::Measure(0),
    Slide::Measure(1),
    Slide::Measure(2),
    Slide::Demo,
    Slide::Market,
    Slide::Pledges,
];

/// What slides are drawn from.
pub struct Show<'a> {
    pub app: &'a App,
    pub room: &'a Room,
    pub demo: &'a Stage,
}

impl Slide {
    /// Part of the agenda it belongs to.
    pub fn part(self) -> usize {
        match self {
            Self::Why => 0,
            Self::Quick => 1,
            Self::Group | Self::Indicators => 2,
            Self::Measures | Self::Measure(_) | Self::Demo => 3,
            Self::Market => 4,
            Self::Pledges => 5,
        }
    }

    /// Whether figures of the group are on it.
    pub fn shows_group(self) -> bool {
        match self {
            Self::Group | Self::Indicators | Self::Measures | Self::Measure(_) | Self::Pledges => {
                true
            }
            Self::Why | Self::Quick | Self::Demo | Self::Market => false,
        }
    }

    pub fn draw(self, show: &Show) -> Html {
        match self {
            Self::Why => why(show),
            Self::Quick => quick(show),
            Self::Group => whole(show),
            Self::Indicators => indicators(show),
            Self::Measures => measures(show),
            Self::Measure(at) => measure(show, at),
            Self::Demo => match show.demo.on(show.app) {
                Some(on) => try_out(show.app, show.demo, &on),
                None => show.demo.missing(show.app),
            },
            Self::Market => market(show),
            Self::Pledges => pledges(show),
        }
    }
}

fn words(app: &App, vnd: f64) -> String {
    money::money_words(app.lang(), vnd)
}

// --- why -----------------------------------------------------------------------------------

fn why(show: &Show) -> Html {
    let app = show.app;
    let Some(on) = show.demo.on(app) else { return show.demo.missing(app) };
    let found = leaks(on.catalogue, &on.worked.inputs, &on.worked.evaluation);
    let month = words(app, found.total.0);
    let year = words(app, on.worked.evaluation.losses.total.0);
    let material = matches!(found.rows.first().map(|leak| &leak.kind), Some(LeakKind::Material(_)));
    let text = if material { W::PresentWhyText } else { W::PresentWhyTextPlain };
    let rows = found.rows.iter().take(LEAKS).enumerate().map(|(at, leak)| {
        let sum = money::money_bare(app.lang(), leak.monthly.0, Digits::Table);
        html! {
            <li key={at}><span>{ leak_name(app, &on, leak) }</span><b class="num nb">{ sum }</b>{ loss_bar(leak.length) }</li>
        }
    });
    html! {
        <>
            <h1>{ app.f(W::PresentWhyTitle, &[("name", on.name), ("sum", &month)]) }</h1>
            <p>{ app.f(text, &[("sum", &year)]) }</p>
            <ul class="eight" aria-label={app.w(W::PresentWhyRows)}>{ for rows }</ul>
            <p class="note">{ app.w(W::PresentWhyExample) }</p>
        </>
    }
}

fn leak_name(app: &App, on: &On, leak: &Leak) -> String {
    match &leak.kind {
        LeakKind::Material(id) => names::stream(app, &on.worked.inputs, id),
        LeakKind::Carried => app.w(W::FirstLeakCarried).to_owned(),
        LeakKind::Water => app.w(W::FirstLeakWater).to_owned(),
        LeakKind::WasteFee => app.w(W::FirstLeakWasteFee).to_owned(),
        LeakKind::WastewaterFee => app.w(W::FirstLeakWastewaterFee).to_owned(),
    }
}

// --- quick ---------------------------------------------------------------------------------

fn quick(show: &Show) -> Html {
    let app = show.app;
    let steps = [W::PresentQuickOne, W::PresentQuickTwo, W::PresentQuickThree];
    let n = show.room.businesses.to_string();
    let done = match show.room.session.about.people {
        Some(people) => app.f(W::PresentQuickDoneOf, &[("n", &n), ("total", &people.to_string())]),
        None => app.f(W::PresentQuickDone, &[("n", &n)]),
    };
    let address = join_address(app);
    let code = if address.is_empty() {
        html! { <p class="ask">{ app.w(W::PresentQuickNone) }</p> }
    } else {
        join_code(app)
    };
    html! {
        <>
            <h1>{ app.w(W::PresentQuickTitle) }</h1>
            <div class="cols even">
                <div class="stack">
                    <ol class="steps">{ for steps.map(|step| html! { <li key={step as usize}>{ app.w(step) }</li> }) }</ol>
                    <p><b>{ done }</b></p>
                </div>
                <div class="stack join-code">
                    { code }
                    <p class="join-address">{ address }</p>
                </div>
            </div>
        </>
    }
}

// --- group ---------------------------------------------------------------------------------

fn wait(show: &Show) -> Html {
    let min = show.room.group.min_businesses.to_string();
    let n = show.room.businesses.to_string();
    html! { <p class="lead">{ show.app.f(W::PresentGroupWait, &[("min", &min), ("n", &n)]) }</p> }
}

fn whole(show: &Show) -> Html {
    let (app, group) = (show.app, &show.room.group);
    let GroupRange { p10, p50, p90 } = group.money;
    let (Some(low), Some(middle), Some(high)) = (p10.value(), p50.value(), p90.value()) else {
        return html! { <><h1>{ app.w(W::PresentGroupTitleWait) }</h1>{ wait(show) }</> };
    };
    let range = money::money_range(app.lang(), low, high);
    let ready = group.whole(Figure::Sum(Sum::Ready)).value();
    let ready = ready.map(|n| app.f(W::PresentGroupReady, &[("n", &integer(app.lang(), n))]));
    // The line of this year and those on the way to it.
    let years = group.years.iter().filter(|year| year.year + 2 >= group.year);
    let reached = years.filter_map(|year| {
        let n = integer(app.lang(), year.reached.value()?);
        let pct = number(app.lang(), year.low_pct, Digits::Decimals(1));
        let said = app.f(
            W::PresentGroupReached,
            &[("n", &n), ("year", &year.year.to_string()), ("pct", &pct)],
        );
        Some(html! { <li key={year.year}>{ said }</li> })
    });
    html! {
        <>
            <h1>{ app.f(W::PresentGroupTitle, &[("range", &range)]) }</h1>
            <p class="lead">{ app.f(W::PresentGroupMiddle, &[("sum", &words(app, middle))]) }</p>
            <ul class="plain">{ for reached }</ul>
            <p>{ ready }</p>
        </>
    }
}

fn indicators(show: &Show) -> Html {
    let (app, group) = (show.app, &show.room.group);
    let rows = [
        (Indicator::Material, W::PresentGroupMaterial),
        (Indicator::Energy, W::PresentGroupEnergy),
        (Indicator::Dust, W::PresentGroupDust),
        (Indicator::Wastewater, W::PresentGroupWastewater),
    ];
    let any = rows.iter().any(|(i, _)| group.whole(Figure::Mean(*i)).value().is_some());
    let body = if any {
        let rows = rows.map(|(indicator, name)| {
            let mean = group.whole(Figure::Mean(indicator));
            let value = match mean.value() {
                Some(pct) => {
                    let pct = number(app.lang(), pct, SENTENCE);
                    html! { <b class="figure kept num">{ pct }{ "%" }</b> }
                }
                None => {
                    let nobody = mean.hidden().is_none_or(|why| why == Hidden::NoData);
                    let why = if nobody { W::GroupNoData } else { W::PresentGroupHidden };
                    html! { <span class="note">{ app.w(why) }</span> }
                }
            };
            html! { <div key={name as usize}><dt>{ app.w(name) }</dt><dd>{ value }</dd></div> }
        });
        html! { <dl class="facts stage-four">{ for rows }</dl> }
    } else {
        wait(show)
    };
    let title = if any { W::PresentGroupMean } else { W::PresentGroupTitleWait };
    html! { <><h1>{ app.w(title) }</h1>{ body }</> }
}

// --- measures ------------------------------------------------------------------------------

/// The three, with how many have not done each; of the demo as long as the room is too small.
fn three<'a>(show: &Show, on: &On<'a>) -> Vec<(&'a Measure, Option<usize>)> {
    let find = |id: &str| on.catalogue.measures.iter().find(|measure| measure.id == id);
    // The trainer may see how often few have something open; the room may not.
    let least = show.room.group.min_businesses;
    let open = show.room.group.completion.open.iter().filter(|(_, n)| *n >= least);
    let mut all: Vec<(&Measure, Option<usize>)> =
        open.filter_map(|(id, n)| Some((find(id)?, Some(*n)))).take(MEASURES).collect();
    for id in first_measures(on.catalogue, &on.worked.evaluation, MEASURES * 2) {
        let new = all.len() < MEASURES && !all.iter().any(|(known, _)| known.id == id);
        all.extend(find(&id).filter(|_| new).map(|measure| (measure, None)));
    }
    all
}

fn measures(show: &Show) -> Html {
    let app = show.app;
    let Some(on) = show.demo.on(app) else { return show.demo.missing(app) };
    let all = three(show, &on);
    let of_room = all.iter().all(|(_, n)| n.is_some());
    let text = if of_room { W::PresentMeasuresText } else { W::PresentMeasuresTextDemo };
    let rows = all.into_iter().map(|(measure, n)| {
        let n = n.map(|n| app.f(W::PresentMeasuresN, &[("n", &n.to_string())]));
        html! { <li key={measure.id.clone()}><p><b>{ app.text(measure.name) }</b><br /><span class="note">{ n.unwrap_or_default() }</span></p></li> }
    });
    html! {
        <>
            <h1>{ app.w(W::PresentMeasuresTitle) }</h1>
            <ol class="steps">{ for rows }</ol>
            <p class="note">{ app.w(text) }</p>
        </>
    }
}

fn measure(show: &Show, at: usize) -> Html {
    let app = show.app;
    let Some(on) = show.demo.on(app) else { return show.demo.missing(app) };
    let Some((measure, _)) = three(show, &on).into_iter().nth(at) else {
        return html! { <><h1>{ app.w(W::PresentMeasuresTitle) }</h1>{ wait(show) }</> };
    };
    let (n, name) = ((at + 1).to_string(), app.text(measure.name));
    let steps = measure.steps.iter().enumerate();
    html! {
        <>
            <h1>{ app.f(W::PresentMeasureStep, &[("n", &n), ("name", &name)]) }</h1>
            <ol class="steps">{ for steps.map(|(i, step)| html! { <li key={i}>{ app.text(*step) }</li> }) }</ol>
            <p class="lead">{ app.w(W::PresentMeasureHands) }</p>
        </>
    }
}

// --- market and pledges --------------------------------------------------------------------

fn market(show: &Show) -> Html {
    let app = show.app;
    let to = href(&Route::Workshop(format!("{}/cho", show.room.session.id)));
    html! {
        <>
            <h1>{ app.w(W::PresentMarketTitle) }</h1>
            <p class="lead few">{ app.w(W::PresentMarketText) }</p>
            <p>{ app.w(W::PresentMarketRule) }</p>
            <p class="acts"><a class="btn" href={to}>{ app.w(W::PresentMarketOpen) }</a></p>
        </>
    }
}

fn pledges(show: &Show) -> Html {
    let app = show.app;
    let lines = [W::PresentPledgeOne, W::PresentPledgeTwo, W::PresentPledgeThree];
    let day = Day::parse(&show.room.session.about.day).map(|day| day.plus_months(MEET_AGAIN));
    let next =
        day.map(|day| app.f(W::PresentPledgeNext, &[("day", &written_date(app, &day.text()))]));
    let sum = show.room.group.whole(Figure::Sum(Sum::Pledges)).value().filter(|n| *n > 0.0);
    let sum = sum.map(|n| app.f(W::PresentPledgeSum, &[("n", &integer(app.lang(), n))]));
    html! {
        <>
            <h1>{ app.w(W::PresentPledgeTitle) }</h1>
            <ol class="steps">{ for lines.map(|line| html! { <li key={line as usize}>{ app.w(line) }</li> }) }</ol>
            <p class="lead"><b>{ next }</b></p>
            <p>{ sum }</p>
        </>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slides_follow_the_agenda() {
        let parts: Vec<usize> = SLIDES.iter().map(|slide| slide.part()).collect();
        assert!(parts.is_sorted() && parts.first() == Some(&0) && parts.last() == Some(&5));
        let asked = SLIDES.iter().filter(|slide| matches!(slide, Slide::Measure(_))).count();
        assert_eq!(asked, MEASURES);
    }
}
