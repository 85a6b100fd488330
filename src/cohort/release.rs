//! Two publications, one business between them: whoever subtracts the first from the second has that
//! business. So what was shown stays until enough businesses have come, gone or changed.
//!
//! # Rules
//! 1. The whole group is renewed when at least `min_businesses` came, went or changed; none of them
//!    makes more than `max_share` of the money between the two showings (one that does waits).
//! 2. A part that only some have (a [`Population`], a table by classes) is renewed only when as many of
//!    these came, went or changed, or none; in a table that goes for every class, for every figure in
//!    it, and for what two classes have in common that were put together differently. Else the part
//!    stays that of its own last showing.
//!
//! # Not covered
//! More than two showings of a part set against each other, and what was said in the room (pledges,
//! awareness afterwards), which everybody hears.

use super::disclosure::Rules;
use super::group::{class_rows, group};
use super::member::{Event, Member};
use super::population::Population;
use super::result::{Column, Dimension, Figure, GroupResult, Indicator, Row};
use crate::catalogue::Catalogue;
use crate::share::encode_result;
use std::collections::BTreeMap;

/// Every business by the number in its code, with the text of the code.
type Codes = BTreeMap<u32, String>;

/// What is renewed by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Figures(Population),
    Table(Dimension),
}

impl Part {
    fn all() -> impl Iterator<Item = Self> {
        let figures = Population::ALL.into_iter().map(Self::Figures);
        figures.chain(Dimension::ALL.into_iter().map(Self::Table))
    }

    fn id(self) -> &'static str {
        match self {
            Self::Figures(of) => of.id(),
            Self::Table(dimension) => dimension.id(),
        }
    }
}

/// What was shown last.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Released {
    whole: Codes,
    /// Parts that were left as they had been shown before.
    older: BTreeMap<Part, Codes>,
}

/// Which businesses may be shown together now.
#[derive(Clone, Debug, PartialEq)]
pub struct Release {
    pub members: Vec<Member>,
    /// Came, went or changed since, and wait until they are enough.
    pub waiting: usize,
    /// Parts that must stay as they were, with those they count.
    pub older: Vec<(Part, Vec<Member>)>,
}

impl Released {
    /// To keep: the codes, one per line; before the codes of older parts a line with their ids.
    pub fn to_text(&self) -> String {
        let mut lines: Vec<String> = self.whole.values().cloned().collect();
        let mut sets: Vec<(&Codes, Vec<&str>)> = Vec::new();
        for (part, codes) in &self.older {
            match sets.iter_mut().find(|(known, _)| *known == codes) {
                Some((_, parts)) => parts.push(part.id()),
                None => sets.push((codes, vec![part.id()])),
            }
        }
        for (codes, parts) in sets {
            lines.push(parts.join(" "));
            lines.extend(codes.values().cloned());
        }
        lines.join("\n")
    }

    /// Reads what [`Self::to_text`] wrote; lines that are no codes are left out.
    pub fn from_text(text: &str) -> Self {
        let mut shown = Self::default();
        let mut parts = Vec::new();
        for line in text.lines() {
            let named = line.split(' ').filter_map(|id| Part::all().find(|part| part.id() == id));
            let named: Vec<Part> = named.collect();
            if !named.is_empty() {
                parts = named;
            } else if let Ok(handed) = crate::share::handed(line) {
                for part in &parts {
                    let codes = shown.older.entry(*part).or_default();
                    codes.insert(handed.id, line.to_owned());
                }
                if parts.is_empty() {
                    shown.whole.insert(handed.id, line.to_owned());
                }
            }
        }
        shown
    }

    fn part(&self, part: Part) -> &Codes {
        self.older.get(&part).unwrap_or(&self.whole)
    }
}

impl Release {
    /// What to remember once this was shown.
    pub fn shown(&self) -> Released {
        let older = self.older.iter().map(|(part, members)| (*part, codes(members)));
        Released { whole: codes(&self.members), older: older.collect() }
    }

    /// What to remember once figures of the whole group were shown and no table by classes, after
    /// `last` had been shown.
    pub fn shown_whole(&self, last: &Released) -> Released {
        let mut shown = self.shown();
        if !last.whole.is_empty() {
            for part in Dimension::ALL.map(Part::Table) {
                shown.older.insert(part, last.part(part).clone());
            }
            shown.older.retain(|_, codes| *codes != shown.whole);
        }
        shown
    }

    /// Everything that may be shown now.
    pub fn group(&self, catalogue: &Catalogue, event: &Event, year: u16) -> GroupResult {
        let now = group(catalogue, &self.members, event, year);
        // Most parts were left behind at the same showing.
        let mut sets: Vec<(&[Member], GroupResult)> = Vec::new();
        let mut older = Vec::new();
        for (part, members) in &self.older {
            let known = sets.iter().position(|(set, _)| *set == members.as_slice());
            let at = known.unwrap_or_else(|| {
                sets.push((members, group(catalogue, members, event, year)));
                sets.len() - 1
            });
            older.push((*part, at));
        }
        let older = older.iter().filter_map(|(part, at)| Some((*part, &sets.get(*at)?.1)));
        let older: Vec<(Part, &GroupResult)> = older.collect();
        if older.is_empty() { now } else { put_together(&now, &older) }
    }
}

fn codes(members: &[Member]) -> Codes {
    let mut codes = Codes::new();
    for member in members {
        codes.insert(member.code.id, encode_result(&member.code));
    }
    codes
}

/// The businesses to show after `last` was shown, and the parts that must wait.
pub fn release(catalogue: &Catalogue, members: &[Member], last: &Released) -> Release {
    let rules = Rules::new(&catalogue.constants.cohort);
    if last.whole.is_empty() {
        return Release { members: members.to_vec(), waiting: 0, older: Vec::new() };
    }
    let before = Pool::read(catalogue, &last.whole, members);
    let now = Pool::of(members);
    let changed = changes(&before, &now);
    let moving = enough(rules, &before, &now, changed.clone());
    let waiting = changed.len() - moving.len();
    let shown = before.moved(&now, &moving);
    let older = Part::all().filter_map(|part| {
        let stood = Pool::read(catalogue, last.part(part), members);
        let safe = match part {
            Part::Figures(of) => figures_may_follow(rules, of, &stood, &shown),
            Part::Table(of) => table_may_follow(catalogue, rules, of, &stood, &shown),
        };
        (!safe).then(|| (part, stood.members()))
    });
    Release { older: older.collect(), members: shown.members(), waiting }
}

/// Businesses by the number in their code; the text of the code tells one state of a business from
/// another.
struct Pool(BTreeMap<u32, (String, Member)>);

impl Pool {
    fn of(members: &[Member]) -> Self {
        let one = |member: &Member| (member.code.id, (encode_result(&member.code), member.clone()));
        Self(members.iter().map(one).collect())
    }

    /// From the codes that were kept; what was said in the room is as it is now.
    fn read(catalogue: &Catalogue, codes: &Codes, members: &[Member]) -> Self {
        let facts: BTreeMap<u32, &Member> = members.iter().map(|m| (m.code.id, m)).collect();
        let one = |(id, text): (&u32, &String)| {
            let code = crate::share::decode_result(catalogue, text).ok()?;
            let facts = facts.get(id).map(|member| member.facts.clone()).unwrap_or_default();
            Some((*id, (text.clone(), Member { code, facts })))
        };
        Self(codes.iter().filter_map(one).collect())
    }

    /// As it stood, but for these.
    fn moved(&self, now: &Self, moving: &[u32]) -> Self {
        let stayed = self.0.iter().filter(|(id, _)| !moving.contains(id));
        let came = moving.iter().filter_map(|id| Some((id, now.0.get(id)?)));
        Self(stayed.chain(came).map(|(id, business)| (*id, business.clone())).collect())
    }

    fn members(&self) -> Vec<Member> {
        self.0.values().map(|(_, member)| member.clone()).collect()
    }

    fn money(&self, id: u32) -> f64 {
        self.0.get(&id).map_or(0.0, |(_, member)| member.code.savings.money.0)
    }

    fn holds(&self, id: u32, of: impl Fn(&Member) -> bool) -> bool {
        self.0.get(&id).is_some_and(|(_, member)| of(member))
    }
}

/// Who came, went or changed.
fn changes(before: &Pool, now: &Pool) -> Vec<u32> {
    let text = |pool: &Pool, id: &u32| pool.0.get(id).map(|(text, _)| text.clone());
    let came = now.0.keys().filter(|id| text(before, id) != text(now, id));
    let gone = before.0.keys().filter(|id| !now.0.contains_key(id));
    came.chain(gone).copied().collect()
}

/// Those of them that can be counted now: as many as the rule asks for, none of them most of the money.
fn enough(rules: Rules, before: &Pool, now: &Pool, mut moving: Vec<u32>) -> Vec<u32> {
    let money = |id: &u32| (now.money(*id) - before.money(*id)).abs();
    while moving.len() >= rules.min {
        if !rules.dominated(moving.iter().map(money)) {
            return moving;
        }
        let most = moving.iter().map(money).fold(0.0, f64::max);
        moving.retain(|id| money(id) < most);
    }
    Vec::new()
}

/// Some, but too few.
fn is_few(rules: Rules, n: usize) -> bool {
    n > 0 && n < rules.min
}

fn figures_may_follow(rules: Rules, of: Population, before: &Pool, now: &Pool) -> bool {
    let has = |pool: &Pool, id: u32| pool.holds(id, |member| of.has(member));
    let changed = changes(before, now);
    !is_few(rules, changed.iter().filter(|id| has(before, **id) || has(now, **id)).count())
}

fn table_may_follow(
    catalogue: &Catalogue,
    rules: Rules,
    table: Dimension,
    before: &Pool,
    now: &Pool,
) -> bool {
    let changed = changes(before, now);
    if changed.is_empty() {
        return true;
    }
    let rows = |pool: &Pool| {
        let members: Vec<&Member> = pool.0.values().map(|(_, member)| member).collect();
        class_rows(catalogue, &members, table)
    };
    let (old_rows, new_rows) = (rows(before), rows(now));
    let pairs = old_rows.iter().flat_map(|old| new_rows.iter().map(move |new| (old, new)));
    let share = |old: &Row, new: &Row| old.classes.iter().any(|class| new.classes.contains(class));
    let mut pairs = pairs.filter(|(old, new)| share(&old.0, &new.0));
    pairs.all(|((old, in_old), (new, in_new))| {
        let both = |member: &Member| in_old(member) && in_new(member);
        let few =
            |pool: &Pool| is_few(rules, pool.0.keys().filter(|id| pool.holds(**id, both)).count());
        let few = few(before) || few(now);
        if few && old.classes == new.classes {
            // Hidden in one of the two.
            return true;
        }
        let among = |of: &dyn Fn(&Member) -> bool| {
            let here =
                |id: &&u32| [before, now].iter().any(|pool| pool.holds(**id, |m| both(m) && of(m)));
            changed.iter().filter(here).count()
        };
        let changes = Population::ALL.map(|population| among(&|m| population.has(m)));
        !few && !is_few(rules, among(&|_| true)) && !changes.iter().any(|n| is_few(rules, *n))
    })
}

/// The result with its older parts in place.
fn put_together(now: &GroupResult, older: &[(Part, &GroupResult)]) -> GroupResult {
    let part = |part: Part| older.iter().find(|(of, _)| *of == part).map(|(_, group)| *group);
    let whole = |figure: Figure| {
        let of = Population::of(figure).and_then(|of| part(Part::Figures(of)));
        of.unwrap_or(now).cell(figure, 0)
    };
    let mut rows: Vec<(&GroupResult, usize)> = Vec::new();
    for table in Dimension::ALL {
        let from = part(Part::Table(table)).unwrap_or(now);
        rows.extend(from.classes(table).map(|(at, _)| (from, at)));
    }
    let mut result = now.clone();
    result.rows.truncate(1);
    result.counts.truncate(1);
    for (from, at) in &rows {
        result.rows.extend(from.rows.get(*at).cloned());
        result.counts.extend(from.counts.get(*at).copied());
    }
    let column = |column: &Column| {
        let cells = rows.iter().map(|(from, at)| from.cell(column.figure, *at));
        let cells = [whole(column.figure)].into_iter().chain(cells).collect();
        Column { figure: column.figure, cells }
    };
    result.columns = now.columns.iter().map(column).collect();
    if let Some(older) = part(Part::Figures(Population::Indicator(Indicator::Combined))) {
        result.combined = older.combined;
        result.years.clone_from(&older.years);
    }
    let older = older.iter().map(|(part, group)| (*part, group.completion.businesses));
    result.older = older.collect();
    result
}
