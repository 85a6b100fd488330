//! Places of a Sankey picture: sources on the left, sinks on the right, bands between them whose
//! thickness is money. One scale for everything, so that thicknesses can be compared.

use super::positive;
use crate::charts::coordinate as coord;
use crate::order::Order as _;
use std::fmt::Write as _;

/// A bar thinner than this could not be seen; only its drawing is thickened, not the sums.
const THINNEST: f64 = 1.5;

/// The box: all in its own units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub width: f64,
    /// Left edges of both columns of bars.
    pub sources_x: f64,
    pub sinks_x: f64,
    pub bar_width: f64,
    /// Room for the two headings.
    pub top: f64,
    /// Height of all money together.
    pub flow: f64,
    /// Least distance between neighbours.
    pub gap: f64,
    /// Added between the first sink (the product) and the losses.
    pub first_gap: f64,
}

impl Frame {
    /// For phones.
    pub const NARROW: Self = Self {
        width: 328.0,
        sources_x: 92.0,
        sinks_x: 226.0,
        bar_width: 10.0,
        top: 30.0,
        flow: 292.0,
        gap: 8.0,
        first_gap: 14.0,
    };
    /// For tablets.
    pub const MIDDLE: Self = Self {
        width: 700.0,
        sources_x: 170.0,
        sinks_x: 470.0,
        bar_width: 10.0,
        top: 30.0,
        flow: 264.0,
        gap: 6.0,
        first_gap: 14.0,
    };
    /// For desks and projectors.
    pub const WIDE: Self = Self {
        width: 940.0,
        sources_x: 190.0,
        sinks_x: 680.0,
        bar_width: 10.0,
        top: 30.0,
        flow: 264.0,
        gap: 6.0,
        first_gap: 14.0,
    };

    /// Where a label on the left ends, and its room.
    pub fn source_label(&self) -> f64 {
        self.sources_x - 8.0
    }

    pub fn source_room(&self) -> f64 {
        self.source_label()
    }

    /// Where a label on the right begins, and its room.
    pub fn sink_label(&self) -> f64 {
        self.sinks_x + self.bar_width + 8.0
    }

    pub fn sink_room(&self) -> f64 {
        self.width - self.sink_label()
    }
}

/// One bar to place: its money and the height its label needs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    pub value: f64,
    pub label: f64,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    pub y: f64,
    /// To scale.
    pub height: f64,
    /// At least visible.
    pub drawn: f64,
    /// Middle of the room of its label.
    pub label_y: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    pub source: usize,
    pub sink: usize,
    pub from_y: f64,
    pub to_y: f64,
    pub height: f64,
    /// Path data.
    pub path: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    pub height: f64,
    pub sources: Vec<Bar>,
    pub sinks: Vec<Bar>,
    /// In drawing order: by sink, then by source.
    pub bands: Vec<Band>,
}

/// Places bars and bands. `flows` are (source, sink, money).
pub fn layout(
    frame: &Frame,
    sources: &[Slot],
    sinks: &[Slot],
    flows: &[(usize, usize, f64)],
) -> Layout {
    let sum = |slots: &[Slot]| slots.iter().map(|s| positive(s.value)).sum::<f64>();
    let total = sum(sources).max(sum(sinks));
    let scale = if total > 0.0 { frame.flow / total } else { 0.0 };
    let left_need = need(frame, sources, scale, 0.0);
    let right_need = need(frame, sinks, scale, frame.first_gap);
    let inner = left_need.max(right_need);
    let left = column(frame, sources, scale, 0.0, inner - left_need);
    let right = column(frame, sinks, scale, frame.first_gap, inner - right_need);
    let bands = bands(frame, &left, &right, flows, scale);
    Layout { height: frame.top + inner + frame.gap, sources: left, sinks: right, bands }
}

/// Height a column needs with its least gaps.
fn need(frame: &Frame, slots: &[Slot], scale: f64, first_gap: f64) -> f64 {
    let rooms: f64 = slots.iter().map(|s| room(s, scale)).sum();
    let gaps = slots.len().saturating_sub(1) as f64 * frame.gap;
    rooms + gaps + if slots.len() > 1 { first_gap } else { 0.0 }
}

fn room(slot: &Slot, scale: f64) -> f64 {
    (positive(slot.value) * scale).max(positive(slot.label))
}

/// One column from the top; `spare` height is shared between its gaps.
fn column(frame: &Frame, slots: &[Slot], scale: f64, first_gap: f64, spare: f64) -> Vec<Bar> {
    let gaps = slots.len().saturating_sub(1).max(1) as f64;
    let gap = frame.gap + spare.max(0.0) / gaps;
    let mut y = frame.top;
    let mut bars = Vec::with_capacity(slots.len());
    for (place, slot) in slots.iter().enumerate() {
        let room = room(slot, scale);
        let height = positive(slot.value) * scale;
        let label_y = y + room / 2.0;
        bars.push(Bar { y: label_y - height / 2.0, height, drawn: height.max(THINNEST), label_y });
        y += room + gap + if place == 0 { first_gap } else { 0.0 };
    }
    bars
}

/// Bands leave their source and reach their sink stacked in the order of the other column.
fn bands(
    frame: &Frame,
    left: &[Bar],
    right: &[Bar],
    flows: &[(usize, usize, f64)],
    scale: f64,
) -> Vec<Band> {
    let mut order: Vec<&(usize, usize, f64)> = flows.iter().filter(|f| f.2 > 0.0).collect();
    order.order_by_key(|(source, sink, _)| (*sink, *source));
    let mut leaves: Vec<f64> = left.iter().map(|b| b.y).collect();
    let mut reaches: Vec<f64> = right.iter().map(|b| b.y).collect();
    let mut bands = Vec::with_capacity(order.len());
    for &&(source, sink, value) in &order {
        let (Some(from), Some(to)) = (leaves.get_mut(source), reaches.get_mut(sink)) else {
            continue;
        };
        let height = positive(value) * scale;
        let (from_y, to_y) = (*from, *to);
        *from += height;
        *to += height;
        let path = path(frame, from_y, to_y, height);
        bands.push(Band { source, sink, from_y, to_y, height, path });
    }
    bands
}

fn path(frame: &Frame, from: f64, to: f64, height: f64) -> String {
    let (x0, x1) = (frame.sources_x + frame.bar_width, frame.sinks_x);
    let middle = coord(f64::midpoint(x0, x1));
    // Drawn at least as thick as the thinnest line that still prints.
    let height = height.max(0.8);
    let [a, b] = [coord(from), coord(from + height)];
    let [c, d] = [coord(to), coord(to + height)];
    let (x0, x1) = (coord(x0), coord(x1));
    let mut path = String::new();
    // Writing to a String cannot fail.
    let _ = write!(
        path,
        "M{x0} {a}C{middle} {a} {middle} {c} {x1} {c}V{d}C{middle} {d} {middle} {b} {x0} {b}Z"
    );
    path
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;
    use proptest::prelude::*;

    fn check(frame: &Frame, layout: &Layout, sources: &[Slot], sinks: &[Slot]) {
        for (bars, slots) in [(&layout.sources, sources), (&layout.sinks, sinks)] {
            let mut last = frame.top - 1e-6;
            for (bar, slot) in bars.iter().zip(slots) {
                let half = slot.label.max(bar.height) / 2.0;
                assert!(bar.y.is_finite() && bar.height.is_finite());
                assert!(bar.label_y - half >= last - 1e-6, "labels overlap");
                last = bar.label_y + half;
                assert!(bar.drawn >= bar.height);
            }
            assert!(last <= layout.height + 1e-6, "{last} > {}", layout.height);
        }
        for (i, bar) in layout.sources.iter().enumerate() {
            let sum: f64 = layout.bands.iter().filter(|b| b.source == i).map(|b| b.height).sum();
            assert!(sum <= bar.height + 1e-6);
        }
    }

    type Flow = (usize, usize, f64);

    fn flows(matrix: &[Vec<f64>]) -> (Vec<Slot>, Vec<Slot>, Vec<Flow>) {
        let columns = matrix.first().map_or(0, Vec::len);
        let slot = |value: f64| Slot { value, label: 34.0 };
        let sources = matrix.iter().map(|row| slot(row.iter().sum())).collect();
        let sinks = (0..columns).map(|c| slot(matrix.iter().map(|r| r[c]).sum())).collect();
        let mut all = Vec::new();
        for (s, row) in matrix.iter().enumerate() {
            all.extend(row.iter().enumerate().map(|(k, v)| (s, k, *v)));
        }
        (sources, sinks, all)
    }

    proptest! {
        #[test]
        fn any_matrix_keeps_its_box(
            matrix in (1_usize..9, 1_usize..10).prop_flat_map(|(rows, columns)| {
                prop::collection::vec(prop::collection::vec(0.0..1e10_f64, columns), rows)
            })
        ) {
            let (sources, sinks, flows) = flows(&matrix);
            for frame in [Frame::NARROW, Frame::MIDDLE, Frame::WIDE] {
                let layout = layout(&frame, &sources, &sinks, &flows);
                check(&frame, &layout, &sources, &sinks);
                // Bands add up at both ends.
                for (i, bar) in layout.sinks.iter().enumerate() {
                    let sum: f64 =
                        layout.bands.iter().filter(|b| b.sink == i).map(|b| b.height).sum();
                    prop_assert!((sum - bar.height).abs() < 1e-6);
                }
                let all: f64 = layout.sources.iter().map(|b| b.height).sum();
                prop_assert!(all == 0.0 || (all - frame.flow).abs() < 1e-6);
            }
        }
    }

    #[test]
    fn empty_one_and_nonsense_are_drawn_quietly() {
        let empty = layout(&Frame::WIDE, &[], &[], &[]);
        assert!(empty.bands.is_empty() && empty.height.is_finite());
        let slot = |value| Slot { value, label: 17.0 };
        let one = layout(&Frame::WIDE, &[slot(5.0)], &[slot(5.0)], &[(0, 0, 5.0)]);
        assert!((one.bands[0].height - Frame::WIDE.flow).abs() < 1e-9);
        assert!((one.bands[0].from_y - Frame::WIDE.top).abs() < 1e-9);
        let odd = layout(&Frame::WIDE, &[slot(f64::NAN)], &[slot(-4.0)], &[(0, 3, 1.0)]);
        assert!(odd.bands.is_empty() && odd.sources[0].y.is_finite());
        let zero = layout(&Frame::WIDE, &[slot(0.0)], &[slot(0.0)], &[(0, 0, 0.0)]);
        assert!(zero.sources[0].height == 0.0 && zero.height.is_finite());
    }
}
