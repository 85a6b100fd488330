//! A data set in a link: its name, place, day, checksum, and its figures without their sources.

use super::answers::Room;
use super::bytes::{Reader, Writer};
use super::dates::{self, read_moment, write_moment};
use super::numbers;
use crate::assessment::data_set::{DataSet, MAX_TARGETS, SetTarget, SetValue};

pub(super) fn write(room: Room, set: &DataSet) -> Writer {
    let mut to = Writer::default();
    to.text(&set.name);
    to.text(&set.place);
    write_moment(&mut to, &set.date, dates::days(&set.date));
    to.text(&set.checksum);
    to.whole(set.targets.len() as u64);
    for target in &set.targets {
        to.whole(u64::from(target.year));
        numbers::write_tagged(&mut to, target.low_pct);
        numbers::write_tagged(&mut to, target.high_pct);
    }
    for (id, value) in &set.values {
        room.write_id(&mut to, id);
        numbers::write_tagged(&mut to, value.value);
    }
    to
}

/// The set, and how many of its values this release does not know.
pub(super) fn read(room: Room, mut from: Reader) -> Option<(DataSet, usize)> {
    let mut set = DataSet {
        schema: crate::assessment::data_set::SCHEMA,
        name: from.text()?.to_owned(),
        place: from.text()?.to_owned(),
        date: read_moment(&mut from, dates::iso_day)?,
        checksum: from.text()?.to_owned(),
        ..DataSet::default()
    };
    let targets = usize::try_from(from.whole()?).ok().filter(|count| *count <= MAX_TARGETS)?;
    for _ in 0..targets {
        set.targets.push(SetTarget {
            year: u16::try_from(from.whole()?).ok()?,
            low_pct: numbers::read_tagged(&mut from)?,
            high_pct: numbers::read_tagged(&mut from)?,
            source: String::new(),
        });
    }
    let mut unknown = 0;
    while !from.is_empty() {
        let id = room.read_id(&mut from)?;
        let value = numbers::read_tagged(&mut from)?;
        match id {
            Some(id) => drop(set.values.insert(id, SetValue { value, ..SetValue::default() })),
            None => unknown += 1,
        }
    }
    // Without what is unknown here it is another set.
    Some((if unknown > 0 { set.sealed() } else { set }, unknown))
}
