# Building and editing a study; the fields themselves are in field.ftl.

mode-edit = Build
edit-closed = Building is closed while amounts are hidden
edit-closed-why = Prices appear in every part of the study. Show the amounts again (H) to go on.
edit-outline = Parts of the study
edit-study = Study
edit-trouble = has issues
edit-the = Edit: { $what }
edit-about = About: { $what }
edit-add-field = Add a field…
edit-add-to = Add to “{ $list }”
edit-take-out = Take out: { $what }
edit-other-form = Say it in the other form: { $what }
edit-remove = Remove: { $what }
edit-up = Move up: { $what }
edit-down = Move down: { $what }
edit-duplicate = Duplicate
edit-branch = Branch
edit-in-language = { $name }, { $language }
edit-not-set = Not stated
edit-no-whole = “{ $found }” is not a whole number of 0 or more, such as 36.
edit-choose = Choose…
edit-yes = Yes
edit-no = No
edit-dated = With dates
edit-always = Always on
edit-row = Row
edit-add-row = Add a row
edit-paste-help = Paste rows of a spreadsheet into any cell.
edit-column-help = { $n } values, one a line; a column of a spreadsheet can be pasted.
edit-month-of-year = { $n ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
}
edit-timeline = Dates
edit-timeline-help = Drag a mark, or use the arrow keys: a month at a time, with Alt a day.
edit-whole-option = The whole term
edit-forecast = Forecast in “{ $scenario }”
edit-copy-of = { $name } (copy)
edit-branch-of = { $name } (branch)
edit-set = { $what }: { $to }
edit-set-from = { $what }: { $from } → { $to }
edit-changed = { $what } changed
edit-cleared = { $what } taken out
edit-removed = { $what } removed
edit-added = { $what } added
edit-duplicated = { $what } added
edit-branched = { $what } branched
edit-renamed = { $what } is now called { $to }
edit-moved = { $what } moved
step-effect = { $what } · cheapest total { $effect }
step-no-effect = { $what } · cheapest total unchanged
step-undone = Undone: { $what }
step-redone = Redone: { $what }
differs-from = What differs from “{ $scenario }”
differs-what = Assumption
differs-here = Here
differs-back = Same as the other
differs-nothing = Nothing yet. Change an assumption while this scenario is selected.
curve-none = The curve appears when the price is complete.
curve-never = This price depends on more than the quantity, so it has no curve.
curve-label = Price by quantity: { $amount } at { $quantity } { $unit }. Arrow keys read the points.
curve-at = { $quantity } { $unit }: { $amount }
history = History
history-help = Every change is kept. Restoring an earlier state is itself a step that can be undone.
history-what = Change
history-when = Day
history-total = Cheapest total, paid
history-effect = Effect
history-restore = Restore
history-begin = Beginning
history-now = now
history-changes = What changed
history-from = From
history-to = To
history-place = Place
history-same = These two states are the same.
history-totals = Totals, paid
history-totals-same = No total changes.
guide-new = New study…
guide-title = What do you want to compare?
guide-kind-vendors = Vendors of the price book
guide-kind-vendors-note = Two or more published plans; only your usage is asked
guide-vendors-how = Prices, tiers and terms come from the price book, with source and date.
guide-vendor = Vendor { $n }
guide-choose-vendor = Choose a vendor…
guide-plan-of = Plan of vendor { $n }
guide-unpriced = { $plan } (no published price)
guide-another = Another plan
guide-add-ons = Add-ons and packs: { $n } of { $all }
guide-add-ons-of = Add-ons and packs of { $plan }
guide-unit-packs = packs
guide-unit-flow = { $unit } per month
guide-unit-level = { $unit } (a level)
guide-counts = Per month: what adds up, such as messages or traffic. A level: how many there are, such as users or seats; months are not added up.
guide-count = Write how many as a whole number, or leave it empty.
guide-range = Usage may be a range such as 8k to 20k: it grows in equal steps from the first month to the last, instead of by the rate.
guide-needed = Fill this in; the comparison needs it.
guide-vendor-first = Choose at least one vendor above, or another kind of comparison.
guide-range-example = such as 8k to 20k
guide-how = Write a number such as 8000 or 8k, or a range such as 8k to 20k or 8k-20k.
guide-by-days = { $meter }: taken as the same on every day, until the forecast says otherwise in Build.
guide-year-example = such as 15%, or empty
guide-ask-rate = 1 { $code } is
guide-option-ahead = { $name }, a year ahead
guide-kind-chat = Chat or messaging service
guide-kind-chat-note = A monthly package, or a price per user
guide-kind-seats = Per-user software
guide-kind-seats-note = Paid monthly, or a year ahead with a discount
guide-kind-traffic = Traffic or storage
guide-kind-traffic-note = Per gigabyte, or in packages
guide-kind-buy = Buy or subscribe
guide-kind-buy-note = A licence with maintenance, or a subscription
guide-examples = These figures are examples; replace them with those of your offers.
guide-ask-users = Daily active users today
guide-ask-growth = Growth per month
guide-ask-fee = Package fee per month
guide-ask-included = Users included in the package
guide-ask-extra = Each extra user, per month
guide-ask-each = Without a package: each user, per month
guide-ask-seats = Users today
guide-ask-more = New users each month
guide-ask-price = Price per user and month
guide-ask-year = Discount on fees when a year is paid ahead
guide-ask-discount = Discount when a year is paid ahead
guide-ask-traffic = GB per month today
guide-ask-gigabyte = Price per GB
guide-ask-bundle = GB in a package
guide-ask-bundle-price = Price per package
guide-ask-purchase = Licence, paid once
guide-ask-maintenance = Maintenance per year, share of the licence
guide-ask-subscription = Subscription per month
guide-ask-start = First month
guide-ask-currency = Currency
guide-ask-months = Months to compare
guide-compare = Compare
guide-empty = Empty study
guide-empty-title = New study
guide-title-chat = Chat service: package or per user
guide-title-seats = Per-user software: monthly or yearly
guide-title-traffic = Traffic: per gigabyte or in packages
guide-title-buy = Buy or subscribe
guide-base = Base
guide-source = As entered; no published source.
guide-unit-users = users
guide-unit-seats = users
guide-meter-users = Daily active users
guide-meter-seats = Users
guide-meter-traffic = Traffic
guide-plan-package = Package
guide-plan-per-user = Per user
guide-plan-seat = Per-user software
guide-plan-traffic = Per gigabyte
guide-plan-bundle = Packages
guide-plan-purchase = Purchase
guide-plan-subscription = Subscription
guide-charge-fee = Package fee
guide-charge-extra = Extra users
guide-charge-each = Each user
guide-charge-seat = Each user
guide-charge-traffic = Traffic
guide-charge-bundle = Packages
guide-charge-purchase = Licence
guide-charge-maintenance = Maintenance
guide-charge-subscription = Subscription
guide-option-package = Monthly package
guide-option-per-user = Per user
guide-option-monthly = Paid monthly
guide-option-yearly = Paid a year ahead
guide-option-traffic = Per gigabyte
guide-option-bundle = Packages
guide-option-purchase = Buy
guide-option-subscription = Subscribe
book = Price book
book-search = Search vendor, product, plan
book-mechanism = Pricing method
book-any-mechanism = Any pricing method
book-count =
    { $n ->
        [one] { $n } entry
       *[other] { $n } entries
    }
book-as-of = as of { $day }
book-origin = From the price book
book-from = From the price book: { $vendor }, { $product }
book-unchanged = As published. What you change here is marked; the price book stays as it is.
book-ours = Here
book-published = Published
book-changed = { $n ->
    [one] 1 value differs from what is published:
   *[other] { $n } values differ from what is published:
  }
book-more-changes = and { $n } more
book-stale = more than two years old
book-review = review due since { $day }
book-quantity = { $meter } · each month
book-unpriced = A price it needs is not published: the option stays unpriced until you fill it in.
book-add = Add to the study
book-nothing = Nothing matches. Try fewer words.
book-all = Show all
import = Import usage…
import-help = Bring in usage counted elsewhere, from a CSV or Excel file: a date in each row, a number for each meter. Nothing changes until you have seen how it is read.
import-choose = Choose a file…
import-other-file = Another file…
import-paste = Or paste rows from a spreadsheet here
import-paste-example = 2027-01	1200
import-paste-read = Read these rows
import-paste-again = Paste rows
import-pasted-rows = Pasted rows
import-days = Each row is a day
import-as-months = Count the months, beside the plan
import-as-days = Keep every day, as the forecast of “{ $scenario }”
import-days-column = Days
import-rows = { $n ->
    [one] { $n } row
   *[other] { $n } rows
}
import-sheet = Sheet
import-order = Dates such as 03/01/2027
import-day-first = Day first: 3 January
import-month-first = Month first: 1 March
import-mark = Decimal mark
import-point = Point: 1,234.5
import-comma = Comma: 1.234,5
import-header = The first row names the columns
import-preview = The first rows, and what each column is for
import-row = Row
import-column = What “{ $column }” is for
import-date = Date
import-unused = Not used
import-more = { $n ->
    [one] { $n } more row
   *[other] { $n } more rows
}
import-faults = { $n ->
    [one] { $n } value cannot be read
   *[other] { $n } values cannot be read
}
import-more-faults = { $n ->
    [one] { $n } more is not listed.
   *[other] { $n } more are not listed.
}
import-leave = Leave this row out
import-leave-row = Leave this row out: row { $row }
import-leave-all = { $n ->
    [one] Leave this row out
   *[other] Leave these { $n } rows out
}
import-left-out = Left out: { $count ->
        [one] row
       *[other] rows
    } { $rows }
import-take-in = Take in again
import-months = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
import-trend = Trend over { $n } months: { $rate } a month, which makes { $start } in the study's first month.
import-volatility = Months stray from it by { $volatility }.
import-forecast = Forecast from the trend, in “{ $scenario }”
import-take = Import
import-blocked = Nothing is imported while a value cannot be read. Correct the file, or leave the rows out.
import-nothing-yet = Say which column is for which meter.
edit-imported = Usage from { $file } imported
guide-unit-gb = GB
unit-one = unit
unit-months = months
unit-days = days
unit-hours = hours
edit-no-option = No option takes this plan yet, so it is not compared.
edit-compare-it = Compare it
edit-compared = An option takes this plan now.
edit-unbought = { $n ->
        [one] No option buys its pack yet, so usage is priced without it.
       *[other] No option buys any of its packs yet, so usage is priced without them.
    }
edit-open-option = To the option “{ $option }”
edit-see-comparison = See the comparison
edit-branch-ends = Branch a scenario for { $low } and one for { $high }
edit-branched-ends = { $what }: scenarios for { $low } and { $high }
edit-grow = Grow from { $low } to { $high } over the study
edit-grown = { $what }: grows from { $low } to { $high } over the study
edit-end-of = { $name } ({ $end })
edit-paste-too-many = { $n } values were pasted, and from here on there are { $room } fields. Paste fewer, or begin higher up.
edit-pasted = { $n } values pasted
edit-lock = Lock
edit-unlock = Unlock
edit-locked-now = { $what } locked
edit-unlocked = { $what } unlocked
edit-locked-note = “{ $scenario }” is locked. What you try on it becomes a draft.
edit-is-locked = “{ $what }” is locked.
edit-draft-begin = Try it in a draft
edit-draft-of = { $name } (draft)
edit-drafted = { $what }: draft begun
edit-draft-discarded = { $what }: draft discarded
edit-draft-applied = { $what }: draft applied
edit-draft-kept = { $what }: draft kept as a scenario
draft = Draft
draft-of = { $n ->
    [0] Draft of “{ $scenario }”: no change yet
    [one] Draft of “{ $scenario }”: 1 change
   *[other] Draft of “{ $scenario }”: { $n } changes
}
draft-discard = Discard
draft-keep = Keep as scenario
draft-apply = Apply
scenario-locked = locked
scenarios-one = Scenarios stand here side by side as soon as there are two.
scenarios-alike = All scenarios assume the same.
scenarios-else = What a scenario changes is stated in Build:
scenarios-cheapest = cheapest
open-the-sample = Open the sample
nothing-to-compare = Nothing to compare yet
nothing-first = The comparison appears as soon as there is a plan and an option on it.
nothing-add-plan = Add a plan
nothing-from-book = From the price book
nothing-no-option = The comparison appears as soon as an option takes a plan.
nothing-compare = { $n ->
    [one] Compare the plan
   *[other] Compare the { $n } plans
}
edit-as-before = As in the scenario it departs from.
period-once = Once
period-hour = An hour
period-day = A day
period-month = A month
period-quarter = A quarter
period-year = A year
edit-still-needed = Still needed.
