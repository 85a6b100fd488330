//! The by-product market: who has left over what another can use (Method §4.23), and where the
//! businesses stand in the chain of supply.

use super::disclosure::{Cell, Rules, count_cell};
use super::member::{Lot, Member, Quality};
use crate::catalogue::{Catalogue, Matching};
use crate::order::Order as _;

/// One offer that fits one want. Businesses are positions in the list given.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    pub giver: usize,
    pub taker: usize,
    pub offer: Lot,
    pub want: Lot,
    /// The offer only stands in for what is wanted.
    pub compatible: bool,
    /// km; the usual distance where a place is not known.
    pub km: f64,
    pub far_known: bool,
    /// 0–1.
    pub score: f64,
}

/// The best partners of one business.
#[derive(Clone, Debug, PartialEq)]
pub struct Partners {
    pub business: usize,
    /// Best first, at most three; in each the business is giver or taker.
    pub pairs: Vec<Pair>,
}

/// What a meeting can put on the notice board.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MarketResult {
    /// Businesses that agreed to be named, with at least one partner.
    pub partners: Vec<Partners>,
    /// Every pair that is among somebody's best, once, best first.
    pub pairs: Vec<Pair>,
    /// Offered or wanted by somebody who agreed, without any partner: business, lot, is an offer.
    pub open: Vec<(usize, Lot, bool)>,
    /// Agreed, and have something to offer or want.
    pub agreed: usize,
    /// Offer or want something and have not agreed: they are counted, never listed.
    pub not_agreed: usize,
}

/// What a business offers: as told at the meeting, else as in its code.
pub fn offers(member: &Member) -> Vec<Lot> {
    lots(&member.facts.market.offers, &member.code.offers)
}

/// What a business wants.
pub fn wants(member: &Member) -> Vec<Lot> {
    lots(&member.facts.market.wants, &member.code.wants)
}

fn lots(told: &[Lot], in_code: &[String]) -> Vec<Lot> {
    if told.is_empty() {
        let plain = |code: &String| Lot { code: code.clone(), amount: None, quality: None };
        in_code.iter().map(plain).collect()
    } else {
        told.to_vec()
    }
}

/// Whether a by-product may be hazardous: it is shown to nobody.
pub fn is_hazardous(catalogue: &Catalogue, code: &str) -> bool {
    catalogue.constants.cohort.matching.hazardous.iter().any(|hazardous| hazardous == code)
}

/// Who fits whom. Only businesses that agreed are named; nothing hazardous is matched.
pub fn market(catalogue: &Catalogue, members: &[Member]) -> MarketResult {
    let rules = &catalogue.constants.cohort.matching;
    let trades = |lots: Vec<Lot>| -> Vec<Lot> {
        lots.into_iter().filter(|lot| !is_hazardous(catalogue, &lot.code)).collect()
    };
    let sides: Vec<(Vec<Lot>, Vec<Lot>)> =
        members.iter().map(|m| (trades(offers(m)), trades(wants(m)))).collect();
    let agreed = |at: usize| members.get(at).is_some_and(|m| m.facts.market.consents);
    let takes_part =
        |at: &usize| sides.get(*at).is_some_and(|s| !s.0.is_empty() || !s.1.is_empty());
    let all = || (0..members.len()).filter(takes_part);
    let mut result = MarketResult {
        agreed: all().filter(|at| agreed(*at)).count(),
        not_agreed: all().filter(|at| !agreed(*at)).count(),
        ..MarketResult::default()
    };
    let mut pairs = Vec::new();
    for giver in all().filter(|at| agreed(*at)) {
        for taker in all().filter(|at| *at != giver && agreed(*at)) {
            let (Some((offers, _)), Some((_, wants))) = (sides.get(giver), sides.get(taker)) else {
                continue;
            };
            let (km, far_known) = distance(rules, members, giver, taker);
            for (offer, want) in offers.iter().flat_map(|o| wants.iter().map(move |w| (o, w))) {
                pairs.extend(pair(rules, (giver, taker), (offer, want), (km, far_known)));
            }
        }
    }
    let key = |at: usize| members.get(at).map_or(0, |m| m.code.id);
    pairs.order_by(|a: &Pair, b: &Pair| {
        b.score
            .total_cmp(&a.score)
            .then_with(|| (key(a.giver), key(a.taker)).cmp(&(key(b.giver), key(b.taker))))
            .then_with(|| (&a.offer.code, &a.want.code).cmp(&(&b.offer.code, &b.want.code)))
    });
    result.open = unmatched(&sides, &pairs, agreed);
    keep_best(&mut result, pairs, usize::from(rules.best), members.len());
    result
}

fn pair(
    rules: &Matching,
    (giver, taker): (usize, usize),
    (offer, want): (&Lot, &Lot),
    (km, far_known): (f64, bool),
) -> Option<Pair> {
    let same = offer.code == want.code;
    let stands_in = rules.pairs.iter().any(|(o, w)| *o == offer.code && *w == want.code);
    let fit = if same {
        rules.same
    } else if stands_in {
        rules.compatible
    } else {
        return None;
    };
    let amount = match (offer.amount, want.amount) {
        (Some(o), Some(w)) if o > 0.0 && w > 0.0 => o.min(w) / o.max(w),
        _ => rules.unknown_quantity,
    };
    let quality = match offer.quality {
        None => rules.unknown_quality,
        Some(Quality::Clean) => rules.clean,
        Some(Quality::Mixed) => rules.mixed,
        Some(Quality::Contaminated) => rules.contaminated,
    };
    let near = (1.0 - km / rules.max_km).max(0.0);
    let score = fit
        * (rules.weight_quantity * amount
            + rules.weight_quality * quality
            + rules.weight_distance * near);
    let (offer, want, compatible) = (offer.clone(), want.clone(), !same);
    Some(Pair { giver, taker, offer, want, compatible, km, far_known, score })
}

/// km, and whether it rests on told places.
fn distance(rules: &Matching, members: &[Member], a: usize, b: usize) -> (f64, bool) {
    let place = |at: usize| {
        let place = members.get(at).and_then(|m| m.facts.market.place.as_deref());
        place.map(|place| place.trim().to_lowercase()).filter(|place| !place.is_empty())
    };
    match (place(a), place(b)) {
        (Some(a), Some(b)) if a == b => (rules.same_place_km, true),
        _ => (rules.unknown_km, false),
    }
}

/// The first pairs of every business, and each of them once.
fn keep_best(result: &mut MarketResult, pairs: Vec<Pair>, best: usize, businesses: usize) {
    let mut partners: Vec<Vec<Pair>> = vec![Vec::new(); businesses];
    for pair in pairs {
        let mut among_the_best = false;
        for (side, other) in [(pair.giver, pair.taker), (pair.taker, pair.giver)] {
            let Some(list) = partners.get_mut(side) else { continue };
            // A partner is named once, with what fits best.
            let named = list.iter().any(|p| p.giver == other || p.taker == other);
            if list.len() < best && !named {
                list.push(pair.clone());
                among_the_best = true;
            }
        }
        if among_the_best {
            result.pairs.push(pair);
        }
    }
    let named = partners.into_iter().enumerate().filter(|(_, pairs)| !pairs.is_empty());
    result.partners = named.map(|(business, pairs)| Partners { business, pairs }).collect();
}

fn unmatched(
    sides: &[(Vec<Lot>, Vec<Lot>)],
    pairs: &[Pair],
    agreed: impl Fn(usize) -> bool,
) -> Vec<(usize, Lot, bool)> {
    let mut open = Vec::new();
    for (at, (offers, wants)) in sides.iter().enumerate().filter(|(at, _)| agreed(*at)) {
        let given = |lot: &Lot| pairs.iter().any(|p| p.giver == at && p.offer.code == lot.code);
        let taken = |lot: &Lot| pairs.iter().any(|p| p.taker == at && p.want.code == lot.code);
        open.extend(offers.iter().filter(|l| !given(l)).map(|l| (at, l.clone(), true)));
        open.extend(wants.iter().filter(|l| !taken(l)).map(|l| (at, l.clone(), false)));
    }
    open
}

// --- the chain of supply ---------------------------------------------------------------------

/// Places in the chain, in their order.
pub const ROLES: [&str; 4] = ["supplier", "producer", "distributor", "consumer"];
/// Questions about the link to the next place, by id: supplier → producer, producer → distributor,
/// distributor → consumer and back.
const LINKS: [&[&str]; 3] =
    [&["np_supplier"], &["np_forecast", "np_delivery"], &["np_customer", "ps_return"]];

/// One place of the chain.
#[derive(Clone, Debug, PartialEq)]
pub struct Station {
    /// Of [`ROLES`].
    pub role: &'static str,
    /// Businesses there.
    pub businesses: Cell,
    /// Offer by-products, want some.
    pub offering: Cell,
    pub wanting: Cell,
}

/// Supplier → producer → distributor → consumer.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainMap {
    pub stations: Vec<Station>,
    /// Between two stations: businesses that say of a link question "not yet" or "don't know".
    pub open_links: Vec<Cell>,
}

/// Where the businesses stand, and how many of the links between them are not made yet. Small counts
/// are hidden.
pub fn chain_map(catalogue: &Catalogue, members: &[Member]) -> ChainMap {
    let rules = Rules::new(&catalogue.constants.cohort);
    let cell = |n: usize| count_cell(rules, n);
    let stations = ROLES.iter().zip(&catalogue.constants.cohort.roles).map(|(role, trades)| {
        let here = || members.iter().filter(|m| trades.contains(&m.code.trade));
        Station {
            role,
            businesses: cell(here().count()),
            offering: cell(here().filter(|m| !offers(m).is_empty()).count()),
            wanting: cell(here().filter(|m| !wants(m).is_empty()).count()),
        }
    });
    let open = |questions: &&[&str]| {
        let is_open = |m: &&Member| {
            let mut answers = m.code.not_yet.iter().chain(&m.code.unknown);
            answers.any(|id| questions.contains(&id.as_str()))
        };
        cell(members.iter().filter(is_open).count())
    };
    ChainMap { stations: stations.collect(), open_links: LINKS.iter().map(open).collect() }
}
