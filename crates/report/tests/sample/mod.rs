//! Two charts in two languages, with totals close together: the hard case for labels.

use outlay_report::{
    BarRow, CashFlowChart, Compact, CumulativeChart, FanChart, Flag, LevelChart, RegionChart,
    RowsChart, Series, SheetPicture, SheetTable, Stack, Staircase, StaircaseChart, Stretch, Tone,
};

const MONTHS: usize = 36;

pub fn months(axis: Compact) -> Vec<String> {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    (0..MONTHS)
        .map(|m| match axis.chinese {
            false => format!("{} {}", NAMES[m % 12], 27 + m / 12),
            true => format!("{}/{:02}", 27 + m / 12, m % 12 + 1),
        })
        .collect()
}

fn word<'a>(axis: Compact, english: &'a str, chinese: &'a str) -> &'a str {
    match axis.chinese {
        false => english,
        true => chinese,
    }
}

fn usage(month: usize) -> f64 {
    4_000.0 * (month as f64 / 9.0).min(1.0)
}

fn totals(monthly: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut sum = 0.0;
    (0..MONTHS)
        .map(|month| {
            sum += monthly(month);
            sum
        })
        .collect()
}

pub fn cumulative(axis: Compact) -> CumulativeChart {
    let yearly = |fee: f64| move |month: usize| if month.is_multiple_of(12) { fee } else { 0.0 };
    let prepaid = yearly(15_290.0);
    let licence = move |month: usize| {
        if month == 0 {
            92_000.0
        } else {
            yearly(8_000.0)(month)
        }
    };
    let options: [(&str, &str, Vec<f64>); 5] = [
        ("Pay monthly", "按月付费", totals(|m| 1_589.0 + usage(m))),
        (
            "Prepaid year",
            "按年预付",
            totals(|m| prepaid(m) + 0.9 * usage(m)),
        ),
        (
            "Pay by traffic",
            "按流量付费",
            totals(|m| 1.36 * usage(m) + 100.0),
        ),
        (
            "Bought licence",
            "买断授权",
            totals(|m| licence(m) + 0.42 * usage(m) + 560.0),
        ),
        (
            "Ultimate & support",
            "旗舰版含支持",
            totals(|m| 2_700.0 + 0.62 * usage(m)),
        ),
    ];
    let series = options
        .into_iter()
        .enumerate()
        .map(|(slot, (english, chinese, values))| Series {
            name: word(axis, english, chinese).to_owned(),
            total_label: format!(
                "¥{:.0},{:03.0}",
                (values[35] / 1e3).floor(),
                values[35] % 1e3
            ),
            values,
            slot,
        })
        .collect();
    let notice = |month| Flag {
        month,
        series: None,
        text: word(axis, "notice date", "最迟通知日").to_owned(),
    };
    CumulativeChart {
        title: word(
            axis,
            "Cumulative payments: prepaid year stays ahead of paying monthly after month 17",
            "累计实付：按年预付自第 17 个月起不再被按月付费反超",
        )
        .to_owned(),
        subtitle: word(axis, "CNY · incl. VAT", "人民币元 · 含税").to_owned(),
        months: months(axis),
        series,
        flags: vec![Flag {
            month: 16,
            series: Some(1),
            text: word(axis, "May 2028 · month 17", "2028年5月 · 第 17 个月").to_owned(),
        }],
        notices: vec![notice(11), notice(23)],
        highlight: Some((0, 1)),
        axis,
    }
}

pub fn cash_flow(axis: Compact) -> CashFlowChart {
    let fee = (0..MONTHS)
        .map(|m| if m % 12 == 0 { 15_290.0 } else { 0.0 })
        .collect();
    let overage: Vec<f64> = (0..MONTHS).map(|m| usage(m).round()).collect();
    let tax = overage.iter().map(|v| v * 0.06).collect();
    let spread: Vec<f64> = overage.iter().map(|v| v * 1.06 + 15_290.0 / 12.0).collect();
    let bar = |english: &str, chinese: &str, values, slot| Stack {
        name: word(axis, english, chinese).to_owned(),
        values,
        slot,
    };
    let notice = |month| Flag {
        month,
        series: None,
        text: word(axis, "notice date", "最迟通知日").to_owned(),
    };
    CashFlowChart {
        title: word(
            axis,
            "Prepaid year: three January payments carry 30 % of all cash",
            "按年预付：三次一月付款占全部现金的 30%",
        )
        .to_owned(),
        subtitle: word(axis, "CNY a month · incl. VAT", "每月人民币元 · 含税").to_owned(),
        months: months(axis),
        bars: vec![
            bar("Plan fee", "套餐费", fee, 1),
            bar("Overage", "超额用量", overage, 0),
            bar("VAT", "增值税", tax, 2),
        ],
        line: Some(Series {
            name: word(axis, "Cost (spread)", "分摊成本").to_owned(),
            total_label: "¥165,932".to_owned(),
            values: spread,
            slot: 0,
        }),
        notices: vec![notice(11), notice(23), notice(35)],
        axis,
    }
}

fn stretch(from: f64, to: f64, tone: Tone, text: &str) -> Stretch {
    Stretch {
        from,
        to,
        tone,
        text: text.to_owned(),
    }
}

fn row(name: &str, stretches: Vec<Stretch>) -> BarRow {
    BarRow {
        name: name.to_owned(),
        marked: stretches.len() > 1,
        stretches,
    }
}

/// From one total to another in two steps.
pub fn waterfall(axis: Compact) -> RowsChart {
    let name = |english, chinese| word(axis, english, chinese);
    RowsChart {
        title: name("Prepaid costs ¥30,000 less", "预付少花 ¥30,000").to_owned(),
        subtitle: "CNY".to_owned(),
        notes: Vec::new(),
        rows: vec![
            row(
                name("Monthly", "按月"),
                vec![stretch(0.0, 120_000.0, Tone::Total, "¥120,000.00")],
            ),
            row(
                name("Discount for paying ahead", "预付折扣"),
                vec![stretch(120_000.0, 84_000.0, Tone::Saves, "−¥36,000.00")],
            ),
            row(
                name("Interest", "利息"),
                vec![stretch(84_000.0, 90_000.0, Tone::More, "+¥6,000.00")],
            ),
            row(
                name("Prepaid", "预付"),
                vec![stretch(0.0, 90_000.0, Tone::Total, "¥90,000.00")],
            ),
        ],
        base: None,
        joined: true,
        axis,
    }
}

/// Two inputs about a base; the first changes the verdict.
pub fn tornado(axis: Compact) -> RowsChart {
    let name = |english, chinese| word(axis, english, chinese);
    RowsChart {
        title: name("Growth matters most", "增长影响最大").to_owned(),
        subtitle: "CNY".to_owned(),
        notes: vec![name("One input at a time.", "每次只改变一个因素。").to_owned()],
        rows: vec![
            row(
                name("Daily users, growth", "日活，增长"),
                vec![
                    stretch(30_000.0, -8_000.0, Tone::More, "1%"),
                    stretch(30_000.0, 55_000.0, Tone::Saves, "9%"),
                ],
            ),
            row(
                name("Discount rate", "折现率"),
                vec![stretch(30_000.0, 28_000.0, Tone::More, "12%")],
            ),
        ],
        base: Some(30_000.0),
        joined: false,
        axis,
    }
}

pub fn staircase(axis: Compact) -> StaircaseChart {
    let line = |slot: usize, name: &str, step: f64| Staircase {
        name: name.to_owned(),
        total_label: "¥1,234.00".to_owned(),
        corners: (0..8)
            .flat_map(|n| {
                let cost = 500.0 + step * f64::from(n);
                [
                    (1_000.0 * f64::from(n), cost),
                    (1_000.0 * f64::from(n + 1), cost),
                ]
            })
            .collect(),
        slot,
    };
    StaircaseChart {
        title: word(
            axis,
            "At 3,000 users the plans cross",
            "3,000 用户时两种套餐相交",
        )
        .to_owned(),
        subtitle: "CNY".to_owned(),
        notes: vec![word(axis, "Room for 400 more users.", "还可增加 400 用户。").to_owned()],
        lines: vec![
            line(0, word(axis, "Package", "套餐包"), 300.0),
            line(1, word(axis, "By traffic", "按流量"), 480.0),
        ],
        crossings: vec![(3_000.0, 1_400.0)],
        now: (2_600.0, "2,600".to_owned()),
        band: (1_200.0, 5_400.0),
        most: 8_000.0,
        axis,
    }
}

pub fn region(axis: Compact) -> RegionChart {
    let months = months(axis);
    RegionChart {
        title: word(
            axis,
            "Two options are cheapest somewhere",
            "有两个方案会最便宜",
        )
        .to_owned(),
        subtitle: word(axis, "Daily users", "日活").to_owned(),
        notes: vec![
            word(
                axis,
                "Up to 4,000: Package, then By traffic.",
                "4,000 以下：套餐包；其上：按流量。",
            )
            .to_owned(),
        ],
        cells: (0..months.len())
            .map(|month| {
                (0..16)
                    .map(|column| usize::from(column > 4 + month / 6))
                    .collect()
            })
            .collect(),
        rows: months,
        columns: (1..=16).map(|n| format!("{n},000")).collect(),
        names: vec![
            (0, word(axis, "Package", "套餐包").to_owned()),
            (1, word(axis, "By traffic", "按流量").to_owned()),
        ],
        now: 5.5,
        now_up: None,
        axis,
    }
}

pub fn level(axis: Compact) -> LevelChart {
    let values = |most: f64| {
        (0..MONTHS)
            .map(move |m| most - most / 12.0 * (m % 12) as f64)
            .collect()
    };
    let series = |name: &str, most: f64| Series {
        name: name.to_owned(),
        total_label: String::new(),
        values: values(most),
        slot: 0,
    };
    LevelChart {
        title: word(axis, "At most ¥60,000 is prepaid", "预付最多 ¥60,000").to_owned(),
        subtitle: "CNY".to_owned(),
        notes: Vec::new(),
        months: months(axis),
        level: series(word(axis, "Prepaid balance", "预付余额"), 60_000.0),
        lost: Some(series(word(axis, "of it lapsing", "其中将失效"), 9_000.0)),
        beside: Some(series(word(axis, "Still to come", "应收余额"), 3_000.0)),
        floor: Some((
            5_000.0,
            word(axis, "Floor ¥5,000", "下限 ¥5,000").to_owned(),
        )),
        lowest: Some((11, word(axis, "lowest: ¥5,000", "最低：¥5,000").to_owned())),
        notices: vec![Flag {
            month: 11,
            series: None,
            text: word(axis, "notice date", "最迟通知日").to_owned(),
        }],
        axis,
    }
}

pub fn fan(axis: Compact) -> FanChart {
    let rise = |by: f64| (1..=MONTHS).map(|month| by * month as f64).collect();
    let middle = |slot: usize, name: &str, share: &str, by: f64| Series {
        name: name.to_owned(),
        total_label: share.to_owned(),
        values: rise(by),
        slot,
    };
    let share = |english, chinese| word(axis, english, chinese);
    FanChart {
        title: word(
            axis,
            "Package is cheapest in 78% of 1,000 simulations",
            "在 1,000 次模拟中，套餐有 78% 最便宜",
        )
        .to_owned(),
        subtitle: "CNY".to_owned(),
        notes: vec![word(axis, "At most ¥9,000 more.", "最多多付 ¥9,000。").to_owned()],
        months: months(axis),
        name: share("Package", "套餐").to_owned(),
        slot: 0,
        keys: [
            ("eight of ten", "十次中的八次"),
            ("half", "其中一半"),
            ("forecast", "预测值"),
        ]
        .map(|(english, chinese)| share(english, chinese).to_owned()),
        bands: vec![(rise(800.0), rise(1_300.0)), (rise(900.0), rise(1_150.0))],
        base: rise(1_020.0),
        series: vec![
            middle(
                0,
                share("Package", "套餐"),
                share("cheapest in 78%", "78% 最便宜"),
                1_000.0,
            ),
            middle(
                1,
                share("By traffic", "按流量"),
                share("cheapest in 22%", "22% 最便宜"),
                1_200.0,
            ),
        ],
        axis,
    }
}

pub fn sheet(axis: Compact) -> SheetPicture {
    let cell = |english: &str, chinese: &str| word(axis, english, chinese).to_owned();
    SheetPicture {
        title: cell("Chat service", "聊天服务"),
        subtitle: cell("Decision sheet", "决策表"),
        tables: vec![SheetTable {
            title: cell("What is decided when", "何时决定什么"),
            columns: vec![
                (cell("Date", "日期"), false),
                (cell("What", "事项"), false),
                (cell("Costs", "费用"), true),
            ],
            rows: vec![
                vec![
                    "2027-12-02".to_owned(),
                    cell(
                        "Last day to give notice; without it the contract goes on for another year at the price of that day, which nobody knows today",
                        "最迟通知日；未通知则合同按届时价格自动续一年，该价格目前未知",
                    ),
                    "60,000.00".to_owned(),
                ],
                vec![
                    "2028-01-01".to_owned(),
                    cell("Renewal", "续费"),
                    "61,800.00".to_owned(),
                ],
            ],
        }],
        axis,
    }
}
