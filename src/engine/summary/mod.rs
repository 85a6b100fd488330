//! An evaluation arranged for reading: leaks, ledgers before → after, lists of measures, target
//! lines, grades with the way up. Arithmetic stands here so that views hold none.
//!
//! Architecture invariant: adds no figure of its own kind; everything is a sum, a share or an order
//! of what the evaluation already says.

mod benchmarks;
mod confidence;
mod effects;
mod formula;
mod honest;
mod leaks;
mod ledgers;
mod lists;
mod moved;
mod sheets;
mod target;

pub use benchmarks::{Held, Verdict, Yardstick, yardsticks};
pub use confidence::{StreamRow, WayUp, WayUpKind, stream_rows, ways_up};
pub use effects::{Effect, Watch, effects, has_base, watches};
pub use formula::{says_something, shown};
pub use honest::{Middle, grade_mix, middle, middle_of};
pub use leaks::{Leak, LeakKind, Leaks, leaks, practice_minutes};
pub use ledgers::{
    CarrierRow, Ledger, LedgerRow, LedgerUnit, carrier_rows, ledger_grade, ledger_rows,
    waste_is_open,
};
pub use lists::{Lists, PackageSum, lists, package_sum};
pub use moved::{Moved, Stand, moved};
pub use sheets::{
    Bags, ClassCount, Cost, CostKind, Overall, StepSum, Worth, bags, class_counts, class_total,
    costs, green_candidates, months_of_electricity, norms, overall, package_worth, saved_by,
    step_sum, support_candidates, weakest, worth,
};
pub use target::{Average, Reach, TargetLine, Targets, averages, targets};
