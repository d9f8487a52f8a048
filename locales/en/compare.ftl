# The options side by side: verdict, charts, tables and assumptions.

## Verdict, paid

verdict-only = With { $option }, { $total } is paid over { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
verdict-throughout = { $option } is cheapest from the start; over { $months ->
        [one] { $months } month
       *[other] { $months } months
    } it costs { $saving } ({ $percent }) less than { $other }.
verdict-from = { $option } is cheapest for good from month { $k } ({ $month }); over { $months ->
        [one] { $months } month
       *[other] { $months } months
    } it costs { $saving } ({ $percent }) less than { $other }.
verdict-end = { $option } is cheapest in total, though another option is ahead up to the last month; over { $months ->
        [one] { $months } month
       *[other] { $months } months
    } it costs { $saving } ({ $percent }) less than { $other }.
verdict-tie = { $option } and { $other } cost the same over { $months ->
        [one] { $months } month
       *[other] { $months } months
    }: { $total }.

## Verdict, spread

verdict-only-accrual = With { $option }, the cost that belongs to { $months ->
        [one] this month
       *[other] these { $months } months
    } is { $total }.
verdict-throughout-accrual = Spread over time, { $option } is cheapest from the start; the cost that belongs to { $months ->
        [one] this month
       *[other] these { $months } months
    } is { $saving } ({ $percent }) lower than with { $other }.
verdict-from-accrual = Spread over time, { $option } is cheapest for good from month { $k } ({ $month }); the cost that belongs to { $months ->
        [one] this month
       *[other] these { $months } months
    } is { $saving } ({ $percent }) lower than with { $other }.
verdict-end-accrual = Spread over time, { $option } is cheapest in total, though another option is ahead up to the last month; the cost that belongs to { $months ->
        [one] this month
       *[other] these { $months } months
    } is { $saving } ({ $percent }) lower than with { $other }.
verdict-tie-accrual = The cost that belongs to { $months ->
        [one] this month
       *[other] these { $months } months
    } is the same with { $option } and { $other }: { $total }.

## Conditions of the verdict

note-unserved = { $option } would cost less ({ $total }) but does not serve all usage from { $month } on ({ $what }: { $asked } asked for, { $most } at most).
note-none-serves = No option serves all usage; { $option } does not from { $month } on ({ $what }: { $asked } asked for, { $most } at most).
note-day-one = { $amount } is due on day one.
note-before = Until then, { $option } is ahead.
note-present-value = At a discount rate of { $rate }, { $option } is cheaper in present value.
note-prepaid-at-end = { $amount } of what is paid for { $option } covers time after the study.
note-floor = With { $option }, own cash falls below the limit in { $month }.
note-start = With { $option }, the cash at the start does not cover the { $amount } due on day one.
note-expired = With { $option }, packs worth { $amount } lapse unused.
note-unverified = Prices not verified: use for a first look only.
note-unpriced = { $count ->
        [one] { $count } option could not be priced; see the issues.
       *[other] { $count } options could not be priced; see the issues.
    }
note-paid-after = For { $option }, { $amount } falls due after the last month.

## Chart titles

chart-cash-tie = Cumulative payments: { $option } and { $other } come to the same
chart-cash-only = Cumulative payments of { $option }
chart-cash-throughout = Cumulative payments: { $option } is ahead from the start
chart-cash-from = Cumulative payments: { $option } stays ahead from month { $k } ({ $month })
chart-cash-end = Cumulative payments: { $option } is cheapest only once everything is paid
chart-accrual-tie = Cumulative cost, spread over time: { $option } and { $other } come to the same
chart-accrual-only = Cumulative cost of { $option }, spread over time
chart-accrual-throughout = Cumulative cost, spread over time: { $option } is ahead from the start
chart-accrual-from = Cumulative cost, spread over time: { $option } stays ahead from month { $k } ({ $month })
chart-accrual-end = Cumulative cost, spread over time: { $option } is cheapest only at the end

## Charts in words

summary-line = { $option }: { $total } over the study, from { $first } to { $last }.
summary-crossing = { $option } and { $other } cross in month { $k } ({ $month }).
summary-no-crossing = { $option } and { $other } do not cross.
summary-cash-flow = { $option }: { $total } paid in all; the most in one month is { $peak } ({ $month }).
summary-tax = { $option }: { $total } of tax in all; the most in one month is { $peak } ({ $month }).
summary-tax-none = { $option }: no tax is paid.
summary-present = { $option }: { $total } paid in all is worth { $worth } on the first day, at { $rate } a year.
summary-present-undiscounted = { $option }: { $worth } paid in all; without a discount rate it is worth as much on the first day.
summary-spread = { $option }: { $total } in all, spread over the months it serves.

## Findings about one option's payments

headline-large = { $option }: { $count ->
        [one] { $count } large payment makes up
       *[other] { $count } large payments make up
    } { $percent } of everything paid
headline-even-same = { $option }: { $low } every month
headline-some = { $option }: { $count ->
    [one] one payment, { $low } to { $high }
   *[other] { $count } payments of { $low } to { $high }
}
headline-some-same = { $option }: { $count ->
    [one] one payment of { $low }
   *[other] { $count } payments of { $low }
}
headline-even = { $option }: between { $low } and { $high } a month
headline-growing = { $option }: payments grow from { $first } to { $last } a month
headline-nothing = { $option }: nothing to pay
headline-spread-same = { $option }, spread: { $low } every month
headline-spread = { $option }, spread: between { $low } and { $high } a month

## Difference table

row-total-cash = Paid in { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
row-total-accrual = Cost of { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
row-present-value = Present value ({ $rate })
row-monthly-equivalent = Monthly equivalent
row-day-one = Due on day one
row-peak-month = Most in one month
row-prepaid-at-end = Prepaid at the end
row-lowest-cash = Lowest own cash
row-break-even = Breaks even with { $option }
row-unserved = Usage not served
row-given-up = What you give up
cell-unserved = { $what }: { $asked } asked for, { $most } at most, from { $month }
cell-baseline = baseline
cell-cheaper-throughout = ahead from the start
cell-dearer-throughout = never
cell-equal = the same
cell-none = –
cell-gives-up-nothing = nothing: leave after any month
cell-bound = bound for { $months ->
    [one] { $months } month
   *[other] { $months } months
}
cell-paid-ahead = up to { $amount } paid ahead
cell-bound-and-paid-ahead = bound for { $months ->
    [one] { $months } month
   *[other] { $months } months
}, up to { $amount } paid ahead

## Own cash

runway-kept = Own cash does not fall below the limit of { $floor }; its lowest is { $lowest } in { $month }.
runway-broken = Own cash falls below the limit of { $floor } in { $month }; its lowest is { $lowest } in { $lowestMonth }.

## An option in a few words

option-plan = { $plan }
option-vendor = { $vendor } · { $plan }
pay-monthly = paid monthly
pay-quarterly = paid quarterly
pay-yearly = paid yearly
pay-every = paid every { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
pay-arrears = postpaid
pay-discount = { $rate } off
pay-instalments = { $count ->
        [one] { $count } instalment
       *[other] { $count } instalments
    }
pay-stages = paid in { $count ->
        [one] { $count } stage
       *[other] { $count } stages
    }
pay-packs = { $count ->
        [one] { $count } pack
       *[other] { $count } packs
    }
settle-quarterly = usage settled quarterly
settle-every = usage settled every { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
settle-daily = usage settled daily
settle-hourly = usage settled hourly
settle-on-day = usage billed on day { $day } of the month
net-days = due in { $days ->
        [one] { $days } day
       *[other] { $days } days
    }

## Assumptions

group-meter = { $meter }
group-money = Money
group-options = Options
group-plan = Plan: { $plan }
assumption-start = First month
assumption-ceiling = Ceiling
assumption-midpoint = Half-way after
assumption-steepness = Steepness
assumption-monthly-rate = Monthly growth rate
assumption-per-month = Added each month
assumption-ratio = For each unit of { $from }
assumption-fixed-quantity = Fixed quantity: { $option }
assumption-discount-rate = Discount rate
assumption-vat-rate = VAT rate
assumption-recoverable = VAT recovered
assumption-opening = Own cash at the start
assumption-inflow = Cash in each month
assumption-floor = Own cash never below
assumption-option-discount = Discount: { $option }
assumption-surcharge = Instalment surcharge: { $option }
assumption-horizon = Months compared

## Numbers of the plans that an analysis may be drawn over

input-fee = { $charge }: amount
input-unit-price = { $charge }: unit price
input-package = { $charge }: price of a package
input-rate = { $charge }: rate
input-allowance = { $charge }: included
input-tier-price = { $charge }: unit price of tier { $tier }
input-tier-fee = { $charge }: fee of tier { $tier }
input-exchange = { $currency } rate from { $from }

## Flows

flows-npv = Net present value, equal periods, rate a period
flows-xnpv = Net present value, by date
flows-irr = Internal rate of return, a period
flows-xirr = Internal rate of return, a year, by date
flows-irr-roots = All rates a period
flows-xirr-roots = All rates a year
flows-payback = Payback, in periods
flows-discounted-payback = Discounted payback, in periods
flows-months = Months from the first date to the last
flows-annual-cost = Equivalent annual cost, at each year's end
flows-monthly-cost = Equivalent monthly cost, in advance
flows-rate = { $rate }
flows-rate-below = below −99%
flows-rate-above = above 1,000,000%
flows-needs-rate = needs a discount rate
flows-never = never
flows-no-rate-one-sign = none: money only goes one way
flows-no-rate-one-date = none: all on one date
flows-no-rate-no-root = none: at no rate are the flows worth nothing
flows-no-rate-out-of-range = beyond any number that can be shown
flows-columns = “{ $row }” is not a date and an amount.
flows-date = “{ $row }” does not begin with a date.
flows-amount = The amount in “{ $row }” is not a number.
flows-empty = There are no flows.
flows-remedy = Write each flow as date,amount on a line of its own, such as 2027-01-31,-1200.50; quote an amount with commas.

## What a title means, for those who have not met it

assumption-start-help = What is used in the first month of the study.
assumption-ceiling-help = The quantity at which growth levels off.
assumption-midpoint-help = How long it takes to reach half of the ceiling.
assumption-steepness-help = How fast growth is around the half-way point: higher is faster.
assumption-monthly-rate-help = Growth from each month to the next; it compounds.
assumption-per-month-help = What is added every month.
assumption-ratio-help = How much of this goes with each unit of the other meter.
assumption-fixed-quantity-help = The quantity fixed by contract, however much is used.
assumption-discount-rate-help = What money costs you per year; later payments count for less by it.
assumption-vat-rate-help = The standard rate of VAT.
assumption-recoverable-help = The share of the VAT that you get back.
assumption-opening-help = Your own cash on the first day.
assumption-inflow-help = Cash that comes in each month from everything else.
assumption-floor-help = The balance that own cash should not fall below.
assumption-option-discount-help = The discount for paying this way, such as a year ahead.
assumption-surcharge-help = What paying in instalments adds.
assumption-horizon-help = Over how many months the options are compared.
row-total-cash-help = All payments for the bills of these months, with VAT, whenever they fall due.
row-total-accrual-help = What belongs to these months, whenever it is paid.
row-present-value-help = All payments in the money of the first day, at this discount rate.
row-monthly-equivalent-help = The same payment every month that comes to the same present value.
row-day-one-help = What must be paid on the first day.
row-peak-month-help = The most that is paid in any one month.
row-prepaid-at-end-help = What is already paid, after the last month, for time to come.
row-lowest-cash-help = The lowest that own cash gets.
row-unserved-help = What the option refuses of your forecast, the first of it. Such an option is never the cheapest while another serves everything.
row-given-up-help = What an option costs beside money: how long it binds you, and the most that the vendor holds of yours at a month's end.
row-break-even-help = The month in which the two have cost the same so far; the cheaper one changes there.
column-spread-help = The cost that belongs to the month, whenever it is paid.
column-balance-help = What is paid ahead at the month’s end; below zero, what is used and not yet paid.
column-present-help = The month’s payments in the money of the first day, at the discount rate.
column-cash-help = Your own cash at the month’s end.
