//! All measures: search, choices, order, and one row each.

use super::choices::{picked, search, ticks};
use super::{go_to, nothing, print_button};
use crate::catalogue::{ActsOn, Catalogue, Effort, Family, Grade, Measure, MeasureIx, TradeGroup};
use crate::library::address::{Address, Key};
use crate::library::measures::{COSTS, EFFORTS, GRADES, ORDERS, PAYBACKS, STREAMS, Shelf};
use crate::locale::number::{self, SENTENCE};
use crate::locale::{W, money};
use crate::ui::components::grade::stamp;
use crate::ui::pages::measure::percent_range;
use crate::ui::{App, Loading, Route, names};
use yew::prelude::*;

/// Rows in view; the others are folded.
const SHOWN: usize = 24;

pub fn measures(app: &App, address: &Address) -> Html {
    let (Some(catalogue), Loading::Ready(data)) = (app.catalogue(), &app.state.data) else {
        return html! { <div /> };
    };
    let [vi, en] = &data.texts;
    let (first, second) = match app.lang() {
        crate::locale::Lang::Vi => (vi, en),
        crate::locale::Lang::En => (en, vi),
    };
    let Some(texts) = first.as_ref().or(second.as_ref()) else {
        return html! { <div /> };
    };
    let shelf = Shelf { catalogue, texts };
    let searched = shelf.searched(address.get(Key::Words));
    let rows = shelf.shown(&searched, address);
    html! {
        <div class="cols slim">
            { form(app, address, &|other| shelf.count(&searched, other)) }
            <section class="stack" aria-labelledby="found">
                { head(app, catalogue, address, rows.len()) }
                <div class="stack">{ list(app, catalogue, address, &rows) }</div>
            </section>
        </div>
    }
}

fn form(app: &App, address: &Address, count: &dyn Fn(&Address) -> usize) -> Html {
    let Some(catalogue) = app.catalogue() else { return html! { <div /> } };
    let counted = |key: Key, value: &str, text: String| {
        let n = count(&address.with(key, value)).to_string();
        (value.to_owned(), app.f(W::LibraryCounted, &[("name", &text), ("n", &n)]))
    };
    let some = |key: Key, known: Vec<(&'static str, W)>| {
        known.into_iter().map(move |(id, word)| counted(key, id, app.w(word).to_owned()))
    };
    let any = app.w(W::LibraryAny);
    let pick = |key, label, known| {
        picked(Route::Library, address, key, (app.w(label), any), some(key, known))
    };
    let trades = catalogue.trades.iter().map(|t| counted(Key::Trade, &t.id, app.text(t.name)));
    let classes = catalogue.cp_classes.iter().map(|class| {
        let n = count(&address.with(Key::Class, &class.id));
        (class.id.clone(), app.text(class.name), n)
    });
    // Where nothing answers, the way back stands with the words that say so.
    let clears = address.is_narrowed() && count(address) > 0;
    let chosen = address.get(Key::Class).split('.').filter(|id| !id.is_empty()).count();
    html! {
        <form class="stack filters no-print" role="search" onsubmit={|e: SubmitEvent| e.prevent_default()}>
            { search(app, Route::Library, address, (W::LibraryFind, W::LibraryFindHint)) }
            <div class="picks">
                { picked(Route::Library, address, Key::Trade, (app.w(W::LibraryTrade), any), trades) }
                { pick(Key::Stream, W::LibraryStream, STREAMS.map(|(id, f)| (id, stream(f))).to_vec()) }
                { pick(Key::Cost, W::LibraryCost, COSTS.map(|id| (id, cost(id))).to_vec()) }
                { pick(Key::Payback, W::LibraryPayback, PAYBACKS.map(|(id, _)| (id, payback(id))).to_vec()) }
                { pick(Key::Effort, W::LibraryEffort, EFFORTS.map(|(id, e)| (id, effort(e))).to_vec()) }
                { pick(Key::Grade, W::LibraryGrade, GRADES.map(|(id, g)| (id, grade(g))).to_vec()) }
            </div>
            <details>
                <summary>{ class_summary(app, chosen) }</summary>
                { ticks(Route::Library, address, Key::Class, app.w(W::LibraryClass), classes) }
            </details>
            <p class="acts" hidden={!clears}>
                <a class="btn plain small" href={go_to(&Address::of(address.part))}>{ app.w(W::LibraryClear) }</a>
            </p>
        </form>
    }
}

fn class_summary(app: &App, chosen: usize) -> String {
    let n = chosen.to_string();
    if chosen > 0 {
        app.f(W::LibraryClassChosen, &[("n", &n)])
    } else {
        app.w(W::LibraryClass).to_owned()
    }
}

fn stream(family: Family) -> W {
    match family {
        Family::Electricity => W::LibraryStreamElectricity,
        Family::Heat => W::LibraryStreamHeat,
        Family::Transport => W::LibraryStreamTransport,
        Family::Water => W::LibraryStreamWater,
        Family::Material => W::LibraryStreamMaterial,
        Family::Chemicals => W::LibraryStreamChemicals,
        Family::Packaging => W::LibraryStreamPackaging,
        Family::Waste => W::LibraryStreamWaste,
        Family::Dust => W::LibraryStreamDust,
    }
}

fn cost(id: &str) -> W {
    if id == "khong" { W::LibraryCostFree } else { W::LibraryCostSome }
}

fn payback(id: &str) -> W {
    match id {
        "0.5" => W::LibraryPaybackHalf,
        "1" => W::LibraryPaybackOne,
        _ => W::LibraryPaybackThree,
    }
}

fn effort(effort: Effort) -> W {
    match effort {
        Effort::Low => W::LibraryEffortLow,
        Effort::Medium => W::LibraryEffortMedium,
        Effort::High => W::LibraryEffortHigh,
    }
}

fn grade(grade: Grade) -> W {
    if grade == Grade::A { W::LibraryGradeA } else { W::LibraryGradeB }
}

fn order(id: &str) -> W {
    match id {
        "hoan" => W::LibrarySortPayback,
        "muc" => W::LibrarySortSaving,
        "chung" => W::LibrarySortGrade,
        _ => W::LibrarySortName,
    }
}

/// How many were found and for whom, and the order they stand in.
fn head(app: &App, catalogue: &Catalogue, address: &Address, found: usize) -> Html {
    let n = found.to_string();
    let trade = catalogue.trade(address.get(Key::Trade));
    let title = match trade {
        Some(trade) => app.f(W::LibraryFoundTrade, &[("n", &n), ("trade", &app.text(trade.name))]),
        None => app.f(W::LibraryFound, &[("n", &n)]),
    };
    let orders = ORDERS.iter().map(|id| ((*id).to_owned(), app.w(order(id)).to_owned()));
    let label = (app.w(W::LibrarySort), app.w(W::LibrarySortEasy));
    // Sellers and services have no workshop.
    let made = trade.is_some_and(|t| t.group == TradeGroup::Production);
    let note = if made { W::LibraryNoteWorkshop } else { W::LibraryNote };
    html! {
        <>
            <h2 id="found"><span role="status">{ title }</span></h2>
            <div class="together spread no-print">
                { picked(Route::Library, address, Key::Sort, label, orders) }
                { print_button(app) }
            </div>
            <p class="note">{ app.w(note) }</p>
        </>
    }
}

fn list(app: &App, catalogue: &Catalogue, address: &Address, rows: &[MeasureIx]) -> Html {
    if rows.is_empty() {
        return nothing(app, address);
    }
    let (first, more) = rows.split_at(rows.len().min(SHOWN));
    let each = |all: &[MeasureIx]| -> Vec<Html> {
        all.iter()
            .filter_map(|ix| Some(row(app, catalogue, *ix, catalogue.measure_at(*ix)?)))
            .collect()
    };
    let n = more.len().to_string();
    html! {
        <>
            <ul class="list lib">{ for each(first) }</ul>
            <details class="rest" hidden={more.is_empty()}>
                <summary>{ app.f(W::LibraryMore, &[("n", &n)]) }</summary>
                <ul class="list lib">{ for each(more) }</ul>
            </details>
        </>
    }
}

fn row(app: &App, catalogue: &Catalogue, ix: MeasureIx, measure: &Measure) -> Html {
    html! {
        <li key={ix.0}>
            <div>
                <a href={names::measure_href(app, ix)}>{ app.text(measure.name) }</a>
                <p class="note">{ app.text(measure.summary) }</p>
                <p class="note tags">
                    { stamp(app, measure.grade) }
                    <span>{ app.w(effort(measure.effort)) }</span>
                    <>{ for paid_back(app, measure).map(|text| html! { <span>{ text }</span> }) }</>
                    <>{ for own_sum(app, ix).map(|text| html! { <span class="own-sum">{ text }</span> }) }</>
                </p>
            </div>
            { worth(app, catalogue, measure) }
        </li>
    }
}

fn paid_back(app: &App, measure: &Measure) -> Option<String> {
    let years = measure.payback_years?;
    if years.mode <= 0.0 {
        return Some(app.w(W::LibraryNoCapital).to_owned());
    }
    let typical = number::payback(app.lang(), years.mode);
    Some(app.f(W::LibraryPaidBack, &[("time", &typical)]))
}

/// What it would save in the business that is open.
fn own_sum(app: &App, ix: MeasureIx) -> Option<String> {
    let open = app.state.open.as_ref()?;
    let result = open.evaluation.measures.iter().find(|m| m.measure == ix)?;
    let vnd = result.alone.money.0;
    if !open.evaluation.baseline.money_possible || vnd <= 0.0 {
        return None;
    }
    let short = money::money_short(app.lang(), vnd, SENTENCE);
    let sum = format!("{} {}", short.value, short.unit);
    Some(app.f(W::LibraryOwnSum, &[("sum", &sum)]))
}

/// The usual saving and of what.
fn worth(app: &App, catalogue: &Catalogue, measure: &Measure) -> Html {
    let tells = measure.acts_on != ActsOn::Emission || measure.saving.high > 0.0;
    let end = measure.targets.first().filter(|_| tells);
    let end = end.and_then(|t| catalogue.end_use(t.end_use));
    let share = tells.then(|| percent_range(app, measure.saving.low, measure.saving.high));
    html! {
        <p class="worth">
            <b>{ for share }</b>
            <small>{ for end.map(|end| app.f(W::LibraryOf, &[("end", &app.text(end.name).to_lowercase())])) }</small>
        </p>
    }
}
