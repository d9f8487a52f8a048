# The report on paper, and what is asked about it.

report-kind = Cost comparison
report-mark = Result { $code }

## The frame of the comparison

report-prices = Prices as of
report-scenario = Scenario
report-time = Time
report-span = { $from } – { $to } ({ $months ->
    [one] { $months } month
   *[other] { $months } months
})
report-currency = Currency
report-made = Report of

## The options side by side

report-option = Option
report-difference = Against { $option }
report-unpriced = Not in this comparison, for they could not be priced: { $names }.
report-left-out = { $count ->
    [one] One option is not shown here in full
   *[other] { $count } options are not shown here in full
}: { $names }. Its totals stand on the first page.

## When the order changes

report-turns = When the order changes, and dates not to miss
report-as-paid = As paid
report-as-spread = As spread over the months served
report-month = { $month } (month { $k })
report-also-crosses = also crosses in { $months }
report-dates = Other dates
report-date = Date
report-what = What happens
report-more-dates = { $count ->
    [one] One later date is
   *[other] { $count } later dates are
} left out.

## Month by month

report-cash-flow = Cash flow by month
report-in-currency = Amounts in { $currency }. Paid: in the month money leaves. Cost: in the months it serves. Balance: paid ahead at the month’s end, or, below zero, used and not yet paid.

## Causes

report-uncertainty = How sure that is
report-causes = What makes the difference
report-bridge = From { $from } to { $to }: { $difference }

## What the result stands on

report-assumptions = Assumptions
report-usage = Usage
report-meter = Meter
report-usage-first = First month
report-usage-last = Last month
report-usage-most = Highest month
report-assumed = Values
report-about = About
report-value = Value
report-sensitivity = What would change the verdict
report-issues = To be looked at

## Sources

report-sources = Sources of the prices
report-plan = Plan
report-source = Source
report-no-source = none stated
report-confidence = Confidence
report-price-book = Price-book entry
report-source-note = Note

## The calculation

report-appendix = Appendix: how the totals are calculated
report-appendix-intro = Each total is the sum of its bills. All bills are listed; a bill is taken apart when it is the first that consists of these charges by these rules, and later ones of its kind are calculated the same way with their month’s usage.
report-bills = All bills, in { $currency }
report-bill = Bill
report-issued = Issued
report-due = Due
report-calculated = Calculation
report-below = below
report-like = like bill { $number }
report-more-kinds = { $count ->
    [one] One more kind of bill is
   *[other] { $count } more kinds of bills are
} listed only; the window explains each amount of every bill.
report-step = Step

## What is asked and refused

report-list-separator = { ", " }
error-no-font = No font on this computer has “{ $letter }” ({ $code }), so the report would miss it. Install a font that has it, for Chinese Noto Sans CJK, or change the text.
