//! Work that may wait: one piece to a frame, in the order it was asked for.
//!
//! Timers that are due together run together, and the browser then styles and lays out at once what
//! all of them changed: on a slow phone that holds up typing. Here every piece has a frame of its own.

use super::{lifecycle, window};
use gloo::timers::future::TimeoutFuture;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::mem;
use wasm_bindgen_futures::spawn_local;

/// A page that is not shown paints no frames; its work goes on after this time.
const UNPAINTED_MS: i32 = 100;

/// Whoever prints waits for what is being worked out, but no longer than three seconds.
const PATIENCE_TURN_MS: u32 = 20;
const PATIENCE_TURNS: u32 = 150;

type Work = Box<dyn FnOnce()>;

#[derive(Default)]
struct Queue {
    next: u64,
    waiting: VecDeque<(u64, Work)>,
    is_running: bool,
    /// How much is being worked out before it.
    holds: usize,
    /// Nothing waits: the page is about to be printed.
    is_hurried: bool,
}

thread_local! {
    static QUEUE: RefCell<Queue> = RefCell::default();
}

/// A place in the queue. Whoever drops it no longer wants the work done.
#[derive(Debug)]
pub struct Place(u64);

impl Drop for Place {
    fn drop(&mut self) {
        let left = QUEUE.with_borrow_mut(|queue| {
            let at = queue.waiting.iter().position(|(id, _)| *id == self.0);
            at.and_then(|at| queue.waiting.remove(at))
        });
        // What the work holds is dropped when the queue is free again.
        drop(left);
    }
}

/// Something is being worked out, until this is dropped.
#[derive(Debug)]
pub struct Hold(());

impl Drop for Hold {
    fn drop(&mut self) {
        QUEUE.with_borrow_mut(|queue| queue.holds = queue.holds.saturating_sub(1));
    }
}

/// Says that something is being worked out: what waits goes on waiting.
pub fn hold() -> Hold {
    QUEUE.with_borrow_mut(|queue| queue.holds += 1);
    Hold(())
}

/// Does the work after the next paint, in a frame that it shares with no other.
pub fn in_own_frame(work: impl FnOnce() + 'static) -> Place {
    let (place, starts) = QUEUE.with_borrow_mut(|queue| {
        queue.next += 1;
        queue.waiting.push_back((queue.next, Box::new(work)));
        (Place(queue.next), !mem::replace(&mut queue.is_running, true))
    });
    if starts {
        spawn_local(run());
    }
    if QUEUE.with_borrow(|queue| queue.is_hurried) {
        do_all();
    }
    place
}

/// Whether from now on nothing waits, because the page is being printed; what waits is done at once.
pub fn hurry(is_hurried: bool) {
    QUEUE.with_borrow_mut(|queue| queue.is_hurried = is_hurried);
    if is_hurried {
        do_all();
    }
}

/// Until everything that waits has been drawn, for paper; [`hurry`] ends it. What is worked out slowly
/// is waited for so long only.
pub async fn at_rest() {
    hurry(true);
    for _ in 0..PATIENCE_TURNS {
        if QUEUE.with_borrow(|queue| queue.holds == 0) {
            break;
        }
        TimeoutFuture::new(PATIENCE_TURN_MS).await;
    }
    lifecycle::turn().await;
}

fn do_all() {
    while do_next() {}
}

/// `false`: there was nothing to do.
fn do_next() -> bool {
    let next = QUEUE.with_borrow_mut(|queue| queue.waiting.pop_front());
    let is_there = next.is_some();
    if let Some((_, work)) = next {
        work();
    }
    is_there
}

async fn run() {
    loop {
        painted().await;
        let (goes_on, is_held) = QUEUE.with_borrow_mut(|queue| {
            queue.is_running = !queue.waiting.is_empty();
            (queue.is_running, queue.holds > 0)
        });
        if !goes_on {
            return;
        }
        if !is_held {
            do_next();
        }
    }
}

/// Until the next frame has been painted.
async fn painted() {
    let next = js_sys::Promise::new(&mut |resolve, _| {
        let Some(window) = window() else { return };
        let _ = window.request_animation_frame(&resolve);
        let _ =
            window.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, UNPAINTED_MS);
    });
    // The promise is only ever fulfilled.
    let _ = wasm_bindgen_futures::JsFuture::from(next).await;
    lifecycle::turn().await;
}
