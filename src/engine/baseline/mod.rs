//! What the business uses and pays in a year, before any measure (Method §4.3–4.7).

mod bills;
mod electricity;
mod fuel;
mod grades;
mod material;
mod prices;
mod shares;
mod waste;
mod water;

pub(super) use bills::Average;
pub(super) use electricity::{Month, machines_kwh_per_day, season as bills_season};
pub(super) use fuel::monthly as monthly_fuel;
pub(super) use material::{bag_cost, counted_in};
pub(super) use prices::{
    Price, by_the_hour, deducted, electricity as electricity_price, water as water_price,
};
pub(crate) use waste::in_bags;
pub(super) use waste::kept_per_month;
pub(super) use water::{SANITARY, WaterMonth, end_use, fee_per_m3, price_before_tax, water_part};

use super::numbers::{amount, known, ratio, share};
use super::{Baseline, Derivation, StreamBaseline, StreamId};
use crate::assessment::{Inputs, MaterialInput};
use crate::catalogue::{Carrier, Catalogue, EndUseIx, Grade, Trade};
use crate::units::{CubicMetre, KgCo2e, Kilogram, Toe, Vnd};

/// Unit of output when only sales are known.
const MILLION_VND: &str = "million_vnd";
/// Equipment that makes dust, and that takes it away.
const DUST_EQUIPMENT: [&str; 2] = ["dusty_machines", "extraction"];

/// Working time of a year.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    pub months: f64,
    pub days_per_month: f64,
}

impl Calendar {
    pub fn new(cat: &Catalogue, inputs: &Inputs) -> Self {
        let constants = &cat.constants;
        Self {
            months: known(inputs.months_per_year).unwrap_or(constants.default_months_per_year),
            days_per_month: known(inputs.days_per_month)
                .unwrap_or(constants.default_days_per_month),
        }
    }

    pub fn days_per_year(self) -> f64 {
        self.months * self.days_per_month
    }
}

/// The common part of every stream, before it becomes one.
struct Stream {
    quantity: f64,
    cost: f64,
    grade: Grade,
    derivation: Derivation,
}

impl Stream {
    fn of(self, id: StreamId) -> StreamBaseline {
        StreamBaseline {
            id,
            quantity: self.quantity,
            unit: material::VND.to_owned(),
            cost: Vnd(self.cost),
            price: ratio(self.cost, self.quantity),
            known_price: ratio(self.cost, self.quantity),
            grade: self.grade,
            derivation: self.derivation,
            toe: Toe(0.0),
            co2e: KgCo2e(0.0),
            norm: None,
            shares: Vec::new(),
            own_shares: false,
            used_for_transport: false,
            loss: None,
            loss_is_default: false,
            loss_is_weighed: false,
            mass: None,
        }
    }
}

impl StreamBaseline {
    /// Another price changes what the same quantity costs, nothing else. What is counted in money
    /// and bags has no price of its own.
    fn try_price(&mut self, inputs: &Inputs) {
        let tried = known(inputs.tried_prices.get(&self.id.id()).copied());
        if let Some(price) = tried.filter(|_| self.has_price()) {
            self.price = price;
            self.cost = Vnd(self.quantity * price);
        }
    }

    /// Counted in a unit of its own, so that a price per unit can be tried out.
    pub fn has_price(&self) -> bool {
        self.id != StreamId::Packaging && self.unit != material::VND && self.quantity > 0.0
    }

    /// Energy and emissions of a carrier.
    fn burn(&mut self, carrier: &Carrier) {
        self.unit.clone_from(&carrier.unit);
        self.toe = Toe(self.quantity * carrier.toe_per_unit);
        self.co2e = KgCo2e(self.quantity * carrier.kgco2e_per_unit);
    }

    /// Share of one end use.
    pub(super) fn share_of(&self, end_use: EndUseIx) -> f64 {
        self.shares.iter().find(|(e, _)| *e == end_use).map_or(0.0, |(_, share)| *share)
    }

    /// Electricity or a fuel.
    pub fn is_energy(&self) -> bool {
        matches!(self.id, StreamId::Electricity | StreamId::Fuel(_))
    }

    /// Material 1, 2 or chemicals.
    pub(super) fn is_material(&self) -> bool {
        let auxiliary = matches!(self.id, StreamId::Chemicals | StreamId::OtherAuxiliary(_));
        self.is_main_material() || auxiliary
    }

    /// Material 1, 2 or a further main one: what the product is made of.
    pub(super) fn is_main_material(&self) -> bool {
        use StreamId::{Material1, Material2, OtherMaterial};
        matches!(self.id, Material1 | Material2 | OtherMaterial(_))
    }

    fn split(&mut self, split: shares::Split) {
        self.shares = split.shares;
        self.own_shares = split.own;
    }

    pub(super) fn is_heat(&self) -> bool {
        matches!(self.id, StreamId::Fuel(_)) && !self.used_for_transport
    }

    /// kg lost a year, where mass and loss are known.
    pub(super) fn mass_lost(&self) -> Option<f64> {
        Some(self.mass?.0 * self.loss?)
    }
}

impl Baseline {
    pub fn stream(&self, id: &StreamId) -> Option<&StreamBaseline> {
        self.streams.iter().find(|s| s.id == *id)
    }
}

/// The baseline of a business of a known trade.
pub(super) fn baseline(cat: &Catalogue, trade: &Trade, inputs: &Inputs) -> Baseline {
    let calendar = Calendar::new(cat, inputs);
    let months = calendar.months;
    let mut streams = Vec::new();
    streams.extend(electricity::electricity(cat, trade, inputs, months));
    streams.extend(fuel::fuels(cat, trade, inputs, months));
    streams.extend(water::water(cat, trade, inputs, calendar));
    streams.extend(material::materials(cat, trade, inputs, months));
    streams.extend(material::packaging(cat, inputs, calendar));
    let (output, unit) = output(cat, inputs, months);
    for stream in &mut streams {
        stream.try_price(inputs);
        stream.norm = output.map(|p| stream.quantity / p);
    }
    let mut base = Baseline { streams, ..Baseline::default() };
    base.output_per_year = output;
    base.output_unit = unit;
    base.wages = Vnd(amount(inputs.labour_vnd_per_month) * months);
    base.waste_fee = Vnd(waste::fee_per_month(inputs) * months);
    base.scrap_revenue = Vnd(waste::scrap(inputs, &base.streams, months));
    base.sales = known(inputs.revenue_vnd_per_month).map(|v| Vnd(v * months));
    sums(&mut base);
    water_sums(cat, trade, inputs, &mut base);
    masses(cat, trade, inputs, months, &mut base);
    base
}

/// The answers about a material.
pub(super) fn material_input<'a>(inputs: &'a Inputs, id: &StreamId) -> Option<&'a MaterialInput> {
    let [one, two, three] = &inputs.materials;
    match id {
        StreamId::Material1 => Some(one),
        StreamId::Material2 => Some(two),
        StreamId::Chemicals => Some(three),
        StreamId::OtherMaterial(n) | StreamId::OtherAuxiliary(n) => {
            inputs.other_materials.iter().find(|(number, _)| number == n).map(|(_, m)| m)
        }
        _ => None,
    }
}

/// Units of the main product that all products stand for (Method §4.4): Σ units × weight, the
/// weight being the price against the main product's unless the owner gives it.
pub(super) fn products_per_month(inputs: &Inputs) -> Option<f64> {
    let main = known(inputs.products.first()?.price_vnd);
    let units = inputs.products.iter().map(|p| {
        let by_price = known(p.price_vnd).zip(main).map(|(price, main)| price / main);
        amount(Some(p.units_per_month)) * known(p.weight).or(by_price).unwrap_or(1.0)
    });
    known(Some(units.sum()))
}

/// A month's output in the owner's unit: several products, the month, days, or sales ÷ price.
pub(super) fn output_per_month(cat: &Catalogue, inputs: &Inputs) -> Option<f64> {
    let days = Calendar::new(cat, inputs).days_per_month;
    let by_day = || known(inputs.output_per_day).map(|units| units * days);
    let by_price = || {
        let sales = known(inputs.revenue_vnd_per_month)?;
        Some(sales / known(inputs.product_price_vnd)?)
    };
    products_per_month(inputs)
        .or_else(|| known(inputs.output_per_month))
        .or_else(by_day)
        .or_else(|| known(by_price()))
}

/// Output in the owner's unit, or million VND of sales.
fn output(cat: &Catalogue, inputs: &Inputs, months: f64) -> (Option<f64>, String) {
    let unit = inputs.product_unit.clone().unwrap_or_default();
    if let Some(p) = output_per_month(cat, inputs) {
        return (Some(p * months), unit);
    }
    let sales = known(inputs.revenue_vnd_per_month).and_then(|v| known(Some(v / 1e6)));
    (sales.map(|v| v * months), MILLION_VND.to_owned())
}

fn sums(base: &mut Baseline) {
    let streams = &base.streams;
    base.energy = streams.iter().map(|s| s.toe).sum();
    base.co2e = streams.iter().map(|s| s.co2e).sum();
    base.resource_cost = streams.iter().map(|s| s.cost).sum();
    base.energy_cost = streams.iter().filter(|s| s.is_energy()).map(|s| s.cost).sum();
    base.material_cost = streams.iter().filter(|s| s.is_material()).map(|s| s.cost).sum();
    base.money_possible = streams.iter().any(|s| s.id == StreamId::Electricity || s.is_material());
    base.energy_norm = base.output_per_year.map(|p| 1000.0 * base.energy.0 / p);
    base.co2e_norm = base.output_per_year.map(|p| base.co2e.0 / p);
}

fn water_sums(cat: &Catalogue, trade: &Trade, inputs: &Inputs, base: &mut Baseline) {
    let Some(water) = base.streams.iter().find(|s| s.id == StreamId::Water) else {
        return;
    };
    let sanitary = end_use(cat, SANITARY).map_or(0.0, |e| water.share_of(e));
    let price = price_before_tax(cat, inputs, water);
    let fee: f64 =
        water.shares.iter().map(|(e, h)| h * fee_per_m3(cat, trade, inputs, price, *e)).sum();
    base.water = CubicMetre(water.quantity);
    base.domestic_water = CubicMetre(water.quantity * sanitary);
    base.wastewater = CubicMetre(water.quantity * cat.constants.wastewater_share);
    base.wastewater_fee = Vnd(water.quantity * fee);
}

fn masses(cat: &Catalogue, trade: &Trade, inputs: &Inputs, months: f64, base: &mut Baseline) {
    let constants = &cat.constants;
    let all: Vec<&StreamBaseline> = base.streams.iter().filter(|s| s.is_material()).collect();
    let mass = |list: &mut dyn Iterator<Item = &&StreamBaseline>| -> Option<Kilogram> {
        list.map(|s| s.mass).sum()
    };
    base.material_mass = mass(&mut all.iter()).filter(|m| m.0 > 0.0);
    let lost: Option<f64> = all.iter().filter_map(|s| s.mass_lost()).reduce(|sum, lost| sum + lost);
    let bags = in_bags(cat, inputs);
    let listed = waste::ordinary(inputs, months);
    let ordinary = [lost, bags, listed].into_iter().flatten().reduce(f64::max);
    let hazardous = waste::hazardous(inputs, months);
    let known_kg = ordinary.is_some() || hazardous > 0.0;
    base.waste = known_kg.then(|| Kilogram(ordinary.unwrap_or(0.0) + hazardous));
    base.hazardous = Kilogram(hazardous);
    base.has_dust =
        trade.dust && DUST_EQUIPMENT.iter().any(|id| inputs.equipment.iter().any(|e| e == id));
    let captured = share(inputs.dust_captured_share, 1.0).unwrap_or(0.0);
    base.dust = mass(&mut all.iter().filter(|s| s.is_main_material()))
        .filter(|m| base.has_dust && m.0 > 0.0)
        .map(|m| Kilogram(m.0 * constants.dust_per_mass * (1.0 - captured)));
}
