//! Finding records by id or position.

use super::{
    Catalogue, EndUse, EndUseIx, Measure, MeasureIx, NATIONAL, Place, ProfileInput, Question,
    Tariff, Trade, TradeIx, WasteRow,
};

impl Catalogue {
    /// Id of the place of the business.
    pub fn here(&self) -> &str {
        match self.places.first() {
            Some(first) if self.place.is_empty() => &first.id,
            _ => &self.place,
        }
    }

    /// Whether what holds there (`None`: everywhere) holds for the business.
    pub fn holds_here(&self, place: Option<&str>) -> bool {
        place.is_none_or(|place| place == NATIONAL || place == self.here())
    }

    /// A place by id; `None` for one that somebody wrote in words.
    pub fn place_record(&self, id: &str) -> Option<&Place> {
        self.places.iter().find(|place| place.id == id)
    }

    /// The end use at a position.
    pub fn end_use(&self, ix: EndUseIx) -> Option<&EndUse> {
        self.end_uses.get(usize::from(ix.0))
    }

    /// A trade by id.
    pub fn trade(&self, id: &str) -> Option<&Trade> {
        self.trades.iter().find(|t| t.id == id)
    }

    /// Position of a trade.
    pub fn trade_ix(&self, id: &str) -> Option<TradeIx> {
        let place = self.trades.iter().position(|t| t.id == id)?;
        u8::try_from(place).ok().map(TradeIx)
    }

    /// A measure by id.
    pub fn measure(&self, id: &str) -> Option<&Measure> {
        self.measures.iter().find(|m| m.id == id)
    }

    /// Position of a measure.
    pub fn measure_ix(&self, id: &str) -> Option<MeasureIx> {
        let place = self.measures.iter().position(|m| m.id == id)?;
        u16::try_from(place).ok().map(MeasureIx)
    }

    /// The measure at a position.
    pub fn measure_at(&self, ix: MeasureIx) -> Option<&Measure> {
        self.measures.get(usize::from(ix.0))
    }

    /// A question of the bank by id.
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|q| q.id == id)
    }

    /// A profile input by id; a field of a group is found under the group's id.
    pub fn input(&self, id: &str) -> Option<&ProfileInput> {
        self.profile.iter().find(|p| p.id == id)
    }

    /// Whether every business has an answer to this input or question.
    pub fn always_applies(&self, id: &str) -> bool {
        self.input(id).map_or_else(
            || self.question(id).is_some_and(|question| question.always_applies),
            |input| input.always_applies,
        )
    }

    /// A tariff row by id.
    pub fn tariff(&self, id: &str) -> Option<&Tariff> {
        self.factors.tariffs.iter().find(|t| t.id == id)
    }

    /// A waste row by id.
    pub fn waste_row(&self, id: &str) -> Option<&WasteRow> {
        self.factors.wastes.iter().find(|w| w.id == id)
    }
}
