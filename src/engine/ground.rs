//! The bases that measures act on, as accounts (Method §4.3, end of the section).
//!
//! An account is a stream, or several that share their end uses (all fuels for heat), with its
//! parts; waste and dust are accounts of their own. A measure's target names a part or the whole.

use super::baseline::{fee_per_m3, price_before_tax};
use super::{Baseline, StreamBaseline, StreamId};
use crate::assessment::Inputs;
use crate::catalogue::{Catalogue, EndUse, EndUseIx, EndUseKind, Family, MaterialSlot, Trade};

/// Accounts in the order in which they are settled; waste and dust rest on the materials.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum AccountId {
    Electricity,
    Heat,
    Transport,
    Water,
    Material1,
    Material2,
    Chemicals,
    /// Materials 4 to 6: each a main one or an auxiliary, with a loss of its own.
    Main4,
    Main5,
    Main6,
    Auxiliary4,
    Auxiliary5,
    Auxiliary6,
    Packaging,
    /// Waste but for what is hazardous.
    Waste,
    Hazardous,
    Dust,
}

pub(super) const ACCOUNTS: [AccountId; 17] = [
    AccountId::Electricity,
    AccountId::Heat,
    AccountId::Transport,
    AccountId::Water,
    AccountId::Material1,
    AccountId::Material2,
    AccountId::Chemicals,
    AccountId::Main4,
    AccountId::Main5,
    AccountId::Main6,
    AccountId::Auxiliary4,
    AccountId::Auxiliary5,
    AccountId::Auxiliary6,
    AccountId::Packaging,
    AccountId::Waste,
    AccountId::Hazardous,
    AccountId::Dust,
];

/// What a material measure without a named material acts on.
const MAIN: [AccountId; 5] = [
    AccountId::Material1,
    AccountId::Material2,
    AccountId::Main4,
    AccountId::Main5,
    AccountId::Main6,
];

/// What is used up.
const AUXILIARIES: [AccountId; 4] =
    [AccountId::Chemicals, AccountId::Auxiliary4, AccountId::Auxiliary5, AccountId::Auxiliary6];

const MAIN_SET: u32 = set(&MAIN);
const AUXILIARY_SET: u32 = set(&AUXILIARIES);

/// A bit per account: every draw asks what is a material, a search would be a sixth of its time.
#[allow(clippy::indexing_slicing, reason = "evaluated by the compiler")]
const fn set(ids: &[AccountId]) -> u32 {
    let mut bits = 0;
    let mut at = 0;
    while at < ids.len() {
        bits |= 1 << ids[at] as u32;
        at += 1;
    }
    bits
}

fn is_among(set: u32, id: AccountId) -> bool {
    set >> id as u32 & 1 == 1
}

/// One end use of an account.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub end_use: EndUseIx,
    /// Share of the account.
    pub weight: f64,
    /// VND per m³ that the wastewater fee adds.
    pub fee: f64,
}

/// Yearly amounts of a whole account; a saved share times these is what is saved.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Worth {
    /// K of the streams.
    pub cost: f64,
    /// What all of it is worth when saved: K plus disposal less scrap.
    pub money: f64,
    pub toe: f64,
    pub co2e: f64,
    pub water: f64,
    pub mass: f64,
    pub dust: f64,
}

/// Share of a material lost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Loss {
    pub share: f64,
    pub is_default: bool,
}

#[derive(Clone, Debug)]
pub(super) struct Account {
    pub id: AccountId,
    /// Positions of its streams in the baseline.
    pub streams: Vec<usize>,
    pub exists: bool,
    pub parts: Vec<Part>,
    pub loss: Option<Loss>,
    /// kg a year as known; ratios of masses rest on it in every draw.
    pub mass: f64,
    /// Amounts at central values, or of one draw.
    pub worth: Worth,
}

impl Account {
    pub fn is_main_material(&self) -> bool {
        is_among(MAIN_SET, self.id)
    }

    pub fn is_material(&self) -> bool {
        is_among(MAIN_SET | AUXILIARY_SET, self.id)
    }

    pub fn part(&self, end_use: EndUseIx) -> Option<&Part> {
        self.parts.iter().find(|p| p.end_use == end_use)
    }
}

/// All accounts and what hangs on them.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    /// In the order of [`ACCOUNTS`].
    pub accounts: Vec<Account>,
    /// Waste fee a year.
    pub waste_fee: f64,
    /// W of Method §4.3 but for hazardous waste, kg a year; `None` when nothing is known of it.
    pub waste: Option<f64>,
    /// Hazardous waste, kg a year.
    pub hazardous: f64,
    /// Mass lost of material 1 and 2 at central loss, kg a year.
    pub main_mass_lost: f64,
    /// The dust counts, and the masses of material 1 and 2 are all known.
    pub masses_known: bool,
}

impl Ground {
    pub fn new(cat: &Catalogue, trade: &Trade, inputs: &Inputs, base: &Baseline) -> Self {
        let main = || base.streams.iter().filter(|s| s.is_main_material());
        let main_mass_lost = main().filter_map(StreamBaseline::mass_lost).sum();
        let mut ground = Self {
            accounts: Vec::new(),
            waste_fee: base.waste_fee.0,
            waste: base.waste.map(|w| w.0 - base.hazardous.0),
            hazardous: base.hazardous.0,
            main_mass_lost,
            masses_known: main().all(|s| s.mass.is_some()),
        };
        ground.accounts =
            ACCOUNTS.iter().map(|id| ground.account(cat, trade, inputs, base, *id)).collect();
        ground
    }

    fn account(
        &self,
        cat: &Catalogue,
        trade: &Trade,
        inputs: &Inputs,
        base: &Baseline,
        id: AccountId,
    ) -> Account {
        let list = || base.streams.iter().enumerate().filter(move |(_, s)| account_of(s) == id);
        let first = list().next().map(|(_, s)| s);
        let mut worth = Worth::default();
        for (_, stream) in list() {
            worth.cost += stream.cost.0;
            worth.toe += stream.toe.0;
            worth.co2e += stream.co2e.0;
            worth.mass += stream.mass.map_or(0.0, |m| m.0);
        }
        worth.money = worth.cost;
        let mut account = Account {
            id,
            streams: list().map(|(at, _)| at).collect(),
            exists: first.is_some(),
            parts: Vec::new(),
            loss: first
                .and_then(|s| s.loss.map(|share| Loss { share, is_default: s.loss_is_default })),
            mass: worth.mass,
            worth,
        };
        match id {
            AccountId::Electricity | AccountId::Heat => {
                account.parts = parts(first, |_| 0.0);
            }
            AccountId::Water => {
                let price = first.map_or(0.0, |s| price_before_tax(cat, inputs, s));
                account.parts = parts(first, |e| fee_per_m3(cat, trade, inputs, price, e));
                account.worth.water = base.water.0;
            }
            AccountId::Packaging => account.parts = bag_part(cat, inputs, worth.cost),
            AccountId::Waste => account.exists = self.waste.is_some_and(|w| w > 0.0),
            AccountId::Hazardous => {
                account.exists = self.hazardous > 0.0;
                account.parts = whole_part(cat, EndUseKind::Hazardous);
            }
            AccountId::Dust => account.exists = base.has_dust,
            _ => {}
        }
        if account.is_main_material() {
            self.price_material(base, &mut account);
        }
        if account.is_material() {
            account.parts.extend(loss_part(cat, account.loss));
        }
        account
    }

    /// Disposal avoided less scrap revenue lost, in proportion to the mass lost (Method §4.10),
    /// and the dust that working the material makes.
    fn price_material(&self, base: &Baseline, account: &mut Account) {
        if self.main_mass_lost > 0.0 {
            let per_kg = (base.waste_fee.0 - base.scrap_revenue.0) / self.main_mass_lost;
            account.worth.money += per_kg * account.worth.mass;
        }
        let main_mass: f64 = base
            .streams
            .iter()
            .filter(|s| s.is_main_material())
            .filter_map(|s| s.mass.map(|m| m.0))
            .sum();
        if let Some(dust) = base.dust
            && main_mass > 0.0
        {
            account.worth.dust = dust.0 * account.worth.mass / main_mass;
        }
    }

    pub fn get(&self, id: AccountId) -> Option<&Account> {
        self.accounts.get(id as usize)
    }
}

/// The account a stream belongs to.
pub(super) fn account_of(stream: &StreamBaseline) -> AccountId {
    match stream.id {
        StreamId::Electricity => AccountId::Electricity,
        StreamId::Fuel(_) if stream.used_for_transport => AccountId::Transport,
        StreamId::Fuel(_) => AccountId::Heat,
        StreamId::Water => AccountId::Water,
        StreamId::Material1 => AccountId::Material1,
        StreamId::Material2 => AccountId::Material2,
        StreamId::Chemicals => AccountId::Chemicals,
        StreamId::OtherMaterial(4) => AccountId::Main4,
        StreamId::OtherMaterial(5) => AccountId::Main5,
        StreamId::OtherMaterial(_) => AccountId::Main6,
        StreamId::OtherAuxiliary(4) => AccountId::Auxiliary4,
        StreamId::OtherAuxiliary(5) => AccountId::Auxiliary5,
        StreamId::OtherAuxiliary(_) => AccountId::Auxiliary6,
        StreamId::Packaging => AccountId::Packaging,
    }
}

/// The accounts that a target acts on: a material target without a name acts on all main ones.
pub(super) fn accounts_of(end_use: &EndUse, slot: Option<MaterialSlot>) -> &'static [AccountId] {
    match (end_use.family, slot) {
        (Family::Electricity, _) => &[AccountId::Electricity],
        (Family::Heat, _) => &[AccountId::Heat],
        (Family::Transport, _) => &[AccountId::Transport],
        (Family::Water, _) => &[AccountId::Water],
        (Family::Material, None) => &MAIN,
        (Family::Material, Some(MaterialSlot::Material1)) => &[AccountId::Material1],
        (Family::Material, Some(MaterialSlot::Material2)) => &[AccountId::Material2],
        (Family::Material, Some(MaterialSlot::Material3)) | (Family::Chemicals, _) => &AUXILIARIES,
        (Family::Packaging, _) => &[AccountId::Packaging],
        (Family::Waste, _) if end_use.kind == EndUseKind::Hazardous => &[AccountId::Hazardous],
        (Family::Waste, _) => &[AccountId::Waste],
        (Family::Dust, _) => &[AccountId::Dust],
    }
}

fn parts(stream: Option<&StreamBaseline>, fee: impl Fn(EndUseIx) -> f64) -> Vec<Part> {
    let shares = stream.map_or(&[][..], |s| s.shares.as_slice());
    shares.iter().map(|(e, h)| Part { end_use: *e, weight: *h, fee: fee(*e) }).collect()
}

fn of_kind(cat: &Catalogue, kind: EndUseKind) -> Option<EndUseIx> {
    let at = cat.end_uses.iter().position(|e| e.kind == kind)?;
    u8::try_from(at).ok().map(EndUseIx)
}

/// An account that is one end use.
fn whole_part(cat: &Catalogue, kind: EndUseKind) -> Vec<Part> {
    let part = |end_use| Part { end_use, weight: 1.0, fee: 0.0 };
    of_kind(cat, kind).map(part).into_iter().collect()
}

fn loss_part(cat: &Catalogue, loss: Option<Loss>) -> Option<Part> {
    let end_use = of_kind(cat, EndUseKind::Loss)?;
    Some(Part { end_use, weight: loss?.share, fee: 0.0 })
}

fn bag_part(cat: &Catalogue, inputs: &Inputs, packaging: f64) -> Vec<Part> {
    let bags = super::baseline::bag_cost(cat, inputs, super::baseline::Calendar::new(cat, inputs));
    match of_kind(cat, EndUseKind::Bags) {
        Some(end_use) if packaging > 0.0 => {
            vec![Part { end_use, weight: bags / packaging, fee: 0.0 }]
        }
        _ => Vec::new(),
    }
}
