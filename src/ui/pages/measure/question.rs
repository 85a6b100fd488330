//! The measure's own question, answered on its page, and a quotation for it.

use super::here;
use crate::assessment::entry::{Entry, FieldSpec, answer, read};
use crate::assessment::{Answer, Value};
use crate::catalogue::{Bounds, Catalogue, InputKind, Measure, MeasureIx, ScaleStep};
use crate::engine::MeasureResult;
use crate::locale::parse::{Kind, input_text};
use crate::locale::{W, echo};
use crate::ui::components::choice::{ChoiceRow, Mark};
use crate::ui::components::field::TextField;
use crate::ui::pages::ask::edit_address;
use crate::ui::pages::results::answer_words;
use crate::ui::{Action, App, Open};
use yew::prelude::*;

/// Shown where the measure applies to the open assessment; the answer counts at once.
pub fn own_question(app: &App, catalogue: &Catalogue, measure: &Measure, ix: MeasureIx) -> Html {
    let open = app.state.open.as_ref();
    let Some((open, (_, result))) = open.zip(here(open, ix)) else {
        return html! { <div hidden=true /> };
    };
    let own = open.document.answers.0.get(&measure.id).cloned().unwrap_or_default();
    let rows = catalogue.scale.iter().map(|step| row(app, measure, step, &own));
    let clear = {
        let (app, id) = (app.clone(), measure.id.clone());
        Callback::from(move |_: MouseEvent| app.act(Action::Answer(id.clone(), None)))
    };
    html! {
        <fieldset key={measure.id.clone()} class="own-question stack">
            <legend><h2>{ app.w(W::MeasureQuestion) }</h2></legend>
            <p>{ app.text(measure.question) }</p>
            <div class="pick">{ for rows }</div>
            <p class="note">{ basis(app, catalogue, open, measure, result, &own) }</p>
            <p hidden={own.value.is_none()}>
                <button type="button" class="link" onclick={clear}>
                    { app.w(W::MeasureAnswerClear) }
                </button>
            </p>
        </fieldset>
    }
}

fn row(app: &App, measure: &Measure, step: &ScaleStep, own: &Answer) -> Html {
    let value = match step.id.as_str() {
        "na" => Value::NotRelevant,
        "dk" => Value::Unknown,
        id => Value::Choice(id.to_owned()),
    };
    // Files of other programs write "na" and "dk" as choices.
    let checked = own
        .value
        .as_ref()
        .is_some_and(|v| *v == value || matches!(v, Value::Choice(id) if *id == step.id));
    let on_pick = {
        let (app, id) = (app.clone(), measure.id.clone());
        Callback::from(move |on: bool| {
            if on {
                let given = Answer { value: Some(value.clone()), ..Answer::default() };
                app.act(Action::Answer(id.clone(), Some(given)));
            }
        })
    };
    html! {
        <ChoiceRow key={step.id.clone()} mark={Mark::Radio} name={measure.id.clone()}
            id={format!("{}-{}", measure.id, step.id)} value={step.id.clone()}
            label={app.text(step.name)} {checked} {on_pick} />
    }
}

/// What the measure is counted by until its own question is answered.
fn basis(
    app: &App,
    catalogue: &Catalogue,
    open: &Open,
    measure: &Measure,
    result: &MeasureResult,
    own: &Answer,
) -> Html {
    let by_equipment = !measure.done_if_equipment.is_empty()
        && measure.done_if_equipment.iter().any(|id| open.inputs.equipment.contains(id));
    if by_equipment {
        return html! { { app.w(W::MeasureAnswerEquipment) } };
    }
    let answered = |id: &&String| open.inputs.practices.contains_key(*id);
    let asked = measure.opened_by.questions.iter().find(answered);
    let question = asked.filter(|_| own.value.is_none()).and_then(|id| catalogue.question(id));
    let (Some(question), Some(words)) = (question, answer_words(app, catalogue, result.answer))
    else {
        return html! { { app.w(W::MeasureAnswer) } };
    };
    let text = app.text(question.text);
    let sentence = app.f(W::MeasureAnswerBank, &[("question", &text), ("answer", &words)]);
    let page = open.path.page_of(&question.id);
    let link = page.map(|page| {
        html! { <a href={edit_address(page)}>{ app.w(W::MeasureAnswerGo) }</a> }
    });
    html! { <>{ sentence }{ " " }{ for link }</> }
}

/// A supplier's price replaces every estimate of the capital.
pub fn quote(app: &App, open: &Open, measure: &Measure) -> Html {
    let key = format!("quote.{}", measure.id);
    let given = open.document.answers.0.get(&key).cloned().unwrap_or_default();
    let raw = match &given.value {
        Some(Value::Number(n)) if given.raw.is_empty() => input_text(*n, Kind::Money, app.lang()),
        _ => given.raw.clone(),
    };
    let understood = match &given.value {
        Some(Value::Number(n)) => echo::echo(*n, Kind::Money, "", app.lang()).unwrap_or_default(),
        _ => String::new(),
    };
    let wrong = if given.value.is_none() && !given.raw.trim().is_empty() {
        app.f(W::ErrorsNotANumber, &[("example", app.w(W::ErrorsExampleMoney))])
    } else {
        String::new()
    };
    let on_input = {
        let (app, key) = (app.clone(), key.clone());
        Callback::from(move |raw: String| {
            let entry = entry(&app, &key, &raw);
            let kept = (!raw.is_empty()).then(|| answer(&raw, &entry));
            app.act(Action::Answer(key.clone(), kept));
        })
    };
    html! {
        <div class="quote stack">
            <label for={key.clone()}><b>{ app.w(W::MeasureQuote) }</b></label>
            <p class="hint">{ app.w(W::MeasureQuoteText) }</p>
            <TextField id={key} {raw} unit={app.w(W::NumbersCurrency).to_owned()} keys="text"
                echo={understood} {wrong} doubt=false ask={Html::default()} {on_input}
                picks={Vec::new()} or="" picks_label={String::new()} />
        </div>
    }
}

fn entry(app: &App, key: &str, raw: &str) -> Entry {
    let spec = FieldSpec {
        id: key.to_owned(),
        kind: Some(&InputKind::Money),
        bounds: Bounds { min: Some(0.0), ..Bounds::default() },
        unit: None,
        choices: &[],
    };
    read(&spec, raw, app.w(W::NumbersCurrency), app.lang())
}
