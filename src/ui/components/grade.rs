//! The stamp of a grade: solid rim for A and B, dotted for C and D; the letter is text.

use crate::catalogue::Grade;
use crate::locale::W;
use crate::ui::App;
use yew::prelude::*;

pub fn stamp(app: &App, grade: Grade) -> Html {
    let soft = matches!(grade, Grade::C | Grade::D).then_some("soft");
    html! {
        <span class={classes!("grade", soft)}>
            <span class="hide">{ app.w(W::CommonGrade) }{ " " }</span>
            { grade.letter() }
        </span>
    }
}
