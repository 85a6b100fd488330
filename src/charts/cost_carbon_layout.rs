//! Bars side by side: width is CO2e, height is yearly benefit, costs hang below the zero line.

use super::axis::Ticks;
use super::place::spread;
use super::positive;

/// Ends of the CO2e axis in per cent of the width.
pub const LEFT: f64 = 12.0;
pub const RIGHT: f64 = 99.0;
pub const HEIGHT: f64 = 318.0;
pub const TOP: f64 = 30.0;
pub const BOTTOM: f64 = 246.0;
/// Where the numbers of the bars stand.
pub const NUMBERS: f64 = 272.0;
/// Distance of two numbers: 18 px on the smallest phone.
const NUMBER_GAP: f64 = 5.6;

/// VND a year and kg CO2e a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Input {
    pub benefit: f64,
    pub co2e: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// Per cent.
    pub x: f64,
    pub width: f64,
    /// Pixels.
    pub y: f64,
    pub height: f64,
    /// Where its number stands, per cent; a line leads there from the middle of the bar.
    pub number_x: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Plot {
    /// (VND a year, y).
    pub money: Vec<(f64, f64)>,
    /// y of no benefit.
    pub zero: f64,
    pub bars: Vec<Bar>,
}

/// Places the bars in the order given; together they fill the axis.
pub fn layout(inputs: &[Input]) -> Plot {
    let benefit = |i: &Input| if i.benefit.is_finite() { i.benefit } else { 0.0 };
    let low = inputs.iter().map(benefit).fold(0.0, f64::min);
    let high = inputs.iter().map(benefit).fold(0.0, f64::max);
    let ticks = Ticks::around_zero(low, high, 4);
    let y = |money: f64| BOTTOM - (BOTTOM - TOP) * ticks.share(money);
    let zero = y(0.0);
    let total: f64 = inputs.iter().map(|i| positive(i.co2e)).sum();
    let scale = if total > 0.0 { (RIGHT - LEFT) / total } else { 0.0 };
    let mut x = LEFT;
    let mut bars: Vec<Bar> = Vec::with_capacity(inputs.len());
    for input in inputs {
        let width = positive(input.co2e) * scale;
        let end = y(benefit(input));
        let (top, height) = (end.min(zero), (end - zero).abs());
        bars.push(Bar { x, width, y: top, height, number_x: x });
        x += width;
    }
    let middles: Vec<f64> = bars.iter().map(|b| b.x + b.width / 2.0).collect();
    let places = spread(&middles, NUMBER_GAP, LEFT + 1.5, RIGHT - 1.5);
    for (bar, place) in bars.iter_mut().zip(places) {
        bar.number_x = place;
    }
    Plot { money: ticks.values.iter().map(|v| (*v, y(*v))).collect(), zero, bars }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bars_stand_on_zero_and_costs_hang_below() {
        let plot =
            layout(&[Input { benefit: 6e6, co2e: 2000.0 }, Input { benefit: -2e6, co2e: 1000.0 }]);
        assert!((plot.bars[0].y + plot.bars[0].height - plot.zero).abs() < 1e-9);
        assert!((plot.bars[1].y - plot.zero).abs() < 1e-9);
        assert!((plot.bars[0].width / plot.bars[1].width - 2.0).abs() < 1e-9);
        assert!((plot.bars[0].height / plot.bars[1].height - 3.0).abs() < 1e-9);
        assert!(layout(&[]).bars.is_empty());
    }

    proptest! {
        #[test]
        fn bars_fill_the_axis_and_stay_inside(
            all in prop::collection::vec((-1e10..1e10_f64, 0.001..1e6_f64), 1..17)
        ) {
            let inputs: Vec<Input> =
                all.iter().map(|(b, c)| Input { benefit: *b, co2e: *c }).collect();
            let plot = layout(&inputs);
            let width: f64 = plot.bars.iter().map(|b| b.width).sum();
            prop_assert!((width - (RIGHT - LEFT)).abs() < 1e-6);
            for bar in &plot.bars {
                prop_assert!(bar.x >= LEFT - 1e-9 && bar.x + bar.width <= RIGHT + 1e-6);
                prop_assert!(bar.y >= TOP - 1e-6 && bar.y + bar.height <= BOTTOM + 1e-6);
            }
            for pair in plot.bars.windows(2) {
                prop_assert!(pair[1].number_x - pair[0].number_x >= NUMBER_GAP - 1e-6);
            }
        }
    }

    #[test]
    fn nonsense_keeps_its_place() {
        let plot = layout(&[Input { benefit: f64::NAN, co2e: f64::NAN }]);
        assert!(plot.bars[0].x.is_finite() && plot.bars[0].height == 0.0);
    }
}
