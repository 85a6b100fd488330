//! V21: the same answer to many practice questions in a row, each given in a moment.

use crate::assessment::Answers;
use crate::assessment::path::{Page, Path};
use crate::catalogue::{Catalogue, CheckBand, TextId};

/// The message of the check when the answers look clicked through. `seconds`: how long a page was
/// looked at before its answer, by name, where that is known.
pub fn haste(
    catalogue: &Catalogue,
    path: &Path,
    answers: &Answers,
    seconds: impl Fn(&str) -> Option<f64>,
) -> Option<TextId> {
    let check = catalogue.checks.iter().find(|check| check.id == "V21")?;
    let band = |case: &str| check.bands.iter().find(|band: &&CheckBand| band.case == case);
    let most = band("same_answers_in_a_row")?.soft_max?;
    let quick = band("seconds_per_answer")?.soft_min?;
    let (mut run, mut last) = (0.0, None);
    for page in &path.pages {
        let Page::Practice(id) = page else {
            continue;
        };
        let value = answers.value(id);
        let hasty = value.is_some() && seconds(id).is_some_and(|s| s < quick);
        run = match (hasty, value == last) {
            (true, true) => run + 1.0,
            (true, false) => 1.0,
            (false, _) => 0.0,
        };
        last = value;
        if run > most {
            return Some(check.message);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::assessment::samples::{answers, catalogue, choice};
    use crate::catalogue::Mode;

    fn practices(catalogue: &Catalogue) -> (Path, Vec<String>) {
        let answers = answers(&[("sector", choice("wood_furniture"))]);
        let path = Path::replay(catalogue, &answers, Mode::Quick, &[]);
        let ids = path.pages.iter().filter_map(|page| match page {
            Page::Practice(id) => Some(id.clone()),
            _ => None,
        });
        let ids = ids.collect();
        (path, ids)
    }

    #[test]
    fn ten_equal_answers_in_a_hurry_are_noticed() {
        let catalogue = catalogue();
        let (path, ids) = practices(&catalogue);
        assert!(ids.len() >= 10, "{ids:?}");
        let given = |n: usize| {
            let same = ids.iter().take(n).map(|id| (id.as_str(), choice("no")));
            answers(&same.collect::<Vec<_>>())
        };
        let ask = |n: usize, s: f64| haste(&catalogue, &path, &given(n), |_| Some(s));
        assert!(ask(10, 1.0).is_some());
        assert!(ask(9, 1.0).is_none(), "nine may be true");
        assert!(ask(10, 4.0).is_none(), "slow answers were meant");
        assert!(haste(&catalogue, &path, &given(10), |_| None).is_none(), "pace not known");
    }

    #[test]
    fn a_different_answer_breaks_the_run() {
        let catalogue = catalogue();
        let (path, ids) = practices(&catalogue);
        let mut given: Vec<_> = ids.iter().map(|id| (id.as_str(), choice("no"))).collect();
        given[5].1 = choice("yes");
        assert!(haste(&catalogue, &path, &answers(&given), |_| Some(1.0)).is_none());
    }
}
