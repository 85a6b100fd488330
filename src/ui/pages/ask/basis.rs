//! What the figures of a page rest on, said quietly while one types: how much a year, how it was
//! found, how sure it is and what would make it surer. Nothing falls back in silence.

use super::item::Item;
use super::shares::SLUG as SPLITS;
use crate::assessment::journey::{head, streams_of};
use crate::assessment::path::Page;
use crate::catalogue::Catalogue;
use crate::engine::summary::{StreamRow, stream_rows};
use crate::engine::{StreamBaseline, StreamId};
use crate::locale::number::{Digits, SENTENCE, number};
use crate::locale::{W, money};
use crate::ui::components::grade::stamp;
use crate::ui::pages::results::way_up_words;
use crate::ui::{App, Open, Route, href, names};
use yew::prelude::*;

/// Unit of a quantity that is known as money only.
const VND: &str = "VND";

/// The lines of a page; nothing on pages whose answers feed no stream.
pub fn basis(app: &App, catalogue: &Catalogue, open: &Open, page: &Page, items: &[Item]) -> Html {
    let ids = items.iter().map(Item::id);
    let streams = streams_of(catalogue, &open.evaluation.baseline, ids.clone());
    let rows = stream_rows(catalogue, &open.evaluation);
    let asks_loss = ids.clone().any(|id| id.ends_with("loss_pct"));
    let asks_amount = ids.clone().any(|id| !id.ends_with("loss_pct"));
    let here = rows.iter().filter(|row| streams.contains(&row.stream));
    let here = here.filter(|r| if r.loss.is_some() { asks_loss } else { asks_amount });
    let lines: Vec<Html> = here.map(|row| line(app, open, row)).collect();
    let missing = nothing_known(app, open, page, items, &streams);
    let any = !lines.is_empty() || missing.is_some();
    let divided = |s: &&StreamBaseline| streams.contains(&s.id) && s.shares.len() > 1;
    let can_split = open.evaluation.baseline.streams.iter().any(|s| divided(&s));
    html! {
        <div class="basis" id="basis" aria-live="polite" hidden={!any}>
            <h2 class="h3">{ app.w(W::FullBasis) }</h2>
            <ul class="plain">{ for lines }<>{ for missing }</></ul>
            <p class="note" hidden={!can_split}>
                <a href={href(&Route::Ask(SPLITS.to_owned()))}>{ app.w(W::FullSharesLink) }</a>
            </p>
        </div>
    }
}

fn line(app: &App, open: &Open, row: &StreamRow) -> Html {
    let stream = open.evaluation.baseline.streams.iter().find(|s| s.id == row.stream);
    let name = names::stream(app, &open.inputs, &row.stream);
    let said = match row.loss {
        Some((share, is_default)) => {
            let n = number(app.lang(), share * 100.0, SENTENCE);
            let word = if is_default { W::FullBasisLossDefault } else { W::FullBasisLoss };
            app.f(word, &[("name", &name), ("n", &n)])
        }
        None => {
            let quantity = stream.map_or_else(String::new, |s| quantity(app, s));
            let how = app.w(names::derivation(row.derivation));
            app.f(W::FullBasisLine, &[("name", &name), ("quantity", &quantity), ("how", how)])
        }
    };
    let up = row.way_up.as_ref().map(|way| way_up_words(app, &open.inputs, way));
    let key = format!("{}{}", row.stream.id(), row.loss.is_some());
    html! {
        <li {key}>{ said }{ " " }{ stamp(app, row.grade) }{ " " }<span class="note">{ for up }</span></li>
    }
}

/// `5.800 kWh`; a stream known as money only says the money.
fn quantity(app: &App, stream: &StreamBaseline) -> String {
    let lang = app.lang();
    if stream.unit == VND {
        return money::money(lang, stream.quantity, Digits::Significant(3));
    }
    let n = number(lang, stream.quantity, Digits::Significant(3));
    format!("{n} {}", names::unit(app, &stream.unit))
}

/// The page asks for a stream of which nothing is known: it is left out, and that is said.
fn nothing_known(
    app: &App,
    open: &Open,
    page: &Page,
    items: &[Item],
    streams: &[StreamId],
) -> Option<Html> {
    let answers = &open.document.answers;
    let word = match page.slug() {
        "S07" => W::FullNoElectricity,
        "S08" if !open.inputs.fuels.is_empty() => W::FullNoFuel,
        "S10" => W::FullNoMaterial,
        "S05" if open.inputs.output_per_month.is_none() => W::FullNoOutput,
        _ => return None,
    };
    // Before anything is said there is nothing to remark.
    let told = items.iter().any(|item| answers.0.keys().any(|key| head(key) == head(item.id())));
    let none = streams.is_empty() || page.slug() == "S05";
    (told && none).then(|| html! { <li key="none">{ app.w(word) }</li> })
}
