//! Arithmetic of the finite fields that QR codes correct their errors in.
//!
//! The reader of codes (`rqrr`) takes it from the crate `g2p`, which multiplies by a table of all
//! products: 65 kB that no compression makes smaller, two thirds of the module that a browser loads.
//! This stands in its place with the same names (`[patch.crates-io]` in the workspace): a product by
//! adding logarithms, 512 bytes per field of 256 elements.

use std::ops::{Add, AddAssign, Div, Mul, MulAssign, Sub};

/// A field of 2ᵇⁱᵗˢ elements.
pub trait GaloisField:
    Add<Output = Self>
    + AddAssign
    + Sub<Output = Self>
    + Mul<Output = Self>
    + MulAssign
    + Div<Output = Self>
    + Copy
    + PartialEq
{
    const ZERO: Self;
    const ONE: Self;
    /// Its powers are all elements but 0.
    const GENERATOR: Self;

    /// The `power`-th power.
    #[must_use]
    fn pow(self, power: usize) -> Self;
}

/// Powers and logarithms of the element 2 in a field with at most 256 elements.
#[derive(Clone, Copy, Debug)]
pub struct Tables {
    /// 2 to the power of the place.
    pub power: [u8; 256],
    /// The other way round; nothing for 0.
    pub log: [u8; 256],
}

impl Tables {
    /// # Panics
    /// While compiling, if 2 generates no field with this modulus.
    #[must_use]
    #[allow(clippy::indexing_slicing)] // Evaluated while compiling.
    pub const fn new(bits: u32, modulus: u32) -> Self {
        let mut tables = Self { power: [0; 256], log: [0; 256] };
        let order = (1 << bits) - 1;
        let mut value = 1_u32;
        let mut place = 0;
        while place < order {
            assert!(place == 0 || value != 1, "2 is no generator of this field");
            // Below 256: the modulus has `bits` + 1 digits.
            tables.power[place] = value as u8;
            tables.log[value as usize] = place as u8;
            value <<= 1;
            if value >> bits != 0 {
                value ^= modulus;
            }
            place += 1;
        }
        tables
    }
}

/// Makes the type of a field: `g2p!(GF16, 4, modulus: 0b1_0011);`.
///
/// In these fields a sum is an exclusive or, and a product a sum of logarithms.
#[macro_export]
macro_rules! g2p {
    ($name:ident, $bits:literal, modulus: $modulus:literal) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub struct $name(pub u8);

        impl $name {
            const ORDER: usize = (1 << $bits) - 1;

            /// The element by its logarithm.
            fn of(log: usize) -> Self {
                static POWERS: [u8; 256] = $crate::Tables::new($bits, $modulus).power;
                Self(POWERS[log % Self::ORDER])
            }

            /// The logarithm; meaningless for 0.
            fn log(self) -> usize {
                static LOGS: [u8; 256] = $crate::Tables::new($bits, $modulus).log;
                usize::from(LOGS[usize::from(self.0)])
            }
        }

        #[allow(clippy::suspicious_arithmetic_impl, clippy::suspicious_op_assign_impl)]
        impl ::std::ops::Add for $name {
            type Output = Self;
            fn add(self, other: Self) -> Self {
                Self(self.0 ^ other.0)
            }
        }

        #[allow(clippy::suspicious_arithmetic_impl, clippy::suspicious_op_assign_impl)]
        impl ::std::ops::AddAssign for $name {
            fn add_assign(&mut self, other: Self) {
                self.0 ^= other.0;
            }
        }

        #[allow(clippy::suspicious_arithmetic_impl, clippy::suspicious_op_assign_impl)]
        impl ::std::ops::Sub for $name {
            type Output = Self;
            fn sub(self, other: Self) -> Self {
                Self(self.0 ^ other.0)
            }
        }

        #[allow(clippy::suspicious_arithmetic_impl, clippy::suspicious_op_assign_impl)]
        impl ::std::ops::Mul for $name {
            type Output = Self;
            fn mul(self, other: Self) -> Self {
                if self.0 == 0 || other.0 == 0 {
                    return Self(0);
                }
                Self::of(self.log() + other.log())
            }
        }

        impl ::std::ops::MulAssign for $name {
            fn mul_assign(&mut self, other: Self) {
                *self = *self * other;
            }
        }

        #[allow(clippy::suspicious_arithmetic_impl, clippy::suspicious_op_assign_impl)]
        impl ::std::ops::Div for $name {
            type Output = Self;
            fn div(self, other: Self) -> Self {
                assert!(other.0 != 0, "division by zero");
                if self.0 == 0 {
                    return Self(0);
                }
                Self::of(self.log() + Self::ORDER - other.log())
            }
        }

        impl $crate::GaloisField for $name {
            const ZERO: Self = Self(0);
            const ONE: Self = Self(1);
            const GENERATOR: Self = Self(2);

            fn pow(self, power: usize) -> Self {
                match (self.0, power) {
                    (_, 0) => Self(1),
                    (0, _) => Self(0),
                    _ => Self::of(self.log() * (power % Self::ORDER)),
                }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::GaloisField;

    g2p!(GF16, 4, modulus: 0b1_0011);
    g2p!(GF256, 8, modulus: 0b1_0001_1101);

    /// Product as defined: of polynomials, then the remainder.
    fn product(a: u8, b: u8, bits: u32, modulus: u32) -> u8 {
        let mut sum =
            (0..bits).filter(|n| b >> n & 1 == 1).fold(0, |sum, n| sum ^ (u32::from(a) << n));
        for n in (bits..2 * bits).rev() {
            if sum >> n & 1 == 1 {
                sum ^= modulus << (n - bits);
            }
        }
        sum as u8
    }

    #[test]
    fn products_quotients_and_powers_are_those_of_the_field() {
        for a in 0..=255 {
            let mut power = GF256(1);
            for n in 0..300 {
                assert_eq!(GF256(a).pow(n), power, "{a}^{n}");
                power *= GF256(a);
            }
            for b in 0..=255 {
                let made = GF256(a) * GF256(b);
                assert_eq!(made.0, product(a, b, 8, 0b1_0001_1101), "{a}·{b}");
                assert!(b == 0 || made / GF256(b) == GF256(a), "{a}·{b}/{b}");
                assert_eq!((GF256(a) + GF256(b)).0, (GF256(a) - GF256(b)).0);
            }
        }
        for (a, b) in (0..16).flat_map(|a| (0..16).map(move |b| (a, b))) {
            let made = GF16(a) * GF16(b);
            assert_eq!(made.0, product(a, b, 4, 0b1_0011), "{a}·{b}");
            assert!(b == 0 || made / GF16(b) == GF16(a), "{a}·{b}/{b}");
        }
    }
}
