//! Searching as Vietnamese readers type: marks may be left out, capitals do not matter.
//!
//! A letter of the query stands for itself and for the same letter with more marks: `go` finds `gỗ`,
//! `gô` finds `gỗ`, `gỗ` does not find `gò`. `d` stands for `đ`.

/// The small letter.
fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// The letter without its tone: `ấ` → `â`.
fn toneless(letter: char) -> char {
    match letter {
        'à' | 'á' | 'ạ' | 'ả' | 'ã' => 'a',
        'ầ' | 'ấ' | 'ậ' | 'ẩ' | 'ẫ' => 'â',
        'ằ' | 'ắ' | 'ặ' | 'ẳ' | 'ẵ' => 'ă',
        'è' | 'é' | 'ẹ' | 'ẻ' | 'ẽ' => 'e',
        'ề' | 'ế' | 'ệ' | 'ể' | 'ễ' => 'ê',
        'ì' | 'í' | 'ị' | 'ỉ' | 'ĩ' => 'i',
        'ò' | 'ó' | 'ọ' | 'ỏ' | 'õ' => 'o',
        'ồ' | 'ố' | 'ộ' | 'ổ' | 'ỗ' => 'ô',
        'ờ' | 'ớ' | 'ợ' | 'ở' | 'ỡ' => 'ơ',
        'ù' | 'ú' | 'ụ' | 'ủ' | 'ũ' => 'u',
        'ừ' | 'ứ' | 'ự' | 'ử' | 'ữ' => 'ư',
        'ỳ' | 'ý' | 'ỵ' | 'ỷ' | 'ỹ' => 'y',
        other => other,
    }
}

/// The letter without any mark: `ấ` → `a`, `đ` → `d`.
fn bare(letter: char) -> char {
    match toneless(letter) {
        'â' | 'ă' => 'a',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        'đ' => 'd',
        '₂' => '2',
        '³' => '3',
        other => other,
    }
}

/// A mark that follows its letter, as some keyboards send it.
fn is_mark(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

/// The text in small letters without marks, for ordering by name.
pub fn fold(text: &str) -> String {
    text.chars().filter(|c| !is_mark(*c)).map(|c| bare(small(c))).collect()
}

/// What is looked for: every word must occur, the last one may be typed half.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    words: Vec<Vec<char>>,
    /// The last word is still being typed.
    open_end: bool,
}

/// How a word of the query was found, worst first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Hit {
    Beginning,
    Whole,
}

impl Query {
    pub fn new(text: &str) -> Self {
        let letters: String = text.chars().filter(|c| !is_mark(*c)).collect();
        Self {
            words: words(&letters).map(|word| word.chars().map(small).collect()).collect(),
            open_end: letters.chars().next_back().is_some_and(char::is_alphanumeric),
        }
    }

    /// Nothing is looked for, so everything is found.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How well the query is answered by a name and the texts below it, more is better; `None` when a
    /// word is missing.
    pub fn rank(&self, name: &str, texts: &[&str]) -> Option<u32> {
        let last = self.words.len().checked_sub(1);
        let mut sum = 0;
        for (at, word) in self.words.iter().enumerate() {
            let open = self.open_end && Some(at) == last;
            let in_name = find(name, word, open).map(|hit| 4 + hit as u32 * 3);
            let below = || texts.iter().filter_map(|text| find(text, word, open)).max();
            sum += in_name.or_else(|| below().map(|hit| 1 + hit as u32))?;
        }
        Some(sum)
    }

    /// Whether every word occurs somewhere.
    pub fn finds(&self, texts: &[&str]) -> bool {
        self.rank("", texts).is_some()
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn find(text: &str, wanted: &[char], open: bool) -> Option<Hit> {
    let hits = words(text).filter_map(|word| hit(word, wanted));
    hits.filter(|hit| open || *hit == Hit::Whole).max()
}

fn hit(word: &str, wanted: &[char]) -> Option<Hit> {
    let mut letters = word.chars().filter(|c| !is_mark(*c)).map(small);
    for wish in wanted {
        let letter = letters.next()?;
        let bare_one = bare(letter);
        if *wish != letter && *wish != toneless(letter) && *wish != bare_one {
            return None;
        }
    }
    Some(if letters.next().is_none() { Hit::Whole } else { Hit::Beginning })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(query: &str, text: &str) -> bool {
        Query::new(query).finds(&[text])
    }

    #[test]
    fn marks_and_capitals_may_be_left_out() {
        assert!(found("bong den", "Thay BÓNG ĐÈN cũ"));
        assert!(found("BONG DEN", "bóng đèn"));
        assert!(found("tui ni long", "Không phát túi ni lông miễn phí"));
        assert!(found("co2", "Bớt CO₂"));
        assert!(!found("bong den", "bông gòn và đèn".replace("đèn", "đòn").as_str()));
    }

    #[test]
    fn marks_that_are_typed_count() {
        assert!(found("gô", "đồ gỗ"));
        assert!(found("gỗ", "đồ gỗ"));
        assert!(!found("gỗ", "gò hàn"));
        assert!(!found("đen", "den"));
        // The same letter with its mark sent apart.
        assert!(found("bo\u{301}ng", "bóng"));
    }

    #[test]
    fn only_the_last_word_may_be_half() {
        assert!(found("khi n", "khí nén"));
        assert!(!found("kh nen", "khí nén"));
        assert!(!found("khi n ", "khí nén"));
        assert!(!found("en", "nén"), "not inside a word");
    }

    #[test]
    fn names_come_before_texts_and_whole_words_before_halves() {
        let rank = |query: &str, name: &str, text: &str| Query::new(query).rank(name, &[text]);
        assert!(rank("go", "Đồ gỗ", "") > rank("go", "Gom phoi", ""));
        assert!(rank("go", "Gom phoi", "") > rank("go", "Phoi", "gỗ"));
        assert_eq!(rank("xyz", "Đồ gỗ", "gỗ"), None);
        assert!(Query::new(" – ").is_empty());
        assert_eq!(fold("Đồ Gỗ"), "do go");
    }
}
