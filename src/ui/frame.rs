//! Pages that change what stands around them: paper has its own margins and page numbers, the
//! presenter fills the screen. They say so on `<html>`, because a style sheet that looks for them
//! from there (`:root:has(…)`) searches the whole page at every change of it.

use crate::browser::page;
use yew::prelude::*;

/// Attribute of `<html>`.
const NAME: &str = "data-frame";

/// What a page asks to stand in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frame {
    /// Sheets about one business.
    Sheet,
    /// Sheets of a workshop, one leaf each.
    Leaf,
    /// The presenter.
    Stage,
    /// A group's figures, which a wide screen shows large.
    Group,
}

impl Frame {
    const fn code(self) -> &'static str {
        match self {
            Self::Sheet => "sheet",
            Self::Leaf => "leaf",
            Self::Stage => "stage",
            Self::Group => "group",
        }
    }
}

/// The page stands in this frame, or in none, until it goes.
#[hook]
pub fn use_frame(frame: Option<Frame>) {
    use_effect_with(frame, |frame| {
        let code = frame.map(Frame::code);
        page::set_root(NAME, code);
        move || {
            // The page that came in its place may have set its own.
            if page::root(NAME).as_deref() == code {
                page::set_root(NAME, None);
            }
        }
    });
}
