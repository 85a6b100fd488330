//! What travels from one device to another without a server: a link with a whole assessment, the
//! anonymous result code of a business, and both as QR codes.
//!
//! Architecture invariant: plain functions of text and catalogue. Whatever is read here came from a
//! stranger: lengths are bounded before anything is decoded, nothing is decompressed, nothing
//! nests, a text that was cut or changed fails its checksum, and every fault is a value.

mod answers;
mod bytes;
mod checksum;
mod codes;
mod data_sets;
mod dates;
mod handed;
mod incoming;
mod link;
mod numbers;
mod plain_text;
mod plans;
mod qr;
mod result_code;
mod results;
#[cfg(test)]
mod tests;

pub use handed::{Handed, code_id, hand_in, handed, is_example, letters};
pub use incoming::{Incoming, MAX_PASTED, incoming, incoming_all};
pub use link::{Carried, LinkFault, MAX_MADE, Names, address, decode, encode, travelling};
pub use qr::{Drawing, Level, drawing};
pub use result_code::{
    CodeFault, Indicator, ResultCode, SIZE_LIMITS, Spread, decode_result, encode_result,
};
