//! Use per unit of output beside what the trade is known to need, now and with the package.

use crate::catalogue::SourceIx;
use crate::charts::benchmark_layout;
use crate::engine::StreamId;
use crate::engine::summary::{Held, Verdict, Yardstick, yardsticks};
use crate::locale::W;
use crate::locale::number::{Digits, SENTENCE, number};
use crate::ui::charts::benchmark_bar;
use crate::ui::pages::measure::source_notes;
use crate::ui::{App, Open, names};
use yew::prelude::*;

pub fn benchmarks(app: &App) -> Html {
    let (Some(open), Some(catalogue)) = (&app.state.open, app.catalogue()) else {
        return html! { <section /> };
    };
    let found = yardsticks(catalogue, &open.inputs, &open.evaluation);
    let body = if found.is_empty() {
        html! { <p>{ app.w(W::YardstickTradeNone) }</p> }
    } else {
        let rows = found.iter().enumerate();
        html! {
            <>
                <p>{ app.w(W::YardstickTradeText) }</p>
                <ul class="eight yardsticks">
                    { for rows.map(|(i, y)| html! { <li key={i}>{ row(app, open, y) }</li> }) }
                </ul>
                { key(app) }
            </>
        }
    };
    html! {
        <section class="col" aria-labelledby="trade-norm">
            <h2 id="trade-norm">{ app.w(W::YardstickTradeTitle) }</h2>
            <div class="stack">{ body }</div>
        </section>
    }
}

fn row(app: &App, open: &Open, y: &Yardstick) -> Html {
    let (name, unit) = named(app, open, y);
    let lang = app.lang();
    let show = |v: f64| number(lang, v, Digits::Significant(3));
    // The owner's own numbers carry no more digits than they deserve.
    let own = |v: f64| number(lang, v, SENTENCE);
    let with_unit = |text: String| {
        if unit == "%" { text + "%" } else { format!("{text} {unit}") }
    };
    let gaps = [("now", own(y.now)), ("after", own(y.after))];
    let [now, after] = &gaps;
    let change = app.f(W::YardstickTradeChange, &[(now.0, &now.1), (after.0, &after.1)]);
    let change = with_unit(change);
    let change_shown = match &y.figure {
        Some(figure) => {
            html! { <a class="why" href={names::figure_href(app, figure)}>{ &change }</a> }
        }
        None => html! { <>{ &change }</> },
    };
    let marks = [
        (W::YardstickTradeGood, y.good),
        (W::YardstickTradeTypical, Some(y.typical)),
        (W::YardstickTradePoor, y.poor),
    ];
    let marks: Vec<String> = marks
        .into_iter()
        .filter_map(|(word, mark)| Some(app.f(word, &[("n", &show(mark?))])))
        .collect();
    let marks = with_unit(marks.join(" · "));
    let verdict = app.w(match y.verdict {
        Verdict::Good => W::YardstickVerdictGood,
        Verdict::Fair => W::YardstickVerdictFair,
        Verdict::Level => W::YardstickVerdictLevel,
        Verdict::Behind => W::YardstickVerdictBehind,
        Verdict::FarBehind => W::YardstickVerdictFar,
    });
    let label = format!("{name}: {change}. {marks}. {verdict}");
    let layout = benchmark_layout([y.good, Some(y.typical), y.poor], y.now, y.after);
    let source = if y.is_published {
        html! { <div class="sources">{ source_notes(app, first_citable(app, &y.sources)) }</div> }
    } else {
        html! { <p class="note sources">{ app.w(W::YardstickTradeUnpublished) }</p> }
    };
    html! {
        <>
            <span>{ name }</span>
            <b class="num">{ change_shown }</b>
            { benchmark_bar(&layout, &label) }
            <span class="note num">{ marks }</span>
            <span class="note">{ verdict }</span>
            { source }
        </>
    }
}

/// One source is enough beside a bar; the data names the others.
fn first_citable<'a>(app: &App, sources: &'a [SourceIx]) -> &'a [SourceIx] {
    let library = app.state.library.as_ref();
    let citable = |ix: &SourceIx| {
        library.and_then(|l| l.sources.get(usize::from(ix.0))).is_some_and(|s| s.citable)
    };
    let at = sources.iter().position(citable).unwrap_or(0);
    sources.get(at..=at).unwrap_or_default()
}

/// What is compared, and its unit.
fn named(app: &App, open: &Open, y: &Yardstick) -> (String, String) {
    let benchmark = match y.held {
        Held::Benchmark(at) => app.catalogue().and_then(|c| c.benchmarks.get(at)),
        Held::Loss => None,
    };
    match benchmark {
        Some(b) => {
            let (scope, indicator) = (app.text(b.scope), app.text(b.indicator));
            let gaps = [("scope", scope.as_str()), ("indicator", &indicator)];
            (app.f(W::YardstickTradeName, &gaps), app.text(b.unit_text))
        }
        None => {
            let name = names::stream(app, &open.inputs, &StreamId::Material1);
            (app.f(W::YardstickTradeLoss, &[("name", &name)]), "%".to_owned())
        }
    }
}

fn key(app: &App) -> Html {
    html! {
        <p class="key note">
            <span><svg width="16" height="20" aria-hidden="true">
                <line class="l-ink w5" x1="8" x2="8" y1="2" y2="18" />
            </svg>{ app.w(W::YardstickNarrowNow) }</span>
            <span><svg width="16" height="16" aria-hidden="true">
                <circle class="f-kept" cx="8" cy="8" r="6" />
            </svg>{ app.w(W::YardstickTradeAfter) }</span>
            <span><svg width="16" height="20" aria-hidden="true">
                <line class="l-edge w2" x1="8" x2="8" y1="2" y2="18" />
            </svg>{ app.w(W::YardstickTradeUsual) }</span>
        </p>
    }
}
