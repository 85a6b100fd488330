//! Sheets to print: whom each is for, a preview, and the way to paper. A sheet is plain data
//! ([`blocks::Sheet`]) that one function draws; what stands on it comes from the engine.

mod bank;
mod blocks;
mod handout;
mod head;
mod lender;
mod officer;
mod owner;
mod proof;
mod ranges;
mod say;
mod steps;

use self::blocks::{Sheet, parts};
use self::head::{head_fields, sheet_head};
use self::ranges::{Ranges, use_ranges};
use self::say::View;
use crate::assessment::calendar::Day;
use crate::assessment::plan::{Outlook, outlook};
use crate::browser::{clock, page};
use crate::locale::W;
use crate::ui::components::icons::arrow;
use crate::ui::frame::{Frame, use_frame};
use crate::ui::pages::not_found::not_found;
use crate::ui::{App, Open, Route, State, href, use_app};
use std::rc::Rc;
use yew::prelude::*;

/// One kind of sheet.
struct Kind {
    slug: &'static str,
    name: W,
    whom: W,
    draw: fn(&View) -> Sheet,
    /// Needs the range of every measure.
    members: bool,
    /// A single page.
    one_page: bool,
}

/// In the order of the choice.
const KINDS: [Kind; 7] = [
    Kind {
        slug: "chu-co-so",
        name: W::ReportOwner,
        whom: W::ReportOwnerFor,
        draw: owner::owner,
        members: false,
        one_page: false,
    },
    Kind {
        slug: "ngan-hang",
        name: W::ReportBank,
        whom: W::ReportBankFor,
        draw: bank::bank,
        members: true,
        one_page: false,
    },
    Kind {
        slug: "so-cong-thuong",
        name: W::ReportOfficer,
        whom: W::ReportOfficerFor,
        draw: officer::officer,
        members: false,
        one_page: false,
    },
    Kind {
        slug: "ho-so-xanh",
        name: W::ReportProfile,
        whom: W::ReportProfileFor,
        draw: handout::profile,
        members: false,
        one_page: true,
    },
    Kind {
        slug: "cam-ket-tui",
        name: W::ReportPledge,
        whom: W::ReportPledgeFor,
        draw: handout::pledge,
        members: false,
        one_page: true,
    },
    Kind {
        slug: "dinh-muc",
        name: W::ReportNorms,
        whom: W::ReportNormsFor,
        draw: handout::wall,
        members: false,
        one_page: true,
    },
    Kind {
        slug: "khuyen-cong",
        name: W::ReportSupport,
        whom: W::ReportSupportFor,
        draw: handout::support,
        members: false,
        one_page: true,
    },
];

#[derive(PartialEq, Properties)]
pub struct Props {
    /// Slug of the sheet; empty for the choice.
    pub sheet: String,
}

#[component]
pub fn Reports(props: &Props) -> Html {
    let app = use_app();
    let kind = KINDS.iter().find(|k| k.slug == props.sheet);
    let today = Day::parse(&clock::now_iso());
    let basis = use_memo((app.state.revision, kind.is_some()), |_| {
        kind.and(today).and_then(|today| basis(&app, today))
    });
    let ranges = use_ranges(&app, basis.as_ref().as_ref(), kind.is_some_and(|k| k.members));
    use_foot(&app, kind.is_some());
    use_frame(kind.map(|_| Frame::Sheet));
    let body = match (&app.state.open, kind, basis.as_ref(), today) {
        (None, ..) => nothing_open(&app),
        (Some(_), None, ..) if props.sheet.is_empty() => choice(&app),
        (Some(_), Some(kind), Some(basis), Some(today)) => sheet(&app, kind, basis, &ranges, today),
        _ => not_found(&app),
    };
    html! { <div class="reports">{ body }</div> }
}

/// What the sheets are made from: the measures of the owner's plan where there is one, else those
/// that are switched on.
pub struct Basis {
    pub open: Open,
    outlook: Outlook,
}

fn basis(app: &App, today: Day) -> Option<Basis> {
    let open = app.state.open.as_ref()?;
    let found = outlook(&open.catalogue, &open.document, &open.inputs, &open.evaluation, today);
    let mut open = open.clone();
    if found.evaluation != *open.evaluation {
        open.evaluation = Rc::new(found.evaluation.clone());
        open.range = None;
        open.stale_range = None;
    }
    Some(Basis { open, outlook: found })
}

fn nothing_open(app: &App) -> Html {
    html! {
        <div class="stack">
            <h1>{ app.w(W::ReportTitle) }</h1>
            <p class="lead">{ app.w(W::ReportNoneText) }</p>
            <p class="acts"><a class="btn" href={href(&Route::Start)}>{ app.w(W::ReportNoneGo) }</a></p>
        </div>
    }
}

/// Whom each sheet is for.
fn choice(app: &App) -> Html {
    let money = app.state.open.as_ref().is_some_and(|o| o.evaluation.baseline.money_possible);
    let doors = KINDS.iter().map(|kind| {
        let to = href(&Route::Reports(kind.slug.to_owned()));
        html! {
            <li key={kind.slug}>
                <a href={to}><strong>{ app.w(kind.name) }</strong>{ arrow() }<span>{ app.w(kind.whom) }</span></a>
            </li>
        }
    });
    html! {
        <>
            <div class="stack">
                <p><a class="back" href={href(&Route::Results)}>{ app.w(W::MeasureBack) }</a></p>
                <h1>{ app.w(W::ReportTitle) }</h1>
                <p class="lead">{ app.w(W::ReportLead) }</p>
                <p class="ask" hidden={money}>{ app.w(W::ReportNoMoney) }</p>
            </div>
            <div class="cols part">
                <ul class="doors">{ for doors }</ul>
                { head_fields(app) }
            </div>
            { crate::ui::exports::exports(app) }
        </>
    }
}

fn sheet(app: &App, kind: &Kind, basis: &Basis, ranges: &Ranges, today: Day) -> Html {
    let open = Open {
        range: ranges.whole.clone(),
        stale_range: ranges.whole.clone(),
        ..basis.open.clone()
    };
    // Pictures read the state: the sheet has one of its own, with its measures and their range.
    let state = State { open: Some(open.clone()), ..(*app.state).clone() };
    let app = &App { state: Rc::new(state), dispatch: app.dispatch.clone() };
    let view = View {
        app,
        open: &open,
        catalogue: &open.catalogue,
        range: ranges.whole.clone(),
        members: &ranges.members,
        today,
        outlook: &basis.outlook,
    };
    let made = (kind.draw)(&view);
    let busy = !ranges.done || app.state.handbook.is_none();
    let lead = made.lead.iter().filter(|l| !l.is_empty()).enumerate();
    html! {
        <>
            <div class="sheet-bar no-print">
                <a class="back" href={href(&Route::Reports(String::new()))}>{ app.w(W::ReportBack) }</a>
                <p class="acts">
                    <button type="button" class="btn small" onclick={|_| page::print()}>
                        { app.w(W::ReportPrint) }
                    </button>
                </p>
                <a class="more" href={href(&Route::Reports(String::new()))}>{ app.w(W::ReportHeadEdit) }</a>
                <p class="note">{ app.w(W::ReportPrintHint) }{ " " }<span role="status">{ busy.then(|| app.w(W::ReportCounting)) }</span></p>
            </div>
            <article class={classes!("sheet", kind.one_page.then_some("one"), kind.slug)} aria-busy={busy.to_string()}>
                { sheet_head(&view, app.w(kind.name)) }
                <h1>{ made.title }</h1>
                { for lead.map(|(i, text)| html! { <p key={i} class="sheet-lead">{ text }</p> }) }
                { parts(&made.parts, 2) }
                <p class="sheet-foot">{ head::foot(app, today) }</p>
            </article>
        </>
    }
}

/// Date, data version, grade and the notice at the foot of every printed page.
#[hook]
fn use_foot(app: &App, is_sheet: bool) {
    let foot = Day::parse(&clock::now_iso()).filter(|_| is_sheet);
    let foot = foot.map(|today| head::foot(app, today)).unwrap_or_default();
    use_effect_with(foot, |foot| {
        page::set_sheet_foot(foot);
        || page::set_sheet_foot("")
    });
}
