//! Bytes as letters: base64url for addresses, base32 for QR codes, whose capitals-and-digits mode
//! packs it to nine tenths.

const BASE64URL: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/// RFC 4648: no 0, 1, 8 that could be misread when typed from paper.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

pub(super) fn base64url(bytes: &[u8]) -> String {
    encode(bytes, BASE64URL, 6)
}

pub(super) fn base32(bytes: &[u8]) -> String {
    encode(bytes, BASE32, 5)
}

/// `None` for any other sign and for bits that no byte left over.
pub(super) fn from_base64url(text: &str) -> Option<Vec<u8>> {
    decode(text, BASE64URL, 6)
}

/// Small letters are taken as capitals.
pub(super) fn from_base32(text: &str) -> Option<Vec<u8>> {
    decode(&text.to_ascii_uppercase(), BASE32, 5)
}

fn encode(bytes: &[u8], letters: &[u8], bits: u32) -> String {
    let mut text = String::with_capacity(bytes.len() * 8 / 5 + 1);
    let (mut held, mut count) = (0_u32, 0_u32);
    let mut put = |value: u32| {
        // The mask keeps the position inside the alphabet.
        let at = (value & ((1 << bits) - 1)) as usize;
        text.extend(letters.get(at).map(|letter| char::from(*letter)));
    };
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        count += 8;
        while count >= bits {
            count -= bits;
            put(held >> count);
        }
        held &= (1 << count) - 1;
    }
    if count > 0 {
        put(held << (bits - count));
    }
    text
}

fn decode(text: &str, letters: &[u8], bits: u32) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    let (mut held, mut count) = (0_u32, 0_u32);
    for letter in text.bytes() {
        let value = letters.iter().position(|known| *known == letter)?;
        held = (held << bits) | u32::try_from(value).ok()?;
        count += bits;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from(held >> count).ok()?);
            held &= (1 << count) - 1;
        }
    }
    // What is left is filling: fewer bits than a letter, all of them 0.
    (count < bits && held == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standard() {
        assert_eq!(base64url(b"foobar"), "Zm9vYmFy");
        assert_eq!(base64url(b"fo"), "Zm8");
        assert_eq!(base32(b"fooba"), "MZXW6YTB");
        assert_eq!(base32(b"foob"), "MZXW6YQ");
        assert_eq!(from_base64url("Zm8"), Some(b"fo".to_vec()));
        assert_eq!(from_base32("mzxw6yq"), Some(b"foob".to_vec()));
    }

    #[test]
    fn every_length_comes_back_and_other_signs_do_not() {
        let bytes: Vec<u8> = (0..=255).collect();
        for end in 0..bytes.len() {
            let part = bytes.get(..end).unwrap_or_default();
            assert_eq!(from_base64url(&base64url(part)).as_deref(), Some(part));
            assert_eq!(from_base32(&base32(part)).as_deref(), Some(part));
        }
        for bad in ["Zm9=", "Zm 9", "Zm9\u{202e}", "Zm9", "A"] {
            assert!(bad == "Zm9" || from_base64url(bad).is_none(), "{bad}");
        }
        assert_eq!(from_base64url("Zm9"), None, "filling that is not 0");
    }
}
