//! Draws in slices, so that typing never waits.

use super::state::Open;
use crate::browser::{clock, frames, lifecycle};
use crate::engine::{Draws, Range};

/// Draws between two looks at the clock.
const DRAWS_AT_ONCE: usize = 20;
/// A slice of draws ends after this time.
const SLICE_MS: f64 = 8.0;

/// The range of what is open; `None` as soon as nobody wants it any more.
pub async fn drawn(open: &Open, stale: impl Fn() -> bool) -> Option<Range> {
    let draws = open.catalogue.constants.draws as usize;
    sliced(Draws::new(&open.catalogue, &open.inputs, &open.evaluation, draws), stale).await
}

/// Makes the draws; `None` as soon as nobody wants them any more. Until then what cannot be seen is
/// not drawn, and nothing is printed.
pub async fn sliced(mut run: Draws, stale: impl Fn() -> bool) -> Option<Range> {
    let _hold = frames::hold();
    lifecycle::turn().await;
    let mut begun = clock::ticks();
    while !run.advance(DRAWS_AT_ONCE) {
        if clock::ticks() - begun > SLICE_MS {
            lifecycle::turn().await;
            begun = clock::ticks();
        }
        if stale() {
            return None;
        }
    }
    lifecycle::turn().await;
    (!stale()).then(|| run.finish())
}
