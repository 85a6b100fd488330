//! What came of it: per stream before and now, both methods, promised and achieved.

use super::View;
use crate::charts::promise::Pair;
use crate::engine::follow_up::StreamChange;
use crate::locale::number::{self, Digits, number, percent};
use crate::locale::{W, money};
use crate::ui::charts::{PromiseRow, number_table, promise_chart, promise_key};
use crate::ui::rich::text;
use crate::ui::{App, names};
use crate::units::Vnd;
use yew::prelude::*;

/// So many times what was promised is more likely a slip of the pen.
const ODD_SHARE: f64 = 2.0;

/// How the result stands to what was promised.
pub fn lead(app: &App, view: &View) -> Html {
    if view.comparison.streams.is_empty() {
        return html! { <p class="lead">{ app.w(W::FollowUpFillIn) }</p> };
    }
    let share = |share: f64| percent(app.lang(), share, 0);
    let whole = view.comparison.realised(view.middle);
    let done = view.comparison.realised_of_done(view.middle);
    let odd = whole.or(done).is_some_and(|share| share > ODD_SHARE);
    let odd = odd.then(|| app.w(W::FollowUpOdd));
    let whole = whole.map(|s| app.f(W::FollowUpRealised, &[("share", &share(s))]));
    let done = done.map(|s| app.f(W::FollowUpRealisedDone, &[("share", &share(s))]));
    html! {
        <div class="stack">
            <p class="lead">{ for whole }{ " " }{ for done }</p>
            <p class="ask" hidden={odd.is_none()}>{ for odd }</p>
        </div>
    }
}

pub fn facts(app: &App, view: &View) -> Html {
    let lang = app.lang();
    let comparison = view.comparison;
    let change = match comparison.output {
        None => app.w(W::FollowUpOutputUnknown).to_owned(),
        Some(_) if comparison.output_change.abs() < 0.0005 => {
            app.w(W::FollowUpOutputSame).to_owned()
        }
        Some(_) => {
            let share = percent(lang, comparison.output_change.abs(), 1);
            let up = comparison.output_change > 0.0;
            app.f(
                if up { W::FollowUpOutputUp } else { W::FollowUpOutputDown },
                &[("share", &share)],
            )
        }
    };
    let words = |vnd: Vnd| money::money_words(lang, vnd.0);
    let likely = view.outlook.evaluation.package.likely_within_a_year;
    let told = format!(
        "{} / {}",
        comparison.streams.len(),
        comparison.streams.len() + comparison.missing.len()
    );
    let facts = [
        (W::FollowUpAchieved, words(comparison.achieved)),
        (W::FollowUpPlanned, words(comparison.planned * view.middle)),
        (W::FollowUpLikelyShort, words(likely)),
        (W::FollowUpOutputChange, change),
        (W::FollowUpTold, told),
    ];
    // The first two are sums over what was told: before the first figure there is nothing to add up.
    let facts = facts.into_iter().skip(if comparison.streams.is_empty() { 2 } else { 0 });
    let rows = facts.map(|(word, value)| {
        html! { <div key={word as usize}><dt>{ app.w(word) }</dt><dd>{ text(value) }</dd></div> }
    });
    html! { <dl class="facts num">{ for rows }</dl> }
}

pub fn streams(app: &App, view: &View) -> Html {
    let all = &view.comparison.streams;
    if all.is_empty() {
        return html! {
            <section class="stack" aria-labelledby="came"><h2 id="came">{ app.w(W::FollowUpCame) }</h2>
                <p>{ app.w(W::FollowUpCameEmpty) }</p>
            </section>
        };
    }
    let lang = app.lang();
    let bare = |vnd: Vnd| money::money_bare(lang, vnd.0, Digits::Significant(3));
    let name = |s: &StreamChange| names::stream(app, &view.open.inputs, &s.id);
    let rows: Vec<PromiseRow> = all
        .iter()
        .map(|s| {
            let planned = s.planned * view.middle;
            let gaps = [("achieved", bare(s.achieved)), ("planned", bare(planned))];
            let gaps: Vec<(&str, &str)> = gaps.iter().map(|(k, v)| (*k, v.as_str())).collect();
            let pair = Pair { planned: planned.0, achieved: s.achieved.0 };
            PromiseRow { name: name(s), text: app.f(W::FollowUpOf, &gaps), pair }
        })
        .collect();
    let title = app.w(W::FollowUpCame);
    let said: Vec<String> = rows.iter().map(|r| format!("{}: {}", r.name, r.text)).collect();
    let desc = said.join("; ");
    let method =
        if view.comparison.fixed_share_only { W::FollowUpOnlyFixed } else { W::FollowUpBoth };
    let written = all.iter().map(|s| stream(app, view, s, &name(s)));
    html! {
        <section class="stack" aria-labelledby="came">
            <h2 id="came">{ title }</h2>
            <figure>
                { promise_chart("came-chart", &rows, (title, &desc)) }
                { promise_key(app.w(W::FollowUpKeyAchieved), app.w(W::FollowUpKeyPlanned)) }
            </figure>
            { table(app, view, title) }
            <p class="note">{ app.w(method) }{ " " }{ app.w(W::FollowUpPrices) }</p>
            <ul class="changes">{ for written }</ul>
        </section>
    }
}

fn amount(app: &App, s: &StreamChange, value: f64) -> String {
    if s.unit == "VND" {
        return money::money_words(app.lang(), value);
    }
    number::quantity(app.lang(), value, &names::unit(app, &s.unit), Digits::Significant(4))
}

/// One stream in sentences: norm before and now, and what both methods say.
fn stream(app: &App, view: &View, s: &StreamChange, name: &str) -> Html {
    let lang = app.lang();
    let product = names::unit(app, &view.outlook.evaluation.baseline.output_unit);
    let short = |value: f64| number(lang, value, Digits::Significant(4));
    let norm = s.norm_before.zip(s.norm_now).filter(|_| s.unit != "VND").map(|(before, now)| {
        let (before, now, unit) = (short(before), short(now), names::unit(app, &s.unit));
        let gaps =
            [("before", before.as_str()), ("now", &now), ("unit", &unit), ("product", &product)];
        app.f(W::FollowUpNorm, &gaps)
    });
    let saved = |word: W, saved: crate::engine::follow_up::Saved| {
        let word = match (word, saved.quantity < 0.0) {
            (W::FollowUpByRatio, true) => W::FollowUpByRatioMore,
            (W::FollowUpByFixed, true) => W::FollowUpByFixedMore,
            (word, _) => word,
        };
        let amount = amount(app, s, saved.quantity.abs());
        let share = percent(lang, saved.share.abs(), 1);
        let fixed = percent(lang, s.fixed_part, 0);
        app.f(word, &[("amount", &amount), ("share", &share), ("fixed", &fixed)])
    };
    let both = !view.comparison.fixed_share_only && view.comparison.output.is_some();
    // Without a fixed part both methods say the same.
    let same = s.fixed_part < 0.005;
    let ratio = (both || same).then(|| saved(W::FollowUpByRatio, s.by_ratio));
    let fixed = (!same).then(|| saved(W::FollowUpByFixed, s.by_fixed_share));
    let in_money = (s.unit == "VND").then(|| app.w(W::FollowUpInMoney));
    let origin = s.fixed_from_months.then(|| app.w(W::FollowUpFixedFromMonths));
    html! {
        <li key={s.id.id()}>
            <b>{ name }{ ". " }</b>
            { for norm }{ " " }{ for ratio }{ " " }{ for fixed }{ " " }{ for origin }{ for in_money }
        </li>
    }
}

fn table(app: &App, view: &View, caption: &str) -> Html {
    let lang = app.lang();
    let head = [
        W::FollowUpStream,
        W::FollowUpUsedBefore,
        W::FollowUpUsedNow,
        W::FollowUpColRatio,
        W::FollowUpColFixed,
        W::FollowUpAchieved,
        W::FollowUpPlanned,
    ];
    let head: Vec<String> = head.map(|w| app.w(w).to_owned()).to_vec();
    let bare = |vnd: Vnd| money::money_bare(lang, vnd.0, Digits::Significant(3));
    let row = |s: &StreamChange| {
        vec![
            names::stream(app, &view.open.inputs, &s.id),
            amount(app, s, s.before),
            amount(app, s, s.now),
            percent(lang, s.by_ratio.share, 1),
            percent(lang, s.by_fixed_share.share, 1),
            bare(s.achieved),
            bare(s.planned * view.middle),
        ]
    };
    let rows: Vec<Vec<String>> = view.comparison.streams.iter().map(row).collect();
    number_table(app, caption, &head, &rows)
}
