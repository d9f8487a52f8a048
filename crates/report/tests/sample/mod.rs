//! Two charts in two languages, with totals close together: the hard case for labels.

use outlay_report::{CashFlowChart, Compact, CumulativeChart, Flag, Series, Stack};

const MONTHS: usize = 36;

pub fn months(axis: Compact) -> Vec<String> {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    (0..MONTHS)
        .map(|m| match axis {
            Compact::English => format!("{} {}", NAMES[m % 12], 27 + m / 12),
            Compact::Chinese => format!("{}/{:02}", 27 + m / 12, m % 12 + 1),
        })
        .collect()
}

fn word<'a>(axis: Compact, english: &'a str, chinese: &'a str) -> &'a str {
    match axis {
        Compact::English => english,
        Compact::Chinese => chinese,
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
