//! The demo business on the screen: one of the group's trade, changed by large buttons.

use crate::assessment::TRADE;
use crate::assessment::document::Document;
use crate::assessment::examples::{names, unpack};
use crate::browser::packs;
use crate::catalogue::Catalogue;
use crate::locale::number::{Digits, SENTENCE, number};
use crate::locale::{W, money};
use crate::ui::components::choice::{ChoiceRow, Mark};
use crate::ui::{App, Loading};
use crate::workshop::demo::{Demo, Worked};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

/// The demo as far as it has come.
#[derive(Clone, PartialEq)]
enum Step {
    Coming,
    Here(Rc<Demo>),
    Failed,
}

pub struct Stage {
    step: UseStateHandle<Step>,
    /// Id of the example.
    id: UseStateHandle<&'static str>,
}

/// The demo with its catalogue and what comes out now.
pub struct On<'a> {
    pub catalogue: &'a Catalogue,
    pub demo: &'a Demo,
    pub worked: Worked,
    /// Name of the business.
    pub name: &'static str,
}

/// The example of a trade, else the first.
#[hook]
pub fn use_demo(app: &App, trade: Option<String>) -> Stage {
    let step = use_state(|| Step::Coming);
    let id = use_state(|| "");
    let catalogue = match &app.state.data {
        Loading::Ready(data) => Some(data.catalogue.clone()),
        _ => None,
    };
    {
        let (step, id) = (step.clone(), id.clone());
        use_effect_with((catalogue.is_some(), trade), move |(_, trade)| {
            let trade = trade.clone();
            spawn_local(async move {
                let found = packs::fetch("examples").await;
                let found = found.and_then(|pack| example(&pack, trade.as_deref()));
                match (found, catalogue) {
                    (Some((name, document)), Some(catalogue)) => {
                        id.set(name);
                        step.set(Step::Here(Rc::new(Demo::new(&catalogue, document))));
                    }
                    _ => step.set(Step::Failed),
                }
            });
        });
    }
    Stage { step, id }
}

fn example(pack: &[u8], trade: Option<&str>) -> Option<(&'static str, Document)> {
    let all = || names().iter().filter_map(|name| Some((name.id, unpack(pack, name.id)?)));
    let fits = |document: &Document| trade.is_some() && document.answers.choice(TRADE) == trade;
    all().find(|(_, document)| fits(document)).or_else(|| all().next())
}

impl Stage {
    /// The demo, once it has come.
    pub fn on<'a>(&'a self, app: &'a App) -> Option<On<'a>> {
        let (Step::Here(demo), Loading::Ready(data)) = (&*self.step, &app.state.data) else {
            return None;
        };
        let name = names().iter().find(|name| name.id == *self.id)?.get(app.lang());
        Some(On { catalogue: &data.catalogue, demo, worked: demo.work(&data.catalogue), name })
    }

    /// What stands in place of a demo that is not there.
    pub fn missing(&self, app: &App) -> Html {
        let failed = *self.step == Step::Failed;
        let word = if failed { W::PresentDemoFailed } else { W::PresentDemoLoading };
        html! { <h1 data-waiting={(!failed).then_some("")}>{ app.w(word) }</h1> }
    }

    fn change(&self, change: impl Fn(&mut Demo) + 'static) -> Callback<MouseEvent> {
        let step = self.step.clone();
        Callback::from(move |_| {
            if let Step::Here(demo) = &*step {
                let mut next = (**demo).clone();
                change(&mut next);
                step.set(Step::Here(Rc::new(next)));
            }
        })
    }

    fn on_pick(&self, change: impl Fn(&mut Demo, bool) + 'static) -> Callback<bool> {
        let step = self.step.clone();
        Callback::from(move |on| {
            if let Step::Here(demo) = &*step {
                let mut next = (**demo).clone();
                change(&mut next, on);
                step.set(Step::Here(Rc::new(next)));
            }
        })
    }
}

/// The demo to change, with what it saves now and at first.
pub fn try_out(app: &App, stage: &Stage, on: &On) -> Html {
    let lang = app.lang();
    let saves = money::money_short(lang, on.worked.saves(), SENTENCE);
    let was = money::money_words(lang, on.demo.first_saves());
    html! {
        <>
            <h1>{ app.f(W::PresentDemoTitle, &[("name", on.name)]) }</h1>
            <div class="cols even">
                <div class="stack">
                    <h2>{ app.w(W::PresentDemoSaves) }</h2>
                    <p aria-live="polite"><span class="figure kept num">{ saves.value }{ " " }<small>{ saves.unit }</small></span></p>
                    <p>{ app.f(W::PresentDemoWas, &[("sum", &was)]) }</p>
                    <p class="acts">
                        <button type="button" class="btn plain" onclick={stage.change(Demo::reset)}>{ app.w(W::PresentDemoReset) }</button>
                    </p>
                    <p class="note">{ app.w(W::PresentDemoSafe) }</p>
                </div>
                <div class="stack">
                    { price(app, stage, on) }
                    { loss(app, stage, on) }
                    { answer(app, stage, on) }
                    { measure(app, stage, on) }
                </div>
            </div>
        </>
    }
}

/// Name, value and two buttons.
fn knob(
    app: &App,
    name: W,
    value: String,
    less: Callback<MouseEvent>,
    more: Callback<MouseEvent>,
) -> Html {
    let what = app.w(name);
    html! {
        <div class="knob" role="group" aria-label={what}>
            <p>{ what }</p>
            <button type="button" class="btn plain" aria-label={app.f(W::PresentDemoLess, &[("what", what)])} onclick={less}>{ "−" }</button>
            <b class="num nb" aria-live="polite">{ value }</b>
            <button type="button" class="btn plain" aria-label={app.f(W::PresentDemoMore, &[("what", what)])} onclick={more}>{ "+" }</button>
        </div>
    }
}

fn price(app: &App, stage: &Stage, on: &On) -> Html {
    let Some(price) = on.worked.price() else { return html! { <div hidden=true /> } };
    let shown = number(app.lang(), price, Digits::Significant(3));
    let value = format!("{shown} {}/kWh", app.w(W::NumbersCurrency));
    let (less, more) =
        (stage.change(|demo| demo.price(false)), stage.change(|demo| demo.price(true)));
    knob(app, W::PresentDemoPrice, value, less, more)
}

fn loss(app: &App, stage: &Stage, on: &On) -> Html {
    let Some(loss) = on.demo.loss() else { return html! { <div hidden=true /> } };
    let value = number(app.lang(), loss, SENTENCE);
    let (less, more) =
        (stage.change(|demo| demo.lose(false)), stage.change(|demo| demo.lose(true)));
    knob(app, W::PresentDemoLoss, value, less, more)
}

fn answer(app: &App, stage: &Stage, on: &On) -> Html {
    let Some((id, now)) = on.demo.question() else { return html! { <div hidden=true /> } };
    let text = on.catalogue.question(id).map(|question| app.text(question.text));
    let text = app.f(W::PresentDemoAnswer, &[("question", &text.unwrap_or_default())]);
    let steps = on.catalogue.scale.iter().filter(|step| !matches!(step.id.as_str(), "na" | "dk"));
    let rows = steps.map(|step| {
        let choice = step.id.clone();
        let pick = choice.clone();
        let on_pick = stage.on_pick(move |demo, picked| {
            if picked {
                demo.choose(&pick);
            }
        });
        html! {
            <ChoiceRow key={choice.clone()} mark={Mark::Radio} name="demo-answer" id={format!("demo-{choice}")}
                value={choice.clone()} label={app.text(step.name)} checked={now == choice} {on_pick} />
        }
    });
    html! { <fieldset class="demo-answer"><legend>{ text }</legend><div class="row">{ for rows }</div></fieldset> }
}

fn measure(app: &App, stage: &Stage, on: &On) -> Html {
    let Some(id) = on.demo.measure() else { return html! { <div hidden=true /> } };
    let name = on.catalogue.measures.iter().find(|measure| measure.id == id);
    let name = name.map(|measure| app.text(measure.name)).unwrap_or_default();
    let label = app.f(W::PresentDemoMeasure, &[("name", &name)]);
    let on_pick = stage.on_pick(|demo, picked| demo.switch(picked));
    html! {
        <ChoiceRow mark={Mark::Checkbox} name="demo-measure" id={"demo-measure".to_owned()} value={"on".to_owned()}
            {label} checked={on.demo.is_on()} {on_pick} />
    }
}
