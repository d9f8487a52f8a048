//! What the two main pictures of a report show: cumulative cost by option, and cash flow by
//! month. The others stand each in a file of their own.
//!
//! Values are `f64` because they only become positions; every amount that is read as an amount
//! comes worded, in `total_label` or a flag's text. Month `i` is the i-th entry of `months`.

use crate::axis::Compact;
use crate::error::ReportError;

/// A line: one value for each month.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    pub name: String,
    /// The final total in words, printed under the name at the line's end.
    pub total_label: String,
    pub values: Vec<f64>,
    /// Colour and dash: 0 to 4 the five plan series, from 5 on the grey of "and more".
    pub slot: usize,
}

impl Series {
    /// Its words: name and final total.
    pub(crate) fn line(&self) -> (&str, &str) {
        (&self.name, &self.total_label)
    }
}

/// One kind of item in the bars of a cash flow: one value for each month, negative for money in.
#[derive(Debug, Clone, PartialEq)]
pub struct Stack {
    pub name: String,
    pub values: Vec<f64>,
    /// Colour, as in [`Series::slot`].
    pub slot: usize,
}

/// Something to point out in a month: a break-even on a series, or a notice date on the axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    pub month: usize,
    /// The series that gets a ringed dot; `None` points at the month only.
    pub series: Option<usize>,
    pub text: String,
}

/// Cumulative cost of up to five options (more are drawn grey), as steps from month to month.
#[derive(Debug, Clone, PartialEq)]
pub struct CumulativeChart {
    /// The finding, as a sentence.
    pub title: String,
    /// The unit and what is in it.
    pub subtitle: String,
    pub months: Vec<String>,
    pub series: Vec<Series>,
    /// Break-evens.
    pub flags: Vec<Flag>,
    /// Small flags on the axis.
    pub notices: Vec<Flag>,
    /// Two series to shade between, in the colour of the cheaper.
    pub highlight: Option<(usize, usize)>,
    pub axis: Compact,
}

/// What is paid in each month, and what each month costs when payments are spread.
#[derive(Debug, Clone, PartialEq)]
pub struct CashFlowChart {
    pub title: String,
    pub subtitle: String,
    pub months: Vec<String>,
    pub bars: Vec<Stack>,
    /// The spread cost; always in the text colour, so that it stands out from every bar.
    pub line: Option<Series>,
    pub notices: Vec<Flag>,
    pub axis: Compact,
}

/// A picture [`crate::svg`] can draw.
pub trait Chart: crate::svg::Draw {}
impl Chart for CumulativeChart {}
impl Chart for CashFlowChart {}
impl Chart for crate::fan::FanChart {}
impl Chart for crate::level::LevelChart {}
impl Chart for crate::region::RegionChart {}
impl Chart for crate::rows::RowsChart {}
impl Chart for crate::sheet::SheetPicture {}
impl Chart for crate::staircase::StaircaseChart {}

pub(crate) fn check_cumulative(chart: &CumulativeChart) -> Result<(), ReportError> {
    let months = chart.months.len();
    check_counts(months, chart.series.len(), "series")?;
    for series in &chart.series {
        check_values(&series.name, &series.values, months)?;
    }
    let pair = chart.highlight.iter().flat_map(|(a, b)| [*a, *b]);
    let flagged = chart.flags.iter().filter_map(|flag| flag.series);
    for index in pair.chain(flagged) {
        check_index("series", index, chart.series.len())?;
    }
    for flag in chart.flags.iter().chain(&chart.notices) {
        check_index("month", flag.month, months)?;
    }
    Ok(())
}

pub(crate) fn check_cash_flow(chart: &CashFlowChart) -> Result<(), ReportError> {
    let months = chart.months.len();
    check_counts(months, chart.bars.len(), "bars")?;
    for bar in &chart.bars {
        check_values(&bar.name, &bar.values, months)?;
    }
    if let Some(line) = &chart.line {
        check_values(&line.name, &line.values, months)?;
    }
    for flag in &chart.notices {
        check_index("month", flag.month, months)?;
    }
    Ok(())
}

fn check_counts(months: usize, lines: usize, what: &'static str) -> Result<(), ReportError> {
    match (months, lines) {
        (0, _) => Err(ReportError::Empty { what: "months" }),
        (_, 0) => Err(ReportError::Empty { what }),
        _ => Ok(()),
    }
}

pub(crate) fn check_values(name: &str, values: &[f64], months: usize) -> Result<(), ReportError> {
    let name = || name.to_owned();
    if values.len() != months {
        return Err(ReportError::Length {
            name: name(),
            found: values.len(),
            months,
        });
    }
    match values.iter().position(|value| !value.is_finite()) {
        Some(month) => Err(ReportError::NotFinite {
            name: name(),
            month,
        }),
        None => Ok(()),
    }
}

pub(crate) fn check_index(
    what: &'static str,
    index: usize,
    count: usize,
) -> Result<(), ReportError> {
    if index < count {
        Ok(())
    } else {
        Err(ReportError::OutOfRange { what, index, count })
    }
}
