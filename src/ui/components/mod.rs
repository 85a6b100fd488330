//! Parts that several pages are made of.

pub mod calm;
pub mod catalogue_mark;
pub mod choice;
pub mod defs;
pub mod deleted;
pub mod error_summary;
pub mod field;
pub mod file_picker;
pub mod footer;
pub mod grade;
pub mod header;
pub mod icons;
pub mod layout;
pub mod notices;
pub mod part;
pub mod progress;
pub mod qr;
pub mod select;
pub mod take_along;
pub mod update;
