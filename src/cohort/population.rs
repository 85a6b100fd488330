//! Figures that only some businesses have.

use super::member::{Member, NO_PLASTIC_BAGS};
use super::result::{Count, Figure, Indicator, Sum};

/// Who has a figure, where not everybody has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Population {
    Indicator(Indicator),
    Capital,
    Bags,
    BagFree,
    PledgedBags,
    AwareBefore,
    AwareAfter,
    Score,
}

impl Population {
    pub const ALL: [Self; 12] = [
        Self::Indicator(Indicator::Material),
        Self::Indicator(Indicator::Energy),
        Self::Indicator(Indicator::Dust),
        Self::Indicator(Indicator::Wastewater),
        Self::Indicator(Indicator::Combined),
        Self::Capital,
        Self::Bags,
        Self::BagFree,
        Self::PledgedBags,
        Self::AwareBefore,
        Self::AwareAfter,
        Self::Score,
    ];

    /// Of a figure; `None`: everybody.
    pub fn of(figure: Figure) -> Option<Self> {
        match figure {
            Figure::Mean(of)
            | Figure::Weighted(of)
            | Figure::Median(of)
            | Figure::LowerQuartile(of)
            | Figure::UpperQuartile(of) => Some(Self::Indicator(of)),
            Figure::Sum(Sum::Capital) => Some(Self::Capital),
            Figure::Sum(Sum::Bags) => Some(Self::Bags),
            Figure::Sum(_) | Figure::Count(Count::FollowUp) => None,
            Figure::Count(Count::Reached | Count::Certain) => {
                Some(Self::Indicator(Indicator::Combined))
            }
            Figure::Count(Count::BagFree) => Some(Self::BagFree),
            Figure::Count(Count::PledgedBags) => Some(Self::PledgedBags),
            Figure::Count(Count::AwareBefore) => Some(Self::AwareBefore),
            Figure::Count(Count::AwareAfter) => Some(Self::AwareAfter),
            Figure::Score => Some(Self::Score),
        }
    }

    /// The name it is kept under.
    pub fn id(self) -> &'static str {
        match self {
            Self::Indicator(of) => of.code(),
            Self::Capital => "capital",
            Self::Bags => "bags",
            Self::BagFree => "bag_free",
            Self::PledgedBags => "pledged_bags",
            Self::AwareBefore => "aware_before",
            Self::AwareAfter => "aware_after",
            Self::Score => "score",
        }
    }

    /// Whether this business is one of them.
    pub fn has(self, member: &Member) -> bool {
        let code = &member.code;
        match self {
            Self::Indicator(of) => {
                let mut all = Indicator::ALL.iter().zip(&code.indicators);
                all.any(|(indicator, told)| *indicator == of && told.is_some())
            }
            Self::Capital => code.capital.is_some(),
            Self::Bags => code.bags_a_day.is_some(),
            Self::BagFree => code.no_plastic_bags.is_some(),
            Self::PledgedBags => {
                let pledges = &member.facts.pledges;
                code.no_plastic_bags.is_some() || pledges.iter().any(|id| id == NO_PLASTIC_BAGS)
            }
            Self::AwareBefore => code.awareness.is_some(),
            Self::AwareAfter => member.facts.awareness_after.is_some(),
            Self::Score => code.score.is_some(),
        }
    }
}
