//! The first result, as soon as the bills are known: money leaking away in a month, and where.

use crate::assessment::path::Page;
use crate::engine::FigureId;
use crate::engine::summary::{Leak, LeakKind, Leaks, leaks, practice_minutes, ways_up};
use crate::locale::number::{Digits, SENTENCE, number};
use crate::locale::{W, money};
use crate::ui::charts::{LossPicture, loss_bar, loss_ring};
use crate::ui::components::grade::stamp;
use crate::ui::pages::results::way_up_words;
use crate::ui::{App, Open, Route, href, names, use_app};
use yew::prelude::*;

#[component]
pub fn FirstResult() -> Html {
    let app = use_app();
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <div /> };
    };
    let found = leaks(catalogue, &open.inputs, &open.evaluation);
    let body = if !open.evaluation.baseline.money_possible {
        missing(&app, open)
    } else if found.total.0 <= 0.0 {
        nothing(&app, open)
    } else {
        result(&app, open, &found)
    };
    html! { <div>{ body }<crate::ui::pages::ask::Depth /></div> }
}

fn back(app: &App, open: &Open) -> Html {
    let before = open.path.prev(&Page::FirstResult).map(|p| p.slug().to_owned());
    let to = href(&before.map_or(Route::Start, Route::Ask));
    html! {
        <p><a class="back" href={to}>
            <span aria-hidden="true">{ "←" }</span>{ app.w(W::FirstBack) }
        </a></p>
    }
}

/// Electricity and material both missing: the place of the figure says which bill is needed.
fn missing(app: &App, open: &Open) -> Html {
    let door = |input: &str, word: W, class: &'static str| {
        let page = open.path.page_of(input).map(|p| p.slug().to_owned());
        let to = href(&page.map_or(Route::Start, Route::Ask));
        html! { <a {class} href={to}>{ app.w(word) }</a> }
    };
    let no_trade = open.inputs.trade.is_empty();
    html! {
        <>
            { back(app, open) }
            <div class="stack">
                <h1>{ app.w(W::FirstMissingTitle) }</h1>
                <p class="lead">{ app.w(W::FirstMissingText) }</p>
                <p class="acts" hidden={!no_trade}>{ door("sector", W::FirstMissingTrade, "btn") }</p>
                <p hidden={!no_trade}>{ app.w(W::FirstMissingTradeText) }</p>
                <p class="acts">
                    { door("elec_bill_month", W::FirstMissingElectricity, "btn") }
                    { door("material1_spend_month", W::FirstMissingMaterial, "btn plain") }
                </p>
                <p>{ go_on(app, open, "more") }</p>
            </div>
        </>
    }
}

/// The money is known, but nothing of it is seen to be lost.
fn nothing(app: &App, open: &Open) -> Html {
    html! {
        <>
            { back(app, open) }
            <div class="stack">
                <h1>{ app.w(W::FirstNothingTitle) }</h1>
                <p class="lead">{ app.w(W::FirstNothingText) }</p>
                <p class="acts">{ go_on(app, open, "btn") }</p>
            </div>
        </>
    }
}

/// How many questions are left, and the way to the first of them.
fn go_on(app: &App, open: &Open, class: &'static str) -> Html {
    let left = questions_left(open);
    let after = open.path.pages.iter().skip_while(|p| **p != Page::FirstResult);
    let next = after.into_iter().find(|p| !open.path.missing(p).is_empty());
    let to = href(&next.map_or(Route::Results, |p| Route::Ask(p.slug().to_owned())));
    let text = match left {
        0 => app.w(W::FirstSeeResults).to_owned(),
        1 => app.w(W::FirstGoOnOne).to_owned(),
        n => app.f(W::FirstGoOn, &[("n", &n.to_string())]),
    };
    html! { <a {class} href={to}>{ text }</a> }
}

fn questions_left(open: &Open) -> usize {
    let pages = open.path.pages.iter().skip_while(|p| **p != Page::FirstResult);
    pages.filter(|p| !open.path.missing(p).is_empty()).count()
}

fn result(app: &App, open: &Open, found: &Leaks) -> Html {
    html! {
        <>
            { back(app, open) }
            <div class="cols">
                <div class="stack">
                    { headline(app, found) }
                    <p class="lead">{ lead(app, open, found) }</p>
                    { bars(app, open, found) }
                </div>
                <div class="stack">
                    { ring(app, found) }
                    { aside(app, open, found) }
                    { grade_note(app, open) }
                </div>
            </div>
        </>
    }
}

fn headline(app: &App, found: &Leaks) -> Html {
    let short = if found.is_range {
        money::money_range_short(app.lang(), found.low.0, found.high.0)
    } else {
        money::money_short(app.lang(), found.total.0, SENTENCE)
    };
    html! {
        <h1>
            { app.w(W::FirstTitleBefore) }{ " " }
            <span class="figure lost num">{ short.value }{ " " }<small>{ short.unit }</small></span>
            { " " }{ app.w(W::FirstTitleAfter) }
        </h1>
    }
}

fn lead(app: &App, open: &Open, found: &Leaks) -> String {
    let lang = app.lang();
    let n = number(lang, found.share * 100.0, SENTENCE);
    let mut text = app.f(W::FirstLead, &[("n", &n)]);
    if let Some(per_unit) = found.per_unit {
        let unit = names::unit(app, &open.evaluation.baseline.output_unit);
        let sum = money::money_words(lang, per_unit.0);
        text.push(' ');
        text.push_str(&app.f(W::FirstPerUnit, &[("unit", &unit), ("sum", &sum)]));
    }
    text
}

fn bars(app: &App, open: &Open, found: &Leaks) -> Html {
    let rows = found.rows.iter().enumerate().map(|(i, leak)| {
        let (name, note) = leak_words(app, open, leak);
        let sum = money::money_bare(app.lang(), leak.monthly.0, Digits::Table);
        html! {
            <li key={i}>
                <span>{ name }</span><b class="num">{ sum }</b>
                { loss_bar(leak.length) }
                <span class="note">{ note }</span>
            </li>
        }
    });
    let total = money::money_bare(app.lang(), found.total.0, Digits::Table);
    let label = if found.scrap.0 > 0.0 {
        let scrap = money::money_words(app.lang(), found.scrap.0);
        app.f(W::FirstSumScrap, &[("scrap", &scrap)])
    } else {
        app.w(W::FirstSum).to_owned()
    };
    html! {
        <div>
            <h2 class="h3" id="leak-h">{ app.w(W::FirstWhere) }</h2>
            <ul class="eight" aria-labelledby="leak-h">{ for rows }</ul>
            <p class="sum-line"><span>{ label }</span><b class="num nb">{ total }</b></p>
        </div>
    }
}

/// Name of a leak and what it rests on.
fn leak_words(app: &App, open: &Open, leak: &Leak) -> (String, String) {
    match &leak.kind {
        LeakKind::Material(id) => {
            let name = names::stream(app, &open.inputs, id);
            let note = leak.lost_share.map_or_else(String::new, |(share, is_default)| {
                let n = number(app.lang(), share * 100.0, SENTENCE);
                let word = if is_default { W::FirstLossDefault } else { W::FirstLossOwn };
                app.f(word, &[("n", &n)])
            });
            (app.f(W::FirstLeakMaterial, &[("name", &name)]), note)
        }
        LeakKind::Carried => {
            let (name, note) = if open.evaluation.baseline.wages.0 > 0.0 {
                (W::FirstLeakCarried, W::FirstLeakCarriedNote)
            } else {
                (W::FirstLeakCarriedNoWages, W::FirstLeakCarriedNoWagesNote)
            };
            (app.w(name).to_owned(), app.w(note).to_owned())
        }
        LeakKind::Water => {
            (app.w(W::FirstLeakWater).to_owned(), app.w(W::FirstLeakWaterNote).to_owned())
        }
        LeakKind::WasteFee => (app.w(W::FirstLeakWasteFee).to_owned(), String::new()),
        LeakKind::WastewaterFee => (app.w(W::FirstLeakWastewaterFee).to_owned(), String::new()),
    }
}

fn ring(app: &App, found: &Leaks) -> Html {
    let lang = app.lang();
    let lost = number(lang, found.share * 100.0, SENTENCE);
    let kept = number(lang, 100.0 - SENTENCE.round(found.share * 100.0), Digits::Decimals(1));
    let gaps = [("lost", lost.as_str()), ("kept", kept.as_str())];
    let picture = LossPicture {
        lost_share: found.share,
        sum: money::money_words(lang, found.yearly_cost.0),
        of: app.w(W::FirstRingOf).to_owned(),
        kept: app.f(W::FirstRingKept, &gaps),
        lost: app.f(W::FirstRingLost, &gaps),
        label: app.f(W::FirstRingLabel, &gaps),
    };
    html! { <figure class="stack">{ loss_ring(&picture) }</figure> }
}

fn aside(app: &App, open: &Open, found: &Leaks) -> Html {
    let lang = app.lang();
    let left = questions_left(open);
    let text = if left == 0 {
        app.w(W::FirstAsideDone).to_owned()
    } else {
        let minutes = practice_minutes(left).to_string();
        app.f(W::FirstAsideText, &[("n", &left.to_string()), ("minutes", &minutes)])
    };
    let sum = if found.is_range {
        money::money_range_bare(lang, found.low.0, found.high.0)
    } else {
        money::money_bare(lang, found.total.0, SENTENCE)
    };
    let how = names::figure_href(app, &FigureId::LossTotal);
    html! {
        <div class="aside stack">
            <h2>{ app.w(W::FirstAsideTitle) }</h2>
            <p>{ text }</p>
            <p class="acts">{ go_on(app, open, "btn") }</p>
            <p><a class="more" href={how}>{ app.f(W::FirstHow, &[("sum", &sum)]) }</a></p>
        </div>
    }
}

/// The grade with the cheapest way to a better one.
fn grade_note(app: &App, open: &Open) -> Html {
    let Some(catalogue) = app.catalogue() else {
        return html! { <p class="note" /> };
    };
    let grade = open.evaluation.losses.grade.unwrap_or(open.evaluation.confidence.grade);
    let ways = ways_up(catalogue, &open.evaluation);
    let way = ways.iter().find_map(|w| open.path.page_of(&w.input).map(|page| (w, page)));
    let advice = way.map(|(way, page)| {
        let to = href(&Route::Ask(page.slug().to_owned()));
        html! {
            <>{ way_up_words(app, &open.inputs, way) }{ " " }
            <a href={to}>{ app.w(W::FirstGradeGo) }</a></>
        }
    });
    let why = if open.evaluation.losses.rests_on_default_loss {
        W::FirstGradeDefault
    } else {
        W::FirstGradeOwn
    };
    html! {
        <p class="note">
            { stamp(app, grade) }{ " " }{ app.w(why) }{ " " }
            <span>{ for advice }</span>
        </p>
    }
}
