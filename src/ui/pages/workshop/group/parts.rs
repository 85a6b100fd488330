//! Sections of the group's page.

use super::picture::{Band, Line, band};
use super::{View, told};
use crate::catalogue::ProgrammeResult;
use crate::cohort::{Cell, Count, Figure, Hidden, Indicator, Sum};
use crate::locale::W;
use crate::locale::money::money_words;
use crate::locale::number::{Digits, integer, number};
use crate::sheets::group::{Field, Named as _, Table, figure_name, hidden, said, tables};
use crate::ui::charts::{number_table, plain_bar};
use yew::prelude::*;

pub fn pct(view: &View, value: f64) -> String {
    number(view.app.lang(), value, Digits::Decimals(1)) + "%"
}

/// A cell in words: its value, or why there is none.
fn cell(view: &View, cell: Cell, show: impl Fn(f64) -> String) -> String {
    match cell.value() {
        Some(value) => show(value),
        None => hidden(&view.words, cell.hidden().unwrap_or(Hidden::NoData)),
    }
}

pub fn count(view: &View, of: Cell) -> String {
    cell(view, of, |value| integer(view.app.lang(), value))
}

fn table_of(view: &View, id: &str) -> Option<Table> {
    tables(&view.words, &view.found.result).into_iter().find(|table| table.id == id)
}

/// The table with the numbers, folded.
pub fn numbers(view: &View, id: &str) -> Html {
    let Some(table) = table_of(view, id) else { return html! { <div /> } };
    let row = |fields: &Vec<Field>| fields.iter().map(|field| said(&view.words, field)).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(row).collect();
    html! {
        <div class="scroll" key={table.id} tabindex="0" role="group" aria-label={table.title.clone()}>
            { number_table(view.app, &table.title, &table.heads, &rows) }
        </div>
    }
}

// --- targets and indicators ------------------------------------------------------------------

/// Who reaches the line of the year, the middle half of the group among the lines, three facts.
pub fn target(view: &View) -> Html {
    let result = &view.found.result;
    let mut hidden = None;
    let title = match result.years.iter().find(|year| year.year == result.year) {
        Some(year) => match (year.reached.value(), year.reached.n()) {
            (Some(reached), Some(n)) => {
                let (reached, n) = (integer(view.app.lang(), reached), n.to_string());
                let low = pct(view, year.low_pct);
                let gaps = [
                    ("n", &*reached),
                    ("all", &n),
                    ("year", &year.year.to_string()),
                    ("low", &low),
                ];
                let title = view.f(W::GroupGoal, &gaps);
                let certain = cell(view, year.certain, |c| integer(view.app.lang(), c));
                match year.certain.value() {
                    Some(_) => [title, view.f(W::GroupGoalCertain, &[("n", &certain)])].concat(),
                    None => title,
                }
            }
            _ => {
                hidden = Some(count(view, year.reached));
                view.f(W::GroupGoalHidden, &[("year", &year.year.to_string())])
            }
        },
        None => view.w(W::GroupYears).to_owned(),
    };
    let lines = result.years.iter().filter(|year| year.year + 2 >= result.year).map(|year| Line {
        at: year.low_pct,
        name: year.year.to_string(),
        text: pct(view, year.low_pct),
        strong: year.year == result.year,
    });
    let facts = [
        (W::GroupSumProposed, proposed(view)),
        (W::GroupSumReady, count(view, result.whole(Figure::Sum(Sum::Ready)))),
        (W::GroupCapitalAll, money(view, result.whole(Figure::Sum(Sum::Capital)))),
        (W::GroupSumLikely, money(view, result.whole(Figure::Sum(Sum::Likely)))),
    ];
    html! {
        <section aria-labelledby="goal" class="col">
            <h2 id="goal">{ title }</h2>
            <p class="note" hidden={hidden.is_none()}>
                { for hidden.map(|why| view.f(W::GroupNotShown, &[("why", &why)])) }
            </p>
            { picture(view, Indicator::Combined, lines.collect(), true) }
            <p class="note">{ legend(view) }</p>
            { facts_list(view, &facts) }
            { numbers(view, "years") }
        </section>
    }
}

pub fn proposed(view: &View) -> String {
    let of = view.found.result.whole(Figure::Sum(Sum::Proposed));
    match (of.value(), of.n()) {
        (Some(all), Some(n)) => {
            let each = number(view.app.lang(), all / n as f64, Digits::Decimals(1));
            let all = integer(view.app.lang(), all);
            view.f(W::GroupProposedEach, &[("n", &all), ("each", &each)])
        }
        _ => count(view, of),
    }
}

pub fn money(view: &View, of: Cell) -> String {
    cell(view, of, |value| money_words(view.app.lang(), value))
}

pub(super) fn facts_list(view: &View, facts: &[(W, String)]) -> Html {
    let items = facts.iter().map(|(name, text)| {
        html! { <div key={view.w(*name)}><dt>{ view.w(*name) }</dt><dd>{ text }</dd></div> }
    });
    html! { <dl class="facts num">{ for items }</dl> }
}

/// The band of one indicator; a sentence where its mean is hidden.
fn picture(view: &View, of: Indicator, lines: Vec<Line>, large: bool) -> Html {
    let result = &view.found.result;
    let Some(mean) = result.whole(Figure::Mean(of)).value() else {
        let why = cell(view, result.whole(Figure::Mean(of)), |_| String::new());
        return html! { <p class="note">{ view.f(W::GroupNotShown, &[("why", &why)]) }</p> };
    };
    let value = |figure| result.whole(figure).value();
    let half = value(Figure::LowerQuartile(of)).zip(value(Figure::UpperQuartile(of)));
    let median = value(Figure::Median(of));
    let name = figure_name(&view.words, Figure::Mean(of));
    let mut label = view.f(W::GroupSayMean, &[("name", &name), ("mean", &pct(view, mean))]);
    if let Some((low, high)) = half {
        label += &view.f(W::GroupSayHalf, &[("low", &pct(view, low)), ("high", &pct(view, high))]);
    }
    for line in &lines {
        label += &view.f(W::GroupSayLine, &[("name", &line.name), ("value", &line.text)]);
    }
    let lang = view.app.lang();
    let end = Callback::from(move |v: f64| number(lang, v, Digits::Decimals(1)) + "%");
    band(&Band { mean, half, median, lines, label, end }, large)
}

/// I1–I4, each with what the city reported.
pub fn indicators(view: &View) -> Html {
    let catalogue = view.words.catalogue;
    let here = |r: &&ProgrammeResult| r.place.as_deref() == Some(catalogue.here());
    let reported =
        catalogue.programme_results.iter().filter(here).filter(|r| r.facilities.is_some());
    let reported = reported.max_by_key(|r| r.year);
    let items = [Indicator::Material, Indicator::Energy, Indicator::Dust, Indicator::Wastewater];
    let items = items.into_iter().map(|of| {
        let line = reported.and_then(|reported| {
            let value = match of {
                Indicator::Material => reported.materials_pct,
                Indicator::Energy => reported.energy_pct,
                Indicator::Dust => reported.dust_pct,
                Indicator::Wastewater => reported.domestic_wastewater_pct,
                Indicator::Combined => None,
            }?;
            let year = reported.year.to_string();
            let name = view.f(W::GroupReported, &[("year", &year)]);
            let text = number(view.app.lang(), value, Digits::Decimals(2)) + "%";
            Some(Line { at: value, name, text, strong: false })
        });
        let mean = view.found.result.whole(Figure::Mean(of));
        let text = cell(view, mean, |value| pct(view, value));
        let class = if mean.value().is_some() { "kept" } else { "note" };
        html! {
            <li key={of.code()}>
                <h3>{ figure_name(&view.words, Figure::Mean(of)) }</h3>
                <p class="worth"><b {class}>{ text }</b></p>
                <div class="across" hidden={mean.value().is_none()}>
                    { picture(view, of, line.into_iter().collect(), false) }
                </div>
            </li>
        }
    });
    html! {
        <section aria-labelledby="ind" class="col">
            <h2 id="ind">{ view.w(W::GroupFour) }</h2>
            <ul class="eight">{ for items }</ul>
            { numbers(view, "indicators") }
        </section>
    }
}

/// What the shapes mean, and that a mean of shares is no share of sums.
fn legend(view: &View) -> String {
    let result = &view.found.result;
    let of = |figure| result.whole(figure).value();
    let mut text = view.w(W::GroupLegend).to_owned();
    let both = of(Figure::Mean(Indicator::Material)).zip(of(Figure::Weighted(Indicator::Material)));
    if let Some((mean, weighted)) = both {
        let gaps = [("mean", &*pct(view, mean)), ("weighted", &pct(view, weighted))];
        text += &view.f(W::GroupLegendWeighted, &gaps);
    }
    let least = result.min_businesses.to_string();
    [text, view.f(W::GroupLegendRules, &[("n", &least)])].concat()
}

/// Awareness before and after, bags, pledges.
pub fn people(view: &View) -> Html {
    let result = &view.found.result;
    let share = |of: Count| {
        let cell = result.whole(Figure::Count(of));
        cell.value().zip(cell.n()).map(|(yes, n)| (yes, n, yes / (n as f64).max(1.0)))
    };
    let rows = [
        Count::AwareBefore,
        Count::AwareAfter,
        Count::BagFree,
        Count::PledgedBags,
        Count::FollowUp,
    ];
    let rows = rows.into_iter().map(|of| {
        let found = share(of);
        let text = match found {
            Some((yes, n, _)) => {
                let (yes, n) = (integer(view.app.lang(), yes), n.to_string());
                view.f(W::GroupOf, &[("n", &yes), ("all", &n)])
            }
            None => count(view, result.whole(Figure::Count(of))),
        };
        let class = if found.is_some() { "" } else { "note" };
        html! {
            <li key={figure_name(&view.words, Figure::Count(of))}>
                <h3>{ figure_name(&view.words, Figure::Count(of)) }</h3>
                <p class="worth"><b {class}>{ text }</b></p>
                <div class="across" hidden={found.is_none()}>{ plain_bar(found.map_or(0.0, |f| f.2)) }</div>
            </li>
        }
    });
    html! {
        <section class="part" aria-labelledby="people">
            <h2 id="people">{ view.w(W::GroupPeople) }</h2>
            <ul class="eight two-rows">{ for rows }</ul>
            { numbers(view, "people") }
            { told::pledged(view) }
        </section>
    }
}

/// What most have not done or do not know, and the measures most often open.
pub fn topics(view: &View) -> Html {
    let result = &view.found.result;
    let list = |items: &[(String, usize)], name: &dyn Fn(&str) -> String| {
        let items = items.iter().map(|(id, n)| {
            html! { <li key={id.clone()}>{ name(id) }{ " " }<b class="num">{ n }</b></li> }
        });
        let items: Vec<Html> = items.collect();
        let none = items.is_empty();
        html! {
            <>
                <ol class="plain" hidden={none}>{ for items }</ol>
                <p class="note" hidden={!none}>{ view.w(W::GroupTopicsNone) }</p>
            </>
        }
    };
    let question = |id: &str| view.words.question(id);
    let measure = |id: &str| view.words.measure(id);
    html! {
        <section class="part" aria-labelledby="topics">
            <h2 id="topics">{ view.w(W::GroupTopics) }</h2>
            <div class="cols even">
                <div class="col">
                    <h3>{ view.w(W::GroupNotYetTitle) }</h3>{ list(&result.topics.not_yet, &question) }
                </div>
                <div class="col">
                    <h3>{ view.w(W::GroupUnknownTitle) }</h3>{ list(&result.topics.unknown, &question) }
                </div>
            </div>
            <h3>{ view.w(W::GroupOpenTitle) }</h3>
            { list(&result.completion.open, &measure) }
        </section>
    }
}

/// Totals of the group.
pub fn totals(view: &View) -> Html {
    let result = &view.found.result;
    let shown = [
        Sum::Money,
        Sum::Energy,
        Sum::Co2e,
        Sum::MaterialMass,
        Sum::Water,
        Sum::Wastewater,
        Sum::Waste,
        Sum::Bags,
    ];
    let units = [W::NumbersCurrency, W::ChartsUnitToeShort, W::ChartsUnitKgCo2e, W::ChartsUnitKg];
    let items = shown.into_iter().map(|sum| {
        let text = cell(view, result.whole(Figure::Sum(sum)), |value| {
            let amount = |unit: W, digits| {
                [&*number(view.app.lang(), value, digits), " ", view.w(unit)].concat()
            };
            let [_, toe, co2e, kg] = units;
            match sum {
                Sum::Money => money_words(view.app.lang(), value),
                Sum::Energy => amount(toe, Digits::Decimals(1)),
                Sum::Co2e => amount(co2e, Digits::Decimals(0)),
                Sum::Water | Sum::Wastewater => {
                    amount(W::ChartsUnitCubicMetre, Digits::Decimals(0))
                }
                Sum::Bags => integer(view.app.lang(), value),
                _ => amount(kg, Digits::Decimals(0)),
            }
        });
        let name = figure_name(&view.words, Figure::Sum(sum));
        html! { <div key={name.clone()}><dt>{ name }</dt><dd>{ text }</dd></div> }
    });
    html! {
        <section class="part" aria-labelledby="totals">
            <h2 id="totals">{ view.w(W::GroupTotals) }</h2>
            <dl class="facts num">{ for items }</dl>
            { numbers(view, "totals") }
        </section>
    }
}

/// Nobody, or too few: how many are missing, and the way to collect.
pub fn too_few(view: &View) -> Html {
    let result = &view.found.result;
    let (n, least) = (result.completion.businesses, result.min_businesses);
    let text = if n == 0 {
        view.f(W::GroupEmpty, &[("least", &least.to_string())])
    } else {
        let missing = least.saturating_sub(n).to_string();
        view.f(W::GroupTooFew, &[("n", &n.to_string()), ("missing", &missing)])
    };
    html! {
        <div class="stack">
            <p class="lead">{ text }</p>
            <p class="acts">
                <a class="btn" href={super::room(&view.found.session, "")}>{ view.w(W::GroupCollect) }</a>
            </p>
        </div>
    }
}
