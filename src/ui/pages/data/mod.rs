//! Every price, tariff, factor, target and constant with where it comes from; what may be replaced is
//! replaced here, and the change of the result is seen at once.

mod catalogues;
mod moved;
mod own;
pub mod sets;

use super::library::{picked, print_button, search};
use super::waiting::waiting;
use crate::browser::clock;
use crate::catalogue::{Confidence, Figure, FigureKind, Figures, Kept, Library, OwnValues};
use crate::library::address::{Address, Key};
use crate::library::figures::{Desk, SHOWN};
use crate::locale::W;
use crate::locale::number::{Digits, number};
use crate::ui::components::footer::{data_line, written_date};
use crate::ui::pages::measure::{pair, source_note};
use crate::ui::{App, Route, href, names, value_names};
use own::OwnFigure;
use yew::prelude::*;

/// The page at the address behind its name.
pub fn data(app: &App, tail: &str) -> Html {
    if tail == "bo" {
        return html! { <sets::Sets /> };
    }
    let address = Address::parse(tail).unwrap_or_default();
    let (Some(figures), Some(library)) = (&app.state.figures, &app.state.library) else {
        return html! { <div>{ waiting(app) }</div> };
    };
    html! { <div class="figures stack" key="figures">{ page(app, &address, figures, library) }</div> }
}

fn page(app: &App, address: &Address, figures: &Figures, library: &Library) -> Html {
    let none = OwnValues::new();
    let own = app.state.open.as_ref().map_or(&none, |open| &open.document.own_values);
    let here = sets::here(app);
    let desk = Desk { figures, library, own, here: &here, today: &clock::now_iso() };
    let shown = desk.shown(address, app.lang());
    let n = shown.iter().map(|(_, rows)| rows.len()).sum::<usize>().to_string();
    let choices = SHOWN.iter().map(|id| {
        let n = desk.count(id).to_string();
        ((*id).to_owned(), app.f(show(id), &[("n", &n)]))
    });
    let all = app.f(W::DataAll, &[("n", &figures.len().to_string())]);
    // What is searched or chosen is looked at, not leafed through.
    let looks = !(address.get(Key::Words).is_empty() && address.get(Key::Show).is_empty());
    html! {
        <>
            <h1>{ app.w(W::DataTitle) }</h1>
            <p class="lead">{ app.w(W::DataLead) }</p>
            <p class="note">
                { data_line(app) }{ " " }
                <a href={href(&Route::Method(String::new()))}>{ app.w(W::ShellFootMethod) }</a>
            </p>
            <p><a href={href(&Route::Data("bo".to_owned()))}>{ app.w(W::SetsLink) }</a></p>
            { sets::elsewhere(app) }
            <p hidden={app.state.open.is_some()}>
                { app.w(W::DataNeedOpen) }{ " " }<a href={href(&Route::Start)}>{ app.w(W::ShellToStart) }</a>
            </p>
            <div class="cols slim">
                <form class="stack filters no-print" role="search" onsubmit={|e: SubmitEvent| e.prevent_default()}>
                    { search(app, Route::Data, address, (W::DataFind, W::LibraryFindMarks)) }
                    { picked(Route::Data, address, Key::Show, (app.w(W::DataShow), &all), choices) }
                    <p>{ print_button(app) }</p>
                </form>
                <section class="stack" aria-labelledby="found">
                    <h2 key="found" id="found"><span role="status">{ app.f(W::DataFound, &[("n", &n)]) }</span></h2>
                    { for shown.iter().map(|(kind, rows)| part(app, &desk, address, (*kind, rows), looks)) }
                </section>
            </div>
        </>
    }
}

fn show(id: &str) -> W {
    match id {
        "doi-duoc" => W::DataShowAdjustable,
        "cua-toi" => W::DataShowOwn,
        "cu" => W::DataShowOld,
        "noi-khac" => W::DataShowElsewhere,
        _ => W::DataShowUnchecked,
    }
}

fn title(kind: FigureKind) -> W {
    match kind {
        FigureKind::Electricity => W::DataKindElectricity,
        FigureKind::Fuel => W::DataKindFuel,
        FigureKind::Water => W::DataKindWater,
        FigureKind::Fee => W::DataKindFee,
        FigureKind::WasteCost => W::DataKindWasteCost,
        FigureKind::Sale => W::DataKindSale,
        FigureKind::MaterialPrice => W::DataKindMaterialPrice,
        FigureKind::Toe => W::DataKindToe,
        FigureKind::Co2e => W::DataKindCo2e,
        FigureKind::MaterialCo2e => W::DataKindMaterialCo2e,
        FigureKind::WasteCo2e => W::DataKindWasteCo2e,
        FigureKind::Grid => W::DataKindGrid,
        FigureKind::Conversion => W::DataKindConversion,
        FigureKind::Threshold => W::DataKindThreshold,
        FigureKind::Target => W::DataKindTarget,
        FigureKind::Result => W::DataKindResult,
        FigureKind::Band => W::DataKindBand,
        FigureKind::Benchmark => W::DataKindBenchmark,
        FigureKind::Cap => W::DataKindCap,
        FigureKind::Constant => W::DataKindConstant,
    }
}

fn part(
    app: &App,
    desk: &Desk,
    address: &Address,
    (kind, rows): (FigureKind, &[&Figure]),
    looks: bool,
) -> Html {
    let open = looks || rows.iter().any(|figure| address.has_figure(&figure.id));
    let old = rows.iter().filter(|figure| desk.is_old(figure)).count();
    let n = rows.len().to_string();
    html! {
        <details key={title(kind) as usize} class="rest kind" {open}>
            <summary>
                <h3>{ app.f(W::LibraryCounted, &[("name", app.w(title(kind))), ("n", &n)]) }</h3>
                <span class="stale" hidden={old == 0}>{ " " }{ old }{ " " }{ app.w(W::DataOld) }</span>
            </summary>
            <ul class="list lib">{ for rows.iter().map(|figure| row(app, desk, address, figure)) }</ul>
        </details>
    }
}

/// `1.811 đồng/kWh`; several numbers from low to high.
fn written(app: &App, figure: &Figure, values: &[f64]) -> (String, String) {
    let scale = own::scale(figure);
    let each = |value: &f64| number(app.lang(), value * scale, Digits::Significant(6));
    let all: Vec<String> = values.iter().map(each).collect();
    let unit = names::compound_unit(app, pair(app, &figure.unit));
    let unit =
        if scale == own::THOUSAND { app.f(W::DataPerThousand, &[("unit", &unit)]) } else { unit };
    (all.join(" · "), unit)
}

fn name(app: &App, figure: &Figure) -> String {
    let is_price = figure.own.first().is_some_and(|id| *id == figure.id);
    // Limits of end uses stand under their own heading.
    if is_price && figure.kind != FigureKind::Cap {
        value_names::value(app, &figure.id)
    } else {
        pair(app, &figure.name).to_owned()
    }
}

/// Why a figure cannot be replaced.
fn kept(kept: Kept) -> W {
    match kept {
        Kept::Law => W::DataKeptLaw,
        Kept::Past => W::DataKeptPast,
        Kept::Unit => W::DataKeptUnit,
        Kept::Group => W::DataKeptGroup,
        Kept::Repeat => W::DataKeptRepeat,
        Kept::Unread => W::DataKeptUnread,
    }
}

fn row(app: &App, desk: &Desk, address: &Address, figure: &Figure) -> Html {
    let mine = desk.is_mine(figure);
    let (value, unit) = written(app, figure, &desk.values(figure));
    let edited = address.has_figure(&figure.id);
    let name = name(app, figure);
    let to = |id: &str| {
        href(&Route::Data(address.with(Key::Edit, id).tail().trim_start_matches('/').to_owned()))
    };
    let can = figure.is_adjustable() && app.state.open.is_some();
    let label = app.f(W::DataChangeName, &[("name", &name)]);
    let why = figure.kept.map(|why| app.w(kept(why)));
    html! {
        <li key={figure.id.clone()}>
            <div>
                <p class="what">{ &name }{ " " }<b class="mine" hidden={!mine}>{ app.w(W::DataMine) }</b></p>
                { origin(app, desk, figure) }
                <p class="note kept" hidden={why.is_none()}>{ for why }</p>
                <p class="no-print" hidden={!can || edited}>
                    <a class="more" href={to(&figure.id)} aria-label={label}>{ app.w(W::DataChange) }</a>
                </p>
                <div>
                    { for (can && edited).then(|| html! {
                        <OwnFigure key={figure.id.clone()} id={figure.id.clone()} done={to("")} />
                    }) }
                </div>
            </div>
            <p class="worth"><b>{ value }</b><small>{ unit }</small></p>
        </li>
    }
}

/// Date, age, how it was checked, and the sources.
fn origin(app: &App, desk: &Desk, figure: &Figure) -> Html {
    let date = desk.date(figure);
    let when = |date: &str| {
        if date.len() > 7 { written_date(app, date) } else { date.to_owned() }
    };
    let dated = match (&figure.until, &date) {
        (Some(until), _) => app.f(W::DataEnded, &[("date", &when(until))]),
        (None, Some(date)) => app.f(W::DataFrom, &[("date", &when(date))]),
        (None, None) => app.w(W::DataUndated).to_owned(),
    };
    let checked = match figure.confidence {
        Confidence::TwoSources => W::DataTwoSources,
        Confidence::Seen => W::DataSeen,
        Confidence::Derived => W::DataDerived,
        Confidence::Unverified if figure.sources.is_empty() => W::DataAssumption,
        Confidence::Unverified => W::DataUnverified,
    };
    let grade = app.f(W::DataGrade, &[("grade", desk.grade(figure).letter())]);
    let library = app.state.library.as_ref();
    let sources = figure.sources.iter().filter_map(|ix| library?.sources.get(usize::from(ix.0)));
    let sources = sources.filter(|source| source.citable).take(2).map(|source| {
        html! { <li key={source.id.clone()}>{ source_note(app, source) }</li> }
    });
    html! {
        <>
            <p class="note tags">
                <span>{ dated }</span>
                <span class="stale" hidden={!desk.is_old(figure)}>{ app.w(W::DataOld) }</span>
                <span hidden={!desk.is_elsewhere(figure)}>
                    { app.f(W::SetsOnlyAt, &[("place", &names::place(app, figure.place.as_deref().unwrap_or_default()))]) }
                </span>
                <span>{ app.w(checked) }</span>
                <span>{ grade }</span>
            </p>
            <ul class="sources note">{ for sources }</ul>
        </>
    }
}
