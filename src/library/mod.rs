//! Finding one's way in what the tool knows: which part is looked at, which measures are shown in
//! which order, where words of the glossary stand in a text, how old a figure is.

pub mod address;
pub mod age;
pub mod figures;
pub mod measures;
pub mod terms;
