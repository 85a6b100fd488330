//! Frame of a picture: the drawing says its numbers in a sentence and repeats them in a table.

use super::NumberTable;
use yew::prelude::*;

#[derive(PartialEq, Properties)]
pub struct FigureProps {
    /// Heading of the section, again as the table's caption.
    pub caption: AttrValue,
    /// First heading names the rows, the others are columns of numbers.
    pub head: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub children: Html,
}

/// Drawings with their table folded below them.
#[component]
pub fn PictureFigure(props: &FigureProps) -> Html {
    html! {
        <>
            <figure>{ props.children.clone() }</figure>
            <NumberTable caption={props.caption.clone()} head={props.head.clone()}
                rows={props.rows.clone()} />
        </>
    }
}

/// How a drawing fits the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Fit {
    /// Stretches to the width; this many pixels high.
    Stretch(String),
    /// Scales as a whole: width and height of the box.
    Box(String, String),
}

#[derive(PartialEq, Properties)]
pub struct DrawingProps {
    /// Of this drawing on the page; title and description hang on it.
    pub id: AttrValue,
    /// `narrow` or `wide` where there are two.
    #[prop_or_default]
    pub class: Classes,
    pub fit: Fit,
    pub title: AttrValue,
    /// One sentence with the numbers.
    pub desc: AttrValue,
    pub children: Html,
}

#[component]
pub fn Drawing(props: &DrawingProps) -> Html {
    let (height, view_box) = match &props.fit {
        Fit::Stretch(height) => (Some(height.clone()), None),
        Fit::Box(width, height) => (None, Some(format!("0 0 {width} {height}"))),
    };
    let (title, desc) = (format!("{}-title", props.id), format!("{}-desc", props.id));
    html! {
        <svg class={classes!("chart", props.class.clone())} {height} viewBox={view_box} role="img"
            aria-labelledby={title.clone()} aria-describedby={desc.clone()}>
            <title id={title}>{ props.title.clone() }</title>
            <desc id={desc}>{ props.desc.clone() }</desc>
            { props.children.clone() }
        </svg>
    }
}
