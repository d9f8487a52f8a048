# A difference by cause, inputs at their ends, and where an amount comes from.

## Difference by cause

bridge-rule-flat-fee-at-zero = Rule for the first flat fee when nothing is used
bridge-rule-bounds = Rule for the unit at a tier’s bound
bridge-rule-allowance = Rule for free units in a table
bridge-rule-tier-scope = Rule for what tiers and allowance count over
bridge-rule-adjustment-order = Rule for the order of discounts, minimum and maximum
bridge-rule-rounding-mode = Rule for rounding
bridge-rule-rounding-point = Rule for where to round
bridge-rule-rounding-step = Rule for the step of rounding
bridge-rule-proration = Rule for parts of a period
bridge-rule-day-count = Rule for the last day
bridge-rule-alignment = Rule for the day periods begin on
bridge-rule-plan-change = Rule for changes of plan
bridge-rule-credit-base = Rule for what an unused part is worth
bridge-rule-values = { $rule }: { $from } → { $to }
bridge-fee = Fixed fee: { $charge }
bridge-fee-both = Fixed fee: { $charge } → { $other }
bridge-fees = Other fixed fees
bridge-one-time = One-time purchases
bridge-usage = Usage: { $charge }
bridge-usage-both = Usage: { $charge } → { $other }
bridge-tier = { $charge }, tier { $tier }
bridge-tier-both = { $charge } → { $other }, tier { $tier }
bridge-volume = { $charge }: other quantity at the old price
bridge-volume-both = { $charge } → { $other }: other quantity at the old price
bridge-price = { $charge }: other price or tier
bridge-price-both = { $charge } → { $other }: other price or tier
bridge-pack-used = Prepaid packs, used
bridge-pack-expired = Prepaid packs, lapsed unused
bridge-percent-discount = Discounts in the price
bridge-billing-discount = Discounts for prepayment and billing
bridge-minimum = Topped up to the minimum spend
bridge-maximum = Capped at the maximum
bridge-surcharge = Surcharge for instalments
bridge-plan-change = Credits at changes of plan
bridge-salvage = Residual value at the end
bridge-exchange = Exchange differences
bridge-vat = VAT not recovered
bridge-after = Paid for time after the study
bridge-time = Time value: when it is paid
bridge-title-cash = From { $from } to { $to }: { $difference } in payments
bridge-title-accrual = From { $from } to { $to }: { $difference } in cost
bridge-title-present-value = From { $from } to { $to }: { $difference } in present value
bridge-summary = { $more ->
    [0] Nothing costs more
    [one] One cause adds { $added }
   *[other] { $more } causes add { $added }
}; { $less ->
    [0] nothing saves.
    [one] one saves { $saved }.
   *[other] { $less } save { $saved }.
} Together they make the difference exactly.
bridge-side = { $option } ({ $detail })
bridge-column-cause = Cause
bridge-column-change = Change
bridge-column-running = Running total
bridge-currencies = The two studies are in different currencies.

## Inputs at their ends

sensitivity-path = { $path }
sensitivity-input = { $group }: { $title }
sensitivity-title-saving = { $of } saves { $base } compared with { $against }
sensitivity-title-saving-present-value = { $of } saves { $base } in present value compared with { $against }
sensitivity-title-total = { $of } comes to { $base }
sensitivity-title-present-value = { $of } comes to { $base } in present value
sensitivity-caption = One input at a time; depends on the base case.
sensitivity-flip = With { $input } at { $value }, { $option } is cheapest.
sensitivity-flip-low = low: { $option } is cheapest
sensitivity-flip-high = high: { $option } is cheapest
sensitivity-unpriced = –
sensitivity-no-pair = A saving needs two options. Add one, or measure a total.
sensitivity-column-input = Input
sensitivity-column-value = Base
sensitivity-column-low = Low
sensitivity-column-high = High
sensitivity-column-at-low = Result at low
sensitivity-column-at-high = Result at high
sensitivity-column-reach = Reach
sensitivity-column-verdict = Verdict

## Where an amount comes from

explain-total-cash = Paid for { $option }
explain-total-cost = Cost of { $option }
explain-present-value = Present value of { $option }
explain-monthly-equivalent = Monthly equivalent of { $option }
explain-month-paid = Paid in { $month }
explain-month-cost = Cost of { $month }
explain-month-paid-so-far = { $option }: paid up to the end of { $month }
explain-month-cost-so-far = { $option }: cost up to the end of { $month }
explain-month-balance = Balance at the end of { $month }
explain-month-present-value = Present value of what is paid in { $month }
explain-month-own-cash = Own cash at the end of { $month }
explain-prepaid-at-end = Paid for the time after the study: { $option }
explain-opening-cash = Cash at the beginning
explain-inflow = What comes in every month
explain-month-at = { $option }: { $month } with { $meter } at { $quantity }
explain-month-share = As one month of it
explain-saving = What { $option } saves against { $other }
explain-lines-of = Lines of { $option }
explain-paid-after = Paid after the study
explain-bill = Bill { $number } of { $date }
explain-line = { $line }
explain-line-of-bill = Bill { $number }: { $line }
explain-payment = Payment of bill { $number } on { $date }
explain-recovery = VAT of bill { $number } recovered on { $date }
explain-category = { $category }
explain-tax = VAT
explain-tax-back = Recoverable VAT
explain-tax-inside = VAT contained in the price
explain-exact = By the price, before rounding
explain-rounding = Rounding difference
explain-usage = { $meter } that the price applies to
explain-month-usage = Forecast of { $month }
explain-day = { $day }
explain-read-by-day = Read day by day
explain-source-usage = { $meter } in { $month }
explain-grown = After growth
explain-season = After season
explain-event = After event
explain-counted = As counted

## Rules

explain-rule-total-cash = All payments for the bills of the study, with VAT, less what is recovered
explain-rule-total-cost = What belongs to the months of the study, whenever it is paid
explain-rule-balance = What is paid less what the months cost: prepaid, or owed when it is negative
explain-rule-steady = A regular month by the prices in force on its last day, with the VAT that does not come back, before any bill is rounded
explain-rule-month-of = One month of { $months } that are priced together
explain-rule-saving = The first total below less the second; negative where it costs more
explain-rule-counts = What it has counts
explain-rule-taken-off = What it has is taken off
explain-rule-taken-over = What its lines change by when the other option's rule takes the place of its own
explain-rule-part-of-lines = A part of what these lines change by
explain-rule-no-discount = Without a discount rate the present value is what is paid
explain-rule-present-value = Each payment ÷ (1 + { $rate }) ^ (months ÷ 12)
explain-rule-factor = Amount × discount factor
explain-rule-rounded-once = The present value is rounded once, each payment here by itself
explain-rule-average-month = What is paid ÷ months
explain-rule-level-payment = The level payment at the start of each month with the same present value
explain-rule-bill = Due on { $due }
explain-rule-line = For { $from } to { $to }
explain-rule-part = Part of the bill of { $total }, paid as agreed
explain-rule-tax-rates = The tax of each rate, added
explain-rule-tax = { $rate } of { $net }, rounded once for the bill
explain-rule-tax-included = { $rate } contained in the prices of the bill, on { $net } without it
explain-rule-tax-inside = Prices include VAT of { $rate }; it is shown by itself on the bill
explain-rule-recovery = { $share } of the VAT of { $tax }
explain-rule-as-used = As prepaid units are used or lapse
explain-rule-whole = All of it belongs to this month
explain-rule-equal-months = An equal part for each month
explain-rule-half-months = An equal part for each month; a month only partly in the time counts half
explain-rule-units = The units of all parts, added
explain-rule-in-units = Its own price in units, for what was counted
explain-rule-projects = The readings of all projects, added
explain-rule-contract = Fixed by contract
explain-rule-flow = Added up by days from { $from } to { $to }
explain-rule-peak = Highest month from { $from } to { $to }
explain-rule-peak-day = Highest day or hour from { $from } to { $to }
explain-rule-nth-highest = Highest day number { $n } from { $from } to { $to }; the higher ones are left out
explain-rule-percentile = { $share } of the samples from { $from } to { $to } are no higher
explain-rule-daily-peaks = Average of the highest hour of each day from { $from } to { $to }
explain-rule-day-sum = Quantity × days from { $from } to { $to }
explain-rule-hour-sum = Quantity × hours from { $from } to { $to }
explain-rule-minute-sum = Quantity × minutes from { $from } to { $to }
explain-rule-each-day = { $days ->
        [one] { $days } day, priced by itself
       *[other] { $days } days, each priced by itself
    }
explain-rule-days-known = Every day is stated
explain-rule-days-spread = The month spread over its days by the profile, then read
explain-rule-average = Average by days from { $from } to { $to }
explain-rule-last = Last month from { $from } to { $to }
explain-rule-forecast = Growth, then season, then events, then counting
explain-rule-derived = Taken from the meters below: quantity × ratio, multiplied, added by weight, then counted
explain-rule-flat = The same every month
explain-rule-linear = Start + { $months } × { $more }
explain-rule-compound = Start × (1 + { $rate }) ^ { $months }
explain-rule-s-curve = S-curve up to { $ceiling }, steepest in month { $midpoint }, steepness { $steepness }, after { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
explain-rule-explicit = As listed month by month
explain-rule-times = × { $factor }
explain-rule-add = + { $more }
explain-rule-set = Set to { $value }
explain-rule-count = Not below zero, counted to { $decimals ->
        [0] whole units
        [one] { $decimals } decimal
       *[other] { $decimals } decimals
    }

## Inputs

explain-input-quantity = Quantity
explain-input-unit-price = Unit price
explain-input-price = Price
explain-input-rate = Rate
explain-input-periods = Periods
explain-input-decimals = Decimals
explain-input-exchange = Exchange rate
explain-input-exchange-from = Valid from
explain-input-vat-rate = VAT rate
explain-input-recoverable = Recoverable share
explain-input-bill = Whole bill
explain-input-net = Without VAT
explain-input-lost-tax = VAT not recovered
explain-input-amount = Amount
explain-input-months-away = Months from the start
explain-input-discount-factor = Discount factor
explain-input-convert = Priced units of
explain-input-allowance = Included allowance
explain-input-contract = Fixed quantity
explain-input-days = Samples a day
explain-input-profile = Samples a day
explain-input-ratio = Ratio
explain-input-units-each = Units each counts for
explain-input-weight = Weight
explain-input-at-least = At least
explain-input-batch = Batch of
explain-input-start = First month
explain-input-growth = Growth
explain-input-factor = Factor
explain-input-events = After the event
explain-growth-flat = none
explain-growth-linear = by a fixed amount
explain-growth-compound = by a rate
explain-growth-s-curve = S-curve
explain-growth-explicit = by list
explain-clause = Clause: { $clause }
explain-source = Prices: { $where } (as of { $date })
explain-source-undated = Prices: { $where }
explain-unknown = “{ $reference }” is no figure of this study. These can be explained:

equivalent-assumption = As if each option were renewed on the same terms when its own service ends.

## Analyses in the window

cliff-title = At { $quantity } { $meter } ({ $month }), { $option } costs least per month
cliff-crossing = From { $quantity }{ $unit } on, { $cheaper } costs less than { $other }.
cliff-headroom = { $option }: room for { $units }{ $unit } more; at { $quantity }{ $unit } the cost jumps by { $amount }.
cliff-headroom-none = { $option } stands right before a step: at { $quantity }{ $unit } the cost jumps by { $amount }.
cliff-searched = { $option } has too many steps to be drawn beyond { $quantity }{ $unit }.
cliff-left-out = { $option } is not drawn: { $why }.
composition-title = { $option }: { $share } of what is paid is for { $item }
composition-title-mixed = { $option }: { $total } is paid in all
composition-line = { $option }: { $total } in all, of which { $share } for { $item }.
composition-line-mixed = { $option }: { $total } in all.
composition-other = Everything else
composition-item = Part
left-out-not-serving = it does not serve in this month
left-out-projects = its projects have a usage each
left-out-not-published = a price that it needs is not published
left-out-packs = what its packs still hold depends on the months before
left-out-balance = what is left of its given balance, or the rate it was paid at, depends on the months before
left-out-settled = credits or a minimum spend settle several charges together
left-out-bills = deductions, fees or compensations change its bills
left-out-whole-contract = its tiers count over the whole contract
left-out-single-days = it is priced by days that are not alike
map-title = Which option is cheapest depends on { $input } and the month
map-title-input = Which option is cheapest depends on { $input }, not on the month
map-title-month = Which option is cheapest depends on the month, not on { $input }
map-title-one = One option stays cheapest, whatever { $input } and the month
map-title-inputs = Which option is cheapest depends on { $input } and { $other }
map-title-inputs-first = Which option is cheapest depends on { $input }, not on { $other }
map-title-inputs-one = One option stays cheapest, whatever { $input } and { $other }
map-border-inputs = With { $other } at { $at }{ $otherUnit }, { $after } is cheapest from { $value }{ $unit } up; below that, { $before }.
map-border = By the last month, { $after } is cheapest from { $value }{ $unit } up; below that, { $before }.
tornado-without-effect = { $count ->
    [one] One assumption changes nothing in this range and is not listed.
   *[other] { $count } assumptions change nothing in this range and are not listed.
}
tornado-no-flip = Moving any one assumption by 10% leaves the verdict as it is.

## Scenarios side by side

scenarios-same = { $option } is cheapest under every scenario
scenarios-differ = Which option is cheapest depends on the scenario
scenarios-inputs = Assumptions that differ
scenarios-column-option = Option
scenarios-column-input = Assumption
scenarios-changes = Prices, terms and options that differ
scenarios-changes-what = Price, term or option
difference-value = { $value }
difference-none = not there
difference-unset = not set
difference-there = there
difference-each = / { $unit }
difference-unit = { $what } ({ $unit })

## Uncertainty

uncertainty-title = { $option } is cheapest in { $share } of { $count } simulations
uncertainty-title-always = { $option } is cheapest in all { $count } simulations
uncertainty-title-alone = { $option } comes to between { $low } and { $high } in eight simulations of ten
uncertainty-sure = Cheapest in { $share } of { $count } simulations.
uncertainty-sure-always = Cheapest in all { $count } simulations.
uncertainty-sure-other = Cheapest in { $share } of { $count } simulations; { $other } in { $more }.
uncertainty-caption = { $count } simulations, seed { $seed }. Each input lies between its ends in eight of ten. Percentiles are taken month by month; amounts have the digits that the sampling error leaves.
uncertainty-input = { $input }: { $low } to { $high }
uncertainty-volatile = { $meter }: strays by { $volatility } a month
uncertainty-range = { $option }: { $low } to { $high } in eight of ten, { $middle } in the middle.
uncertainty-range-best = { $option }: { $low } to { $high } in eight of ten, { $middle } in the middle. No simulation has a cheaper option.
uncertainty-range-regret = { $option }: { $low } to { $high } in eight of ten, { $middle } in the middle. Choosing it costs { $mean } more than the cheapest on average, { $most } at most.
uncertainty-unpriced = { $option } has no price in { $missing } of { $count } simulations; its figures are about the others.
uncertainty-refuses = { $option } does not serve all usage in { $share } of { $count } simulations; there it is not the cheapest while another serves everything.
uncertainty-refuses-always = { $option } does not serve all usage in any of { $count } simulations; it is not the cheapest while another serves everything.
uncertainty-unserved = does not serve all usage in { $share } of the simulations
uncertainty-unserved-always = does not serve all usage in any simulation
uncertainty-column-option = Option
uncertainty-column-cheapest = Cheapest in
uncertainty-column-unserved = Not all served in
uncertainty-column-base = Forecast
uncertainty-column-mean = Mean
uncertainty-column-error = Standard error
uncertainty-column-regret = Expected regret
uncertainty-column-regret-most = Maximum regret
uncertainty-months-cash = { $option }: paid up to the end of each month
uncertainty-months-accrual = { $option }: cost up to the end of each month
uncertainty-months-present-value = { $option }: present value up to the end of each month
uncertainty-inputs = What is uncertain
uncertainty-untraced = { $what }: what simulation { $future } of { $count } came to. Usage strays there in every month by a draw of its own, which no value of the study states, so the amount cannot be traced by values.
uncertainty-shares = How often each option is cheapest
uncertainty-share = cheapest in { $share }
uncertainty-outer = eight simulations of ten (P10 to P90)
uncertainty-inner = half of them (P25 to P75)
uncertainty-base = the forecast itself
