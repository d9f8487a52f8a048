//! Buy, rent or subscribe (买断、租赁或订阅) after profit tax.
//!
//! Running costs save tax when they are paid, a price when it is depreciated; everything
//! is discounted at the borrowing rate after tax, since that is what the same money costs
//! otherwise. All amounts are costs, money out positive.

use super::present_value::months_until;
use crate::period::Horizon;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// Tax and borrowing of the buyer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TaxTerms {
    pub rate: f64,
    /// Years from a cost to the tax it saves.
    pub lag_years: f64,
    /// Annual borrowing rate before tax.
    pub borrowing: f64,
}

/// An amount paid; a running cost is deducted then.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Running {
    pub years: f64,
    pub amount: f64,
}

/// A thing bought and depreciated.
#[derive(Debug, Clone, PartialEq)]
pub struct Asset {
    /// Years from today to the first use: a lead time, or a buy-out at a lease's end.
    pub bought: f64,
    /// The price as it is paid, at once or in parts.
    pub price: Vec<Running>,
    /// The share deducted at the end of each year after the purchase.
    pub shares: Vec<f64>,
    pub sale: Option<Sale>,
}

/// What a thing brings when it is sold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sale {
    pub years: f64,
    pub proceeds: f64,
}

/// One way to have the thing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Arrangement {
    pub running: Vec<Running>,
    pub assets: Vec<Asset>,
}

/// What an arrangement costs after tax, today; the parts add up to `total`.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct AfterTax {
    pub prices: f64,
    /// Running costs less the tax they save.
    pub running: f64,
    /// Tax saved by depreciation; negative.
    pub shield: f64,
    /// Proceeds of sales after tax; negative.
    pub sales: f64,
    pub total: f64,
}

impl Running {
    /// An amount on a day, seen from a study's first day.
    pub fn on(horizon: &Horizon, date: NaiveDate, amount: Decimal) -> Running {
        Running {
            years: months_until(horizon, date) / 12.0,
            amount: amount.to_f64().unwrap_or(0.0),
        }
    }
}

impl TaxTerms {
    pub fn new(rate: Decimal, borrowing: Decimal, lag_months: u32) -> TaxTerms {
        TaxTerms {
            rate: rate.to_f64().unwrap_or(0.0),
            lag_years: f64::from(lag_months) / 12.0,
            borrowing: borrowing.to_f64().unwrap_or(0.0),
        }
    }

    /// The borrowing rate after tax.
    pub fn discount_rate(&self) -> f64 {
        self.borrowing * (1.0 - self.rate)
    }

    fn factor(&self, years: f64) -> f64 {
        libm::pow(1.0 + self.discount_rate(), -years)
    }

    /// The tax that a deduction of one saves, today.
    fn saved(&self, years: f64) -> f64 {
        self.rate * self.factor(years + self.lag_years)
    }
}

impl Arrangement {
    pub fn after_tax(&self, terms: &TaxTerms) -> AfterTax {
        let mut worth = AfterTax {
            running: self
                .running
                .iter()
                .map(|cost| cost.amount * (terms.factor(cost.years) - terms.saved(cost.years)))
                .fold(0.0, |sum, amount| sum + amount),
            ..AfterTax::default()
        };
        for asset in &self.assets {
            worth.prices += asset
                .price
                .iter()
                .map(|part| part.amount * terms.factor(part.years))
                .sum::<f64>();
            let (shield, sales) = asset.relief(terms);
            worth.shield -= shield;
            worth.sales -= sales;
        }
        worth.total = worth.prices + worth.running + worth.shield + worth.sales;
        worth
    }
}

impl Asset {
    /// Tax saved by depreciation up to a sale, and what the sale brings after tax.
    fn relief(&self, terms: &TaxTerms) -> (f64, f64) {
        let price: f64 = self.price.iter().map(|part| part.amount).sum();
        let mut book = price;
        let mut shield = 0.0;
        for (year, share) in self.shares.iter().enumerate() {
            let years = self.bought + year as f64 + 1.0;
            // A year that is not over at the sale is not deducted any more.
            if self.sale.is_some_and(|sale| years > sale.years + 1e-9) {
                break;
            }
            let deducted = price * share;
            book -= deducted;
            shield += deducted * terms.saved(years);
        }
        let sales = self.sale.map_or(0.0, |sale| {
            let gain = sale.proceeds - book;
            sale.proceeds * terms.factor(sale.years) - gain * terms.saved(sale.years)
        });
        (shield, sales)
    }
}

/// Net advantage of leasing (租赁净优势): what buying costs more than renting.
pub fn net_advantage_of_leasing(buy: &AfterTax, rent: &AfterTax) -> f64 {
    buy.total - rent.total
}

/// By what the running costs of renting may be multiplied until buying costs the same;
/// `None` when renting has none.
pub fn break_even_factor(buy: &AfterTax, rent: &AfterTax) -> Option<f64> {
    let other = rent.total - rent.running;
    (rent.running > 0.0).then(|| (buy.total - other) / rent.running)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finance::depreciation::Depreciation;

    fn cents(amount: f64) -> f64 {
        (amount * 100.0).round() / 100.0
    }

    fn level(amount: f64, first: u32, count: u32) -> Vec<Running> {
        (first..first + count)
            .map(|year| Running {
                years: f64::from(year),
                amount,
            })
            .collect()
    }

    fn straight(price: f64, years: u32) -> Asset {
        Asset {
            bought: 0.0,
            price: level(price, 0, 1),
            shares: Depreciation::StraightLine.shares(years),
            sale: None,
        }
    }

    fn bought(price: f64, years: u32, running: Vec<Running>) -> Arrangement {
        Arrangement {
            running,
            assets: vec![straight(price, years)],
        }
    }

    fn rented(running: Vec<Running>) -> Arrangement {
        Arrangement {
            running,
            assets: Vec::new(),
        }
    }

    /// Ross, Westerfield, Jordan, ch. 26: a machine of 75,000 or 27,000 a year.
    #[test]
    fn textbook_machine() {
        let terms = TaxTerms {
            rate: 0.34,
            lag_years: 0.0,
            borrowing: 0.10,
        };
        let (buy, rent) = (
            bought(75_000.0, 3, Vec::new()),
            rented(level(27_000.0, 1, 3)),
        );
        assert_eq!(
            cents(net_advantage_of_leasing(
                &buy.after_tax(&terms),
                &rent.after_tax(&terms)
            )),
            5_420.09
        );
        let factor =
            break_even_factor(&buy.after_tax(&terms), &rent.after_tax(&terms)).expect("a rent");
        assert_eq!(cents(27_000.0 * factor), 30_106.45);
    }

    /// Ross, Westerfield, Jaffe, ch. 21: 10,000 over five years or 2,500 a year, 5 % after
    /// tax at 34 %.
    #[test]
    fn textbook_lorry() {
        let terms = TaxTerms {
            rate: 0.34,
            lag_years: 0.0,
            borrowing: 0.05 / 0.66,
        };
        let (buy, rent) = (
            bought(10_000.0, 5, Vec::new()),
            rented(level(2_500.0, 1, 5)),
        );
        let (buy, rent) = (buy.after_tax(&terms), rent.after_tax(&terms));
        assert_eq!(cents(net_advantage_of_leasing(&buy, &rent)), -87.68);
    }

    /// A licence of 60,000 with 18 % maintenance, or 24,000 a year in advance: the sign
    /// turns on when the tax is saved.
    #[test]
    fn licence_or_subscription() {
        let licence = bought(60_000.0, 5, level(10_800.0, 1, 5));
        let subscription = rented(level(24_000.0, 0, 5));
        let terms = TaxTerms {
            rate: 0.25,
            lag_years: 0.0,
            borrowing: 0.08,
        };
        let buy = licence.after_tax(&terms);
        assert_eq!(
            (cents(buy.total), cents(buy.shield)),
            (81_483.06, -12_637.09)
        );
        let rent = subscription.after_tax(&terms);
        assert_eq!(cents(rent.total), 80_371.90);
        assert_eq!(cents(net_advantage_of_leasing(&buy, &rent)), 1_111.15);
        let factor = break_even_factor(&buy, &rent).expect("a rent");
        assert_eq!(cents(24_000.0 * factor), 24_331.80);
        // Only the subscription's tax comes a year later.
        let late = TaxTerms {
            lag_years: 1.0,
            ..terms
        };
        let lagging = net_advantage_of_leasing(&buy, &subscription.after_tax(&late));
        assert_eq!(cents(lagging), -405.30);
    }

    /// Sold after two years for 40 of a book value of 60: the loss saves tax.
    #[test]
    fn a_sale_is_taxed_on_its_gain() {
        let terms = TaxTerms {
            rate: 0.25,
            lag_years: 0.0,
            borrowing: 0.0,
        };
        let mut asset = straight(100.0, 5);
        asset.sale = Some(Sale {
            years: 2.0,
            proceeds: 40.0,
        });
        let worth = Arrangement {
            running: Vec::new(),
            assets: vec![asset],
        }
        .after_tax(&terms);
        assert_eq!((cents(worth.shield), cents(worth.sales)), (-10.0, -45.0));
        assert_eq!(cents(worth.total), 45.0);
    }

    /// Renting two years, then buying what is rented: the buy-out is depreciated too.
    #[test]
    fn a_buy_out_is_an_asset() {
        let terms = TaxTerms {
            rate: 0.25,
            lag_years: 0.0,
            borrowing: 0.0,
        };
        let mut out = straight(30.0, 3);
        out.bought = 2.0;
        out.price = level(30.0, 2, 1);
        let rent = Arrangement {
            running: level(40.0, 0, 2),
            assets: vec![out],
        };
        let worth = rent.after_tax(&terms);
        assert_eq!((cents(worth.running), cents(worth.total)), (60.0, 82.5));
    }
}
