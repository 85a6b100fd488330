//! Pictures of a result: for each one the numbers to draw, taken from an evaluation, and their
//! places on the page.
//!
//! Architecture invariant: no words, no browser. Every layout takes plain numbers, keeps everything
//! inside its box, starts bars at zero and gives finite places for any input, nothing included.
//!
//! Two kinds of box. Most pictures stretch: x is in per cent of the width, y in pixels, so type
//! never scales. Sankey and radar have a fixed box that scales as a whole, in a narrow and a wide
//! variant.

pub mod axis;
pub mod chain;
pub mod classes;
pub mod cost_carbon;
pub mod cost_carbon_layout;
pub mod payback;
pub mod payback_layout;
pub mod place;
pub mod radar_layout;
pub mod sankey;
pub mod sankey_layout;
pub mod text;

#[cfg(test)]
mod fixture;

/// `value` where it can be drawn: finite and not below zero.
fn positive(value: f64) -> f64 {
    if value.is_finite() { value.max(0.0) } else { 0.0 }
}
