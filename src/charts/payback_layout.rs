//! Saving against payback: money upwards, payback to the right on a logarithmic axis (its labels
//! say so), size by investment, quick wins on a shaded ground.

use super::axis::Ticks;
use super::place::Rect;
use super::{positive, text};
use crate::charts::Anchor;

/// Left and right end of the payback axis in per cent of the width.
pub const LEFT: f64 = 12.0;
pub const RIGHT: f64 = 97.0;
/// Height of the picture, its plot and the line of numbers below, in pixels.
pub const HEIGHT: f64 = 330.0;
pub const TOP: f64 = 36.0;
pub const BOTTOM: f64 = 274.0;
/// Half the size of the smallest and the largest mark.
const SMALLEST: f64 = 4.5;
const LARGEST: f64 = 15.0;
/// How much further off a number may stand where it is crowded.
const REACHES: [f64; 4] = [0.0, 9.0, 18.0, 32.0];
/// The axis starts at one month; what pays back sooner stands on its left end.
const FIRST_YEARS: f64 = 1.0 / 12.0;

/// One mark to place.
#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    /// VND a year.
    pub money: f64,
    /// Years.
    pub payback: f64,
    /// VND.
    pub capital: f64,
    /// Wished labels, the best first; where there is room for none of them the short one stands.
    pub labels: Vec<String>,
    pub short: String,
}

/// A label by the side of its mark, in pixels from the mark's middle.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub text: String,
    pub dx: f64,
    /// Of the base line.
    pub dy: f64,
    pub anchor: Anchor,
    /// End of the line that leads to a label further off, in pixels from the mark's middle.
    pub leader: Option<(f64, f64)>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// Per cent of the width.
    pub x: f64,
    /// Pixels.
    pub y: f64,
    /// Half size in pixels; areas are in proportion to investment.
    pub half: f64,
    pub label: Label,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// (VND a year, y in pixels).
    pub money: Vec<(f64, f64)>,
    /// (years, x in per cent).
    pub years: Vec<(f64, f64)>,
    /// Right end of the quick wins' ground, per cent.
    pub quick: f64,
    /// In the order given.
    pub dots: Vec<Dot>,
}

/// Places marks for drawings at least `narrowest` pixels wide. `quick_years` and `plan_years` are
/// the limits of the classes (Method §4.16).
pub fn layout(inputs: &[Input], quick_years: f64, plan_years: f64, narrowest: f64) -> Plot {
    let most = inputs.iter().map(|i| positive(i.money)).fold(0.0, f64::max);
    let ticks = Ticks::around_zero(0.0, most, 4);
    let longest = inputs.iter().map(|i| positive(i.payback)).fold(0.0, f64::max);
    let last = if longest > 10.0 { 30.0 } else { 10.0 };
    let x = |years: f64| {
        let share =
            (positive(years).max(FIRST_YEARS) / FIRST_YEARS).ln() / (last / FIRST_YEARS).ln();
        LEFT + (RIGHT - LEFT) * share.clamp(0.0, 1.0)
    };
    let y = |money: f64| BOTTOM - (BOTTOM - TOP) * ticks.share(money);
    let capital = inputs.iter().map(|i| positive(i.capital)).fold(0.0, f64::max);
    let half = |c: f64| {
        let share = if capital > 0.0 { positive(c) / capital } else { 0.0 };
        (LARGEST * share.sqrt()).max(SMALLEST)
    };
    let places: Vec<Place> = inputs
        .iter()
        .map(|i| Place { x: x(i.payback), y: y(i.money), half: half(i.capital) })
        .collect();
    let labels = labels(inputs, &places, narrowest);
    let dots = places.iter().zip(labels);
    Plot {
        money: ticks.values.iter().map(|v| (*v, y(*v))).collect(),
        years: [FIRST_YEARS, quick_years, plan_years, last].map(|v| (v, x(v))).to_vec(),
        quick: x(quick_years),
        dots: dots.map(|(p, label)| Dot { x: p.x, y: p.y, half: p.half, label }).collect(),
    }
}

#[derive(Clone, Copy)]
struct Place {
    x: f64,
    y: f64,
    half: f64,
}

/// Largest money first, each label takes the best free side; the full name only where it is free
/// of everything at the narrowest width and at twice that.
fn labels(inputs: &[Input], places: &[Place], narrowest: f64) -> Vec<Label> {
    let widths = [narrowest, narrowest * 2.0];
    let marks: Vec<[Rect; 2]> = places.iter().map(|p| widths.map(|w| mark(p, w))).collect();
    let mut taken: Vec<[Rect; 2]> = Vec::new();
    let mut out = Vec::with_capacity(inputs.len());
    for (input, place) in inputs.iter().zip(places) {
        let cost = |label: &Label| {
            let pair = widths.map(|w| label_box(label, place, w));
            let blocked = marks.iter().chain(&taken);
            let overlap: f64 = blocked
                .flat_map(|others| pair.iter().zip(others))
                .map(|(mine, other)| mine.overlap(other))
                .sum();
            let outside = pair.iter().zip(widths).filter(|(r, w)| !r.inside(&bounds(*w))).count();
            overlap + 1e4 * outside as f64
        };
        let mut wished = input.labels.iter().flat_map(|l| candidates(l, place.half, 0.0));
        let full = wished.find(|l| cost(l) <= 0.0);
        let best = full.or_else(|| {
            let all = REACHES.iter().flat_map(|r| candidates(&input.short, place.half, *r));
            all.min_by(|a, b| cost(a).total_cmp(&cost(b)))
        });
        let Some(best) = best else { continue };
        taken.push(widths.map(|w| label_box(&best, place, w)));
        out.push(best);
    }
    out
}

fn mark(place: &Place, width: f64) -> Rect {
    Rect::around(place.x / 100.0 * width, place.y, place.half + 1.0, place.half + 1.0)
}

/// Labels stay off the headings above and the ticks below.
fn bounds(width: f64) -> Rect {
    Rect { left: LEFT / 100.0 * width, top: TOP - 10.0, right: width, bottom: BOTTOM - 1.0 }
}

fn label_box(label: &Label, place: &Place, width: f64) -> Rect {
    let wide = text::width(&label.text, text::SIZE);
    let x = place.x / 100.0 * width + label.dx;
    let left = match label.anchor {
        Anchor::Start => x,
        Anchor::Middle => x - wide / 2.0,
        Anchor::End => x - wide,
    };
    let base = place.y + label.dy;
    Rect { left, top: base - 11.0, right: left + wide, bottom: base + 3.0 }
}

/// Right, left, above, below, and the four corners, `reach` pixels further off than the next.
fn candidates(label: &str, half: f64, reach: f64) -> [Label; 8] {
    let side = half + 5.0 + reach;
    let corner = half * 0.7 + 3.0 + reach * 0.7;
    let at = |dx: f64, dy: f64, anchor| {
        let leader = (reach > 0.0).then_some((dx, dy - 5.0));
        Label { text: label.to_owned(), dx, dy, anchor, leader }
    };
    [
        at(side, 5.0, Anchor::Start),
        at(-side, 5.0, Anchor::End),
        at(0.0, -side, Anchor::Middle),
        at(0.0, side + 10.0, Anchor::Middle),
        at(corner, -corner, Anchor::Start),
        at(-corner, -corner, Anchor::End),
        at(corner, corner + 10.0, Anchor::Start),
        at(-corner, corner + 10.0, Anchor::End),
    ]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;
    use proptest::prelude::*;

    fn input(money: f64, payback: f64, capital: f64) -> Input {
        Input {
            money,
            payback,
            capital,
            labels: vec![
                "4 Tìm và sửa rò rỉ khí nén ở cuối xưởng".into(),
                "4 Tìm và sửa rò rỉ".into(),
            ],
            short: "4".into(),
        }
    }

    fn workshop() -> Vec<Input> {
        vec![
            input(74.6e6, 0.2, 15e6),
            input(68.4e6, 0.26, 18e6),
            input(14.1e6, 1.77, 25e6),
            input(7.6e6, 1.58, 12e6),
            input(6.9e6, 0.43, 3e6),
            input(5.2e6, 8.68, 45e6),
            input(5.0e6, 0.4, 2e6),
            input(2.1e6, 1.9, 4e6),
            input(0.76e6, 3.97, 3e6),
        ]
    }

    #[test]
    fn labels_of_the_workshop_do_not_meet() {
        for narrowest in [300.0, 480.0] {
            let inputs = workshop();
            let plot = layout(&inputs, 0.5, 3.0, narrowest);
            assert_eq!(plot.dots.len(), inputs.len());
            for width in [narrowest, narrowest * 1.4, narrowest * 2.0] {
                let boxes: Vec<Rect> = plot
                    .dots
                    .iter()
                    .map(|d| {
                        let place = Place { x: d.x, y: d.y, half: d.half };
                        label_box(&d.label, &place, width)
                    })
                    .collect();
                for (i, a) in boxes.iter().enumerate() {
                    assert!(a.inside(&Rect { left: 0.0, top: 0.0, right: width, bottom: HEIGHT }));
                    for b in &boxes[i + 1..] {
                        assert!(a.overlap(b) == 0.0, "{a:?} {b:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_money_axis_starts_at_zero_and_the_ground_ends_at_its_limit() {
        let plot = layout(&workshop(), 0.5, 3.0, 300.0);
        assert_eq!(plot.money[0], (0.0, BOTTOM));
        assert!((plot.quick - 43.8).abs() < 0.5, "{}", plot.quick);
        // Twice the investment, twice the area.
        let dots = layout(&[input(1.0, 1.0, 50.0), input(2.0, 2.0, 100.0)], 0.5, 3.0, 300.0).dots;
        assert!((dots[1].half.powi(2) / dots[0].half.powi(2) - 2.0).abs() < 1e-9);
    }

    #[test]
    fn a_payback_beyond_ten_years_widens_the_axis() {
        let plot = layout(&[input(1e6, 14.0, 1e6)], 0.5, 3.0, 300.0);
        assert_eq!(plot.years[3].0, 30.0);
        assert!(layout(&[], 0.5, 3.0, 300.0).dots.is_empty());
    }

    proptest! {
        #[test]
        fn every_mark_is_in_its_plot(
            all in prop::collection::vec((0.0..1e11_f64, 0.0..100.0_f64, 0.0..1e11_f64), 0..17)
        ) {
            let inputs: Vec<Input> = all.iter().map(|(m, p, c)| input(*m, *p, *c)).collect();
            let plot = layout(&inputs, 0.5, 3.0, 300.0);
            prop_assert_eq!(plot.dots.len(), inputs.len());
            for dot in &plot.dots {
                prop_assert!((LEFT..=RIGHT).contains(&dot.x) && (TOP..=BOTTOM).contains(&dot.y));
                prop_assert!((SMALLEST..=LARGEST).contains(&dot.half));
            }
        }
    }
}
