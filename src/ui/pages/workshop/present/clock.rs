//! The session's clock: every part has its own minutes and keeps what was used of them.

use super::super::guide::part_name;
use crate::browser::clock;
use crate::locale::W;
use crate::ui::App;
use crate::workshop::agenda::{MINUTES, standing};
use gloo::timers::callback::Interval;
use yew::prelude::*;

const TICK_MS: u32 = 1_000;

/// Seconds used of each part, and since when the clock runs.
#[derive(Clone, Debug, Default, PartialEq)]
struct Used {
    seconds: [f64; MINUTES.len()],
    running: bool,
}

pub struct Clock {
    used: UseStateHandle<Used>,
}

/// The clock of the part that is shown; it counts only while it runs.
#[hook]
pub fn use_clock(part: usize) -> Clock {
    let used = use_state(Used::default);
    let latest = use_mut_ref(Used::default);
    *latest.borrow_mut() = (*used).clone();
    {
        let used = used.clone();
        use_effect_with((part, used.running), move |&(part, running)| {
            let mut last = clock::seconds();
            let ticks = running.then(|| {
                Interval::new(TICK_MS, move || {
                    let now = clock::seconds();
                    let mut next = latest.borrow().clone();
                    if let Some(seconds) = next.seconds.get_mut(part) {
                        *seconds += (now - last).max(0.0);
                    }
                    last = now;
                    *latest.borrow_mut() = next.clone();
                    used.set(next);
                })
            });
            move || drop(ticks)
        });
    }
    Clock { used }
}

/// Part, minutes left in words, and the button; never by colour alone.
pub fn bar(app: &App, clock: &Clock, part: usize) -> Html {
    let used = &clock.used;
    let now = standing(part, used.seconds.get(part).copied().unwrap_or_default());
    let over = now.left < 0;
    let word = if over { W::PresentClockOver } else { W::PresentClockLeft };
    let left = app.f(word, &[("n", &now.left.unsigned_abs().to_string())]);
    let n = (now.part + 1).to_string();
    let name = app.f(W::PresentClockPart, &[("n", &n), ("name", part_name(app, now.part))]);
    let toggle = {
        let used = used.clone();
        Callback::from(move |_: MouseEvent| {
            let mut next = (*used).clone();
            next.running = !next.running;
            used.set(next);
        })
    };
    let press = if used.running { W::PresentClockPause } else { W::PresentClockStart };
    html! {
        <div class="together spread stage-clock" role="timer" aria-label={app.w(W::PresentClockLabel)}>
            <p class="t2">{ name }</p>
            <p class={classes!("num", over.then_some("over"))}>
                <b>{ left }</b>
                <span hidden={used.running}>{ " (" }{ app.w(W::PresentClockPaused) }{ ")" }</span>
            </p>
            <button type="button" class="btn plain small" onclick={toggle}>{ app.w(press) }</button>
        </div>
    }
}
