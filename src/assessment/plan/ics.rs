//! The plan as a calendar file (RFC 5545): whole-day events that any calendar takes in. Every text
//! of the owner is escaped, so that a name can neither end its line nor become a field.

use super::super::calendar::Day;

/// Longest line in octets, its end not counted (RFC 5545 §3.1).
const LINE: usize = 75;

/// One event over whole days.
#[derive(Clone, Debug, PartialEq)]
pub struct Event {
    /// Stays the same from file to file, so that a newer one replaces it: document and step.
    pub uid: String,
    pub from: Day,
    /// The day after the last.
    pub until: Day,
    pub summary: String,
    pub description: String,
}

/// The file. `stamp` is now as `YYYY-MM-DDTHH:MM:SSZ`; `name` the calendar's.
pub fn calendar(name: &str, lang: &str, stamp: &str, events: &[Event]) -> String {
    let stamp: String = stamp.chars().filter(char::is_ascii_alphanumeric).collect();
    let mut out = String::new();
    let mut put = |line: &str| fold(&mut out, line);
    put("BEGIN:VCALENDAR");
    put("VERSION:2.0");
    put(&format!("PRODID:-//Vong Xanh//Plan//{}", lang.to_ascii_uppercase()));
    put("CALSCALE:GREGORIAN");
    put("METHOD:PUBLISH");
    put(&format!("X-WR-CALNAME:{}", escape(name)));
    for event in events {
        put("BEGIN:VEVENT");
        put(&format!("UID:{}@vong-xanh", plain(&event.uid)));
        put(&format!("DTSTAMP:{stamp}"));
        put(&format!("DTSTART;VALUE=DATE:{}", date(event.from)));
        put(&format!("DTEND;VALUE=DATE:{}", date(event.until)));
        put(&format!("SUMMARY;LANGUAGE={lang}:{}", escape(&event.summary)));
        if !event.description.is_empty() {
            put(&format!("DESCRIPTION;LANGUAGE={lang}:{}", escape(&event.description)));
        }
        // Whole days that leave one free for other work.
        put("TRANSP:TRANSPARENT");
        put("BEGIN:VALARM");
        put("ACTION:DISPLAY");
        put(&format!("DESCRIPTION:{}", escape(&event.summary)));
        put("TRIGGER:-P1D");
        put("END:VALARM");
        put("END:VEVENT");
    }
    put("END:VCALENDAR");
    out
}

/// `20270115`.
fn date(day: Day) -> String {
    day.text().replace('-', "")
}

/// Letters, digits and hyphens only.
fn plain(id: &str) -> String {
    id.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_')).collect()
}

/// TEXT of RFC 5545 §3.3.11; control characters have no place in it.
fn escape(text: &str) -> String {
    let mut out = String::new();
    let text = text.replace("\r\n", "\n");
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => out.push_str("\\n"),
            '\t' => out.push(' '),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Adds a line with its end, folded between characters so that no part is longer than allowed.
fn fold(out: &mut String, line: &str) {
    let mut used = 0;
    for c in line.chars() {
        if used + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            // The space that begins a continued line counts.
            used = 1;
        }
        out.push(c);
        used += c.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_line_is_folded_when_it_is_too_long_and_not_before() {
        let folded = |line: &str| {
            let mut out = String::new();
            fold(&mut out, line);
            out
        };
        let line = "x".repeat(LINE);
        assert_eq!(folded(&line), format!("{line}\r\n"));
        assert_eq!(folded(&format!("{line}y")), format!("{line}\r\n y\r\n"));
        // The space counts: one less fits on every further line.
        let long = "x".repeat(2 * LINE);
        let rest = "x".repeat(LINE - 1);
        assert_eq!(folded(&long), format!("{line}\r\n {rest}\r\n x\r\n"));
        // A letter is never cut: the three bytes of the last one do not fit any more.
        let start = "x".repeat(LINE - 2);
        assert_eq!(folded(&format!("{start}ệ")), format!("{start}\r\n ệ\r\n"));
    }

    fn event(summary: &str) -> Event {
        Event {
            uid: "1767225600000-12345.led-lighting".to_owned(),
            from: Day::parse("2027-01-01").unwrap(),
            until: Day::parse("2027-02-01").unwrap(),
            summary: summary.to_owned(),
            description: String::new(),
        }
    }

    /// As a calendar reads it: lines unfolded, name and value.
    fn lines(file: &str) -> Vec<String> {
        let unfolded = file.replace("\r\n ", "");
        assert!(unfolded.ends_with("\r\n"));
        unfolded.trim_end_matches("\r\n").split("\r\n").map(str::to_owned).collect()
    }

    fn unescape(text: &str) -> String {
        let mut out = String::new();
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            match (c, c == '\\') {
                (_, true) => match chars.next().unwrap() {
                    'n' => out.push('\n'),
                    c => out.push(c),
                },
                (c, false) => out.push(c),
            }
        }
        out
    }

    fn value(file: &str, name: &str) -> String {
        let lines = lines(file);
        let line = lines.iter().find(|l| l.starts_with(name)).unwrap();
        unescape(line.strip_prefix(name).unwrap())
    }

    #[test]
    fn a_file_as_calendars_take_it() {
        let file = calendar("Kế hoạch", "vi", "2026-11-21T18:36:54Z", &[event("Thay đèn LED")]);
        assert_eq!(
            lines(&file),
            [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Vong Xanh//Plan//VI",
                "CALSCALE:GREGORIAN",
                "METHOD:PUBLISH",
                "X-WR-CALNAME:Kế hoạch",
                "BEGIN:VEVENT",
                "UID:1767225600000-12345.led-lighting@vong-xanh",
                "DTSTAMP:20261121T183654Z",
                "DTSTART;VALUE=DATE:20270101",
                "DTEND;VALUE=DATE:20270201",
                "SUMMARY;LANGUAGE=vi:Thay đèn LED",
                "TRANSP:TRANSPARENT",
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "DESCRIPTION:Thay đèn LED",
                "TRIGGER:-P1D",
                "END:VALARM",
                "END:VEVENT",
                "END:VCALENDAR",
            ]
        );
    }

    #[test]
    fn a_hostile_name_stays_a_name() {
        let name = "Lan\r\nEND:VEVENT\r\nBEGIN:VEVENT\nATTACH:http://x\u{85}a;b,c\\d\u{0}\u{7}\te";
        let file = calendar("x", "vi", "2026-11-21T18:36:54Z", &[event(name)]);
        let count = |what: &str| lines(&file).iter().filter(|l| l.starts_with(what)).count();
        assert_eq!((count("BEGIN:VEVENT"), count("END:VEVENT"), count("ATTACH")), (1, 1, 0));
        assert_eq!(
            value(&file, "SUMMARY;LANGUAGE=vi:"),
            "Lan\nEND:VEVENT\nBEGIN:VEVENT\nATTACH:http://x\na;b,c\\d e"
        );
        let odd = Event { uid: "a b\r\nX:1@é".to_owned(), ..event("x") };
        let file = calendar("x", "en", "2026-11-21T18:36:54Z", &[odd]);
        assert_eq!(value(&file, "UID:"), "abX1@vong-xanh");
    }

    proptest! {
        #[test]
        fn lines_are_short_and_texts_come_back(
            summary in "[\\PC\n;,\\\\ế🌿]{0,120}",
            name in "[\\PC]{0,90}",
        ) {
            let file = calendar(&name, "vi", "2026-11-21T18:36:54Z", &[event(&summary)]);
            for line in file.trim_end_matches("\r\n").split("\r\n") {
                prop_assert!(line.len() <= LINE, "{} octets: {line}", line.len());
                prop_assert!(!line.contains(['\r', '\n']));
            }
            let expected = summary.replace(['\u{85}', '\u{2028}', '\u{2029}'], "\n");
            prop_assert_eq!(value(&file, "SUMMARY;LANGUAGE=vi:"), expected);
        }
    }
}
