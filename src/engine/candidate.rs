//! A measure that applies to the business, with the chains it would act on.

use super::calculated::Basis;
use super::chain::{Role, Stage};
use super::ground::{AccountId, Ground, accounts_of};
use super::opportunity::{Opening, opening};
use crate::assessment::Inputs;
use crate::catalogue::{
    ActsOn, ByProductBase, Catalogue, EndUse, EndUseIx, EndUseKind, Family, Grade, KnockOnKind,
    MaterialSlot, Measure, MeasureIx, Triangle,
};
use crate::engine::numbers::known;

/// Order of another supply, renewables and takers of by-products.
const OTHER_SUPPLY: u8 = 5;

/// One place where a measure acts.
#[derive(Clone, Debug)]
pub(super) struct Reach {
    pub account: AccountId,
    pub end_use: EndUseIx,
    pub stage: Stage,
    pub role: Role,
    pub applicability: f64,
    pub knock: Option<Triangle>,
}

/// A measure that applies, with what its answers leave open.
#[derive(Clone, Debug)]
pub(super) struct Candidate<'a> {
    pub ix: MeasureIx,
    pub measure: &'a Measure,
    pub opening: Opening,
    pub reaches: Vec<Reach>,
    /// By-product sales at opportunity 1, VND a year.
    pub revenue: f64,
    /// That money rests on a default price.
    pub default_sale_price: bool,
    /// Saving fraction at opportunity 1: the record's, or calculated from facts.
    pub saving: Triangle,
    pub calculated: bool,
}

impl<'a> Candidate<'a> {
    pub fn new(basis: &Basis, ix: MeasureIx, measure: &'a Measure) -> Self {
        let Basis { cat, inputs, ground, .. } = *basis;
        let (sales, default_sale_price) = by_product(cat, inputs, ground, measure);
        let mut reaches = reaches(cat, ground, measure);
        let deeper = measure.deeper.as_ref();
        let calculated = deeper.and_then(|d| basis.fraction(d, &mut reaches));
        Self {
            ix,
            measure,
            opening: opening(cat, inputs, measure),
            reaches,
            saving: calculated.unwrap_or(measure.saving),
            calculated: calculated.is_some(),
            revenue: measure.revenue_vnd_per_year + sales,
            default_sale_price,
        }
    }
}

impl Candidate<'_> {
    /// A figure calculated from facts is B at least.
    pub fn grade(&self) -> Grade {
        if self.calculated { self.measure.grade.min(Grade::B) } else { self.measure.grade }
    }
}

/// Every chain with a base that the measure acts on.
fn reaches(cat: &Catalogue, ground: &Ground, measure: &Measure) -> Vec<Reach> {
    let mut found = Vec::new();
    // A change of the source of a material is circular inflow only: no quantity, no money.
    if measure.acts_on == ActsOn::VirginSubstitution {
        return found;
    }
    let role = if measure.umbrella { Role::Umbrella } else { Role::Own };
    for target in &measure.targets {
        let Some(end_use) = cat.end_uses.get(usize::from(target.end_use.0)) else { continue };
        if measure.acts_on == ActsOn::Emission && end_use.family != Family::Dust {
            continue;
        }
        let place = Place { ground, end_use, ix: target.end_use, slot: target.material };
        place.add(&mut found, |family, kind| Reach {
            account: AccountId::Electricity,
            end_use: target.end_use,
            stage: stage(measure, family, kind),
            role,
            applicability: target.applicability,
            knock: None,
        });
    }
    for knock in measure.knock_ons.iter().filter(|k| k.kind != KnockOnKind::TextOnly) {
        let Some(end_use) = cat.end_uses.get(usize::from(knock.end_use.0)) else { continue };
        let extra = knock.kind == KnockOnKind::ExtraUse;
        let place = Place { ground, end_use, ix: knock.end_use, slot: None };
        place.add(&mut found, |_, kind| Reach {
            account: AccountId::Electricity,
            end_use: knock.end_use,
            stage: own_stage(kind),
            role: if extra { Role::Extra } else { Role::KnockOn },
            applicability: 1.0,
            knock: Some(knock.factor),
        });
    }
    found
}

fn own_stage(kind: EndUseKind) -> Stage {
    if kind == EndUseKind::Total { Stage::Total } else { Stage::Part }
}

fn stage(measure: &Measure, family: Family, kind: EndUseKind) -> Stage {
    let supplied = matches!(family, Family::Electricity | Family::Heat);
    if measure.acts_on == ActsOn::MoneyOnly {
        Stage::Money
    } else if kind == EndUseKind::Total && measure.order >= OTHER_SUPPLY && supplied {
        Stage::Supply
    } else {
        own_stage(kind)
    }
}

/// Where a target or knock-on lies.
struct Place<'a> {
    ground: &'a Ground,
    end_use: &'a EndUse,
    ix: EndUseIx,
    slot: Option<MaterialSlot>,
}

impl Place<'_> {
    /// Adds a reach per account that exists and has this end use.
    fn add(&self, found: &mut Vec<Reach>, make: impl Fn(Family, EndUseKind) -> Reach) {
        let (family, kind) = (self.end_use.family, self.end_use.kind);
        if kind == EndUseKind::Untouched {
            return;
        }
        for id in accounts_of(self.end_use, self.slot) {
            let Some(account) = self.ground.get(*id).filter(|a| a.exists) else { continue };
            let mut reach = make(family, kind);
            reach.account = *id;
            if kind != EndUseKind::Total {
                let Some(part) = account.part(self.ix).filter(|p| p.weight > 0.0) else { continue };
                // A price measure on one end use acts on its part of the money.
                if reach.stage == Stage::Money {
                    reach.applicability *= part.weight;
                }
            }
            found.push(reach);
        }
    }
}

/// By-product sales at opportunity 1: mass base × part sold × the owner's price or the default.
fn by_product(cat: &Catalogue, inputs: &Inputs, ground: &Ground, measure: &Measure) -> (f64, bool) {
    let Some(by_product) = &measure.by_product else { return (0.0, false) };
    let mass = match by_product.base {
        ByProductBase::Waste => ground.waste.unwrap_or(0.0),
        ByProductBase::Loss => ground.main_mass_lost,
    };
    let part = measure.targets.first().map_or(1.0, |t| t.applicability) * measure.saving.mode;
    let own = inputs.sale_vnd_per_kg.get(&measure.id).and_then(|p| known(Some(*p)));
    let row = cat.factors.wastes.iter().find(|w| w.id == by_product.waste_row);
    let price = own.or(row.and_then(|w| w.sale_vnd_per_unit)).unwrap_or(0.0);
    let sales = mass * part * price;
    let is_default = own.is_none() && !cat.is_own(&format!("sale.{}", by_product.waste_row));
    (sales, is_default && sales > 0.0)
}
