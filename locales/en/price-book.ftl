# The price book, and prices in words.

## What an option on a plan is called

option-with = { $name } + { $what }
option-with-more = { $name } + { $n } add-ons

## Prices in words

price-line-and = {"; "}
price-line-flat = { $amount } { $period }
price-line-per-unit = { $amount } each ({ $unit }) { $period }
price-line-per-block = { $amount } for each of these { $period }
price-line-graduated = { $unit } at the price of their own tier: { $tiers } { $period }
price-line-volume = all { $unit } at the price of the tier reached: { $tiers } { $period }
price-line-stairstep = one fee, by the class reached: { $tiers } { $period }
price-line-package = { $amount } for each started { $size } { $unit } { $period }
price-line-package-down = { $amount } for each full { $size } { $unit } { $period }
price-line-package-nearest = { $amount } for each { $size } { $unit }, to the nearest { $period }
price-line-share = { $rate } of “{ $charge }” { $period }
price-line-not-published = price not published
price-line-allowance = { $quantity } { $unit } included
price-line-allowance-per = { $each } { $unit } included for each of { $of }
price-line-above = above that: { $price }
price-line-least = at least { $quantity } { $unit } are paid for
price-line-amount-off = { $amount } off
price-line-factor = × { $factor }
price-line-percentage = { $rate } of the amount { $period }
price-line-percentage-and-fee = { $rate } of the amount and { $amount } for each { $period }
price-line-cell = { $at }: { $amount }
price-line-rest = everything else
price-line-matrix = for each { $unit }: { $cells } { $period }
price-line-hours = { $at } ({ $hours })
price-line-way = { $name }: { $price }
price-line-units = counted in units: { $parts }
price-line-unit = units
price-line-highest = the dearest of: { $ways }
price-line-access = { $amount } to be used from month { $from } to month { $until }
price-line-each-group = for each group by itself: { $price }
price-line-lowest = the cheapest of: { $ways }
price-line-convert = counted in { $size } { $unit }
price-line-convert-up = counted in started { $size } { $unit }
price-line-convert-down = counted in full { $size } { $unit }
price-line-convert-nearest = counted in { $size } { $unit }, to the nearest
price-line-discount = { $rate } off
price-line-minimum = at least { $amount }
price-line-maximum = at most { $amount }
price-line-pack = { $size } for { $amount }, usable for { $months ->
    [one] { $months } month
   *[other] { $months } months
}
price-line-refuses = more is refused
price-term-deposit = Deposit
price-term-discount = Discount
price-line-pack-from = from { $count } at once { $amount } each
price-line-requires = needs { $modules }
price-line-excludes = not together with { $modules }
price-term-credit-line = Credit line
price-line-credit-line = up to { $amount } may be owed
price-line-deposit = { $amount } before the start, paid back at the end
price-line-credit = { $price } { $period } for usage of { $amount }
price-line-commitment = at least { $amount } { $period }
price-line-limit = at most { $quantity } { $unit } { $period }; more is refused
price-line-limit-slowed = at most { $quantity } { $unit } { $period }; more is slowed down
price-line-limit-told = up to { $quantity } { $unit } { $period }; above that you are told
price-line-promotion = { $rate } off in the first { $months ->
    [one] month
   *[other] { $months } months
}
price-line-eligible = { $rate } off, if you may have it
price-line-loyalty = { $rate } off from day { $day } of use
price-line-prepaid = { $rate } off when { $months ->
    [one] one month is paid
   *[other] { $months } months are paid
} at once
price-line-prepaid-from = { $rate } off from { $quantity } units when { $months ->
    [one] one month is paid
   *[other] { $months } months are paid
} at once
price-line-prepaid-months = { $paid } of { $months } months are paid when all are paid at once
price-tier = { $bound }: { $price }
price-tier-up-to = up to { $bound }
price-tier-above = above
price-tiers-graduated = { $unit } at the price of their own tier { $period }
price-tiers-volume = all { $unit } at the price of the tier reached { $period }
price-tiers-stairstep = by the class reached, one fee { $period }
price-tier-unit = { $amount }
price-tier-fee = { $fee }
price-tier-both = { $fee } and { $amount } each
price-period-once = once
price-period-month = a month
price-period-quarter = a quarter
price-period-year = a year
price-period-months = every { $months } months

## Mechanisms

mechanism-flat = Flat fee
mechanism-per-unit = Per unit
mechanism-graduated = Graduated tiers
mechanism-volume = Volume tiers
mechanism-stairstep = One fee by class
mechanism-package = Started packages
mechanism-share = Share of another charge
mechanism-not-published = Price on request
mechanism-percent-discount = Discount
mechanism-minimum = Minimum spend
mechanism-maximum = Maximum spend
mechanism-allowance = Included quantity
mechanism-module = Modules
mechanism-pack = Prepaid packs
mechanism-once = One-time price
mechanism-terms = Committed term
mechanism-factor = Factor
mechanism-amount-discount = Amount off
mechanism-credit = Money set against usage
mechanism-commitment = Least of a period
mechanism-deposit = Deposit
mechanism-limit = Limits
mechanism-contract = Discounts by contract

## Trust and age

confidence-primary = Vendor's own page
confidence-transcribed = Copied by a third party
confidence-chart-read = Read from the vendor's chart
confidence-unverified = Not verified
price-book-review-due = review due
price-book-stale = over two years old
price-book-incomplete = not complete
price-book-current = current
price-book-plan-title = { $plan } — { $confidence }
price-book-entry-title = { $vendor }: { $product } ({ $region }, { $currency })
price-book-dates = Prices as of { $asOf }; review by { $reviewBy }; { $state }
price-book-source = Source: { $url }
price-book-source-dated = Source: { $url } ({ $date })
price-book-note = Note: { $note }
price-book-not-modelled = Not in these plans: { $note }
price-book-example = Example, { $plan }: { $working }
price-book-line = { $name }: { $price }
price-book-line-module = { $name } (module “{ $module }”): { $price }

## Checking the book

price-book-checked = { $entries } entries, { $plans } plans, { $examples } worked examples: { $findings ->
    [0] all as they should be
    [one] { $findings } finding
   *[other] { $findings } findings
}
price-book-unreadable = The entry cannot be read: { $detail }
price-book-no-source = The entry names no source.
price-book-no-date = `{ $found }` is no date.
price-book-no-currency = `{ $found }` is no currency.
price-book-meter = The meter `{ $meter }` is not defined, or no plan counts it.
price-book-no-example = The plan has no worked example.
price-book-example-differs = Worked out by hand: { $expected }. Computed: { $found }.
price-book-unpriced = The example could not be priced.

## Taking a plan into a study

history-price-book-added = Added { $vendor } { $plan } from the price book
error-unknown-entry = There is no entry `{ $id }` in the price book. Choose one from the list.
error-unknown-book-plan = The entry has no plan `{ $id }`. Choose one of its plans.

## Columns

column-entry = Entry
column-vendor = Vendor
column-product = Product
column-currency = Currency
column-as-of = As of
column-confidence = Prices from
column-state = State
column-mechanisms = Charged by
column-plans = Plans
column-price = Price
column-module = Module
column-charge = Charge
