//! Which codes are read: drawn, turned, seen from the side, blurred, with noise and uneven light, as a
//! laptop's camera sees a phone. Fixed seeds; `cargo test --release -p qr-reader -- --nocapture` prints the limits.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use qr_reader::{Grey, look, read};
use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// How a code is seen.
#[derive(Clone, Copy, Debug)]
struct View {
    /// Pixels a module.
    module: f64,
    /// Degrees.
    turned: f64,
    /// Share by which the far side is shorter.
    slanted: f64,
    /// Radius of the blur, pixels.
    blur: usize,
    /// Most by which a pixel is off.
    noise: i32,
    /// Darkest and lightest pixel of the code.
    contrast: (f64, f64),
    /// How much darker the right edge is than the left.
    shade: f64,
}

const SHARP: View = View {
    module: 4.0,
    turned: 0.0,
    slanted: 0.0,
    blur: 0,
    noise: 0,
    contrast: (0.0, 255.0),
    shade: 0.0,
};

/// As a laptop's camera sees the screen of a phone at arm's length.
const CAMERA: View = View {
    module: 4.0,
    turned: 7.0,
    slanted: 0.08,
    blur: 1,
    noise: 8,
    contrast: (50.0, 205.0),
    shade: 50.0,
};

/// A text as long as a result code, of the signs it is made of.
fn text(length: usize) -> String {
    let mut random = Random(length as u64 + 7);
    let letters = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let rest = (0..length - 3).map(|_| char::from(letters[(random.next() % 32) as usize]));
    "VX2".chars().chain(rest).collect()
}

struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }
}

fn code(text: &str) -> QrCode {
    QrCode::encode_segments(&QrSegment::make_segments(text), QrCodeEcc::Medium).unwrap()
}

/// The code in a picture of 1280 × 720, as the view says.
fn picture(code: &QrCode, view: View, seed: u64) -> Grey {
    let (width, height) = (1280_usize, 720_usize);
    let side = f64::from(code.size() + 8);
    let turn = view.turned.to_radians();
    let (dark, light) = view.contrast;
    let mut random = Random(seed * 2 + 1);
    // Each pixel is the mean of 3 × 3 points, as a sensor gathers light.
    let shine = |x: f64, y: f64| -> f64 {
        let (dx, dy) = (x - width as f64 / 2.0, y - height as f64 / 2.0);
        let (u, v) = (dx * turn.cos() + dy * turn.sin(), -dx * turn.sin() + dy * turn.cos());
        // Rows farther up are seen smaller.
        let scale = 1.0 + view.slanted * v / (side * view.module / 2.0);
        let (mx, my) =
            (u / (view.module * scale) + side / 2.0, v / (view.module * scale) + side / 2.0);
        let (mx, my) = (mx.floor() as i32 - 4, my.floor() as i32 - 4);
        let within = |m: i32| (-4..code.size() + 4).contains(&m);
        if !within(mx) || !within(my) {
            return 90.0;
        }
        if code.get_module(mx, my) { dark } else { light }
    };
    let mut sharp = vec![0.0; width * height];
    for (at, pixel) in sharp.iter_mut().enumerate() {
        let (x, y) = ((at % width) as f64, (at / width) as f64);
        let mut sum = 0.0;
        for dy in [1.0, 3.0, 5.0] {
            for dx in [1.0, 3.0, 5.0] {
                sum += shine(x + dx / 6.0, y + dy / 6.0);
            }
        }
        *pixel = sum / 9.0 - view.shade * x / width as f64;
    }
    let blurred = blur(&blur(&sharp, width, view.blur), width, view.blur);
    let mut grain = |value: f64| {
        let off = if view.noise > 0 {
            (random.next() % (2 * view.noise as u64 + 1)) as i32 - view.noise
        } else {
            0
        };
        (value as i32 + off).clamp(0, 255) as u8
    };
    Grey::new(width, blurred.into_iter().map(&mut grain).collect()).unwrap()
}

/// Mean over a square.
fn blur(pixels: &[f64], width: usize, radius: usize) -> Vec<f64> {
    if radius == 0 {
        return pixels.to_vec();
    }
    let height = pixels.len() / width;
    let line = |from: &[f64], x: usize, y: usize, across: bool| {
        let (at, most) = if across { (x, width) } else { (y, height) };
        let span = at.saturating_sub(radius)..(at + radius + 1).min(most);
        let count = span.len() as f64;
        let sum: f64 =
            span.map(|i| if across { from[y * width + i] } else { from[i * width + x] }).sum();
        sum / count
    };
    let all = |from: &[f64], across| -> Vec<f64> {
        (0..from.len()).map(|at| line(from, at % width, at / width, across)).collect()
    };
    all(&all(pixels, true), false)
}

/// Of six pictures that differ in their noise, each looked at another way as those of a camera are, how
/// many are read. One is enough: a camera gives several a second.
fn read_of_six(text: &str, view: View) -> usize {
    let code = code(text);
    (0..6).filter(|turn| look(&picture(&code, view, *turn as u64), *turn) == [text]).count()
}

#[test]
fn drawn_codes_of_every_length_are_read() {
    for length in [60, 220, 300, 360] {
        let text = text(length);
        assert_eq!(read(&picture(&code(&text), SHARP, 1)), [text]);
    }
}

#[test]
fn codes_before_a_camera_are_read() {
    for length in [220, 300, 360] {
        let version = code(&text(length)).version().value();
        let read = read_of_six(&text(length), View { module: 7.0, ..CAMERA });
        println!("{length} signs, version {version}: {read} of 6 looks");
        assert!(read >= 1, "{length} signs");
    }
}

/// Prints how far each hardship may go; a floor under each keeps a worse reader out.
#[test]
fn the_limits_are_known() {
    let text = text(300);
    let sweep = |name: &str, floor: usize, views: &[(f64, View)]| {
        let mut good = 0;
        for (step, view) in views {
            let read = read_of_six(&text, *view);
            good += usize::from(read >= 1);
            println!("{name} {step}: {read} of 6 looks");
        }
        assert!(good >= floor, "{name}: {good} of the steps are read, {floor} expected");
    };
    let at = |module| View { module, ..CAMERA };
    sweep("pixels a module", 2, &[3.0, 4.0, 5.0, 7.0].map(|m| (m, at(m))));
    let blurred = |b: usize| (b as f64, View { blur: b, ..at(6.0) });
    sweep("blur at 6 a module", 2, &[0, 1, 2].map(blurred));
    let turned = |t| (t, View { turned: t, ..at(5.0) });
    sweep("turned", 2, &[0.0, 20.0, 45.0, 180.0].map(turned));
    let slanted = |s| (s, View { slanted: s, ..at(5.0) });
    sweep("slanted", 2, &[0.0, 0.08, 0.16].map(slanted));
    let noisy = |n| (f64::from(n), View { noise: n, ..at(5.0) });
    sweep("noise", 2, &[0, 8, 16, 32].map(noisy));
}

#[test]
fn light_on_dark_is_read() {
    let text = text(300);
    let dark = View { contrast: (230.0, 20.0), ..SHARP };
    assert_eq!(read(&picture(&code(&text), dark, 1)), [text]);
}

#[test]
fn pictures_without_a_code_and_broken_ones_give_nothing() {
    let empty = Grey::new(640, vec![128; 640 * 480]).unwrap();
    assert_eq!(read(&empty), Vec::<String>::new());
    let mut random = Random(5);
    let noise = Grey::new(320, (0..320 * 240).map(|_| random.next() as u8).collect()).unwrap();
    assert_eq!(read(&noise), Vec::<String>::new());
    assert_eq!(Grey::new(0, Vec::new()), None);
    assert_eq!(Grey::new(640, vec![0; 641]), None);
    assert_eq!(Grey::from_rgba(50, &[0; 16]), None);
    assert_eq!(Grey::from_rgba(64, &vec![255; 64 * 64 * 4]).map(|g| g.at(3, 3)), Some(255));
}
