//! Physical and money units as types: adding kilograms to đồng does not compile.
//!
//! All are `f64` inside; rounding happens once, at the edge, in [`crate::locale`].

use serde::{Deserialize, Serialize};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

macro_rules! unit {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub f64);

        impl Add for $name { type Output = Self; fn add(self, o: Self) -> Self { Self(self.0 + o.0) } }
        impl Sub for $name { type Output = Self; fn sub(self, o: Self) -> Self { Self(self.0 - o.0) } }
        impl Neg for $name { type Output = Self; fn neg(self) -> Self { Self(-self.0) } }
        impl Mul<f64> for $name { type Output = Self; fn mul(self, k: f64) -> Self { Self(self.0 * k) } }
        impl Div<f64> for $name { type Output = Self; fn div(self, k: f64) -> Self { Self(self.0 / k) } }
        impl AddAssign for $name { fn add_assign(&mut self, o: Self) { self.0 += o.0; } }
        impl SubAssign for $name { fn sub_assign(&mut self, o: Self) { self.0 -= o.0; } }
        impl Sum for $name { fn sum<I: Iterator<Item = Self>>(i: I) -> Self { Self(i.map(|v| v.0).sum()) } }
        impl $name {
            /// `self / whole`, 0 when the whole is 0 (a function of nothing is 0, Method §4.1).
            pub fn share_of(self, whole: Self) -> f64 {
                if whole.0 == 0.0 { 0.0 } else { self.0 / whole.0 }
            }
        }
    )*};
}

unit! {
    /// Vietnamese đồng at today's prices; per year unless a name says otherwise.
    Vnd;
    /// Tonnes of oil equivalent (ministry factors, primary energy for electricity).
    Toe;
    /// Kilograms of CO2 equivalent.
    KgCo2e;
    /// Cubic metres.
    CubicMetre;
    /// Kilograms.
    Kilogram;
    /// Years.
    Years;
}
