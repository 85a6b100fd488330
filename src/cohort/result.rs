//! What is known of a group, as plain data for page, command line and workbook alike.

use super::disclosure::Cell;
use super::member::Event;
use super::release::Part;
use crate::engine::summary::{Middle, middle_of};

/// How a group is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Dimension {
    Trade,
    /// Networks of the programme; a trade may be in two of them, or in none.
    Chain,
    Place,
    Size,
}

impl Dimension {
    pub const ALL: [Self; 4] = [Self::Trade, Self::Chain, Self::Place, Self::Size];

    /// The id in files.
    pub fn id(self) -> &'static str {
        match self {
            Self::Trade => "trade",
            Self::Chain => "chain",
            Self::Place => "place",
            Self::Size => "size",
        }
    }
}

/// One class of a dimension, or all together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    pub dimension: Option<Dimension>,
    /// Ids of the classes in it: of trades, tags of trades, choices of `location_type`, positions in
    /// [`crate::share::SIZE_LIMITS`]; empty text: not told.
    pub classes: Vec<String>,
    /// Small classes put together.
    pub others: bool,
}

/// Indicators of the programme that are percentages (Method §4.20).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Indicator {
    /// I1, I2, I3, I4, Ic.
    Material,
    Energy,
    Dust,
    Wastewater,
    Combined,
}

impl Indicator {
    /// As they stand in [`crate::share::ResultCode::indicators`].
    pub const ALL: [Self; 5] =
        [Self::Material, Self::Energy, Self::Dust, Self::Wastewater, Self::Combined];

    /// The name in the programme's papers.
    pub fn code(self) -> &'static str {
        match self {
            Self::Material => "I1",
            Self::Energy => "I2",
            Self::Dust => "I3",
            Self::Wastewater => "I4",
            Self::Combined => "Ic",
        }
    }
}

/// Totals a year, of the chosen measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sum {
    /// VND.
    Money,
    /// VND, likely to be done within a year.
    Likely,
    /// VND, once.
    Capital,
    /// VND.
    Material,
    /// kg.
    MaterialMass,
    /// TOE.
    Energy,
    /// kg.
    Co2e,
    /// m³.
    Water,
    Wastewater,
    /// kg.
    Dust,
    Waste,
    /// Measures: proposed (chosen or to look closer at), chosen, done (I5).
    Proposed,
    Chosen,
    Done,
    /// Quick wins that need no money.
    Ready,
    /// Plastic bags handed out a day.
    Bags,
    Pledges,
}

impl Sum {
    pub const ALL: [Self; 17] = [
        Self::Money,
        Self::Likely,
        Self::Capital,
        Self::Material,
        Self::MaterialMass,
        Self::Energy,
        Self::Co2e,
        Self::Water,
        Self::Wastewater,
        Self::Dust,
        Self::Waste,
        Self::Proposed,
        Self::Chosen,
        Self::Done,
        Self::Ready,
        Self::Bags,
        Self::Pledges,
    ];
}

/// How many businesses of those who told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Count {
    /// I6, in the year chosen: the middle of Ic reaches its lower bound; its P10 does.
    Reached,
    Certain,
    /// I7: no hard-to-degrade bags.
    BagFree,
    PledgedBags,
    /// I8: had heard of it, or did it, before; and after the meeting.
    AwareBefore,
    AwareAfter,
    FollowUp,
}

impl Count {
    pub const ALL: [Self; 7] = [
        Self::Reached,
        Self::Certain,
        Self::BagFree,
        Self::PledgedBags,
        Self::AwareBefore,
        Self::AwareAfter,
        Self::FollowUp,
    ];
}

/// Class by class: who is meant by what stands in one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Per cent: mean of the businesses' percentages, as the programme publishes it.
    Mean(Indicator),
    /// Per cent: all savings ÷ all uses. Not the mean: large and small businesses differ.
    Weighted(Indicator),
    Median(Indicator),
    LowerQuartile(Indicator),
    UpperQuartile(Indicator),
    Sum(Sum),
    Count(Count),
    /// Mean of the maturity, 0–100.
    Score,
}

/// A figure, row by row as in [`GroupResult::rows`].
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    pub figure: Figure,
    pub cells: Vec<Cell>,
}

/// P10, P50 and P90 of the whole group (Method §4.22).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GroupRange {
    pub p10: Cell,
    pub p50: Cell,
    pub p90: Cell,
}

/// Solutions of one class of the programme, in the whole group.
#[derive(Clone, Debug, PartialEq)]
pub struct SolutionClass {
    /// Id in `cp_classes`.
    pub class: String,
    pub proposed: Cell,
    pub chosen: Cell,
    pub done: Cell,
    /// VND.
    pub capital: Cell,
}

/// Share of the group that reaches the target of a year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct YearReached {
    pub year: u16,
    /// Per cent.
    pub low_pct: f64,
    pub reached: Cell,
    pub certain: Cell,
}

/// How far the group is; the trainer sees this without any rule (Method §4.22).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Completion {
    pub businesses: usize,
    pub full: usize,
    /// By confidence A, B, C, D.
    pub grades: [usize; 4],
    /// Calculated with data of another date than this catalogue's.
    pub other_data: usize,
    /// The measures most often open, by id, with their count.
    pub open: Vec<(String, usize)>,
}

/// Questions most often answered so, by id; only those that enough businesses share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Topics {
    pub not_yet: Vec<(String, usize)>,
    pub unknown: Vec<(String, usize)>,
}

/// Everything about a group that may be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupResult {
    /// Of the target chosen.
    pub year: u16,
    pub data_version: String,
    /// Draws of the ranges.
    pub draws: u16,
    /// Businesses that a shown figure needs.
    pub min_businesses: usize,
    pub completion: Completion,
    /// The whole, then class by class; listed rows only.
    pub rows: Vec<Row>,
    /// Businesses of each row.
    pub counts: Vec<Cell>,
    pub columns: Vec<Column>,
    /// VND, TOE, kg CO2e a year; per cent (mean of Ic).
    pub money: GroupRange,
    pub energy: GroupRange,
    pub co2e: GroupRange,
    pub combined: GroupRange,
    pub years: Vec<YearReached>,
    pub solutions: Vec<SolutionClass>,
    pub topics: Topics,
    /// What was promised how often, by id, most frequent first; only what may be shown.
    pub pledged: Vec<(String, Cell)>,
    /// Hands of those who have no code.
    pub hands: Vec<HandsShown>,
    /// What came of meetings; its hands are in [`Self::hands`].
    pub event: Event,
    /// Parts that stayed as they were shown before, with the size of the group at that time
    /// ([`release`](super::release)).
    pub older: Vec<(Part, usize)>,
}

/// Hands raised for one choice.
#[derive(Clone, Debug, PartialEq)]
pub struct HandsShown {
    /// What was asked, as in [`super::Hands`].
    pub question: String,
    /// Empty: all choices that mean "yes".
    pub choice: String,
    pub hands: Cell,
}

impl GroupResult {
    /// A figure of a row; hidden as unknown when there is no such row.
    pub fn cell(&self, figure: Figure, row: usize) -> Cell {
        let column = self.columns.iter().find(|column| column.figure == figure);
        column
            .and_then(|column| column.cells.get(row))
            .copied()
            .unwrap_or(Cell::Hidden(super::Hidden::NoData))
    }

    /// How the middle of the range of money stands to the businesses' central values added up.
    pub fn middle(&self) -> Option<Middle> {
        let central = self.whole(Figure::Sum(Sum::Money)).value()?;
        middle_of(self.money.p50.value()?, central)
    }

    /// The size of the group that this table still counts, where it is older than the rest.
    pub fn older_table(&self, dimension: Dimension) -> Option<usize> {
        let table = self.older.iter().find(|(part, _)| *part == Part::Table(dimension));
        table.map(|(_, n)| *n)
    }

    /// Whether a figure that only some have is older than the rest.
    pub fn has_older_figures(&self) -> bool {
        self.older.iter().any(|(part, _)| matches!(part, Part::Figures(_)))
    }

    /// A figure of the whole group.
    pub fn whole(&self, figure: Figure) -> Cell {
        self.cell(figure, 0)
    }

    /// Rows of a dimension with their positions.
    pub fn classes(&self, dimension: Dimension) -> impl Iterator<Item = (usize, &Row)> {
        self.rows.iter().enumerate().filter(move |(_, row)| row.dimension == Some(dimension))
    }
}
