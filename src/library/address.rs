//! Where somebody is in the library, as it stands in the address: `viec?tim=go&nghe=wood_furniture`.
//! What is looked for and chosen is part of it, so that it can be linked and *back* works.

/// A part of the library.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    Measures,
    Cases,
    Terms,
    Law,
    Tips,
    Programme,
}

impl Part {
    pub const ALL: [Self; 6] =
        [Self::Measures, Self::Cases, Self::Terms, Self::Law, Self::Tips, Self::Programme];

    /// Its name in the address; the first part needs none.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Measures => "",
            Self::Cases => "noi-da-lam",
            Self::Terms => "tu-ngu",
            Self::Law => "luat",
            Self::Tips => "nguoi-mua",
            Self::Programme => "chuong-trinh",
        }
    }
}

/// What may be chosen; each at most once in an address, in this order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Key {
    Words,
    Trade,
    Stream,
    Class,
    Cost,
    Payback,
    Effort,
    Grade,
    Sort,
    /// Which figures: the old ones, …
    Show,
    /// The figure that is being changed.
    Edit,
}

impl Key {
    const ALL: [Self; 11] = [
        Self::Words,
        Self::Trade,
        Self::Stream,
        Self::Class,
        Self::Cost,
        Self::Payback,
        Self::Effort,
        Self::Grade,
        Self::Sort,
        Self::Show,
        Self::Edit,
    ];

    /// Its name in the address.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Words => "tim",
            Self::Trade => "nghe",
            Self::Stream => "dong",
            Self::Class => "loai",
            Self::Cost => "von",
            Self::Payback => "hoan",
            Self::Effort => "suc",
            Self::Grade => "chung",
            Self::Sort => "xep",
            Self::Show => "hien",
            Self::Edit => "sua",
        }
    }
}

/// Stands between several values of one key.
const AND: char = '.';

/// An address of the library, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Address {
    pub part: Part,
    /// One record of the part, by id (a term).
    pub item: String,
    chosen: Vec<(Key, String)>,
}

impl Address {
    /// Reads what stands behind `#/thu-vien/`; `None` for a part that does not exist. What cannot be
    /// read of the rest is left out.
    pub fn parse(tail: &str) -> Option<Self> {
        let (path, query) = tail.split_once('?').unwrap_or((tail, ""));
        let (slug, item) = path.split_once('/').unwrap_or((path, ""));
        // The first part, which has no name, has no records of its own either.
        let named = |part: &Part| part.slug() == slug && (!slug.is_empty() || item.is_empty());
        let part = Part::ALL.into_iter().find(named)?;
        let mut address = Self { part, item: unescape(item), chosen: Vec::new() };
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            if let Some(key) = Key::ALL.into_iter().find(|key| key.slug() == name) {
                address.set(key, unescape(value));
            }
        }
        Some(address)
    }

    /// A part without any choice.
    pub fn of(part: Part) -> Self {
        Self { part, ..Self::default() }
    }

    /// One record of a part.
    pub fn of_item(part: Part, id: &str) -> Self {
        Self { item: id.to_owned(), ..Self::of(part) }
    }

    /// What is chosen, empty for nothing.
    pub fn get(&self, key: Key) -> &str {
        self.chosen.iter().find(|(k, _)| *k == key).map_or("", |(_, value)| value)
    }

    /// Whether a value is among those chosen.
    pub fn has(&self, key: Key, value: &str) -> bool {
        self.get(key).split(AND).any(|one| one == value)
    }

    /// Whether this figure is being changed; ids of figures have dots of their own.
    pub fn has_figure(&self, id: &str) -> bool {
        self.get(Key::Edit) == id
    }

    /// Whether anything narrows what is shown; the order does not.
    pub fn is_narrowed(&self) -> bool {
        self.chosen.iter().any(|(key, _)| !matches!(key, Key::Sort))
    }

    fn set(&mut self, key: Key, value: String) {
        self.chosen.retain(|(k, _)| *k != key);
        if !value.is_empty() {
            // Whatever came first: the same choice is the same address.
            let at = self.chosen.iter().take_while(|(k, _)| *k < key).count();
            self.chosen.insert(at, (key, value));
        }
    }

    /// The same with one choice changed; empty takes it back.
    pub fn with(&self, key: Key, value: &str) -> Self {
        let mut changed = self.clone();
        changed.set(key, value.to_owned());
        changed
    }

    /// The same with one of several values added, or taken back if it is there.
    pub fn toggled(&self, key: Key, value: &str) -> Self {
        let mut all: Vec<&str> = self.get(key).split(AND).filter(|one| !one.is_empty()).collect();
        match all.iter().position(|one| *one == value) {
            Some(at) => drop(all.remove(at)),
            None => all.push(value),
        }
        self.with(key, &all.join(&AND.to_string()))
    }

    /// What stands behind `#/thu-vien`, with its slash.
    pub fn tail(&self) -> String {
        let mut tail = String::new();
        for step in [self.part.slug(), &escape(&self.item)] {
            if !step.is_empty() {
                tail.push('/');
                tail.push_str(step);
            }
        }
        let mut sign = '?';
        for key in Key::ALL {
            let value = self.get(key);
            if !value.is_empty() {
                tail.push_str(if tail.is_empty() { "/" } else { "" });
                tail.push(sign);
                tail.push_str(key.slug());
                tail.push('=');
                tail.push_str(&escape(value));
                sign = '&';
            }
        }
        tail
    }
}

/// Percent encoding of everything but plain letters, digits and `-_.~`.
fn escape(text: &str) -> String {
    const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let digit = |at: u8| DIGITS.get(usize::from(at)).map(|d| char::from(*d));
            out.push('%');
            out.extend(digit(byte >> 4));
            out.extend(digit(byte & 15));
        }
    }
    out
}

/// The text again; a sign that is not encoded well stands for itself.
fn unescape(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        let pair = text.get(at + 1..at + 3);
        // A sign before the digits would be read as theirs.
        let pair = pair.filter(|pair| pair.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = pair.and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match code.filter(|_| *byte == b'%') {
            Some(code) => {
                out.push(code);
                at += 3;
            }
            None => {
                out.push(if *byte == b'+' { b' ' } else { *byte });
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn back(address: &Address) -> Address {
        Address::parse(address.tail().trim_start_matches('/')).unwrap()
    }

    #[test]
    fn every_address_reads_back() {
        for part in Part::ALL {
            let plain = Address::of(part);
            assert_eq!(back(&plain), plain);
            let full = plain.with(Key::Words, "gỗ & 50% +a/b#").with(Key::Trade, "wood_furniture");
            let full = full.toggled(Key::Class, "housekeeping").toggled(Key::Class, "management");
            assert_eq!(back(&full), full, "{}", full.tail());
            assert!(full.has(Key::Class, "management") && full.is_narrowed());
        }
        let term = Address::of_item(Part::Terms, "cp");
        assert_eq!(term.tail(), "/tu-ngu/cp");
        assert_eq!(back(&term), term);
    }

    #[test]
    fn a_choice_is_taken_back() {
        let start = Address::default();
        let one = start.toggled(Key::Class, "a").toggled(Key::Class, "b").toggled(Key::Class, "a");
        assert_eq!(one.get(Key::Class), "b");
        assert_eq!(one.toggled(Key::Class, "b"), start);
        assert_eq!(start.with(Key::Words, "x").with(Key::Words, ""), start);
        assert!(!start.with(Key::Sort, "ten").is_narrowed());
        assert_eq!(start.tail(), "");
    }

    #[test]
    fn bad_addresses_lose_only_what_is_bad() {
        assert_eq!(Address::parse("khong-co"), None);
        assert_eq!(Address::parse("/luat"), None);
        assert_eq!(Address::parse("?dong=go&tim=led"), Address::parse("?tim=led&dong=go"));
        assert_eq!(Address::parse("?tim=%+1").unwrap().get(Key::Words), "% 1");
        let read = Address::parse("?tim=%zz%C3&la=1&nghe=beverage&&von").unwrap();
        assert_eq!(read.get(Key::Trade), "beverage");
        assert!(read.get(Key::Words).starts_with("%zz"));
        assert_eq!(Address::parse("?tim=khi+nen%20").unwrap().get(Key::Words), "khi nen ");
    }
}
