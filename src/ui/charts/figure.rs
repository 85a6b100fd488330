//! Frame of a picture: the drawing says its numbers in a sentence and repeats them in a table.

use super::number_table;
use crate::ui::App;
use yew::prelude::*;

/// Drawings with their table folded below them. `caption` is the section's heading again.
pub fn picture_figure(
    app: &App,
    caption: &str,
    head: &[String],
    rows: &[Vec<String>],
    drawings: Html,
) -> Html {
    html! {
        <>
            <figure>{ drawings }</figure>
            { number_table(app, caption, head, rows) }
        </>
    }
}

/// How a drawing fits the page.
pub enum Fit {
    /// Stretches to the width; this many pixels high.
    Stretch(String),
    /// Scales as a whole: width and height of the box.
    Box(String, String),
}

/// A drawing that says what it shows.
pub struct Drawing<'a> {
    /// Of this drawing on the page; title and description hang on it.
    pub id: &'a str,
    /// `narrow` or `wide` where there are two.
    pub class: Classes,
    pub fit: Fit,
    pub title: &'a str,
    /// One sentence with the numbers.
    pub desc: &'a str,
}

impl Drawing<'_> {
    /// The drawing around its marks.
    pub fn of(self, marks: Html) -> Html {
        let (height, view_box) = match self.fit {
            Fit::Stretch(height) => (Some(height), None),
            Fit::Box(width, height) => (None, Some(format!("0 0 {width} {height}"))),
        };
        let (title, desc) = (format!("{}-title", self.id), format!("{}-desc", self.id));
        html! {
            <svg class={classes!("chart", self.class)} {height} viewBox={view_box} role="img"
                aria-labelledby={title.clone()} aria-describedby={desc.clone()}>
                <title id={title}>{ self.title }</title>
                <desc id={desc}>{ self.desc }</desc>
                { marks }
            </svg>
        }
    }
}
