# The window: what stands on its controls and around its figures.

app-name = Outlay

## Title bar and menus

file = File
file-open = Open…
file-save = Save
file-save-as = Save as…
quit = Quit
recent = Open recent
recent-total = Total paid, cheapest option
samples = Samples
untitled = Untitled
state-sample = Sample
state-no-file = Not in a file yet
state-saved = Saved
state-changed = Changed since saved
state-autosaved = autosaved { $time }
mode = View
mode-compare = Compare
mode-cash-flow = Cash flow
undo = Undo
undo-what = Undo: { $what }
redo = Redo
redo-what = Redo: { $what }
edit-assumption = { $what }: { $from } → { $to }
currency = Currency of this study
language-switch = Switch to Chinese
theme = Appearance
theme-light = Light
theme-dark = Dark
theme-system = Match the system
left-pane = Scenarios and options
next-pane = Next part of the window
previous-pane = Previous part of the window
right-pane = Assumptions and details
close = Close
back = Back

## First start

band-text = This is a sample: change it, or start your own.
band-template = Start from a template
band-hide = Don’t open the sample again

## Lists

scenarios = Scenarios
scenario-shape = { $meter } by month
options = Options
option = Option
unpriced = No price yet: see the issues
assumptions = Assumptions
no-assumptions = Usage, growth and rates stand here, to be changed, as soon as the study states some.
field-exact = Exactly { $value }.
field-help = Drag to change, Alt for finer steps, or type
field-help-quantity = Drag to change, Alt for finer steps, or type: 12k, +10%

## Compare

verdict = Verdict
finding = Finding
basis = Paid or spread
basis-cash = Paid
basis-cash-hint = In the month money leaves (P)
basis-accrual = Spread
basis-accrual-hint = In the months the cost belongs to (P)
difference-table = The options side by side, with differences to the baseline
baseline = baseline
pin = Keep { $option } in colour
pin-short = pin
pinned = pinned
others = In grey:
best = , best
hear-saves = , saves
hear-more = , costs more
hear-same = , no difference
hear-neutral = , difference
crossings = The order changes in { $months }

## Cash flow

month-table = { $option } month by month
show-bills = Show the bills of { $month }
per-month = { $currency } a month
kind-fixed = Fixed fees
kind-usage = Usage
kind-one-time = One-time
kind-financing = Financing
kind-tax = Tax
column-paid = Paid
column-spread = Cost (spread)
column-balance = Prepaid balance
column-receivable = Receivable
column-cumulative = Cumulative
column-present = Present value
column-cash = Own cash left
column-tax-reached = Tax, cumulative
column-present-reached = Present value, cumulative
flow = What is shown by month
flow-balance = Balance
flow-tax = Tax
flow-present = Present value
flow-present-lacks = The study states no discount rate, so that present values are what is paid.
flow-tax-lacks = The study states no VAT.
flow-state = State one
flow-own = Own cash
export-workbook-short = Workbook (XLSX)
export-workbook-hint = All options with bills, payments and months, as formulas a spreadsheet recalculates
export-ledger = Export ledger
export-ledger-hint = All entries and the balances at each month’s end (CSV)
level-floor = Floor { $amount }
level-lowest = lowest: { $amount }
total = Total
after-study = Due after month { $n }
flag-notice = notice date
flag-renewal = renewal
flag-pack-expiry = pack expires
flag-plan-change = plan changes
flag-order-expiry = order lapses
flag-renewal-due = last day to renew
flag-suspended = service stops
flag-data-deleted = data deleted
flag-pack-low = pack runs low
flag-limit-reached = limit reached
flag-limit-near = near the limit
flag-collected-at-once = collected at once
flag-spending-alert = spending alert
actual-none = No counted usage stands beside the plan yet.
actual-title = { $meter }: counted against plan
planned = Planned
actual = Counted
actual-difference = Difference
actual-share = Difference, % of planned

## Bills

bill-number = Bill { $n }
bill-issued = issued { $date }
bill-net = Without tax
bill-tax = Tax
bill-total = Total
bill-payment = Payment on { $date }
no-bills = No bill belongs to this month.
from-to = { $from } – { $to }
quantity-times-price = { $quantity } × { $price }

## Analyses

parts = Views of the comparison
parts-more = More
part-time = Over time
part-bridge = Difference
part-composition = Composition
part-cliff = By usage
part-map = Map
part-tornado = What would change it
part-uncertainty = Uncertainty
uncertainty-reach = Each assumption reaches
uncertainty-own = Own range for
uncertainty-own-choose = Choose an input
uncertainty-own-low = { $input }, P10
uncertainty-own-high = { $input }, P90
uncertainty-own-remove = { $input }: no range of its own
uncertainty-own-rests-until = rests until { $scenario } is selected
uncertainty-own-rests = rests: it is not uncertain under this scenario
uncertainty-own-to = to
uncertainty-counted = Simulations in which it is the cheapest, of all { $count }: { $share }.
uncertainty-state = State a forecast
uncertainty-most = at most { $most } more than the cheapest
uncertainty-never = never dearer than another
uncertainty-middle = { $option }, middle
uncertainty-forecast = Forecast
part-sheet = Decision sheet
part-scenarios = Scenarios
cancel = Cancel
working = Working…
import-working = Reading rows…
turns = What would change the verdict
tornado-flips = { $option } is cheapest
over-meter = By usage of
needs-two = This appears as soon as two options have a price.
needs-two-add = Find a plan in the price book
over-across = Across
over-up = Up
over-months = The months
cliff-drawn-to = drawn to { $quantity }
cliff-point = At { $quantity }, { $cheaper } becomes cheaper than { $other }: { $cost }
cliff-now = { $option }: { $cost } at { $quantity } now
cliff-step = { $option }: { $by } at { $quantity }, then { $cost }
cliff-caption = { $currency } a month, by { $meter }
explain-plain = { $text }
explain-plainly = { $title }: { $value }. { $help }
cliff-cost = Cost now
cliff-next-unit = Next unit costs
cliff-next-step = Next step at
cliff-leap = Step adds

## Explain

trace = Where it comes from
trace-copy = Copy as text
trace-keys = Arrow keys move, right opens, left closes.
trace-input = { $label } = { $value }
trace-value = { $value }
explain-figure = Explain (E, or Alt and click)
how-this-follows = How this follows
how-sure = How sure?

## Present

mode-present = Present
present-sliders = Sliders
present-sliders-help = Three at most
present-reset = Reset
present-hide = Hide amounts
present-show = Show amounts
present-next = Next view
present-previous = Previous view
present-leave = Leave
present-view = View { $n } of { $count }
present-tried = What is tried here is not kept.
amounts-hidden = Amounts hidden

## Charts

chart = chart
chart-keys = Left and right arrows move between months, up and down between lines, Home and End to the first and last month. T shows a table.
chart-point-keys = Arrow keys move from point to point, up and down from row to row, Home and End to the first and last. T shows a table.
chart-menu = Chart menu
chart-as-table = Show as table
chart-as-chart = Show as chart
chart-copy-png = Copy picture
chart-copy-svg = Copy picture as SVG
chart-save-png = Save as PNG…
chart-save-svg = Save as SVG…
chart-copy-table = Copy table for a spreadsheet
chart-copy-markdown = Copy table as Markdown
chart-save-csv = Save table as CSV…
chart-cash-flow = { $total } paid in all, at most { $peak } in one month ({ $month })
chart-spread = { $total } in all, spread over the months it serves
chart-tax = { $total } of tax in all, at most { $peak } in one month ({ $month })
chart-tax-none = No tax is paid
chart-present = { $total } paid in all is worth { $worth } on the first day
chart-present-undiscounted = { $worth } paid in all, worth as much on the first day without a discount rate
chart-own-cash = Own cash is lowest in { $month }: { $lowest }
chart-break-even = break-even · { $month }
chart-reached = { $label } by { $month }: { $amount }
chart-tall = { $amount } = { $times } × usual
month = Month
month-n = month { $n }
month-numbered = month { $n } ({ $month })
list-comma = ,{" "}
list-semicolon = ;{" "}
list-colon = :{" "}

## Files over the window

drop-study = Drop a study to open it
drop-usage = A table of usage (CSV, XLSX) goes to the import

## Status bar and messages

status = Status
n-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
n-notices = { $n ->
    [one] { $n } notice date
   *[other] { $n } notice dates
}
n-issues = { $n ->
    [0] no issues
    [one] { $n } issue
   *[other] { $n } issues
}
fingerprint = result { $result }
fingerprint-help = Two studies with the same fingerprint have the same inputs and the same figures.
issues = Issues in this study
issues-refused = The file was not opened
issue-error = Error:
issue-warning = Warning:
issue-place = line { $line }, column { $column }
issue-open = Edit what this is about
no-issues = Nothing to fix.
nothing-priced = No option can be priced yet
nothing-priced-why = The comparison appears as soon as one option is complete. This is what stands in the way:
not-started = The study could not be opened
not-started-why = The application did not answer. Nothing has been lost.
try-again = Try again
copied = Copied
file-act-open = Open
file-act-show-in-folder = Show in folder
file-act-copy-path = Copy path
cancelled = Cancelled: nothing has changed.
progress = { $done } of { $of }
progress-left = { " · " }{ $seconds } s left
prices-as-of = Prices as of { $day }
prices-due = Prices as of { $day }, review due
prices-help = When the oldest prices of this study were seen. Shows their plan.
prices-due-help = These prices may have changed since. Shows their plan with its source.
nothing-yet = The comparison stands here as soon as the study has a plan and an option on it.
nothing-yet-sample = Look at a sample instead
saved-as = Saved as { $file }
host-unreachable = The application did not answer ({ $detail }).
window-failed = Something went wrong in the window ({ $detail }). The study is kept; what stands still goes on after Outlay is closed and opened again.

## The window's own menu, and right clicks

menu-edit = Edit
menu-view = View
menu-help = Help
menu-cut = Cut
menu-copy = Copy
menu-paste = Paste
menu-select-all = Select all
context = What can be done here
context-edit = Edit…
context-select = Show this scenario
context-baseline = Make this the baseline
context-pin = Keep in colour
context-unpin = No longer keep in colour
context-months = Export month by month (CSV)…
context-up = Move up
context-down = Move down
context-internal = Mark as internal
context-not-internal = No longer internal
context-remove = Remove
context-copy-amount = Copy the exact amount

## Commands

present-full = Start or leave the presentation (full screen)
command-look = Look
command-export = Export
command-basis = Switch between paid and spread
command-swap = Swap baseline and compared option
command-table = Switch between chart and table
command-hide = Hide or show amounts
command-accounting = Negative amounts in parentheses or with a minus
accounting-negatives = Negative amounts in parentheses
command-english = English
command-chinese = Chinese (Simplified)
command-palette = Commands…
command-keys = Keyboard shortcuts
command-find = Find a command
command-nothing = No command answers to this.
export-report = Export the report (PDF)…
export-workbook = Export a workbook with formulas (XLSX)…
export-picture = Export the cumulative chart (PNG)…
export-differences = Export the comparison (CSV)…
export-months = Export the months of the selected option (CSV)…
export-reminders = Export dates to remember (.ics)…
export-copy = Copy the comparison for a spreadsheet

# What people call commands beside their names; only searched, never shown.
find-report = print, paper, document, download
find-workbook = excel, spreadsheet, numbers
find-picture = image, screenshot, chart, svg
find-reminders = calendar, notice, deadline, renewal, alarm
find-language = language, translation
find-keys = help, shortcuts, manual
find-explain = why, calculation, how
find-book = vendors, catalogue, providers, tariffs
