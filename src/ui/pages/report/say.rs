//! What all sheets say alike: sums in columns, who it is about, dates, own values.

use super::blocks::{Block, Part, Row, Table};
use crate::assessment::calendar::{Day, Month};
use crate::assessment::data_set::SetValue;
use crate::assessment::document::Line;
use crate::assessment::plan::Outlook;
use crate::catalogue::{Catalogue, MeasureIx, Pair, Reader, TextId};
use crate::engine::summary::{Overall, Watch, norms, overall};
use crate::engine::{Evaluation, MeasureResult, Percentiles, Range};
use crate::locale::number::{self, Digits, NO_NUMBER, integer, number, percent};
use crate::locale::{Lang, W, date, money, plural};
use crate::ui::charts::few_areas;
use crate::ui::{App, Open, catalogues, data_sets, names, value_names};
use std::collections::BTreeMap;
use std::rc::Rc;

/// Ranges of single measures; empty until they are worked out.
pub type Members = BTreeMap<MeasureIx, Percentiles>;

/// What every sheet is made from.
pub struct View<'a> {
    pub app: &'a App,
    pub open: &'a Open,
    pub catalogue: &'a Catalogue,
    pub range: Option<Rc<Range>>,
    pub members: &'a Members,
    /// The day on the sheet.
    pub today: Day,
    /// The plan with its money: the owner's, else as proposed.
    pub outlook: &'a Outlook,
}

impl<'a> View<'a> {
    pub fn lang(&self) -> Lang {
        self.app.lang()
    }

    pub fn w(&self, word: W) -> String {
        self.app.w(word).to_owned()
    }

    pub fn f(&self, word: W, gaps: &[(&str, &str)]) -> String {
        self.app.f(word, gaps)
    }

    pub fn eval(&self) -> &'a Evaluation {
        &self.open.evaluation
    }

    pub fn measure(&self, ix: MeasureIx) -> String {
        names::measure(self.app, ix)
    }

    pub fn at(&self, at: usize) -> Option<&'a MeasureResult> {
        self.eval().measures.get(at)
    }

    pub fn members(&self) -> impl Iterator<Item = &'a MeasureResult> {
        self.eval().measures.iter().filter(|m| m.selected)
    }

    /// `170 triệu đồng`.
    pub fn money(&self, vnd: f64) -> String {
        money::money_words(self.lang(), vnd)
    }

    /// A column of million VND with one decimal.
    pub fn million(&self, vnd: f64) -> String {
        money::money_like(self.lang(), vnd, MILLION, Digits::Fixed(1)).value
    }

    pub fn percent(&self, share: f64) -> String {
        percent(self.lang(), share, 0)
    }

    /// A payback time; a dash without one.
    pub fn payback(&self, years: Option<crate::units::Years>) -> String {
        years.map_or_else(|| NO_NUMBER.to_owned(), |y| number::payback(self.lang(), y.0))
    }

    /// The range of the money, else the middle alone while it is worked out.
    pub fn money_range(&self) -> String {
        match &self.range {
            Some(r) => money::money_range(self.lang(), r.money.p10, r.money.p90),
            None => self.money(self.eval().package.ledgers.money.0),
        }
    }

    /// The middle of the range.
    pub fn middle(&self) -> f64 {
        self.range.as_ref().map_or(self.eval().package.ledgers.money.0, |r| r.money.p50)
    }

    pub fn saves(&self) -> bool {
        self.has_money() && self.eval().package.ledgers.money.0 > 0.0
    }

    pub fn has_money(&self) -> bool {
        self.eval().baseline.money_possible
    }

    /// The cost of one measure: a sum with its origin, nothing, or to be asked.
    pub fn capital(&self, result: &MeasureResult) -> String {
        match result.finance.capital {
            None => self.w(W::ReportAskPrice),
            Some(c) if c.0 <= 0.0 => self.w(W::ReportNone),
            Some(c) if result.capital_origin == crate::engine::CapitalOrigin::Quote => {
                self.million(c.0)
            }
            Some(c) => format!("~ {}", self.million(c.0)),
        }
    }

    pub fn date(&self, day: Day) -> String {
        date::format_date(day.month.year(), day.month.month(), day.day(), self.lang())
    }

    pub fn month(&self, month: Month) -> String {
        format!("{:02}/{}", month.month(), month.year())
    }

    pub fn text(&self, id: TextId) -> String {
        self.app.text(id)
    }

    /// A line of the head, where it is filled in and ticked.
    pub fn head(&self, id: &str) -> Option<&'a str> {
        let line: &Line = self.open.document.letterhead.get(id)?;
        Some(line.text.trim()).filter(|text| line.shown && !text.is_empty())
    }

    /// The name on the sheet: the owner's where ticked, else that of a ready-made example.
    pub fn name(&self) -> Option<String> {
        let own = self.head("name").map(str::to_owned);
        own.or_else(|| {
            let title = self.open.document.title.as_ref()?;
            let sample = self.w(W::ReportSample);
            Some(format!("{} ({sample})", title.get(self.lang())))
        })
    }

    pub fn trade(&self) -> String {
        let trade = self.catalogue.trades.iter().find(|t| t.id == self.open.inputs.trade);
        trade.map_or_else(String::new, |t| self.text(t.name))
    }

    /// The name of the answer to a choice.
    pub fn choice(&self, input: &str) -> Option<String> {
        let chosen = self.open.document.answers.choice(input)?;
        self.choice_name(input, chosen)
    }

    /// Names of ticked options, "none" left out.
    pub fn choices(&self, input: &str) -> Vec<String> {
        let ticked = self.open.document.answers.choices(input);
        let one = self.open.document.answers.choice(input).map(str::to_owned);
        let all = ticked.iter().cloned().chain(one).filter(|id| id != "none");
        all.filter_map(|id| self.choice_name(input, &id)).collect()
    }

    fn choice_name(&self, input: &str, id: &str) -> Option<String> {
        let profile = self.catalogue.input(input).map(|p| &p.choices);
        let choices = profile.or_else(|| self.catalogue.question(input).map(|q| &q.choices))?;
        choices.iter().find(|c| c.id == id).map(|c| self.text(c.name))
    }

    pub fn people(&self) -> Option<String> {
        let n = integer(self.lang(), self.open.inputs.workers?);
        Some(
            self.f(
                plural(self.lang(), &n, W::ReportWhoPeopleOne, W::ReportWhoPeople),
                &[("n", &n)],
            ),
        )
    }

    pub fn pair(&self, pair: &'a Pair) -> &'a str {
        match self.lang() {
            Lang::Vi => &pair.vi,
            Lang::En => &pair.en,
        }
    }

    /// Who reads about a measure in the handbook.
    pub fn reader(&self, result: &MeasureResult) -> Reader<'a> {
        Reader {
            catalogue: self.catalogue,
            measure: result.measure,
            trade: self.catalogue.trade_ix(&self.open.inputs.trade),
            costs_money: result.finance.capital.is_none_or(|c| c.0 > 0.0),
        }
    }

    /// What is used of a stream now, and the goal where that reads differently.
    pub fn norm_and_goal(&self, watch: &Watch) -> (String, Option<String>) {
        let ends = [watch.before, watch.after];
        let [now, goal] = names::written(self.app, self.lang(), &watch.unit, ends);
        let changes = goal != now;
        (now, changes.then_some(goal))
    }

    /// The same as cells of a table; what stays as it is says so.
    pub fn norm_cells(&self, watch: &Watch) -> [String; 2] {
        let (now, goal) = self.norm_and_goal(watch);
        [now, goal.unwrap_or_else(|| self.w(W::ReportNormSame))]
    }

    /// What one unit of output is called.
    pub fn product(&self) -> String {
        names::unit(self.app, &self.eval().baseline.output_unit)
    }

    pub fn per_product(&self) -> bool {
        self.eval().baseline.output_per_year.is_some_and(|o| o > 0.0)
    }

    /// What is written on the wall: norm of every stream, now and with the measures.
    pub fn norm_rows(&self) -> Vec<(String, Watch)> {
        let name = |w: &Watch| names::stream(self.app, &self.open.inputs, &w.stream);
        norms(self.eval()).into_iter().map(|w| (name(&w), w)).collect()
    }
}

/// The scale of every column of money: no column changes its unit from row to row.
const MILLION: f64 = 1e6;

/// Norms now and after, as a table; only those that change, unless none does.
pub fn changing_norm_table(view: &View) -> Table {
    let changes = |(_, watch): &(String, Watch)| view.norm_and_goal(watch).1.is_some();
    let all = view.norm_rows();
    let changing: Vec<_> = all.iter().filter(|row| changes(row)).cloned().collect();
    norms_as_table(view, if changing.is_empty() { &all } else { &changing })
}

/// Norms now and after, as a table.
pub fn norm_table(view: &View) -> Table {
    norms_as_table(view, &view.norm_rows())
}

fn norms_as_table(view: &View, rows: &[(String, Watch)]) -> Table {
    let first = if view.per_product() {
        view.f(W::ReportNormCol, &[("unit", &view.product())])
    } else {
        view.w(W::ReportNormMonth)
    };
    let row = |(name, watch): &(String, Watch)| {
        let [now, goal] = view.norm_cells(watch);
        Row::new(vec![name.clone(), now, goal])
    };
    let head = vec![first, view.w(W::ReportNormNow), view.w(W::ReportNormGoal)];
    Table { head, rows: rows.iter().map(row).collect(), ..Table::default() }
}

/// Values of its own that the business put in, and its own choice of measures; `None` for neither.
pub fn own_part(view: &View) -> Option<Part> {
    let document = &view.open.document;
    let value_line = |(id, value): (&String, &f64)| {
        let shown = value_names::shown(view.app, id, *value);
        let name = value_names::value(view.app, id);
        view.f(W::ReportOwnRow, &[("name", &name), ("value", &shown)])
    };
    let values: Vec<String> = document.own_values.iter().map(value_line).collect();
    let mut blocks = Vec::new();
    if !view.catalogue.name.is_empty() {
        let what = catalogues::called(view.app, view.catalogue);
        blocks.push(Block::Text(view.f(W::CataloguesUsed, &[("what", &what)])));
    }
    if let Some(set) = &document.data_set {
        blocks.push(Block::Text(data_sets::sentence(view.app, set)));
        let value = |(id, value): (&String, &SetValue)| value_line((id, &value.value));
        blocks.push(Block::Points(set.values.iter().map(value).collect()));
    }
    if !values.is_empty() {
        blocks.push(Block::Text(view.w(W::ReportOwnText)));
        blocks.push(Block::Points(values));
    }
    if !document.switched.is_empty() {
        blocks.push(Block::Text(view.w(W::ReportOwnChoice)));
    }
    (!blocks.is_empty()).then(|| Part::new(view.w(W::ReportOwnTitle), blocks))
}

/// How it was calculated and what the letters mean, for the end of a sheet.
pub fn method_note(view: &View) -> Block {
    let [_, b, c, d] =
        view.catalogue.constants.confidence_half_widths.map(|w| percent(view.lang(), w, 0));
    let letters = view.f(W::ReportLetters, &[("b", &b), ("c", &c), ("d", &d)]);
    let n = integer(view.lang(), f64::from(view.catalogue.constants.draws));
    Block::Note(format!("{letters} {}", view.f(W::ReportMethod, &[("n", &n)])))
}

/// Overall score and its band in one or two sentences.
pub fn score_words(view: &View) -> String {
    let (overall, level) = match overall(view.catalogue, view.eval()) {
        Overall::Known(score, level) => (score, view.text(level)),
        Overall::Few(known, all) => return few_areas(view.app, known, all),
    };
    let whole = |v| number(view.lang(), v, Digits::Decimals(0));
    let mut text = view.f(W::ReportOverall, &[("n", &whole(overall.value)), ("level", &level)]);
    if overall.high > overall.low {
        let (low, high) = (whole(overall.low), whole(overall.high));
        text.push(' ');
        text.push_str(&view.f(W::ReportOverallBand, &[("low", &low), ("high", &high)]));
    }
    text
}

/// Names in a list; there are commas in some of them.
pub fn joined(names: &[String]) -> String {
    names.join("; ")
}
