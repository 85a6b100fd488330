//! `vong-xanh cohort FILE…`: many assessments, or the sessions of workshops, as one group. Files are
//! read one by one and forgotten: what stays of each business is its anonymous code, and of a session
//! what was told in the room.

mod print;
mod read;

use super::args::Cohort;
use super::{Outcome, complain, load_catalogue};
use crate::catalogue::Catalogue;
use crate::cohort::{Event, Member, group, targets};
use crate::workshop::{Session, merge};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Fewer files than this are read before a second thread has its catalogue.
const WORTH_A_THREAD: usize = 50;

/// What a file gave, with its place on the command line.
type Placed = (usize, read::Found);

pub(super) fn run(options: &Cohort, out: &mut impl Write, err: &mut impl Write) -> Outcome {
    let Some((catalogue, texts)) = load_catalogue(options.catalogue.as_deref(), err) else {
        return Outcome::InvalidInput;
    };
    let mut found = read_all(&catalogue, options);
    found.sort_by_key(|(at, _)| *at);
    let (members, event, complete) = together(&catalogue, options, found, err);
    let outcome = if complete { Outcome::Done } else { Outcome::InvalidInput };
    let latest = targets(&catalogue).map(|target| target.year).max().unwrap_or_default();
    let year = options.year.unwrap_or(latest);
    if !targets(&catalogue).any(|target| target.year == year) {
        complain(err, format_args!("--year: there is no target of the year {year}"));
        return Outcome::Usage;
    }
    let result = group(&catalogue, &members, &event, year);
    let [vi, en] = &texts;
    let texts = if options.lang == crate::locale::Lang::Vi { vi } else { en };
    let words = crate::sheets::group::Words { catalogue: &catalogue, texts, lang: options.lang };
    let text = print::printed(&words, &result, options.form);
    // A closed output is reported once, when it is flushed.
    drop(out.write_all(text.as_bytes()));
    outcome
}

/// The businesses of all files, one of each, and what came of meetings; `false`: some files could not
/// be used.
fn together(
    catalogue: &Catalogue,
    options: &Cohort,
    found: Vec<Placed>,
    err: &mut impl Write,
) -> (Vec<Member>, Event, bool) {
    let mut complete = true;
    let (mut sessions, mut ids) = (None::<Session>, BTreeSet::new());
    let mut members = BTreeMap::<u32, Member>::new();
    for (at, read::Found { codes, session, complaints }) in found {
        let file = options.files.get(at).map(|file| file.display().to_string()).unwrap_or_default();
        for complaint in complaints {
            complete = false;
            complain(err, format_args!("{file}: {complaint}"));
        }
        for code in codes {
            let known = members.get(&code.id).map(|member| member.code.made.clone());
            if let Some(made) = &known {
                complain(
                    err,
                    format_args!("{file}: a business that came before; the later one counts"),
                );
                if *made > code.made {
                    continue;
                }
            }
            members.insert(code.id, Member::new(code));
        }
        if let Some(session) = session {
            let all = sessions.get_or_insert_default();
            merge(all, &session);
            // Of several sessions the people of all of them; of copies of one its own.
            if ids.insert(session.id.clone()) {
                let people = [all.about.people, session.about.people];
                all.about.people = people.into_iter().flatten().reduce(u32::saturating_add);
            }
        }
    }
    let Some(session) = sessions else {
        return (members.into_values().collect(), Event::default(), complete);
    };
    let told = session.members(catalogue);
    let later = session.entries.len() - told.len();
    if later > 0 {
        complete = false;
        complain(err, format_args!("{later} result codes of a later version"));
    }
    for (_, member) in told {
        let known = members.remove(&member.code.id).map(|known| known.code);
        let code = known.filter(|known| known.made > member.code.made);
        let code = code.unwrap_or(member.code);
        members.insert(code.id, Member { code, facts: member.facts });
    }
    (members.into_values().collect(), session.results().unwrap_or_default(), complete)
}

/// Every file, by as many threads as pay.
fn read_all(catalogue: &Catalogue, options: &Cohort) -> Vec<Placed> {
    let files = &options.files;
    let available = thread::available_parallelism().map_or(1, usize::from);
    let wanted = options.threads.unwrap_or(available).max(1);
    let threads = wanted.min(files.len().div_ceil(WORTH_A_THREAD)).max(1);
    let next = AtomicUsize::new(0);
    if threads == 1 {
        return work(catalogue, files, &next);
    }
    thread::scope(|scope| {
        let workers: Vec<_> =
            (0..threads).map(|_| scope.spawn(|| work(catalogue, files, &next))).collect();
        // A worker cannot panic: everything it reads is a value. One that did would be missed here.
        workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect()
    })
}

/// Takes file after file until none is left.
fn work(catalogue: &Catalogue, files: &[PathBuf], next: &AtomicUsize) -> Vec<Placed> {
    let catalogue = Rc::new(catalogue.clone());
    let mut all = Vec::new();
    loop {
        let at = next.fetch_add(1, Ordering::Relaxed);
        let Some(file) = files.get(at) else { return all };
        all.push((at, read::file(&catalogue, file)));
    }
}
