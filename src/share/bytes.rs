//! Writing and reading the bytes of a code. Reading never goes beyond what is there.

/// Bytes of the longest whole number: 7 bits each.
const MOST_VARINT: u32 = 10;

#[derive(Default)]
pub(super) struct Writer(pub Vec<u8>);

impl Writer {
    pub fn byte(&mut self, byte: u8) {
        self.0.push(byte);
    }

    pub fn fixed(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// A whole number, seven bits a byte, the lowest first.
    pub fn whole(&mut self, mut number: u64) {
        while number > 0x7f {
            // The mask keeps it in a byte.
            self.byte((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.byte(number as u8);
    }

    pub fn count(&mut self, count: usize) {
        self.whole(count as u64);
    }

    pub fn text(&mut self, text: &str) {
        self.count(text.len());
        self.fixed(text.as_bytes());
    }

    /// A part with its length before it.
    pub fn part(&mut self, part: Self) {
        self.count(part.0.len());
        self.fixed(&part.0);
    }
}

#[derive(Clone, Copy)]
pub(super) struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> Option<u8> {
        self.fixed(1)?.first().copied()
    }

    pub fn fixed(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        self.fixed(N)?.try_into().ok()
    }

    pub fn whole(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for at in 0..MOST_VARINT {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            number |= bits.checked_shl(7 * at)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// How many things follow, of which each takes a byte at least: never more than bytes are left.
    pub fn count(&mut self) -> Option<usize> {
        let count = usize::try_from(self.whole()?).ok()?;
        (count <= self.0.len()).then_some(count)
    }

    pub fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        std::str::from_utf8(self.fixed(length)?).ok()
    }

    pub fn part(&mut self) -> Option<Self> {
        let length = self.count()?;
        self.fixed(length).map(Self)
    }
}
