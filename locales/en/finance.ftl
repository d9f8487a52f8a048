# What finance staff read: the books, buying against renting, the decision sheet.

error-too-large = An amount is too large to be held exactly.

## Books

ledger-entries = Entries
ledger-months = Balances at each month's end
ledger-date = Date
ledger-bill = Bill
ledger-line = Line
ledger-kind = Entry
ledger-account = Account
ledger-debit = Debit
ledger-credit = Credit
ledger-month = Month
ledger-opening = Opening balance
ledger-cash = Cash paid
ledger-expense = Expense
ledger-closing = Closing balance
ledger-billed = Billed
ledger-vat-paid = VAT on bills that comes back
ledger-vat-recovered = VAT recovered
ledger-prepaid-current = Prepaid expenses
ledger-prepaid-non-current = Long-term prepaid expenses
ledger-prepaid-lapsing = Prepaid that will lapse
ledger-fixed-assets = Fixed assets, net
ledger-intangible-assets = Intangible assets, net
ledger-input-vat = Input VAT to be recovered
ledger-receivable-current = Other receivables
ledger-receivable-non-current = Long-term receivables
ledger-payable = Accounts payable
ledger-accrued = Accrued expenses

balance-chart = { $option }: at most { $amount } is prepaid, at the end of { $month }
balance-chart-short = At most { $amount } is prepaid, at the end of { $month }
balance-none = { $option }: nothing is prepaid at any month’s end
balance-none-short = Nothing is prepaid at any month’s end
balance-lapses = Of what is prepaid at the end of { $month }, { $amount } will lapse unused.
balance-lapses-none = None of it will lapse unused.
balance-receivable = At the end of { $month }, { $amount } is still to come back: the most of any month.

account-bank = Bank
account-prepaid = Prepaid expenses
account-fixed-assets = Fixed assets
account-accumulated-depreciation = Accumulated depreciation
account-intangible-assets = Intangible assets
account-accumulated-amortisation = Accumulated amortisation
account-input-vat = Input VAT
account-receivable = Other receivables
account-unbilled-receivable = Other receivables, not billed yet
account-payable = Accounts payable
account-accrued = Accrued expenses
account-expense = Administrative expenses: technical services
account-depreciation = Depreciation and amortisation
account-finance-cost = Finance costs

entry-acquired = Received before the bill
entry-billed = Bill
entry-paid = Payment
entry-vat-recovered = VAT recovered
entry-expensed = Cost of the month
entry-written-off = Written off this month
entry-pack-drawn = Prepaid pack used
entry-pack-lapsed = Prepaid pack lapsed
entry-retired = Out of the books, service over

## Buying or renting

rent-measure = Present value after profit tax
rent-price = Prices paid
rent-running = Running costs after tax
rent-shield = Tax saved by depreciation
rent-sales = Proceeds of sales after tax
rent-total = Total
rent-better = Renting costs { $amount } less than buying: { $rent } is better than { $buy }.
rent-worse = Buying costs { $amount } less than renting: { $buy } is better than { $rent }.
rent-even = Both cost the same if the first payment for { $rent } is { $amount } and the others change with it.
rent-rate = Discounted at { $rate }, the borrowing rate after tax.

## Decision

decide-cheapest = Choose { $option }: it costs least, { $discounted ->
        [0] { $total }
       *[other] { $total } in present value
    }, { $amount } less than { $other }.
decide-only = { $option } is the only option: { $total } over { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
decide-only-serving = { $option } is the only option that serves all usage: { $total } over { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
decide-only-affordable = Choose { $option }: it costs least, { $discounted ->
        [0] { $total }
       *[other] { $total } in present value
    }, and own cash covers no other option.
decide-affordable = Choose { $option }, { $discounted ->
        [0] { $total }
       *[other] { $total } in present value
    }: it costs least of what own cash covers. { $other } would cost { $amount }, which own cash does not cover.
decide-none-affordable = Own cash covers none of the options; { $option } costs least, { $discounted ->
        [0] { $total }
       *[other] { $total } in present value
    }.
decide-deadline = { $option }: give notice by { $date }, or it renews on { $renewal } for { $months ->
        [one] { $months } month
       *[other] { $months } months
    } and { $amount }.
decide-total = Total paid
decide-prepaid = Of that, paid for the time after the study
decide-present-value = Present value
decide-todays-money = Total in today's money
decide-day-one = Due on day one
decide-deposit = Deposit at most, comes back
decide-deposit-of = Deposit that comes back: { $option }
decide-in-use-from = In use from
decide-waiting = Cost of waiting
decide-with-waiting = Cost including the wait (present value)
decide-waited = { $option }: its figure holds { $amount } for the time until { $date }.
decide-serves = Serves all usage
decide-can-start = Own cash covers day one
decide-keeps-floor = Own cash stays above its limit
decide-lowest = Lowest own cash
decide-lowest-month = Month of lowest own cash
decide-score = Score beyond price (0 to 5)
decide-yes = yes
decide-no = no
decide-flips = What would change the decision
decide-flip = Change and result
decide-dates = Deadlines
decide-option = Option
decide-notice-by = Notice by
decide-renewal = Renews on
decide-renewal-cost = Fixed charges of the new term
decide-stopping = Sunk cost if you stop at the end of each month
decide-risk = If the need ends with { $rate } each month
decide-expected = Expected cost, present value
decide-value-of-stopping = Saved by being able to stop
decide-break-even-risk = Monthly chance of stopping at which it costs the same as { $baseline }
