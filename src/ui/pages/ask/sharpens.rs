//! Which results a page makes surer, in a sentence.

use super::item::Item;
use crate::assessment::journey::head;
use crate::catalogue::Catalogue;
use crate::locale::W;
use crate::ui::App;

/// `Câu này làm rõ hơn: tiền điện, nước thải.`; empty for pages that only choose the questions.
pub fn sharpens(app: &App, catalogue: &Catalogue, items: &[Item]) -> String {
    let mut words: Vec<&'static str> = Vec::new();
    let tags = items.iter().flat_map(|item| match catalogue.question(item.id()) {
        Some(question) => question.streams.iter().map(String::as_str).collect(),
        None => of_input(head(item.id())),
    });
    for word in tags.filter_map(|tag| name(app, tag)) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    if words.is_empty() {
        return String::new();
    }
    app.f(W::FullSharpens, &[("results", &words.join(", "))])
}

/// What an input of the profile feeds, in the words of the questions' tags.
fn of_input(input: &str) -> Vec<&'static str> {
    let starts = |prefix: &str| input.starts_with(prefix);
    match input {
        "output_month" | "products" | "product_unit" | "output_day" => vec!["per_unit"],
        "revenue_month" | "product_price" => vec!["share_of_sales"],
        "labour_month" => vec!["material", "wages"],
        "dust_capture_pct" => vec!["dust_air"],
        "hazardous_kg_month" => vec!["hazardous_waste"],
        "budget_now" | "max_payback" | "loan_rate" | "main_goal" => vec!["plan"],
        "subtrades" | "equipment" => vec!["measures"],
        "tariff_group" | "meter_tou" | "night_shift" => vec!["electricity"],
        "pays_wastewater_fee" | "wastewater_on_bill" => vec!["wastewater"],
        "live_in" | "well_pump_hours" => vec!["water"],
        "bag_price" => vec!["packaging"],
        "workers" | "days_per_month" | "months_per_year" | "hours_per_day" => vec!["year"],
        _ if starts("elec_") => vec!["electricity"],
        _ if starts("water_") => vec!["water", "wastewater"],
        _ if starts("material3") => vec!["chemical"],
        _ if starts("material") => vec!["material"],
        _ if starts("packaging") => vec!["packaging"],
        _ if starts("waste") || starts("scrap") => vec!["solid_waste"],
        _ if starts("fuel_") || input.ends_with("_kg_month") || input.ends_with("_l_month") => {
            vec!["fuel"]
        }
        "ng_m3_month" | "diesel_use" => vec!["fuel"],
        _ => Vec::new(),
    }
}

fn name(app: &App, tag: &str) -> Option<&'static str> {
    let word = match tag {
        "electricity" => W::FullTagElectricity,
        "fuel" => W::FullTagFuel,
        "water" => W::FullTagWater,
        "wastewater" | "domestic_wastewater" => W::FullTagWastewater,
        "material" => W::FullTagMaterial,
        "chemical" => W::FullTagChemical,
        "packaging" => W::FullTagPackaging,
        "solid_waste" => W::FullTagWaste,
        "hazardous_waste" => W::FullTagHazardous,
        "dust_air" => W::FullTagDust,
        "co2" => W::FullTagCo2,
        "consumer" => W::FullTagConsumer,
        "people" => W::FullTagPeople,
        "management" => W::FullTagManagement,
        "per_unit" => W::FullTagPerUnit,
        "share_of_sales" => W::FullTagSales,
        "wages" => W::FullTagWages,
        "plan" => W::FullTagPlan,
        "measures" => W::FullTagMeasures,
        "year" => W::FullTagYear,
        _ => return None,
    };
    Some(app.w(word))
}
