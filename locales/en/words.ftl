# History, messages, and the words of tables and the command line.
# Words that the window shows too (`total`, `column-paid`, `bill-net` …) are in window.ftl.

## History

history-changed-outside = { $file } changed by another program
history-opened = Opened
history-restored = Restored an earlier state

## Refusals

error-nothing-open = No study is open yet.
error-file-missing = “{ $file }” is not there. Check whether it was moved or renamed.
error-file-unreadable = “{ $file }” could not be read: { $detail }
error-file-too-large = “{ $file }” is too large for a study. Choose another file.
error-not-text = “{ $file }” is not text in UTF-8. Save it as UTF-8, then open it again.
error-write-failed = “{ $file }” could not be written: { $detail }
error-write-disk-full = The disk is full, so “{ $file }” was not written; what stood there is as it was. Free some space or save elsewhere.
error-write-denied = “{ $file }” may not be written: the file or its folder is read-only. Save a copy elsewhere.
error-write-no-folder = The folder of “{ $file }” is not there any more. Save a copy elsewhere.
error-write-no-file = “{ $file }” is a link or a folder and was left as it is. Choose another name.
error-file-not-opened = No program could be started for “{ $file }”: { $detail }
error-file-not-shown = “{ $file }” could not be shown in its folder: { $detail }
error-unwanted = This was cancelled.
error-library-full = The disk is full, so this change was not kept. Free some space, then repeat it.
error-file-changed = “{ $file }” was changed by another program, so nothing was overwritten. Save under another name.
error-library-locked = The library is in use by another Outlay. Close it, then try again.
error-library-newer = The library was written by a newer version of Outlay and was left as it is. Use that version to open it.
error-library-damaged = The library is damaged and was left as it is. Restore a copy of it, then try again.
error-library = The library could not be used: { $detail }
error-study-refused = “{ $file }” cannot be used because of { $count ->
        [one] { $count } issue
       *[other] { $count } issues
    }. Mend what is listed, then open it again.
error-not-a-study = “{ $file }” is not a study. Choose another file.
error-newer-format = “{ $file }” is written in format { $found }; this version of Outlay reads up to format { $newest }. Open it with a newer version; the file stays as it is.
error-unknown-sample = There is no sample `{ $id }`. Choose one from the list.
error-unknown-option = There is no option `{ $id }`. Name an option of the study.
error-unknown-scenario = There is no scenario `{ $id }`. Name a scenario of the study.
error-month-out-of-range = This month is not part of the study. Choose a month between its first and its last.
error-nothing-to-export = There is nothing to export yet. Complete at least one option.
error-export = The export did not succeed: { $detail }
error-only-a-file = This cannot be put on the clipboard. Export it as a file.
error-workbook-too-large = The study has more lines than a workbook’s sheet can hold ({ $sheet }). Shorten its time or leave out options.
error-workbook-differs = The workbook was not written, because it would not come to the study’s own figures: { $detail } This is a fault in Outlay.
error-clipboard = The clipboard could not be used: { $detail }
error-internal = This did not work because of a fault in Outlay: { $detail }
error-bad-request = The request could not be read: { $detail }
error-choice-needed = Say which one: { $detail }
error-usage = The command could not be understood: { $detail }
error-id-taken = Another item of this list has the id `{ $value }`. Choose one of its own.
error-id-unfit = `{ $value }` cannot be used as an id. Write 1 to 60 letters, digits, hyphens or underscores.
error-bad-change = `{ $value }` cannot be set at `{ $path }`. Enter another value.
error-range = “{ $value }” is a range, and a field holds one value. Enter one value here, or choose below what the range means.
error-unknown-step = This step of the history is no longer kept. Choose another one.

error-unknown-figure = There is no figure `{ $figure }` to explain. Choose one that is shown.
error-no-usage = No meter has a forecast to vary. Add usage to the scenario.
error-simulated-apart = A thousand simulations take longer than all the rest: ask for them by outlay simulate.
error-ends-of-range = A range goes from less to more: { $low } to { $high } is none.
error-nothing-uncertain = Nothing in the forecast is uncertain: give a meter a start, growth or a volatility.
error-amounts-hidden = Amounts are hidden. Show them again (H), then repeat this.

error-nothing-internal = Nothing in this study is marked internal, so a copy would hold everything. Mark options, plans, charges, meters or scenarios as internal (`internal = true`) first.
error-customer-copy = Without what is internal the rest is no sound study, so nothing was written. Mend what is listed, or mark it internal too.
error-customer-copy-own-file = “{ $file }” is this study’s own file; what is internal would be lost. Choose another name.

## Notices

step-hidden = the last change
notice-changed-outside = Another program changed { $file }. Its version is shown; yours is one step back (Undo).
notice-file-gone = { $file } is not where it was. This is the study as Outlay kept it; saving writes the file anew.
notice-restored = The study was restored as it was last.

## Columns

column-month = Month
column-option = Option
column-fixed = Fixed fees
column-usage = Usage
column-one-time = One-time
column-financing = Financing
column-tax = Tax
column-cumulative-paid = Cumulative paid
column-cumulative-spread = Cumulative spread
column-present-value = Present value
column-cash-left = Own cash left
column-measure = Measure
column-line = Line
column-period = Period
column-quantity = Quantity
column-unit-price = Unit price
column-amount = Amount
column-reason = Reason
column-severity = Severity
column-place = Place
column-code = Code
column-message = What is wrong
column-remedy = How to mend it

## Bills

bill-title = Bill { $number } · issued { $issued } · due { $due }
bill-payment-amount = { $amount } due on { $date }

## Severity

severity-error = error
severity-warning = warning

## Charts

chart-subtitle = { $currency }, cumulative
chart-subtitle-cash-flow = { $currency } a month
legend-spread = Spread
break-even-flag = break-even · month { $k } ({ $month })
notice-flag = notice date
pack-flag = pack expires
plan-flag = plan changes
limit-flag = limit

## Command line

cli-no-issues = { $file }: no issues
cli-issues = { $file }: { $errors ->
        [one] { $errors } error
       *[other] { $errors } errors
    }, { $warnings ->
        [one] { $warnings } warning
       *[other] { $warnings } warnings
    }
cli-fingerprint = Result fingerprint: { $fingerprint }
cli-written = Written: { $file }

## Usage counted elsewhere

import-format-csv = Text in { $encoding }, separated by “{ $separator }”
import-format-workbook = Sheet “{ $sheet }”
import-gap = { $month } stays as it is: its cells are empty.
import-part-month = { $month } is left out: { $days ->
        [one] { $days } day
       *[other] { $days } days
    } of { $of } are there.
import-other-reading = { $month } is left out: days alone do not tell the reading `{ $read }`.
import-outside = { $month } is left out: it does not belong to the study's time.
import-too-fine = { $month } is left out: its days have more decimals than the meter counts.
import-pasted = what was pasted
import-fault-not-a-date = Row { $row }, { $column }: “{ $found }” is not a date.
import-fault-not-a-number = Row { $row }, { $column }: “{ $found }” is not a number.
import-fault-negative = Row { $row }, { $column }: “{ $found }” is below zero.
import-fault-missing = Row { $row }, { $column }: there is no value.
import-fault-same-date = Row { $row }, { $column }: another row has the date “{ $found }” too.
import-fault-other-span = Row { $row }, { $column }: “{ $found }” is a day among months, or a month among days.
error-no-reminders = No option has a date to remember.
error-import-faults = Nothing of “{ $file }” was imported: { $count ->
        [one] { $count } value cannot be read
       *[other] { $count } values cannot be read
    }. Mend what is listed, or leave the rows out.
error-import-nothing = Nothing of “{ $file }” belongs to a meter. Say which column is for which meter.
error-import-not-daily = The rows of “{ $file }” are months. Every day can only be kept of a history by day.
error-import-empty = There is nothing in “{ $file }”. Choose another file.
error-import-too-large = “{ $file }” is too large: { $detail }
error-import-unreadable = “{ $file }” could not be read: { $detail }
cli-imported = { $meter }: { $months ->
        [one] { $months } month
       *[other] { $months } months
    } imported

## Days of the week

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
