//! From a saved assessment to its evaluation: the one way for page and command line, so that both
//! show the same figures.

use super::document::Document;
use super::own_values::tried_prices;
use super::{Inputs, to_inputs};
use crate::catalogue::{Catalogue, MeasureIx};
use crate::engine::{Class, Evaluation, MeasureResult, Options, choose_again, evaluate_with};

/// Inputs, options and evaluation of a document. Measures that the owner switched replace the
/// recommended set (Method §4.16); they change no class. Own values of the document replace the
/// catalogue's here; who goes on with the result (draws, explanations) takes them from
/// [`super::own_catalogue`].
pub fn evaluate_document(
    catalogue: &Catalogue,
    document: &Document,
) -> (Inputs, Options, Evaluation) {
    let catalogue = &*catalogue.with_own_values(&document.values());
    let mut inputs = to_inputs(catalogue, &document.answers);
    inputs.tried_prices = tried_prices(document);
    let (options, evaluation) = evaluate_with(catalogue, &inputs, |recommended| Options {
        chosen: chosen(catalogue, document, recommended),
    });
    (inputs, options, evaluation)
}

/// The evaluation of a document that differs from that of `before` in the chosen measures only: same
/// answers, same own values, and `catalogue` is the one `before` was computed with.
pub fn choose_again_in(
    catalogue: &Catalogue,
    document: &Document,
    (inputs, before): (&Inputs, &Evaluation),
) -> Evaluation {
    let choose = |recommended: &[_]| Options { chosen: chosen(catalogue, document, recommended) };
    choose_again(catalogue, inputs, before, choose).1
}

/// The owner's set, when it differs from the recommended one.
fn chosen(
    catalogue: &Catalogue,
    document: &Document,
    recommended: &[MeasureResult],
) -> Option<Vec<MeasureIx>> {
    let mut differs = false;
    let mut set = Vec::new();
    for result in recommended {
        let id = catalogue.measures.get(usize::from(result.measure.0)).map(|m| &m.id);
        let switched = id.and_then(|id| document.switched.get(id)).copied();
        // Hints carry no figures and what is done saves nothing more: neither can be chosen.
        let open = !matches!(result.class, Class::Hint | Class::Done);
        let on = open && switched.unwrap_or(result.selected);
        differs |= on != result.selected;
        if on {
            set.push(result.measure);
        }
    }
    differs.then_some(set)
}
