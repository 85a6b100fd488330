//! A workbook as plain data ([`Book`]), and its writer.
//!
//! Architecture invariant: no word and no figure is made here. The program describes every cell with
//! its formula and the value that the engine calculated for it; the writer is a module of its own that
//! the browser loads when somebody asks for the file.

mod book;
#[cfg(feature = "write")]
mod sheet;
#[cfg(feature = "write")]
mod styles;
#[cfg(feature = "write")]
mod write;
#[cfg(feature = "write")]
mod xml;
#[cfg(feature = "write")]
mod zip;

pub use book::{Book, Cell, Content, Look, Row, Shape, Sheet};
#[cfg(feature = "write")]
pub use write::{Fault, write};
