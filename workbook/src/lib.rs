//! A workbook as plain data ([`Book`]), and its writer.
//!
//! Architecture invariant: no word and no figure is made here. The program describes every cell with
//! its formula and the value that the engine calculated for it; the writer, which is a large library,
//! is a module of its own that the browser loads when somebody asks for the file.

mod book;
#[cfg(feature = "write")]
mod write;

pub use book::{Book, Cell, Content, Look, Row, Shape, Sheet};
#[cfg(feature = "write")]
pub use write::{Fault, write};
