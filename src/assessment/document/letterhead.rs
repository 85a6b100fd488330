//! What the owner writes at the head of printed sheets. It stays in the file: a line is on paper
//! only where it is ticked, and it is no part of any figure.

use super::reader::Reader;
use serde::Serialize;
use std::collections::BTreeMap;

/// More lines than any sheet has.
const MAX_LINES: usize = 20;

/// One line of the letterhead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Line {
    pub text: String,
    /// Printed on the sheets.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(test, schemars(default))]
    pub shown: bool,
}

impl Line {
    /// Nothing was written and nothing ticked.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && !self.shown
    }
}

pub(super) fn read(from: &mut Reader) -> BTreeMap<String, Line> {
    from.by_id(MAX_LINES, |from, id| {
        from.nested(id, |line| Line {
            text: line.text("text").unwrap_or_default(),
            shown: line.flag("shown").unwrap_or_default(),
        })
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    #[test]
    fn a_line_is_empty_with_nothing_written_and_nothing_ticked() {
        let line = |text: &str, shown| super::Line { text: text.into(), shown };
        assert!(line("", false).is_empty());
        assert!(!line("", true).is_empty() && !line("a", false).is_empty());
    }

    use crate::assessment::document::read;

    #[test]
    fn a_bad_line_is_named_and_the_others_stay() {
        let text = r#"{"format":"vong-xanh/assessment","schema":1,"id":"a","answers":{},
            "letterhead":{"name":{"text":"Mộc An","shown":true},"a b":{"text":"x"},"since":5}}"#;
        let opened = read(text).unwrap();
        assert_eq!(opened.faults.len(), 2, "{:?}", opened.faults);
        let lines = &opened.document.letterhead;
        assert_eq!(lines.len(), 1);
        assert!(lines["name"].shown && lines["name"].text == "Mộc An");
    }

    #[test]
    fn a_flood_of_lines_is_refused() {
        let many: Vec<String> = (0..50).map(|n| format!(r#""l{n}":{{"text":"x"}}"#)).collect();
        let text = format!(
            r#"{{"format":"vong-xanh/assessment","schema":1,"id":"a","answers":{{}},"letterhead":{{{}}}}}"#,
            many.join(",")
        );
        let opened = read(&text).unwrap();
        assert_eq!(opened.faults.len(), 1);
        assert!(opened.document.letterhead.is_empty());
    }
}
