//! QR codes as one path of an SVG.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment};

/// How much of a printed code may be covered or worn: about 7, 15, 25 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    Low,
    Medium,
    Quartile,
}

/// Modules without ink that a reader needs on every side.
const QUIET: i32 = 4;

/// A code ready to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawing {
    /// Side with the quiet zone, in modules; the view box is `0 0 side side`.
    pub side: i32,
    /// The dark modules as `d` of a path.
    pub path: String,
    /// 1–40.
    pub version: u8,
    /// Level reached: a higher one when it needs no more room.
    pub level: Level,
}

/// The code of a text; `None` when it is too long for any.
pub fn drawing(text: &str, level: Level) -> Option<Drawing> {
    let wanted = match level {
        Level::Low => QrCodeEcc::Low,
        Level::Medium => QrCodeEcc::Medium,
        Level::Quartile => QrCodeEcc::Quartile,
    };
    let code = QrCode::encode_segments(&QrSegment::make_segments(text), wanted).ok()?;
    let reached = match code.error_correction_level() {
        QrCodeEcc::Low => Level::Low,
        QrCodeEcc::Medium => Level::Medium,
        QrCodeEcc::Quartile | QrCodeEcc::High => Level::Quartile,
    };
    Some(Drawing {
        side: code.size() + 2 * QUIET,
        path: path(&code),
        version: code.version().value(),
        level: reached,
    })
}

/// One rectangle for every run of dark modules in a row.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            // A row has at most 177 modules.
            let run = i32::try_from(run).unwrap_or_default();
            if run > 0 {
                path.push_str(&format!("M{},{}h{run}v1h-{run}z", x + QUIET, y + QUIET));
            }
            x += run.max(1);
        }
    }
    path
}
