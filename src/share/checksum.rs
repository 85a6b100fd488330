//! CRC-32 (IEEE 802.3), bit by bit: a link has a thousand bytes, a table would cost more than it
//! saves.

const POLYNOMIAL: u32 = 0xedb8_8320;
/// Bytes that a checksum takes.
pub(super) const SIZE: usize = 4;

pub(super) fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| {
        let out = crc & 1;
        (crc >> 1) ^ (POLYNOMIAL * out)
    };
    !bytes.iter().fold(!0, |crc, byte| (0..8).fold(crc ^ u32::from(*byte), step))
}

/// The bytes with their checksum behind them.
pub(super) fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let sum = crc32(&bytes);
    bytes.extend(sum.to_be_bytes());
    bytes
}

/// The bytes without their checksum; `None` when it does not fit them.
pub(super) fn opened(bytes: &[u8]) -> Option<&[u8]> {
    let (rest, sum) = bytes.split_at_checked(bytes.len().checked_sub(SIZE)?)?;
    (crc32(rest).to_be_bytes() == *sum).then_some(rest)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_check_value_of_the_standard() {
        assert_eq!(super::crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(super::opened(&super::sealed(b"abc".to_vec())), Some(&b"abc"[..]));
        assert_eq!(super::opened(b"abc"), None);
    }
}
