//! `vong-xanh evaluate FILE…`: one JSON result per file, in the order of the files.

use super::args::Evaluate;
use super::output::Output;
use super::{Outcome, complain, complaints, load_catalogue};
use crate::assessment::document::{self, MAX_BYTES};
use crate::assessment::entry::{Problem, Wrong, validate};
use crate::assessment::{TRADE, evaluate_document, own_catalogue, own_value_problems};
use crate::catalogue::Catalogue;
use crate::engine::range;
use std::fs::File;
use std::io::{Read, Write};
use std::path::Path;
use std::rc::Rc;

pub(super) fn run(options: &Evaluate, out: &mut impl Write, err: &mut impl Write) -> Outcome {
    let Some((catalogue, _)) = load_catalogue(options.catalogue.as_deref(), err) else {
        return Outcome::InvalidInput;
    };
    let catalogue = Rc::new(catalogue);
    let mut outcome = Outcome::Done;
    for file in &options.files {
        match evaluate(&catalogue, file, options.draws) {
            // A closed output is reported once, when it is flushed.
            Ok(json) => drop(writeln!(out, "{json}")),
            Err(complaints) => {
                outcome = Outcome::InvalidInput;
                for complaint in complaints {
                    complain(err, format_args!("{}: {complaint}", file.display()));
                }
            }
        }
    }
    outcome
}

/// The result of one file as JSON, or everything that is wrong with the file.
fn evaluate(
    catalogue: &Rc<Catalogue>,
    file: &Path,
    draws: Option<usize>,
) -> Result<String, Vec<String>> {
    let text = read(file).map_err(|complaint| vec![complaint])?;
    let opened = document::read(&text).map_err(|fault| vec![fault.to_string()])?;
    let document = opened.document;
    let mut complaints = complaints(&opened.faults);
    complaints.extend(validate(catalogue, &document.answers).iter().map(sentence));
    let own = own_value_problems(catalogue, &document);
    complaints
        .extend(own.iter().map(|(id, problem)| format!("field \"own_values.{id}\": {problem}")));
    if document.answers.choice(TRADE).is_none() {
        complaints.push(format!("field \"answers.{TRADE}\": missing, a trade is expected"));
    }
    if !complaints.is_empty() {
        return Err(complaints);
    }
    let catalogue = &own_catalogue(catalogue, &document);
    let (inputs, _, evaluation) = evaluate_document(catalogue, &document);
    let draws = draws.unwrap_or(catalogue.constants.draws as usize);
    let has_range = draws > 0 && evaluation.baseline.money_possible;
    let range = has_range.then(|| range(catalogue, &inputs, &evaluation, draws));
    let output = Output::new(catalogue, file, &inputs, &document, &evaluation, range.as_ref());
    serde_json::to_string_pretty(&output).map_err(|error| vec![error.to_string()])
}

/// The file's text; never more of it than an assessment may hold.
fn read(file: &Path) -> Result<String, String> {
    let mut text = Vec::new();
    let open = File::open(file).map_err(|error| error.to_string())?;
    let limit = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX).saturating_add(1);
    open.take(limit).read_to_end(&mut text).map_err(|error| error.to_string())?;
    String::from_utf8(text).map_err(|_| "this is not a text in UTF-8".to_owned())
}

/// What is wrong with an answer and what is expected instead.
fn sentence(wrong: &Wrong) -> String {
    let expected = match wrong.problem {
        Problem::TooSmall { min } => format!("a number of at least {min} is expected"),
        Problem::TooLarge { max } => format!("a number of at most {max} is expected"),
        Problem::NotAChoice => "one of the catalogue's choices is expected".to_owned(),
        Problem::OtherKind | Problem::Unreadable(_) => {
            "another kind of answer is expected (number, choice, list of choices)".to_owned()
        }
    };
    format!("field \"answers.{}\": {expected}", wrong.field)
}
