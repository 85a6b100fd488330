//! What a result becomes for readers: pictures as plain geometry. Words and drawing stay with the
//! shell; everything here is pure and tested natively.

pub mod pictures;
