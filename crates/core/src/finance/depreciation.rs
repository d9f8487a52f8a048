//! Depreciation (折旧、摊销): the share of a price that each year deducts from profit.

/// How a price is divided over the years.
#[derive(Debug, Clone, PartialEq)]
pub enum Depreciation {
    /// The same every year (年限平均法).
    StraightLine,
    /// `factor` ÷ life of what is left; changes to equal parts of the rest as soon as
    /// these are more (余额递减法; 2.0 is double declining).
    Declining { factor: f64 },
    /// By the years still to come (年数总和法).
    SumOfYears,
    /// Shares by a table, such as that of a tax office.
    Table(Vec<f64>),
}

/// The table of the United States for property of 3, 5 or 7 years (half-year convention).
pub fn macrs(years: u32) -> Option<Depreciation> {
    let percent: &[f64] = match years {
        3 => &[33.33, 44.45, 14.81, 7.41],
        5 => &[20.0, 32.0, 19.2, 11.52, 11.52, 5.76],
        7 => &[14.29, 24.49, 17.49, 12.49, 8.93, 8.92, 8.93, 4.46],
        _ => return None,
    };
    let shares = percent.iter().map(|share| share / 100.0).collect();
    Some(Depreciation::Table(shares))
}

impl Depreciation {
    /// The share of each year, the first year first. A table has its own years.
    pub fn shares(&self, years: u32) -> Vec<f64> {
        let life = f64::from(years.max(1));
        let each = 0..years.max(1);
        match self {
            Depreciation::StraightLine => each.map(|_| 1.0 / life).collect(),
            Depreciation::SumOfYears => {
                let digits = life * (life + 1.0) / 2.0;
                each.map(|year| (life - f64::from(year)) / digits).collect()
            }
            Depreciation::Declining { factor } => {
                let mut left = 1.0;
                each.map(|year| {
                    let rest = left / (life - f64::from(year));
                    let share = (left * factor / life).max(rest).min(left);
                    left -= share;
                    share
                })
                .collect()
            }
            Depreciation::Table(shares) => shares.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thousandths(method: &Depreciation, years: u32) -> Vec<i64> {
        let shares = method.shares(years);
        let sum: f64 = shares.iter().sum();
        assert!((sum - 1.0).abs() < 1e-9, "{method:?} adds up to {sum}");
        shares.iter().map(|s| (s * 1000.0).round() as i64).collect()
    }

    #[test]
    fn five_years_by_each_method() {
        assert_eq!(thousandths(&Depreciation::StraightLine, 5), [200; 5]);
        assert_eq!(
            thousandths(&Depreciation::SumOfYears, 5),
            [333, 267, 200, 133, 67]
        );
        let double = Depreciation::Declining { factor: 2.0 };
        assert_eq!(thousandths(&double, 5), [400, 240, 144, 108, 108]);
        let one_and_a_half = Depreciation::Declining { factor: 1.5 };
        assert_eq!(thousandths(&one_and_a_half, 5), [300, 210, 163, 163, 163]);
        let table = macrs(5).expect("a table");
        assert_eq!(thousandths(&table, 5), [200, 320, 192, 115, 115, 58]);
        assert_eq!(thousandths(&Depreciation::StraightLine, 1), [1000]);
    }
}
