//! Business by business: what it promises, what it knows afterwards, its number. One is open at a time.

use super::hands::choices;
use super::line::Line;
use super::{Business, Known, mark, measure};
use crate::assessment::TRADE;
use crate::browser::page;
use crate::catalogue::Catalogue;
use crate::cohort::NO_PLASTIC_BAGS;
use crate::locale::W;
use crate::ui::App;
use crate::ui::classes::Held;
use crate::ui::components::choice::{ChoiceRow, Mark};
use crate::ui::pages::ask::item::choice_name;
use crate::ui::pages::workshop::address;
use crate::workshop::{AWARENESS, Entry};
use std::rc::Rc;
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// So many are in sight; the rest is found by number, letters or label.
const SHOWN: usize = 40;

/// Key of the business that is open.
type Open = UseStateHandle<Option<u32>>;

/// The list, with a field to find one.
#[hook]
pub fn use_businesses(app: &App, held: Option<&Rc<Held>>, known: &Rc<Known>) -> Html {
    let open: Open = use_state_eq(|| None);
    let wanted = use_state_eq(String::new);
    let oninput = {
        let wanted = wanted.clone();
        Callback::from(move |event: InputEvent| {
            let field: Option<HtmlInputElement> = event.target_dyn_into();
            wanted.set(field.map(|field| field.value()).unwrap_or_default());
        })
    };
    let (Some(held), Some(catalogue)) = (held, app.catalogue()) else { return html! { <div /> } };
    let entry = |business: &Business| {
        let at = held.session.find(business.key)?;
        Some((at, held.session.entries.get(at)?))
    };
    let all = known.businesses.iter().filter_map(|business| Some((business, entry(business)?)));
    let fits = |(business, (at, entry)): &(&Business, (usize, &Entry))| {
        is_wanted(&wanted, business, number(entry, *at), entry)
    };
    let found: Vec<_> = all.filter(fits).take(SHOWN).collect();
    let next = |at: usize| found.get(at + 1).map(|(business, _)| business.key);
    let rows = found.iter().enumerate().map(|(nth, (business, (at, entry)))| {
        let one = One { app, catalogue, held, business, entry, at: *at };
        one.row(&open, next(nth))
    });
    let none = known.businesses.is_empty();
    html! {
        <section class="part stack" aria-labelledby="businesses">
            <h2 id="businesses">{ app.w(W::RecordBusinesses) }</h2>
            <p hidden={none}>{ app.w(W::RecordBusinessesNote) }</p>
            <p hidden={!none}>
                { app.w(W::RecordNone) }{ " " }
                <a href={address(&held.session.id, "")}>{ app.w(W::WorkshopCollect) }</a>
            </p>
            <div class="typed" hidden={none}>
                <label for="find-business">{ app.w(W::RecordFind) }</label>
                <div class="field"><input type="search" id="find-business" autocomplete="off"
                    value={(*wanted).clone()} {oninput} /></div>
            </div>
            <p role="status" class="note">{ if found.is_empty() && !none { app.w(W::RecordNotFound) } else { "" } }</p>
            <ul class="marked">{ for rows }</ul>
        </section>
    }
}

/// As the list of collecting shows it.
fn number(entry: &Entry, at: usize) -> String {
    entry.number.map_or_else(|| (at + 1).to_string(), |n| n.to_string())
}

fn is_wanted(wanted: &str, business: &Business, number: String, entry: &Entry) -> bool {
    let wanted = wanted.trim().to_lowercase();
    let label = entry.label().unwrap_or_default().to_lowercase();
    wanted.is_empty()
        || number == wanted
        || business.letters.to_lowercase().starts_with(&wanted)
        || label.contains(&wanted)
}

struct One<'a> {
    app: &'a App,
    catalogue: &'a Catalogue,
    held: &'a Rc<Held>,
    business: &'a Business,
    entry: &'a Entry,
    at: usize,
}

impl One<'_> {
    fn id(&self, part: &str) -> String {
        format!("{part}-{}", self.business.letters)
    }

    fn row(&self, open: &Open, next: Option<u32>) -> Html {
        let (app, key) = (self.app, self.business.key);
        let is_open = **open == Some(key);
        let onclick = {
            let open = open.clone();
            Callback::from(move |_| open.set((!is_open).then_some(key)))
        };
        let trade = choice_name(app, self.catalogue, TRADE, &self.business.trade);
        let who = [self.entry.label().map(str::to_owned), trade];
        let who = who.into_iter().flatten().collect::<Vec<_>>().join(", ");
        html! {
            <li {key}>
                <h3><button type="button" class="row-head" id={self.id("business")} aria-expanded={is_open.to_string()} {onclick}>
                    <b class="num">{ number(self.entry, self.at) }{ " · " }{ &self.business.letters }</b>
                    <span>{ who }</span>
                    <span class="note">{ self.so_far() }</span>
                </button></h3>
                <div>{ if is_open { self.form(open, next) } else { html! { <span /> } } }</div>
            </li>
        }
    }

    /// What is noted already, in a few words.
    fn so_far(&self) -> String {
        let (app, entry) = (self.app, self.entry);
        let n = entry.pledges.len();
        let after = entry.awareness_after.as_ref();
        let after = after.and_then(|id| choice_name(app, self.catalogue, AWARENESS, id));
        let parts = [
            (n > 0).then(|| app.f(W::RecordPromised, &[("n", &n.to_string())])),
            after.map(|choice| app.f(W::RecordAfterIs, &[("choice", &choice)])),
            entry.follow_up.then(|| app.w(W::GroupFollowUp).to_owned()),
        ];
        let said: Vec<String> = parts.into_iter().flatten().collect();
        if said.is_empty() { app.w(W::RecordNothing).to_owned() } else { said.join("; ") }
    }

    /// Notes something of this business, as often as it is told to.
    fn marker(&self) -> impl Fn(&dyn Fn(&mut Entry)) + 'static + use<> {
        let (app, held, key) = (self.app.clone(), self.held.clone(), self.business.key);
        move |act| mark(&app, &held, |session, now| session.mark(key, now, act))
    }

    fn form(&self, open: &Open, next: Option<u32>) -> Html {
        let app = self.app;
        let on_next = {
            let open = open.clone();
            Callback::from(move |_| {
                open.set(next);
                if next.is_none() {
                    page::focus("find-business");
                }
            })
        };
        html! {
            <div class="stack marks">
                { self.awareness() }
                { self.promises() }
                { self.number_field() }
                <p class="acts">
                    <button type="button" class="btn plain small" onclick={on_next}>
                        { app.w(if next.is_some() { W::RecordNext } else { W::RecordDone }) }
                    </button>
                </p>
            </div>
        }
    }

    fn awareness(&self) -> Html {
        let none = (String::new(), self.app.w(W::RecordNotAsked).to_owned());
        let all = choices(self.app, self.catalogue).into_iter().chain([none]);
        let now = self.entry.awareness_after.as_deref().unwrap_or_default();
        let rows = all.map(|(id, label)| {
            let chosen = Some(id.clone()).filter(|id| !id.is_empty());
            let mark = self.marker();
            let on_pick = Callback::from(move |on: bool| {
                if on {
                    mark(&|entry| entry.awareness_after.clone_from(&chosen));
                }
            });
            html! {
                <ChoiceRow key={id.clone()} mark={Mark::Radio} name={self.id("after")} id={self.id(&format!("after-{id}"))}
                    checked={now == id} value={id.clone()} {label} {on_pick} />
            }
        });
        html! {
            <fieldset class="ticks-list"><legend>{ self.app.w(W::RecordAfter) }</legend>{ for rows }</fieldset>
        }
    }

    fn promises(&self) -> Html {
        let app = self.app;
        let may = self.business.promises.and_promised(self.entry);
        let bags =
            may.bags.then(|| (NO_PLASTIC_BAGS.to_owned(), app.w(W::GroupPledgeBags).to_owned()));
        let measures = may.measures.into_iter().map(|id| {
            let name = measure(app, self.catalogue, &id);
            (id, name)
        });
        let rows = bags.into_iter().chain(measures).map(|(id, label)| {
            let checked = self.entry.pledges.contains(&id);
            let on_pick = {
                let (mark, id) = (self.marker(), id.clone());
                Callback::from(move |on: bool| mark(&|entry| entry.promise(&id, on)))
            };
            html! {
                <ChoiceRow key={id.clone()} mark={Mark::Checkbox} name={self.id("pledge")}
                    id={self.id(&format!("pledge-{id}"))} value={id.clone()} {label} {checked} {on_pick} />
            }
        });
        let on_meet = {
            let mark = self.marker();
            Callback::from(move |on: bool| mark(&|entry| entry.follow_up = on))
        };
        html! {
            <fieldset class="ticks-list"><legend key="title">{ app.w(W::RecordPromises) }</legend>
                { for rows }
                <ChoiceRow key="meet" mark={Mark::Checkbox} name={self.id("meet")} id={self.id("meet")} value="meet"
                    label={app.w(W::GroupFollowUp)} checked={self.entry.follow_up} on_pick={on_meet} />
            </fieldset>
        }
    }

    fn number_field(&self) -> Html {
        let mark = self.marker();
        let keep = Callback::from(move |text: String| {
            let typed = text.trim();
            let number = if typed.is_empty() { Ok(None) } else { typed.parse().map(Some) };
            let Ok(number) = number else { return false };
            mark(&|entry| entry.number = number);
            true
        });
        let value = self.entry.number.map_or_else(String::new, |n| n.to_string());
        html! {
            <Line id={self.id("number")} label={self.app.w(W::RecordNumber)} kind="numeric" {value}
                wrong={self.app.w(W::RecordWholeNumber)} {keep} />
        }
    }
}
