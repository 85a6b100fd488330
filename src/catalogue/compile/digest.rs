//! The checksum of a catalogue: the same however its files are set out, packed or ordered inside.

use super::read::Parsed;
use crate::order::Order as _;
use serde_json::Value;

/// FNV-1a, 64 bits, over what all files say.
pub(super) fn digest(parsed: &[Parsed<'_>; 11]) -> String {
    let mut sum = Sum(0xcbf2_9ce4_8422_2325);
    for file in parsed {
        sum.value(file.value_root().unwrap_or(&Value::Null));
    }
    format!("{:016x}", sum.0)
}

struct Sum(u64);

impl Sum {
    fn add(&mut self, kind: u8, bytes: &[u8]) {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        // Every part ends with a byte that no text holds.
        for byte in [kind].iter().chain(bytes).chain(&[0xff]) {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(PRIME);
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Null => self.add(b'n', &[]),
            Value::Bool(yes) => self.add(b'b', &[u8::from(*yes)]),
            // `1` and `1.0` are one number.
            Value::Number(number) => {
                self.add(b'f', &number.as_f64().unwrap_or_default().to_bits().to_be_bytes());
            }
            Value::String(text) => self.add(b's', text.as_bytes()),
            Value::Array(all) => {
                self.add(b'[', &[]);
                all.iter().for_each(|one| self.value(one));
                self.add(b']', &[]);
            }
            Value::Object(all) => {
                let mut keys: Vec<&String> = all.keys().collect();
                keys.order_by(Ord::cmp);
                self.add(b'{', &[]);
                for key in keys {
                    self.add(b'k', key.as_bytes());
                    self.value(all.get(key).unwrap_or(&Value::Null));
                }
                self.add(b'}', &[]);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> u64 {
        let mut sum = Sum(0);
        sum.value(&serde_json::from_str(text).unwrap_or_default());
        sum.0
    }

    #[test]
    fn only_what_is_said_counts() {
        assert_eq!(of(r#"{"a": 1, "b": [1.0, null]}"#), of(r#"{"b":[1,null],"a":1}"#));
        for other in [r#"{"a":1,"b":[null,1]}"#, r#"{"a":1,"b":[1],"c":null}"#, r#"{"a":"1"}"#] {
            assert_ne!(of(r#"{"a":1,"b":[1,null]}"#), of(other));
        }
        assert_ne!(of(r#"["ab","c"]"#), of(r#"["a","bc"]"#));
        assert_ne!(of(r#"[["a"],"b"]"#), of(r#"[["a","b"]]"#));
    }
}
