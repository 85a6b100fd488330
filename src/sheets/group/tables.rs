//! The tables of a group, in the order in which an officer reports them (Method part 6).

use super::names::{Named as _, class_name, few_hands, figure_name, hands_name, pledge_name};
use super::{Field, Show, Table, Words};
use crate::cohort::{
    Cell, Count, Dimension, Figure, GroupRange, GroupResult, Hidden, Indicator, Sum,
};
use crate::locale::W;

/// All tables.
pub fn tables(words: &Words, group: &GroupResult) -> Vec<Table> {
    let mut tables = vec![completion(words, group), indicators(words, group)];
    tables.push(years(words, group));
    for dimension in Dimension::ALL {
        tables.push(classes(words, group, dimension));
    }
    tables.push(totals(words, group));
    tables.push(solutions(words, group));
    tables.push(people(words, group));
    tables.push(pledges(words, group));
    tables.push(hands(words, group));
    tables.push(topics(words, group));
    tables.push(event(words, group));
    tables
}

/// Name of a table by classes.
pub fn table_title(dimension: Dimension) -> W {
    match dimension {
        Dimension::Trade => W::GroupByTrade,
        Dimension::Chain => W::GroupByChain,
        Dimension::Place => W::GroupByPlace,
        Dimension::Size => W::GroupBySize,
    }
}

fn table(words: &Words, id: &'static str, title: W, heads: &[W]) -> Table {
    Table {
        id,
        title: words.w(title).to_owned(),
        heads: heads.iter().map(|head| words.w(*head).to_owned()).collect(),
        rows: Vec::new(),
    }
}

fn text(text: impl Into<String>) -> Field {
    Field::Text(text.into())
}

fn figure(cell: Cell, show: Show) -> Field {
    match cell.value() {
        Some(value) => Field::Figure(value, show),
        None => Field::Hidden(cell.hidden().unwrap_or(Hidden::NoData)),
    }
}

fn told(cell: Cell) -> Field {
    cell.n().map_or_else(|| figure(cell, Show::Count), |n| Field::Figure(n as f64, Show::Count))
}

fn count(n: usize) -> Field {
    Field::Figure(n as f64, Show::Count)
}

fn completion(words: &Words, group: &GroupResult) -> Table {
    let done = &group.completion;
    let mut table = table(words, "completion", W::GroupCompletion, &[W::GroupWhat, W::GroupNumber]);
    let [a, b, c, d] = done.grades;
    let rows = [
        (W::GroupBusinesses, done.businesses),
        (W::GroupFull, done.full),
        (W::GroupGradeA, a),
        (W::GroupGradeB, b),
        (W::GroupGradeC, c),
        (W::GroupGradeD, d),
        (W::GroupOtherData, done.other_data),
    ];
    table.rows = rows.iter().map(|(name, n)| vec![text(words.w(*name)), count(*n)]).collect();
    for (id, n) in &done.open {
        let name = [words.w(W::GroupOpen), ": ", &words.measure(id)].concat();
        table.rows.push(vec![text(name), count(*n)]);
    }
    table
}

fn indicators(words: &Words, group: &GroupResult) -> Table {
    let heads = [
        W::GroupIndicator,
        W::GroupTold,
        W::GroupMean,
        W::GroupWeighted,
        W::GroupMedian,
        W::GroupLower,
        W::GroupUpper,
    ];
    let mut table = table(words, "indicators", W::GroupIndicators, &heads);
    for indicator in Indicator::ALL {
        let of = [
            Figure::Mean(indicator),
            Figure::Weighted(indicator),
            Figure::Median(indicator),
            Figure::LowerQuartile(indicator),
            Figure::UpperQuartile(indicator),
        ];
        let name = text(figure_name(words, Figure::Mean(indicator)));
        let n = told(group.whole(Figure::Mean(indicator)));
        let figures = of.map(|of| figure(group.whole(of), Show::Percent));
        table.rows.push([name, n].into_iter().chain(figures).collect());
    }
    table
}

fn years(words: &Words, group: &GroupResult) -> Table {
    let heads = [W::GroupYear, W::GroupBound, W::GroupTold, W::GroupReached, W::GroupCertain];
    let mut table = table(words, "years", W::GroupYears, &heads);
    for year in &group.years {
        table.rows.push(vec![
            text(year.year.to_string()),
            Field::Figure(year.low_pct, Show::Percent),
            told(year.reached),
            figure(year.reached, Show::Count),
            figure(year.certain, Show::Count),
        ]);
    }
    table
}

fn classes(words: &Words, group: &GroupResult, dimension: Dimension) -> Table {
    let heads = [W::GroupClass, W::GroupBusinesses];
    let mut table = table(words, dimension.id(), table_title(dimension), &heads);
    let figures = class_figures();
    table.heads.extend(figures.iter().map(|(of, _)| class_head(words, *of)));
    // An older table does not add up to the group of today.
    let is_older = group.older_table(dimension).is_some();
    let whole = group.rows.iter().enumerate().take(usize::from(!is_older));
    for (at, row) in group.classes(dimension).chain(whole) {
        let n = group.counts.get(at).copied().unwrap_or(Cell::Hidden(Hidden::NoData));
        let mut fields = vec![text(class_name(words, row)), figure(n, Show::Count)];
        fields.extend(figures.iter().map(|(of, show)| figure(group.cell(*of, at), *show)));
        table.rows.push(fields);
    }
    table
}

/// What is told of every class.
fn class_figures() -> Vec<(Figure, Show)> {
    let indicators = Indicator::ALL.into_iter().flat_map(|of| {
        [Figure::Mean(of), Figure::Weighted(of), Figure::Median(of)].map(|of| (of, Show::Percent))
    });
    let more = [
        (Figure::Sum(Sum::Money), Show::Vnd),
        (Figure::Sum(Sum::Capital), Show::Vnd),
        (Figure::Sum(Sum::Energy), Show::Toe),
        (Figure::Sum(Sum::Co2e), Show::Kilogram),
        (Figure::Sum(Sum::Proposed), Show::Count),
        (Figure::Sum(Sum::Chosen), Show::Count),
        (Figure::Sum(Sum::Done), Show::Count),
        (Figure::Count(Count::Reached), Show::Count),
        (Figure::Count(Count::BagFree), Show::Count),
        (Figure::Count(Count::AwareBefore), Show::Count),
        (Figure::Count(Count::AwareAfter), Show::Count),
        (Figure::Score, Show::Score),
    ];
    indicators.chain(more).collect()
}

/// One indicator stands three times: which figure of it.
fn class_head(words: &Words, of: Figure) -> String {
    let (indicator, what) = match of {
        Figure::Weighted(indicator) => (indicator, W::GroupWeighted),
        Figure::Median(indicator) => (indicator, W::GroupMedian),
        _ => return figure_name(words, of),
    };
    [indicator.code(), ": ", words.w(what)].concat()
}

/// Unit of a total.
fn unit(sum: Sum) -> Show {
    match sum {
        Sum::Money | Sum::Likely | Sum::Capital | Sum::Material => Show::Vnd,
        Sum::Energy => Show::Toe,
        Sum::MaterialMass | Sum::Co2e | Sum::Dust | Sum::Waste => Show::Kilogram,
        Sum::Water | Sum::Wastewater => Show::CubicMetre,
        Sum::Proposed | Sum::Chosen | Sum::Done | Sum::Ready | Sum::Bags | Sum::Pledges => {
            Show::Count
        }
    }
}

fn totals(words: &Words, group: &GroupResult) -> Table {
    let heads = [
        W::GroupWhat,
        W::GroupUnit,
        W::GroupTold,
        W::GroupTotal,
        W::GroupP10,
        W::GroupP50,
        W::GroupP90,
    ];
    let mut table = table(words, "totals", W::GroupTotals, &heads);
    for sum in Sum::ALL {
        let cell = group.whole(Figure::Sum(sum));
        let show = unit(sum);
        let range = match sum {
            Sum::Money => Some(group.money),
            Sum::Energy => Some(group.energy),
            Sum::Co2e => Some(group.co2e),
            _ => None,
        };
        let name = text(figure_name(words, Figure::Sum(sum)));
        let mut row = vec![name, text(unit_name(words, show)), told(cell), figure(cell, show)];
        row.extend(range_fields(range, show));
        table.rows.push(row);
    }
    let mut row = vec![
        text(figure_name(words, Figure::Mean(Indicator::Combined))),
        text("%"),
        told(group.combined.p50),
        figure(group.whole(Figure::Mean(Indicator::Combined)), Show::Percent),
    ];
    row.extend(range_fields(Some(group.combined), Show::Percent));
    table.rows.push(row);
    table
}

fn range_fields(range: Option<GroupRange>, show: Show) -> [Field; 3] {
    match range {
        Some(range) => [range.p10, range.p50, range.p90].map(|cell| figure(cell, show)),
        None => [Field::Empty, Field::Empty, Field::Empty],
    }
}

fn unit_name(words: &Words, show: Show) -> &'static str {
    match show {
        Show::Count | Show::Score => "",
        Show::Percent => "%",
        Show::Vnd => words.w(W::NumbersCurrency),
        Show::Toe => words.w(W::ChartsUnitToeShort),
        Show::Kilogram => words.w(W::ChartsUnitKg),
        Show::CubicMetre => words.w(W::ChartsUnitCubicMetre),
    }
}

fn solutions(words: &Words, group: &GroupResult) -> Table {
    let heads = [
        W::GroupSolutionClass,
        W::GroupSumProposed,
        W::GroupSumChosen,
        W::GroupSumDone,
        W::GroupSumCapital,
    ];
    let mut table = table(words, "solutions", W::GroupSolutions, &heads);
    for class in &group.solutions {
        let counts = [class.proposed, class.chosen, class.done];
        let mut row = vec![text(words.solution_class(&class.class))];
        row.extend(counts.map(|cell| figure(cell, Show::Count)));
        row.push(figure(class.capital, Show::Vnd));
        table.rows.push(row);
    }
    table
}

/// Counts of businesses: target, bags, awareness, follow-up.
fn people(words: &Words, group: &GroupResult) -> Table {
    let heads = [W::GroupWhat, W::GroupTold, W::GroupNumber];
    let mut table = table(words, "people", W::GroupPeople, &heads);
    for count in Count::ALL {
        let cell = group.whole(Figure::Count(count));
        let name = text(figure_name(words, Figure::Count(count)));
        table.rows.push(vec![name, told(cell), figure(cell, Show::Count)]);
    }
    table
}

fn topics(words: &Words, group: &GroupResult) -> Table {
    let heads = [W::GroupQuestion, W::GroupAnswer, W::GroupNumber];
    let mut table = table(words, "topics", W::GroupTopics, &heads);
    let lists = [(&group.topics.not_yet, W::GroupNotYet), (&group.topics.unknown, W::GroupUnknown)];
    for (list, answer) in lists {
        for (id, n) in list {
            let row = vec![text(words.question(id)), text(words.w(answer)), count(*n)];
            table.rows.push(row);
        }
    }
    table
}

/// What was promised how often.
fn pledges(words: &Words, group: &GroupResult) -> Table {
    let heads = [W::GroupPledge, W::GroupTold, W::GroupNumber];
    let mut table = table(words, "pledges", W::GroupPledges, &heads);
    for (id, cell) in &group.pledged {
        let name = text(pledge_name(words, id));
        table.rows.push(vec![name, told(*cell), figure(*cell, Show::Count)]);
    }
    table
}

/// Shows of hands of those who have no code.
fn hands(words: &Words, group: &GroupResult) -> Table {
    let heads = [W::GroupWhat, W::GroupPeopleAsked, W::GroupNumber];
    let mut table = table(words, "hands", W::GroupHands, &heads);
    for row in &group.hands {
        let counted = |figure: Field| match figure {
            // Hands are people's, not businesses'.
            Field::Hidden(Hidden::Few) => text(few_hands(words)),
            field => field,
        };
        let name = text(hands_name(words, row));
        let (of, n) = (told(row.hands), figure(row.hands, Show::Count));
        table.rows.push(vec![name, counted(of), counted(n)]);
    }
    table
}

/// Meeting by meeting, and all together.
fn event(words: &Words, group: &GroupResult) -> Table {
    let heads = [W::GroupWhat, W::GroupDay, W::GroupPresent, W::GroupMeetings, W::GroupContracts];
    let mut table = table(words, "event", W::GroupEvent, &heads);
    let number = |n: Option<f64>, show| n.map_or(Field::Empty, |n| Field::Figure(n, show));
    let figures = |people: Option<u32>, meetings: Option<u32>, contracts| {
        [
            number(people.map(f64::from), Show::Count),
            number(meetings.map(f64::from), Show::Count),
            number(contracts, Show::Vnd),
        ]
    };
    let of = &group.event;
    for line in &of.lines {
        let mut row = vec![text(&line.what), text(&line.day)];
        row.extend(figures(line.people, line.meetings, line.contracts));
        table.rows.push(row);
    }
    let mut all = vec![text(words.w(W::GroupTotal)), Field::Empty];
    all.extend(figures(of.people, of.meetings, of.contracts));
    table.rows.push(all);
    table
}
