//! Finds and reads QR codes in a grey picture.
//!
//! A picture from a camera or a phone is never as sharp as the code was drawn. It is looked at as it is;
//! at twice its size, so that the edges of blurred modules fall between pixels, also with the light
//! evened out; at half its size (noise and fine patterns of screens vanish); and with light and dark
//! exchanged.

use rqrr::PreparedImage;

/// Smaller pictures hold no code worth looking for.
const SMALLEST: usize = 40;
/// Larger ones are not looked at; the page scales them down.
const LARGEST: usize = 40_000_000;

/// Less than this above or below its surroundings is noise.
const FLAT: i32 = 12;
/// Surroundings of a pixel, in pixels of the doubled picture, and by how much differences grow. Chosen by
/// the measurements in `tests/reading.rs`.
const RADIUS: usize = 16;
const GAIN: i32 = 3;
/// Larger pictures are not doubled: it would take too long, and their codes are large enough.
const LARGEST_DOUBLED: usize = 1_500_000;

/// A grey picture, row by row; 0 is black.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grey {
    width: usize,
    pixels: Vec<u8>,
}

impl Grey {
    /// `None` when the pixels fill no rows of this width.
    pub fn new(width: usize, pixels: Vec<u8>) -> Option<Self> {
        let is_whole = width >= SMALLEST && pixels.len().is_multiple_of(width);
        let fits = pixels.len() <= LARGEST && pixels.len() >= width * SMALLEST;
        (is_whole && fits).then_some(Self { width, pixels })
    }

    /// From red, green, blue and opacity, as a canvas gives them.
    pub fn from_rgba(width: usize, rgba: &[u8]) -> Option<Self> {
        let grey = |p: &[u8]| match p {
            // Weights of the eye (ITU-R BT.601) in 256ths.
            [r, g, b, ..] => {
                ((u32::from(*r) * 77 + u32::from(*g) * 150 + u32::from(*b) * 29) >> 8) as u8
            }
            _ => 255,
        };
        Self::new(width, rgba.chunks_exact(4).map(grey).collect())
    }

    pub fn width(&self) -> usize {
        self.width
    }

    pub fn height(&self) -> usize {
        self.pixels.len() / self.width
    }

    /// Outside of the picture it is white.
    pub fn at(&self, x: usize, y: usize) -> u8 {
        let inside = x < self.width;
        self.pixels.get(y * self.width + x).copied().filter(|_| inside).unwrap_or(255)
    }

    /// At half its size, every pixel the mean of four.
    fn halved(&self) -> Option<Self> {
        let (width, height) = (self.width / 2, self.height() / 2);
        let mean = |at: usize| {
            let (x, y) = (at % width * 2, at / width * 2);
            let four = [(0, 0), (1, 0), (0, 1), (1, 1)];
            let sum: u32 = four.iter().map(|(dx, dy)| u32::from(self.at(x + dx, y + dy))).sum();
            (sum / 4) as u8
        };
        Self::new(width, (0..width * height).map(mean).collect())
    }

    /// At twice its size, every new pixel the mean of its neighbours.
    fn doubled(&self) -> Option<Self> {
        if self.pixels.len() > LARGEST_DOUBLED {
            return None;
        }
        let (width, height) = (self.width * 2, self.height() * 2);
        let mean = |at: usize| {
            let (x, y) = (at % width, at / width);
            let near = |dx: usize, dy: usize| {
                let (x, y) = ((x / 2 + dx).min(self.width - 1), (y / 2 + dy).min(height / 2 - 1));
                u32::from(self.at(x, y))
            };
            let (right, down) = (x % 2, y % 2);
            let sum = near(0, 0) + near(right, 0) + near(0, down) + near(right, down);
            (sum / 4) as u8
        };
        Self::new(width, (0..width * height).map(mean).collect())
    }

    fn doubled_and_levelled(&self) -> Option<Self> {
        Some(self.doubled()?.levelled())
    }

    /// The square in the middle, where a code is held.
    fn middle(&self) -> Self {
        let (height, left) = (self.height(), self.width.saturating_sub(self.height()) / 2);
        let side = height.min(self.width);
        let rows = (0..height).flat_map(|y| (left..left + side).map(move |x| (x, y)));
        Self { width: side, pixels: rows.map(|(x, y)| self.at(x, y)).collect() }
    }

    /// Every pixel against the mean of the square around it: dark or light, where they differ enough.
    fn levelled(&self) -> Self {
        let radius = RADIUS;
        let (width, height) = (self.width, self.height());
        // Sums of everything above and to the left.
        let mut sums = vec![0_u32; (width + 1) * (height + 1)];
        for y in 0..height {
            let mut row = 0;
            for x in 0..width {
                row += u32::from(self.at(x, y));
                let above = sums.get(y * (width + 1) + x + 1).copied().unwrap_or_default();
                if let Some(sum) = sums.get_mut((y + 1) * (width + 1) + x + 1) {
                    *sum = above.wrapping_add(row);
                }
            }
        }
        let sum = |x: usize, y: usize| sums.get(y * (width + 1) + x).copied().unwrap_or_default();
        let level = |at: usize| {
            let (x, y) = (at % width, at / width);
            let (left, right) = (x.saturating_sub(radius), (x + radius + 1).min(width));
            let (top, bottom) = (y.saturating_sub(radius), (y + radius + 1).min(height));
            let count = (right - left) * (bottom - top);
            let total = sum(right, bottom)
                .wrapping_sub(sum(left, bottom))
                .wrapping_sub(sum(right, top))
                .wrapping_add(sum(left, top));
            let mean = (total as usize / count.max(1)) as i32;
            let off = i32::from(self.at(x, y)) - mean;
            let off = if off.abs() <= FLAT { 0 } else { off };
            (mean + off * GAIN).clamp(0, 255) as u8
        };
        Self { width, pixels: (0..width * height).map(level).collect() }
    }

    fn exchanged(&self) -> Self {
        let pixels = self.pixels.iter().map(|pixel| 255 - pixel).collect();
        Self { width: self.width, pixels }
    }
}

/// The texts of all codes in a picture that stands still, each once: everything is tried.
pub fn read(picture: &Grey) -> Vec<String> {
    let tries: [fn(&Grey) -> Option<Grey>; 5] = [
        |picture| Some(picture.clone()),
        Grey::doubled_and_levelled,
        Grey::doubled,
        Grey::halved,
        |picture| Some(picture.exchanged()),
    ];
    let mut found =
        tries.iter().filter_map(|prepare| prepare(picture)).map(|seen| read_once(&seen));
    found.find(|found| !found.is_empty()).unwrap_or_default()
}

/// One look at a picture that moves: another way at every `turn`, so that each look is quick. What
/// takes longer looks at the middle only.
pub fn look(picture: &Grey, turn: usize) -> Vec<String> {
    let seen = match turn % 3 {
        0 => Some(picture.clone()),
        1 => picture.middle().doubled_and_levelled(),
        _ => picture.middle().doubled(),
    };
    seen.map(|seen| read_once(&seen)).unwrap_or_default()
}

fn read_once(picture: &Grey) -> Vec<String> {
    let (width, height) = (picture.width(), picture.height());
    let mut prepared =
        PreparedImage::prepare_from_greyscale(width, height, |x, y| picture.at(x, y));
    let mut texts: Vec<String> = Vec::new();
    for grid in prepared.detect_grids() {
        if let Ok((_, text)) = grid.decode()
            && !texts.contains(&text)
        {
            texts.push(text);
        }
    }
    texts
}
