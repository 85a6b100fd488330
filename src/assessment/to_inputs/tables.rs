//! Tables: several rows of the same fields.

use super::{note_confirmed, within};
use crate::assessment::{Answers, Destination, Inputs, Machine, MonthBill, Product, WasteItem};
use crate::catalogue::{Catalogue, GroupField};

/// The answers of one row.
struct Row<'a> {
    head: String,
    fields: &'a [GroupField],
    answers: &'a Answers,
}

impl Row<'_> {
    fn number(&self, id: &str) -> Option<f64> {
        let bounds = self.fields.iter().find(|f| f.id == id)?.bounds;
        let number = self.answers.number(&format!("{}.{id}", self.head));
        number.filter(|n| within(bounds, *n))
    }

    fn choice(&self, id: &str) -> Option<&str> {
        self.answers.choice(&format!("{}.{id}", self.head))
    }
}

/// Reads every row of a table; rows in which nothing is known are left out.
pub(super) fn read(
    catalogue: &Catalogue,
    table: &str,
    rows: u8,
    fields: &[GroupField],
    answers: &Answers,
    to: &mut Inputs,
) {
    if !answers.has_any(&format!("{table}.")) {
        return;
    }
    for number in 1..=rows {
        let row = Row { head: format!("{table}.{number}"), fields, answers };
        match table {
            "elec_bills" => to.electricity_bills.extend(bill(&row, "kwh")),
            "water_bills" => to.water_bills.extend(bill(&row, "m3")),
            "elec_machines" => to.machines.extend(machine(&row)),
            "products" => to.products.extend(product(&row)),
            "wastes" => to.wastes.extend(waste(&row)),
            _ => {}
        }
        for field in fields {
            let key = format!("{}.{}", row.head, field.id);
            note_confirmed(catalogue, &key, answers, to);
        }
    }
    // How many months there are tells whether the season is asked for.
    if table == "elec_bills" && !to.electricity_bills.is_empty() {
        let months = match to.electricity_bills.len() {
            1 => "1",
            12 => "12",
            _ => "3",
        };
        to.electricity_months = Some(months.to_owned());
        to.choices.insert("elec_months".to_owned(), vec![months.to_owned()]);
    }
}

/// A month counts with kWh, money or both; a month without power is a month as well.
fn bill(row: &Row, quantity: &str) -> Option<MonthBill> {
    let bill = MonthBill { quantity: row.number(quantity), vnd: row.number("money") };
    (bill.quantity.is_some() || bill.vnd.is_some()).then_some(bill)
}

fn machine(row: &Row) -> Option<Machine> {
    Some(Machine {
        kw: row.number("kw")?,
        count: row.number("count").unwrap_or(1.0),
        hours_per_day: row.number("hours_day")?,
    })
}

fn product(row: &Row) -> Option<Product> {
    Some(Product {
        units_per_month: row.number("units_month")?,
        price_vnd: row.number("price"),
        weight: row.number("weight"),
    })
}

fn waste(row: &Row) -> Option<WasteItem> {
    Some(WasteItem {
        hazardous: row.choice("kind") == Some("hazardous"),
        destination: row.choice("destination").and_then(destination),
        kg_per_month: row.number("kg_month")?,
        vnd_per_kg: row.number("price"),
    })
}

fn destination(id: &str) -> Option<Destination> {
    Some(match id {
        "sold" => Destination::Sold,
        "given" => Destination::Given,
        "reused" => Destination::Reused,
        "paid" => Destination::Paid,
        "burnt" => Destination::Burnt,
        _ => return None,
    })
}
