//! How the measure stands to the others, in words with links.

use crate::catalogue::{Catalogue, EndUseIx, KnockOnKind, Measure, MeasureIx};
use crate::engine::relations::{
    Choice, ChoiceRule, Limit, LimitKind, Neighbour, Order, Relation, SideEffect, Turn, relation,
};
use crate::engine::{Class, MeasureResult};
use crate::locale::W;
use crate::locale::number::{percent, years};
use crate::ui::pages::results::bare;
use crate::ui::rich::{measure_link, measure_links, rich, text};
use crate::ui::{App, Open};
use std::rc::Rc;
use yew::prelude::*;

/// Neighbours shown at once; the others are folded.
const SHOWN: usize = 4;
/// Names in one sentence.
const NAMED: usize = 4;

/// How the measure stands to the others; worked out anew only when the assessment or the measure
/// change, not with the range or the language.
#[hook]
pub fn use_relation(app: &App, measure: Option<MeasureIx>) -> Rc<Option<Relation>> {
    use_memo((app.state.revision, measure), |(_, measure)| {
        let open = app.state.open.as_ref()?;
        relation(&open.catalogue, &open.inputs, &open.evaluation, (*measure)?)
    })
}

pub fn relations(app: &App, measure: &Measure, ix: MeasureIx, found: Option<&Relation>) -> Html {
    let body = match (&app.state.open, found) {
        (Some(open), Some(relation)) => with_figures(app, open, relation),
        _ => in_general(app, measure),
    };
    html! { <section key={format!("relations-{}", ix.0)} class="stack" aria-labelledby="overlaps">{ body }</section> }
}

fn heading(app: &App) -> Html {
    html! { <h2 key="overlaps" id="overlaps">{ app.w(W::MeasureOverlaps) }</h2> }
}

/// Nothing is open or the measure is not: the neighbours the catalogue names.
fn in_general(app: &App, measure: &Measure) -> Html {
    let all = &measure.overlaps_with;
    let rows = all.iter().map(|ix| html! { <li key={ix.0}>{ measure_link(app, *ix) }</li> });
    html! {
        <div class="stack" hidden={all.is_empty()}>
            { heading(app) }
            <ul class="plain">{ for rows }</ul>
        </div>
    }
}

fn with_figures(app: &App, open: &Open, relation: &Relation) -> Html {
    let own = open.evaluation.measures.iter().find(|m| m.measure == relation.measure);
    let Some(result) = own else { return html! { <div /> } };
    let mut lines: Vec<Html> = Vec::new();
    lines.extend(alone_and_together(app, result, relation));
    lines.extend(left_out(app, result));
    lines.extend(overlap(app, result, relation));
    lines.extend(relation.choice.as_ref().map(|c| choice(app, result, c)));
    lines.extend(relation.limits.iter().map(|l| limit(app, open, l)));
    lines.extend(relation.knock_ons.iter().map(|k| side_effect(app, &open.catalogue, k)));
    let lines = lines.into_iter().enumerate().map(|(at, line)| html! { <p key={at}>{ line }</p> });
    let neighbours = neighbours(app, open, relation);
    html! { <>{ for std::iter::once(heading(app)).chain(lines).chain([neighbours]) }</> }
}

/// As the rows of the results write sums.
fn sum(app: &App, vnd: f64) -> String {
    bare(app, vnd.abs())
}

/// `làm riêng … làm cùng …`; says nothing where there is no money.
fn alone_and_together(app: &App, result: &MeasureResult, relation: &Relation) -> Option<Html> {
    if relation.alone.0 <= 0.0 {
        return None;
    }
    let gaps = [
        ("alone", text(sum(app, relation.alone.0))),
        ("together", text(sum(app, relation.together.0))),
        ("adds", text(sum(app, relation.adds.0))),
    ];
    let sentence = match (result.selected, result.class) {
        (false, Class::NotNow | Class::Alternative) => W::RelationsOnly,
        (false, _) if relation.adds_less() => W::RelationsAddsLess,
        (false, _) => W::RelationsAddsAll,
        (true, _) if relation.is_reduced() => W::RelationsLess,
        (true, _) if relation.neighbours.is_empty() => W::RelationsFree,
        (true, _) => W::RelationsFirst,
    };
    Some(html! { <span class="alone-together">{ rich(app, sentence, &gaps) }</span> })
}

/// Left out because it does not pay on its own figures.
fn left_out(app: &App, result: &MeasureResult) -> Option<Html> {
    let (capital, npv) = (result.finance.capital?, result.finance.npv?);
    (result.class == Class::NotNow).then(|| {
        let gaps = [
            ("capital", text(sum(app, capital.0))),
            ("years", text(years(app.lang(), result.lifetime.0))),
            ("loss", text(sum(app, npv.0))),
        ];
        rich(app, W::RelationsLeftOut, &gaps)
    })
}

/// Pays alone, not beside the others, and keeps its place.
fn overlap(app: &App, result: &MeasureResult, relation: &Relation) -> Option<Html> {
    let (alone, together) = (result.finance.npv?, result.package_finance.npv?);
    result.overlaps.then(|| {
        let gaps = [
            ("gain", text(sum(app, alone.0))),
            ("loss", text(sum(app, together.0))),
            ("names", measure_links(app, &takers(relation), NAMED)),
        ];
        rich(app, W::RelationsOverlap, &gaps)
    })
}

fn takers(relation: &Relation) -> Vec<MeasureIx> {
    relation.neighbours.iter().filter(|n| n.takes.0 > 0.0).map(|n| n.measure).collect()
}

/// Which of several ways was kept, and the rule that decided.
fn choice(app: &App, result: &MeasureResult, choice: &Choice) -> Html {
    let is_kept = choice.kept == result.measure;
    let said = choice.others.iter().filter(|(ix, _)| is_kept || *ix == result.measure);
    let sentences = said.map(|(other, rule)| {
        let (sentence, name) =
            if is_kept { (W::RelationsKept, *other) } else { (W::RelationsLost, choice.kept) };
        let gaps =
            [("name", measure_links(app, &[name], NAMED)), ("why", text(app.w(rule_words(*rule))))];
        html! { <span key={other.0}>{ rich(app, sentence, &gaps) }{ " " }</span> }
    });
    let swapped = result.selected && !is_kept;
    html! { <>{ for sentences }{ for swapped.then(|| app.w(W::RelationsOwnChoice)) }</> }
}

fn rule_words(rule: ChoiceRule) -> W {
    match rule {
        ChoiceRule::Headline => W::RelationsRuleHeadline,
        ChoiceRule::Study => W::RelationsRuleStudy,
        ChoiceRule::Saving => W::RelationsRuleSaving,
        ChoiceRule::Npv => W::RelationsRuleNpv,
        ChoiceRule::Listed => W::RelationsRuleListed,
    }
}

fn limit(app: &App, open: &Open, limit: &Limit) -> Html {
    let (sentence, share) = match limit.kind {
        LimitKind::Cap(share) => (W::RelationsCap, share),
        LimitKind::Loss { most, .. } => (W::RelationsLossLimit, most),
    };
    let gaps = [
        ("ground", ground(app, &open.catalogue, &[limit.end_use])),
        ("share", text(percent(app.lang(), share, 0))),
    ];
    let with = (!limit.with.is_empty()).then(|| {
        let names = measure_links(app, &limit.with, NAMED);
        rich(app, W::RelationsUnderLimit, &[("names", names)])
    });
    html! { <>{ rich(app, sentence, &gaps) }{ " " }{ for with }</> }
}

fn side_effect(app: &App, catalogue: &Catalogue, effect: &SideEffect) -> Html {
    let sentence = match (effect.kind, effect.worth) {
        (KnockOnKind::SavingFraction, Some(_)) => W::RelationsSideSaving,
        (KnockOnKind::SavingFraction, None) => W::RelationsSideSavingText,
        (KnockOnKind::ExtraUse, Some(_)) => W::RelationsSideExtra,
        (KnockOnKind::ExtraUse, None) => W::RelationsSideExtraText,
        (KnockOnKind::TextOnly, _) => W::RelationsSideText,
    };
    let worth = effect.worth.map(|v| sum(app, v.0)).unwrap_or_default();
    let gaps = [("ground", ground(app, catalogue, &[effect.end_use])), ("sum", text(worth))];
    rich(app, sentence, &gaps)
}

/// Names of end uses inside a sentence.
pub fn ground(app: &App, catalogue: &Catalogue, ends: &[EndUseIx]) -> Html {
    let names: Vec<String> = ends
        .iter()
        .filter_map(|ix| catalogue.end_use(*ix))
        .map(|e| inside_sentence(&app.text(e.name)))
        .collect();
    html! { <b class="ground">{ names.join("; ") }</b> }
}

fn inside_sentence(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn neighbours(app: &App, open: &Open, relation: &Relation) -> Html {
    let row = |n: &Neighbour| {
        html! { <li key={n.measure.0}>{ neighbour(app, &open.catalogue, n) }</li> }
    };
    let (first, more) = relation.neighbours.split_at(relation.neighbours.len().min(SHOWN));
    let count = more.len().to_string();
    html! {
        <key="neighbours">
            <ul class="plain relations" hidden={first.is_empty()}>{ for first.iter().map(row) }</ul>
            <details hidden={more.is_empty()}>
                <summary>{ app.f(W::RelationsOthers, &[("n", &count)]) }</summary>
                <ul class="plain relations">{ for more.iter().map(row) }</ul>
            </details>
        </>
    }
}

/// Who acts first and why, and what it costs the other.
fn neighbour(app: &App, catalogue: &Catalogue, n: &Neighbour) -> Html {
    let name = measure_links(app, &[n.measure], NAMED);
    let neighbour_first = n.order.is_none_or(|o| o.neighbour_first);
    let sentence = turn_words(n.order.filter(|_| !n.ground.is_empty()), n.both_general);
    let (first, second) = if neighbour_first {
        (name.clone(), text(app.w(W::RelationsThis)))
    } else {
        (this(app, sentence), name.clone())
    };
    let gaps =
        [("first", first), ("second", second), ("ground", ground(app, catalogue, &n.ground))];
    let effect = effect(app, n, name);
    html! { <>{ rich(app, sentence, &gaps) }{ " " }{ effect }</> }
}

/// The measure of the page as the one that acts first: at the head of a sentence or inside it.
fn this(app: &App, sentence: W) -> Html {
    let inside = matches!(sentence, W::RelationsTurnPrevention | W::RelationsTurnListed);
    text(app.w(if inside { W::RelationsThis } else { W::RelationsThisStart }))
}

fn turn_words(order: Option<Order>, both_general: bool) -> W {
    match order.map(|o| o.turn) {
        None => W::RelationsTurnNone,
        Some(_) if both_general => W::RelationsTurnGeneral,
        Some(Turn::PartFirst) => W::RelationsTurnPartFirst,
        Some(Turn::SupplyLater) => W::RelationsTurnSupplyLater,
        Some(Turn::PriceLast) => W::RelationsTurnPriceLast,
        Some(Turn::UmbrellaLater) => W::RelationsTurnUmbrellaLater,
        Some(Turn::SideEffectLater) => W::RelationsTurnSideLater,
        Some(Turn::PreventionFirst) => W::RelationsTurnPrevention,
        Some(Turn::Listed) => W::RelationsTurnListed,
    }
}

fn effect(app: &App, n: &Neighbour, name: Html) -> Html {
    let costs = |sentence: W, vnd: f64| {
        rich(app, sentence, &[("sum", text(sum(app, vnd))), ("name", name.clone())])
    };
    let takes = n.takes_something().then(|| costs(W::RelationsCostsThis, n.takes.0));
    let helps = n.helps().then(|| costs(W::RelationsHelpsThis, n.takes.0));
    let gives = n.gives_something().then(|| costs(W::RelationsCostsOther, n.gives_up.0));
    html! { <>{ for takes }{ for helps }{ " " }{ for gives }</> }
}
