//! Vòng Xanh: cleaner-production and circular-economy self-assessment, computed on the device.
//!
//! # Map
//! * [`catalogue`] what the tool knows: trades, questions, measures, factors (packed from `data/`).
//! * [`assessment`] what a business tells us: answers, path of questions, checks, file format.
//! * [`engine`] what follows: baseline, losses, measures, package, range, finance, score, indicators.
//! * [`cohort`] many businesses as one group; what may be shown of it; the by-product market.
//! * [`charts`] positions of the marks in pictures.
//! * [`library`] finding one's way in what the tool knows.
//! * [`locale`] languages, numbers, words. [`ports`] narrow traits to the outside.
//! * [`method`] the calculation laid open step by step, as data.
//! * [`naming`] what streams, units and ledgers are called, on pages and sheets alike.
//! * [`sheets`] the results as workbook and as tables.
//! * [`share`] links, result codes, QR codes.
//! * [`workshop`] many businesses in one room: sessions, what is collected, their file.
//! * [`order`] sorting of short lists.
//! * `cli` the command line, `packs` what the site serves beside the program (both native).
//! * `browser` the only room that touches web-sys; `ui` the Yew shell (feature `ui`).
//!
//! Architecture invariant: everything but `browser` and `ui` compiles with `--no-default-features`
//! and knows nothing of the browser; `engine` knows no words, `ui` no arithmetic.

pub mod assessment;
pub mod catalogue;
pub mod charts;
pub mod cohort;
pub mod engine;
pub mod library;
pub mod locale;
pub mod method;
pub mod naming;
pub mod order;
pub mod ports;
pub mod share;
pub mod sheets;
pub mod units;
pub mod workshop;

#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
#[cfg(not(target_arch = "wasm32"))]
pub mod packs;

#[cfg(feature = "ui")]
pub mod browser;
#[cfg(feature = "ui")]
pub mod ui;
