# The workbook (XLSX): names of its sheets, heads of columns, notes.
# A sheet’s name has at most 31 characters and none of [ ] : * ? / \.

workbook-font = Arial
workbook-summary = Summary
workbook-assumptions = Assumptions
workbook-usage = Usage
workbook-charges = Charges
workbook-spread = Spread costs
workbook-payments = Payments
workbook-cash-flow = Cash flow
workbook-sources = Sources

workbook-in-currency = { $title } ({ $currency })
workbook-month-number = Month no.
workbook-month = { $month } (month { $k })
workbook-too-long = A spreadsheet keeps 15 digits of a number. This one has more, so it stands here as text, complete.

## Summary

workbook-scenario = Scenario “{ $scenario }”
workbook-about = { $from } to { $until } ({ $months ->
        [one] { $months } month
       *[other] { $months } months
    }) · all amounts in { $currency } · result { $fingerprint }
workbook-baseline = { $option } (baseline)
workbook-total-paid = Paid in all
workbook-of-it-after = Of it due after month { $n } ({ $currency })
workbook-total-cost = Cost of the months (spread)
workbook-to-baseline = More than the baseline
workbook-worth-to-baseline = Present value, more than the baseline
workbook-monthly = Monthly equivalent
workbook-peak = Most in one month
workbook-peak-month = In
workbook-break-even-paid = Break-even with the baseline, as paid
workbook-break-even-spread = Break-even with the baseline, as spread
workbook-note-formulas = Amounts are formulas: charges from quantity and price, payments from charges, months from payments. What a formula cannot say stands as a value with its reason beside it.
workbook-note-inputs = Blue values on the sheet of assumptions may be changed: discount rate, VAT and exchange rates. Formulas follow, values (such as parts of a bill paid by instalments) do not; usage and prices are changed on the sheet of charges, or better in Outlay.
workbook-note-break-even = Verdict and break-evens are those of Outlay and do not follow changes made here.
workbook-note-checked = { $parts ->
        [one] Recalculated independently before this file was written: every formula comes to the amount that Outlay found.
       *[other] Recalculated independently before this file was written, because of its size in { $parts } parts: every formula comes to the amount that Outlay found.
    }
workbook-note-values = The amounts have more digits than a spreadsheet keeps, so this workbook holds values instead of formulas; what is longer than 15 digits stands as text.
workbook-unpriced = { $option } has no price as the study stands and is left out.

## Assumptions

workbook-group = Group
workbook-assumption = Assumption
workbook-value = Value
workbook-unit = Unit
workbook-note = Note
workbook-inputs-note = Formulas of the other sheets look at the blue values.
workbook-discount-note = Effective, a year; named discount_rate in formulas.
workbook-no-discount-note = The study does not discount; named discount_rate in formulas.
workbook-exchange = { $own } for 1 { $currency }
workbook-from = From { $date }

## Charges, spread costs, payments

workbook-bill = Bill
workbook-billed-on = Billed on
workbook-first-day = First day
workbook-last-day = Last day
workbook-quantity = Quantity or base
workbook-price = Price or rate
workbook-periods = Periods
workbook-exchange-rate = Exchange rate
workbook-exact = Before rounding
workbook-difference = Rounding difference
workbook-net = Without tax
workbook-borne = Tax borne
workbook-cost = Cost
workbook-cost-month = Cost of month no.
workbook-clause = Clause
workbook-tax-reason = { $rate } on the amounts above
workbook-passed = Passed by month’s end
workbook-passed-of = Of
workbook-as-used = As it is used up
workbook-as-booked = As the books divide it
workbook-after = Serves the time after the study
workbook-paid-on = Paid on
workbook-what = What
workbook-whole-bill = The whole bill
workbook-part-of-bill = Part { $nth } of { $of }
workbook-vat-back = VAT that comes back
workbook-wait = Months from the start
workbook-plan = Plan
workbook-where = Where the prices were seen
