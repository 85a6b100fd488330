//! From a whole assessment to what a group keeps of it.

use crate::assessment::document::Document;
use crate::assessment::{TRADE, evaluate_document, own_catalogue};
use crate::catalogue::Catalogue;
use crate::engine::{Range, range};
use crate::share::ResultCode;
use std::rc::Rc;

/// Why an assessment says nothing to a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCounted {
    /// Nobody has told what the business does, or this catalogue has no such trade.
    NoTrade,
}

/// The anonymous code of an assessment that came as file or link; `day` is today, `YYYY-MM-DD`. Its
/// range rests on fewer draws than the owner's page: the constant `cohort_file_draws` says how many
/// and why.
///
/// # Errors
/// When the assessment has no trade.
pub fn contribution(
    catalogue: &Rc<Catalogue>,
    document: &Document,
    day: &str,
) -> Result<ResultCode, NotCounted> {
    coded(catalogue, document, day, usize::from(catalogue.constants.cohort.file_draws))
}

/// The same without a range, for what shows none and must not wait for draws.
///
/// # Errors
/// When the assessment has no trade.
pub fn central(
    catalogue: &Rc<Catalogue>,
    document: &Document,
    day: &str,
) -> Result<ResultCode, NotCounted> {
    coded(catalogue, document, day, 0)
}

fn coded(
    catalogue: &Rc<Catalogue>,
    document: &Document,
    day: &str,
    draws: usize,
) -> Result<ResultCode, NotCounted> {
    let trade = document.answers.choice(TRADE).ok_or(NotCounted::NoTrade)?;
    if !catalogue.trades.iter().any(|known| known.id == trade) {
        return Err(NotCounted::NoTrade);
    }
    let catalogue = &own_catalogue(catalogue, document);
    let (inputs, _, evaluation) = evaluate_document(catalogue, document);
    let range = if draws > 0 && evaluation.baseline.money_possible {
        range(catalogue, &inputs, &evaluation, draws)
    } else {
        Range::default()
    };
    Ok(ResultCode::of(catalogue, document, &evaluation, &range, day))
}
