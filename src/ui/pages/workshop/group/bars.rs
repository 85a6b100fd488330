//! Bars class by class: money by trade, chain, place and size; solutions by class of the programme.

use super::View;
use super::parts::{count, money, numbers, proposed};
use crate::cohort::{Cell, Dimension, Figure, Indicator, Sum};
use crate::locale::W;
use crate::sheets::group::{Named as _, class_name, table_title};
use crate::ui::charts::plain_bar;
use yew::prelude::*;

/// Money by trade, chain, place and size as bars.
pub fn classes(view: &View) -> Html {
    let items = Dimension::ALL.into_iter().map(|dimension| {
        let older = view.found.result.older_table(dimension);
        let older = older.map(|n| view.f(W::GroupOlder, &[("n", &n.to_string())]));
        html! {
            <section key={dimension.id()} class="col" aria-labelledby={dimension.id()}>
                <h3 id={dimension.id()}>{ view.w(table_title(dimension)) }</h3>
                <p class="note" hidden={older.is_none()}>{ older }</p>
                { bars(view, dimension) }
                { numbers(view, dimension.id()) }
            </section>
        }
    });
    html! {
        <section class="part" aria-labelledby="classes">
            <h2 id="classes">{ view.w(W::GroupClasses) }</h2>
            <div class="cols even">{ for items }</div>
        </section>
    }
}

fn bars(view: &View, dimension: Dimension) -> Html {
    let result = &view.found.result;
    let money_of = |row: usize| result.cell(Figure::Sum(Sum::Money), row);
    let values = result.classes(dimension).filter_map(|(row, _)| money_of(row).value());
    let most = values.fold(0.0, f64::max);
    let rows = result.classes(dimension).map(|(at, row)| {
        let sum = money_of(at);
        let n = result.counts.get(at).copied().map(|n| count(view, n)).unwrap_or_default();
        let pct = result.cell(Figure::Mean(Indicator::Combined), at);
        let pct = pct
            .value()
            .map(|value| view.f(W::GroupClassPct, &[("pct", &super::parts::pct(view, value))]));
        let n = match result.counts.get(at).and_then(Cell::value) {
            Some(_) => view.f(W::GroupClassCount, &[("n", &n)]),
            None => n,
        };
        let length = sum.value().map_or(0.0, |value| value / most.max(1.0));
        let class = if sum.value().is_some() { "" } else { "note" };
        html! {
            <li key={at}>
                <h4>{ class_name(&view.words, row) }</h4>
                <p class="worth"><b {class}>{ money(view, sum) }</b></p>
                <div class="across" hidden={sum.value().is_none()}>{ plain_bar(length) }</div>
                <p class="note">{ n }{ for pct }</p>
            </li>
        }
    });
    let rows: Vec<Html> = rows.collect();
    let none = rows.is_empty();
    html! {
        <>
            <ul class="eight" hidden={none}>{ for rows }</ul>
            <p class="note" hidden={!none}>{ view.w(W::GroupClassNone) }</p>
        </>
    }
}

/// Proposed, chosen and done, class by class.
pub fn solutions(view: &View) -> Html {
    let classes = view.found.result.solutions.iter();
    let most = classes.clone().filter_map(|c| c.proposed.value()).fold(0.0, f64::max);
    let rows = classes.filter(|c| c.proposed.value() != Some(0.0) || c.done.value() != Some(0.0));
    let rows = rows.map(|class| {
        let proposed = count(view, class.proposed);
        let shares = [class.proposed, class.chosen, class.done].map(|of| match of.value() {
            Some(_) => count(view, of),
            None => view.w(W::GroupKept).to_owned(),
        });
        let [first, chosen, done] = &shares;
        let gaps = [("proposed", &**first), ("chosen", chosen), ("done", done)];
        let length = class.proposed.value().map_or(0.0, |value| value / most.max(1.0));
        html! {
            <li key={class.class.clone()}>
                <h3>{ view.words.solution_class(&class.class) }</h3>
                <p class="worth"><b>{ proposed }</b></p>
                <div class="across" hidden={class.proposed.value().is_none()}>{ plain_bar(length) }</div>
                <p class="note">{ view.f(W::GroupSolutionSays, &gaps) }</p>
            </li>
        }
    });
    html! {
        <section class="part" aria-labelledby="solutions">
            <h2 id="solutions">{ view.f(W::GroupSolutionsTitle, &[("all", &proposed(view))]) }</h2>
            <ul class="eight two-rows">{ for rows }</ul>
            { numbers(view, "solutions") }
        </section>
    }
}
