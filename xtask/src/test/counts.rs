//! Counting what test programs report.

use std::collections::BTreeSet;
use std::iter::Sum;

use crate::shell::Finished;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: u64,
    pub failed: u64,
}

impl Tally {
    pub const PASS: Self = Self { passed: 1, failed: 0 };
    pub const FAIL: Self = Self { passed: 0, failed: 1 };
}

impl Sum for Tally {
    fn sum<I: Iterator<Item = Self>>(tallies: I) -> Self {
        tallies.fold(Self::default(), |sum, tally| Self {
            passed: sum.passed + tally.passed,
            failed: sum.failed + tally.failed,
        })
    }
}

/// A program that either passes or fails as a whole.
pub fn whole(done: &Finished) -> Tally {
    settle(done, if done.ok { Tally::PASS } else { Tally::FAIL })
}

/// `cargo test`: one line “test result: …” for each test program.
pub fn cargo_test(done: &Finished) -> Tally {
    let lines = done.stdout.lines().filter_map(|line| line.strip_prefix("test result: "));
    let tallies = lines.map(|line| Tally {
        passed: number_before(line, " passed"),
        failed: number_before(line, " failed"),
    });
    settle(done, tallies.sum())
}

/// `node --test` in TAP form: “# pass N”, “# fail N”, “# cancelled N” at the end.
pub fn node_test(done: &Finished) -> Tally {
    let line = |prefix| {
        let lines = done.stdout.lines().filter_map(|line| line.strip_prefix(prefix));
        lines.filter_map(|rest| rest.trim().parse::<u64>().ok()).sum::<u64>()
    };
    let failed = line("# fail ") + line("# cancelled ");
    settle(done, Tally { passed: line("# pass "), failed })
}

/// The files whose tests failed in a TAP report, each once.
pub fn failing_files(report: &str) -> BTreeSet<&str> {
    let places = report.lines().filter_map(|line| line.trim().strip_prefix("location: '"));
    places.filter_map(|place| place.trim_end_matches('\'').rsplitn(3, ':').nth(2)).collect()
}

/// Shows what a failing program printed, and never calls one a success that reported no failing
/// test (it may not even have compiled).
fn settle(done: &Finished, tally: Tally) -> Tally {
    if done.ok {
        return tally;
    }
    println!("{}{}", failures(&done.stdout), done.stderr);
    Tally { failed: tally.failed.max(1), ..tally }
}

/// Of a TAP report only what failed; any other text as it is.
fn failures(text: &str) -> String {
    if !text.starts_with("TAP ") {
        return text.to_owned();
    }
    let mut failing = false;
    let lines = text.lines().filter(|line| {
        let line = line.trim_start();
        failing = line.starts_with("not ok ")
            || (failing && !line.starts_with("ok ") && !line.starts_with("# "));
        failing
    });
    lines.flat_map(|line| [line, "\n"]).collect()
}

fn number_before(line: &str, word: &str) -> u64 {
    let before = line.split_once(word).map_or("", |(before, _)| before);
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn done(ok: bool, stdout: &str) -> Finished {
        Finished { ok, stdout: stdout.to_owned(), stderr: String::new() }
    }

    #[test]
    fn cargo_counts_add_up() {
        let text = "test result: ok. 12 passed; 0 failed; 0 ignored\n\
                    test result: FAILED. 3 passed; 2 failed; 1 ignored\n";
        assert_eq!(cargo_test(&done(false, text)), Tally { passed: 15, failed: 2 });
    }

    #[test]
    fn a_program_that_does_not_compile_fails_once() {
        assert_eq!(cargo_test(&done(false, "")), Tally::FAIL);
        assert_eq!(node_test(&done(false, "")), Tally::FAIL);
    }

    #[test]
    fn of_a_tap_report_only_failures_are_shown() {
        let text = "TAP version 13\n# Subtest: a\nok 1 - a\n# Subtest: b\nnot ok 2 - b\n  why\n# tests 2\n";
        assert_eq!(failures(text), "not ok 2 - b\n  why\n");
        assert_eq!(failures("any other"), "any other");
    }

    #[test]
    fn files_with_failing_tests_are_known_by_their_places() {
        let text = "TAP version 13\nok 1 - a\nnot ok 2 - b\n  ---\n  location: '/p/b.test.mjs:40:3'\n\
                    not ok 3 - c\n  ---\n  location: '/p/b.test.mjs:58:3'\n";
        assert_eq!(failing_files(text).into_iter().collect::<Vec<_>>(), ["/p/b.test.mjs"]);
        assert!(failing_files("ok 1 - a\n").is_empty());
    }

    #[test]
    fn node_counts_add_up() {
        let text = "ok 1 - opens\n# tests 4\n# pass 2\n# fail 1\n# cancelled 1\n";
        assert_eq!(node_test(&done(false, text)), Tally { passed: 2, failed: 2 });
    }
}
