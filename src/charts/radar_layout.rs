//! Maturity as a radar: one spoke per dimension (Method §4.18), 0 in the middle, 100 at the rim.
//! A dimension without enough answers has no point, and nothing is joined across it.

use super::text;
use crate::charts::{Anchor, coordinate as coord};
use std::f64::consts::PI;
use std::fmt::Write as _;

/// Distance of a label from the end of its spoke.
const OFF: f64 = 10.0;

/// The box; its height follows from the labels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub width: f64,
    pub radius: f64,
}

impl Frame {
    /// For phones.
    pub const NARROW: Self = Self { width: 328.0, radius: 72.0 };
    pub const WIDE: Self = Self { width: 432.0, radius: 104.0 };
}

/// Score with its band, 0–100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Value {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Input {
    pub name: String,
    /// Stands below the name: the score, or words for too few answers.
    pub figure: String,
    /// `None`: too few answers.
    pub value: Option<Value>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    pub x: f64,
    /// Base line of the first line.
    pub y: f64,
    pub anchor: Anchor,
    pub lines: Vec<String>,
    /// Lines of the figure, below the name.
    pub figure: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Spoke {
    pub x: f64,
    pub y: f64,
    pub known: bool,
    pub label: Label,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Radar {
    pub width: f64,
    pub height: f64,
    pub centre: (f64, f64),
    /// Rings at 20, 40, … 100: path data.
    pub rings: Vec<String>,
    pub spokes: Vec<Spoke>,
    /// Bands between low and high, one per unbroken run of known spokes: path data.
    pub bands: Vec<String>,
    /// Lines through the scores, one per run.
    pub lines: Vec<String>,
    /// Points of the known scores.
    pub points: Vec<(f64, f64)>,
}

/// Places rings, spokes, bands and labels.
pub fn layout(frame: &Frame, inputs: &[Input]) -> Radar {
    let count = inputs.len();
    let labels: Vec<Label> =
        inputs.iter().enumerate().map(|(i, input)| label(frame, input, i, count)).collect();
    // Labels were placed around a middle at 0; the box is what they and the rim need.
    let top = labels.iter().map(|l| l.y - 12.0).fold(-frame.radius, f64::min);
    let bottom = labels.iter().map(last_line).fold(frame.radius, f64::max) + 6.0;
    let centre = (frame.width / 2.0, -top);
    let at = |i: usize, share: f64| {
        let (dx, dy) = direction(i, count);
        (centre.0 + dx * frame.radius * share, centre.1 + dy * frame.radius * share)
    };
    let ring = |share: f64| closed((0..count).map(|i| at(i, share)));
    let spokes = labels.into_iter().zip(inputs).enumerate().map(|(i, (label, input))| {
        let (x, y) = at(i, 1.0);
        let label = Label { x: label.x + centre.0, y: label.y + centre.1, ..label };
        Spoke { x, y, known: input.value.is_some(), label }
    });
    let mut radar = Radar {
        width: frame.width,
        height: bottom - top,
        centre,
        rings: [0.2, 0.4, 0.6, 0.8, 1.0].map(ring).to_vec(),
        spokes: spokes.collect(),
        bands: Vec::new(),
        lines: Vec::new(),
        points: Vec::new(),
    };
    for run in runs(inputs) {
        let point = |pick: fn(&Value) -> f64| {
            let places = run.places.iter();
            places.map(|(i, v)| at(*i, share(pick(v)))).collect::<Vec<_>>()
        };
        let (low, middle, high) = (point(|v| v.low), point(|v| v.value), point(|v| v.high));
        radar.bands.push(band(&low, &high, run.closed));
        radar.lines.push(line(&middle, run.closed));
        radar.points.extend(middle);
    }
    radar
}

fn share(value: f64) -> f64 {
    if value.is_finite() { (value / 100.0).clamp(0.0, 1.0) } else { 0.0 }
}

/// Unit vector of a spoke: the first points up, the rest follow clockwise.
fn direction(i: usize, count: usize) -> (f64, f64) {
    let angle = 2.0 * PI * i as f64 / count.max(1) as f64;
    (angle.sin(), -angle.cos())
}

/// Beside the end of its spoke: on the right and left in what room is left there, above and below
/// in the middle.
fn label(frame: &Frame, input: &Input, i: usize, count: usize) -> Label {
    let (dx, dy) = direction(i, count);
    let (x, y) = (dx * frame.radius, dy * frame.radius);
    let (anchor, x, room) = if dx > 0.2 {
        (Anchor::Start, x + OFF, frame.width / 2.0 - x - OFF)
    } else if dx < -0.2 {
        (Anchor::End, x - OFF, frame.width / 2.0 + x - OFF)
    } else {
        // Narrow enough to stay between the labels of the neighbours.
        (Anchor::Middle, x, frame.width * 0.44)
    };
    let lines = text::wrap(&input.name, room, text::SIZE);
    let figure = text::wrap(&input.figure, room, text::SIZE);
    // From the first base line to the last.
    let height = (lines.len() + figure.len()).saturating_sub(1) as f64 * text::LINE;
    let first = if anchor == Anchor::Middle {
        if dy < 0.0 { y - OFF - height + 2.0 } else { y + OFF + 12.0 }
    } else if dy.abs() < 0.2 {
        y - height / 2.0 + 5.0
    } else if dy < 0.0 {
        // Rises from the level of the spoke's end, so that two on one side cannot meet.
        y + OFF - height
    } else {
        y - OFF + 12.0
    };
    Label { x, y: first, anchor, lines, figure }
}

fn last_line(label: &Label) -> f64 {
    let lines = label.lines.len() + label.figure.len();
    label.y + lines.saturating_sub(1) as f64 * text::LINE
}

struct Run {
    places: Vec<(usize, Value)>,
    /// All dimensions known: the line closes.
    closed: bool,
}

/// Unbroken runs of known dimensions, going round: the last one may continue in the first.
fn runs(inputs: &[Input]) -> Vec<Run> {
    let count = inputs.len();
    let Some(gap) = inputs.iter().position(|i| i.value.is_none()) else {
        let all = inputs.iter().enumerate().filter_map(|(i, input)| Some((i, input.value?)));
        let places: Vec<_> = all.collect();
        let closed = count > 2;
        return if places.is_empty() { Vec::new() } else { vec![Run { places, closed }] };
    };
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for step in 1..=count {
        let i = (gap + step) % count;
        match inputs.get(i).and_then(|input| input.value) {
            Some(value) => {
                match runs.last_mut() {
                    Some(run) if open => run.places.push((i, value)),
                    _ => runs.push(Run { places: vec![(i, value)], closed: false }),
                }
                open = true;
            }
            None => open = false,
        }
    }
    runs
}

fn line(points: &[(f64, f64)], close: bool) -> String {
    let mut path = String::new();
    for (i, (x, y)) in points.iter().enumerate() {
        let letter = if i == 0 { 'M' } else { 'L' };
        // Writing to a String cannot fail.
        let _ = write!(path, "{letter}{} {}", coord(*x), coord(*y));
    }
    if close {
        path.push('Z');
    }
    path
}

fn closed(points: impl Iterator<Item = (f64, f64)>) -> String {
    line(&points.collect::<Vec<_>>(), true)
}

/// Out along the high ends, back along the low ones; a closed run is a ring with a hole
/// (fill rule evenodd).
fn band(low: &[(f64, f64)], high: &[(f64, f64)], close: bool) -> String {
    if close {
        return line(high, true) + &line(low, true);
    }
    let there_and_back: Vec<_> = high.iter().chain(low.iter().rev()).copied().collect();
    line(&there_and_back, true)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;
    use crate::charts::place::Rect;

    const VI: [&str; 6] = [
        "Quản lý và theo dõi",
        "Năng lượng",
        "Nước và nước thải",
        "Nguyên liệu, hóa chất và quy trình",
        "Chất thải, bụi và sản phẩm phụ",
        "Sản phẩm, chuỗi liên kết và tiêu dùng bền vững",
    ];
    const EN: [&str; 6] = [
        "Management and measurement",
        "Energy",
        "Water and wastewater",
        "Materials, chemicals and process",
        "Waste, dust and by-products",
        "Product, supply chain and sustainable consumption",
    ];

    fn inputs(names: &[&str], known: &[bool]) -> Vec<Input> {
        let value = Value { value: 40.0, low: 30.0, high: 55.0 };
        let input = |(name, known): (&&str, &bool)| Input {
            name: (*name).to_owned(),
            figure: if *known { "40" } else { "too few answers" }.to_owned(),
            value: known.then_some(value),
        };
        names.iter().zip(known).map(input).collect()
    }

    fn rect(label: &Label) -> Rect {
        let wide = label.lines.iter().map(|l| text::width(l, text::SIZE)).fold(0.0, f64::max);
        let left = match label.anchor {
            Anchor::Start => label.x,
            Anchor::Middle => label.x - wide / 2.0,
            Anchor::End => label.x - wide,
        };
        Rect { left, top: label.y - 11.0, right: left + wide, bottom: last_line(label) + 3.0 }
    }

    #[test]
    fn labels_do_not_meet_and_stay_inside() {
        for frame in [Frame::NARROW, Frame::WIDE] {
            for (names, known) in [(VI, true), (EN, true), (VI, false), (EN, false)] {
                let radar = layout(&frame, &inputs(&names, &[known; 6]));
                let bounds = Rect { left: 0.0, top: 0.0, right: radar.width, bottom: radar.height };
                let boxes: Vec<Rect> = radar.spokes.iter().map(|s| rect(&s.label)).collect();
                for (i, a) in boxes.iter().enumerate() {
                    assert!(a.inside(&bounds), "{frame:?} {} {a:?}", names[i]);
                    for b in &boxes[i + 1..] {
                        assert_eq!(a.overlap(b), 0.0, "{frame:?} {a:?} {b:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn nothing_is_joined_across_a_gap() {
        let radar = layout(&Frame::WIDE, &inputs(&VI, &[true, true, true, true, true, false]));
        assert_eq!((radar.lines.len(), radar.points.len()), (1, 5));
        assert!(!radar.lines[0].ends_with('Z'));
        assert!(!radar.spokes[5].known);
        // The run goes on over the top: spokes 6 and 1 are neighbours.
        let radar = layout(&Frame::WIDE, &inputs(&VI, &[true, false, true, true, false, true]));
        assert_eq!(radar.lines.len(), 2);
        let whole = layout(&Frame::WIDE, &inputs(&VI, &[true; 6]));
        assert!(whole.lines[0].ends_with('Z') && whole.bands[0].matches('Z').count() == 2);
    }

    #[test]
    fn few_none_and_nonsense() {
        assert!(layout(&Frame::WIDE, &[]).lines.is_empty());
        let none = layout(&Frame::WIDE, &inputs(&VI, &[false; 6]));
        assert!(none.lines.is_empty() && none.points.is_empty() && none.spokes.len() == 6);
        let mut one = inputs(&VI, &[true, false, false, false, false, false]);
        one[0].value = Some(Value { value: f64::NAN, low: -5.0, high: 900.0 });
        let radar = layout(&Frame::NARROW, &one);
        let (x, y) = radar.points[0];
        assert!((x - radar.centre.0).abs() < 1e-9 && (y - radar.centre.1).abs() < 1e-9);
        assert!(!radar.bands[0].contains("NaN"));
    }
}
