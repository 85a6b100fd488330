//! A zip archive: the envelope of an Excel file.

use miniz_oxide::deflate::compress_to_vec;

/// Files in the order in which they were added.
#[derive(Default)]
pub struct Zip {
    bytes: Vec<u8>,
    /// The table of contents, which stands at the end.
    contents: Vec<u8>,
    files: u16,
}

/// Smaller gains nothing that could be seen.
const LEVEL: u8 = 6;
/// 1 January 1980, the first day that the format knows: the same book gives the same bytes.
const DAY: u16 = 0x21;

impl Zip {
    /// Adds a file with a name in ASCII.
    pub fn add(&mut self, name: &str, text: &str) {
        let packed = compress_to_vec(text.as_bytes(), LEVEL);
        let from = length(self.bytes.len());
        let mut about = Vec::new();
        // Version 2.0, no flags, deflated, midnight.
        put(&mut about, &[20, 0, 8, 0, DAY]);
        put_long(&mut about, &[checksum(text.as_bytes()), length(packed.len())]);
        put_long(&mut about, &[length(text.len())]);
        // Lossless: our names are short. No further fields.
        put(&mut about, &[name.len() as u16, 0]);
        self.bytes.extend_from_slice(b"PK\x03\x04");
        self.bytes.extend_from_slice(&about);
        self.bytes.extend_from_slice(name.as_bytes());
        self.bytes.extend_from_slice(&packed);
        self.contents.extend_from_slice(b"PK\x01\x02");
        put(&mut self.contents, &[20]);
        self.contents.extend_from_slice(&about);
        // No comment, on the first disk, no attributes.
        put(&mut self.contents, &[0, 0, 0]);
        put_long(&mut self.contents, &[0, from]);
        self.contents.extend_from_slice(name.as_bytes());
        self.files += 1;
    }

    /// The bytes of the archive.
    pub fn finish(mut self) -> Vec<u8> {
        let from = length(self.bytes.len());
        self.bytes.extend_from_slice(&self.contents);
        self.bytes.extend_from_slice(b"PK\x05\x06");
        put(&mut self.bytes, &[0, 0, self.files, self.files]);
        put_long(&mut self.bytes, &[length(self.contents.len()), from]);
        put(&mut self.bytes, &[0]);
        self.bytes
    }
}

/// Lossless: a book is far below 4 GB.
fn length(bytes: usize) -> u32 {
    bytes as u32
}

fn put(to: &mut Vec<u8>, values: &[u16]) {
    to.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

fn put_long(to: &mut Vec<u8>, values: &[u32]) {
    to.extend(values.iter().flat_map(|value| value.to_le_bytes()));
}

/// CRC-32 (ISO 3309), bit by bit: a book is small.
fn checksum(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
            (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg())
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::checksum;

    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(checksum(b"123456789"), 0xCBF4_3926);
    }
}
