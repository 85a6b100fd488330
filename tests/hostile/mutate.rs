//! Spoils good texts and bytes the same way every time: a small generator of chance and the changes
//! that a bad cable, a careless editor and a malicious neighbour make.

/// SplitMix64: a few lines, the same numbers on every machine.
pub struct Chance(pub u64);

impl Chance {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `end`; 0 for an empty range.
    pub fn below(&mut self, end: usize) -> usize {
        if end == 0 { 0 } else { (self.next() % end as u64) as usize }
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }
}

/// What is put where something else stood.
const INSERTS: &[&str] = &[
    "NaN",
    "Infinity",
    "1e308",
    "-1e308",
    "1e-320",
    "-0",
    "0",
    "9007199254740993",
    "18446744073709551616",
    "null",
    "true",
    "[]",
    "{}",
    "\"\"",
    "[[[[[[[[[[",
    "}}}}",
    "\\u0000",
    "\\ud800",
    "\"__proto__\":{\"a\":1},",
    "\"constructor\":1,",
    "<img src=x onerror=alert(1)>",
    "=HYPERLINK(\"http://x\")",
    "+1+1",
    "@SUM(A1)",
    "-2+3",
    "\u{202e}",
    "\u{200f}",
    "\u{feff}",
    "\u{0}",
    "\u{7}",
    "\r\n",
    "\t",
    ";",
    "\"",
    "'",
    ",",
    ".",
    " ",
    "\u{a0}",
    "đ",
    "triệu",
    "tỷ",
    "kWh",
    "%",
    "٣",
    "９",
    "½",
    "²",
    "🧨",
    "../../",
    "vx.a.",
    "#/mo/",
    "VX1",
    "/*",
    "e",
    "E99",
];

/// The same input spoilt in one to four places; now and then joined with another one.
pub fn spoilt(chance: &mut Chance, good: &[u8], other: &[u8]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for _ in 0..=chance.below(4) {
        let at = chance.below(bytes.len() + 1);
        let end = (at + chance.below(24)).min(bytes.len());
        match chance.below(9) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(at..end)),
            2 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << chance.below(8);
                }
            }
            3 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = chance.next() as u8;
                }
            }
            4 => {
                let again = bytes[at..end].repeat(1 + chance.below(40));
                bytes.splice(at..at, again);
            }
            5 => {
                // Whatever stands in other places stands here, too.
                let from = chance.below(other.len());
                let to = (from + chance.below(200)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            6 => {
                let digit = |b: &u8| b.is_ascii_digit();
                if let Some(byte) = bytes.iter().skip(at).position(digit) {
                    bytes[at + byte] = b'0' + (chance.next() % 10) as u8;
                }
            }
            _ => drop(bytes.splice(at..end, chance.pick(INSERTS).bytes())),
        }
    }
    // Longer ones only cost time: limits have tests of their own.
    bytes.truncate(200_000);
    bytes
}
