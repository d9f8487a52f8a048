# What is wrong with a study, and how to mend it.

## The file

issue-syntax = The text cannot be read as TOML or JSON: { $finding }
issue-syntax-remedy = Correct the text at this place, then open the file again.
issue-not-a-study = This is not a study: it has none of a study's keys.
issue-not-a-study-remedy = Choose a study file, or begin from a sample.
issue-newer-format = This study is written in format { $found }; this version of Outlay reads up to format { $newest }.
issue-newer-format-remedy = Open it with a newer version of Outlay; the file stays as it is.
issue-format-unknown = There is no study format { $found }.
issue-format-unknown-remedy = Write `format = 1`.

## Keys and words

issue-unknown-key = The key `{ $key }` is not known here.
issue-unknown-key-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Rename the key, or remove it.
   *[no] Check the spelling, or remove the key.
}
issue-missing-key = The key `{ $key }` is missing.
issue-missing-key-remedy = Add `{ $key }` with a value.
issue-wrong-type = This value is of the wrong type: found `{ $found }`, expected { $expected }.
issue-wrong-type-remedy = Replace the value with one of the expected type.
issue-unknown-word = `{ $found }` is not one of the words used here: { $expected }.
issue-unknown-word-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Write it, or another of the words listed.
   *[no] Write one of the words listed.
}
issue-duplicate-id = The id `{ $found }` occurs more than once in this list.
issue-duplicate-id-remedy = Give each item of the list an id of its own.
issue-bad-id = `{ $found }` cannot be used as an id.
issue-bad-id-remedy = Write 1 to 60 letters, digits, hyphens or underscores.

## Numbers

issue-not-a-number = `{ $found }` is not a number.
issue-not-a-number-remedy = Write a number such as `1200`, `0.015`, `10k` or `8%`.
issue-number-too-long = `{ $found }` has too many digits to be computed exactly.
issue-number-too-long-remedy = Write at most 15 digits before the decimal point and 12 after it.
issue-negative = `{ $found }` is negative; zero or more is expected.
issue-negative-remedy = Write zero or a positive number.
issue-out-of-range = `{ $found }` is outside the range allowed here ({ $least } … { $most }).
issue-out-of-range-remedy = Choose a value within this range.
issue-percent-not-allowed = `{ $found }` is a percentage; an amount or a quantity is expected.
issue-percent-not-allowed-remedy = Write the number without a percent sign.
issue-rate-above-one = `{ $found }` without a percent sign is read as more than 100%.
issue-rate-above-one-remedy = Add the percent sign if `{ $found }%` is meant.
issue-too-fine = `{ $found }` has more decimal places than this meter counts in ({ $decimals }).
issue-too-fine-remedy = Shorten the value, or raise the meter's `decimals` above { $decimals }.
issue-too-large = A figure here has more than 28 digits and cannot be computed exactly.
issue-too-large-remedy = Use smaller quantities, prices or growth rates.

## Dates, periods and currency

issue-bad-date = `{ $found }` is not a date between 1970 and 2200.
issue-bad-date-remedy = Write the date as year, month and day, such as `2027-01-31`.
issue-bad-month = `{ $found }` is not a month between 1970 and 2200.
issue-bad-month-remedy = Write the month as year and month, such as `2027-01`.
issue-asset-too-short = What serves a year or less is no asset.
issue-asset-too-short-remedy = Leave `asset` out, or give the charge a `service_months` or cadence above 12 months.
issue-bad-time = `{ $found }` is not a time of day.
issue-bad-time-remedy = Write hours and minutes, such as `09:30`.
issue-bad-cadence = `{ $found }` is not a period that can be used here.
issue-bad-cadence-remedy = Write `month`, `quarter`, `year` or a length such as `36 months`; a charge may also say `once`, a settlement of usage `day` or `hour`.
issue-bad-currency = `{ $found }` is not a currency code.
issue-bad-currency-remedy = Write the three capital letters of the currency, such as `CNY` or `USD`.
issue-end-before-start = The end `{ $found }` leaves no time after the start.
issue-end-before-start-remedy = Choose a later end or an earlier start.

## References

issue-unknown-meter = There is no meter `{ $found }`.
issue-unknown-meter-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Name a meter of this study.
   *[no] Name a meter of this study, or add this one to `meters`.
}
issue-unknown-plan = There is no plan `{ $found }`.
issue-unknown-plan-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Name a plan of this study.
   *[no] Name a plan of this study, or add this one to `plans`.
}
issue-unknown-choice = The plan has nothing to choose called `{ $found }`.
issue-unknown-choice-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Name a choice of the plan and one of its picks.
   *[no] Name a choice of the plan and one of its picks, or add it to its `choices`.
}
issue-choice-open = The plan asks for a choice that the option does not make: { $choice }.
issue-choice-open-remedy = Write in `choose` which of its picks the option takes.
issue-module-required = { $module } needs { $other } on every day that it is on.
issue-module-required-remedy = Add `{ $id }` to the option's modules for the same days, or leave { $module } out.
issue-module-excluded = { $module } and { $other } cannot be on together.
issue-module-excluded-remedy = Leave one of them out, or switch one off before the other goes on.
issue-change-not-allowed = The vendor does not let a buyer of `{ $from }` change to `{ $to }`.
issue-change-not-allowed-remedy = Choose a plan of `upgrade_to` or `downgrade_to`, or add this one there if the vendor allows it.
issue-change-too-soon = The plan `{ $plan }` can be changed only once a month, and this is the second change.
issue-change-too-soon-remedy = Move the change to another month.
issue-packs-end-at-change = Packs bought before this change end with it: what is left of them lapses, and included ones begin anew.
issue-packs-end-at-change-remedy = Buy what is needed afterwards in the `packs` of the change, or let packs run out before it.
issue-change-leaves-vendor = `{ $to }` is another vendor's plan: what leaving the term of `{ $from }` costs stands on no bill of this option.
issue-change-leaves-vendor-remedy = Read it in the cost of stopping at that month, and add it to `{ $to }` as a charge made once.
issue-plans-billed-apart = `{ $one }` and `{ $other }` come onto the same bills, but only one of them states its prices with VAT.
issue-plans-billed-apart-remedy = Write the prices of both plans in the same way.
issue-deductions-apart = `{ $one }` and `{ $other }` come onto the same bills, but only one of them takes the option's deductions off before VAT.
issue-deductions-apart-remedy = Write the same `after_tax` in `bill_rules.deduction_order` of both plans.
issue-no-exchange-rate = The plan is priced in { $currency }, and no rate of exchange is valid on { $date }.
issue-no-exchange-rate-remedy = Add a rate for { $currency } from { $date } or earlier to `exchange`.
issue-unknown-tax-rate = There is no tax rate `{ $found }`.
issue-unknown-tax-rate-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Name a rate of `taxes.rates`.
   *[no] Name a rate of `taxes.rates`, or add this one there.
}
issue-unknown-module = The plan has no module `{ $found }`.
issue-unknown-module-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Name a module of the plan.
   *[no] Name a module of the plan, or add this one to its `modules`.
}
issue-unknown-criterion = The study has no criterion `{ $found }`.
issue-unknown-criterion-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Name a criterion of the study.
   *[no] Name a criterion of the study, or add this one to its `criteria`.
}
issue-unknown-pack = The plan has no pack `{ $found }`.
issue-unknown-pack-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Name a pack of the plan.
   *[no] Name a pack of the plan, or add this one to its `packs`.
}
issue-unknown-charge = The plan has no charge `{ $found }` that can be used here.
issue-unknown-charge-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Name a charge of the same plan.
   *[no] Name a charge of the same plan; a pack needs one that has a meter.
}
issue-unknown-option = There is no option `{ $found }`.
issue-unknown-option-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Name an option of this study.
   *[no] Name an option of this study, or add this one to `options`.
}
issue-unknown-scenario = There is no scenario `{ $found }`.
issue-unknown-scenario-remedy = { $hasSuggestion ->
    [yes] Did you mean `{ $suggestion }`? Name a scenario of this study.
   *[no] Name a scenario of this study, or add this one to `scenarios`.
}
issue-unknown-path = The path `{ $found }` leads to nothing that a scenario can change.
issue-unknown-path-remedy = Write the path of a value outside `scenarios`, such as `discounting.annual_rate`.
issue-circular = `{ $found }` leads back to itself.
issue-circular-remedy = Point `from` to one that does not depend on this one.

## Scenarios and options

issue-no-scenario = The study has meters, but no scenario that says how much is used.
issue-no-scenario-remedy = Add a scenario with a forecast for each meter.
issue-no-option = The study has no option to compare.
issue-no-option-remedy = Add an option that names a plan.
issue-no-daily-data = The charge `{ $charge }` of the plan `{ $plan }` counts `{ $meter }` by days, but this scenario says nothing about its days.
issue-no-daily-data-remedy = Add `profile` or `daily` to the forecast of `{ $meter }`, or of the meters it is taken from.
issue-no-time-of-use = The price of the charge `{ $charge }` of the plan `{ $plan }` depends on the day or the hour, but nothing says when `{ $meter }` is used.
issue-no-time-of-use-remedy = Add a `profile` with its 24 `hours` to the forecast of `{ $meter }`; a quantity fixed by the contract has no hours.
issue-no-forecast = The charge `{ $charge }` of the plan `{ $plan }` counts `{ $meter }`, which has no forecast in this scenario.
issue-no-forecast-remedy = State the `start` of `{ $meter }` in this scenario, or fix its quantity in the option.
issue-event-unclear = This event has to make exactly one change.
issue-event-unclear-remedy = State one of `add`, `multiply` and `set`.
issue-shares-not-whole = The shares here add up to { $total } instead of 100%.
issue-shares-not-whole-remedy = Adjust the shares so that they add up to 100%.
issue-one-of-two = Either `{ $first }` or `{ $second }` must stand here, and not both.
issue-one-of-two-remedy = Keep the one that the vendor states, and leave the other out.
issue-unknown-discount = The plan has no discount `{ $found }`.
issue-unknown-discount-remedy = { $hasSuggestion ->
        [yes] Did you mean `{ $suggestion }`?
       *[no] Use the id of one of the plan's `contract.discounts`, or add it there.
    }
issue-two-ways-to-pay = This option is paid both by instalments and by stages.
issue-two-ways-to-pay-remedy = Keep either `instalments` or `stages`.
issue-refusal-of-projects = Usage that there is no money for is refused, but the option has projects, and whose usage is refused first is not known.
issue-refusal-of-projects-remedy = Let the balance or the credit line go on without refusing, or make each project an option of its own.
issue-line-needs-periods = Beyond the credit line usage is refused, which is found by the period, but the usage is settled by the day.
issue-line-needs-periods-remedy = Set `settlement` to `month`, or `beyond` of the credit line to `collect`.
issue-pack-not-upgradable = { $pack } cannot become `{ $to }` on { $on }.
issue-pack-not-upgradable-remedy = Choose a pack of its `upgrades.to` and a day up to `upgrades.until`, and do not buy it `when-empty`.
issue-upgrade-not-bigger = `{ $from }` cannot be upgraded to `{ $to }`: that is not bigger, or serves something else.
issue-upgrade-not-bigger-remedy = Name a pack with more units, at no lower price, for the same charges and with the same `reset` and `drawn`.
issue-nothing-to-serve = `{ $found }` is bought, but no charge of the plan belongs to it.
issue-nothing-to-serve-remedy = Name it in the charge it belongs to, or take it out of the option.
issue-usage-below-zero = The forecast of { $meter } fell below zero and was held at zero.
issue-usage-below-zero-remedy = Check the growth and the events of { $meter }.

## Prices

issue-no-tiers = This price has no tiers.
issue-no-tiers-remedy = Add at least one tier; the last goes without `up_to`.
issue-tiers-out-of-order = This tier ends at { $found }, which is not above its beginning ({ $above }).
issue-tiers-out-of-order-remedy = Put the tiers in rising order, with an `up_to` above { $above } here.
issue-tier-open-in-the-middle = This tier has no upper bound although others follow.
issue-tier-open-in-the-middle-remedy = Add `up_to` here; only the last tier goes without it.
issue-last-tier-bounded = The last tier ends at { $found }, so there is no price above that.
issue-last-tier-bounded-remedy = Remove `up_to` from the last tier, or add another tier without it.
issue-stairstep-unit-price = A stairstep price has one fee for each tier, but this tier has a unit price.
issue-stairstep-unit-price-remedy = Write `flat_fee` in place of `unit_price`, or choose `graduated` or `volume`.
issue-cliff-down = Just above { $bound } units the total falls from { $at } to { $after }.
issue-cliff-down-remedy = Compare the tiers with the vendor's prices; choose `graduated` if each unit has the price of its own tier.
issue-meter-needed = This charge has a price for units, but does not say what is counted.
issue-meter-needed-remedy = Add `meter`, or choose a `flat` price.
issue-meter-unused = `{ $key }` has no effect on a fixed amount or a share.
issue-meter-unused-remedy = Remove `{ $key }`, or choose a price that counts units.
issue-refund-rule-unused = `{ $key }` has no effect on this kind of refund.
issue-refund-rule-unused-remedy = Remove `{ $key }`, or state the `refund` that it belongs to.
issue-priced-on-request = This tier has a price and is marked as on request.
issue-priced-on-request-remedy = Keep the price, or keep `on_request` and remove `unit_price` and `flat_fee`.
issue-events-unclear = This percentage has terms for each event, but it is not clear how many events there are.
issue-events-unclear-remedy = Name the meter of the events in `events`, or write their amounts and shares in `event_mix`; one of the two.
issue-matrix-cell-mismatch = The cell `{ $found }` does not have one value for each dimension (`{ $dimensions }`), or is there twice.
issue-matrix-cell-mismatch-remedy = Write each combination once, with as many values in `at` as there are dimensions.
issue-matrix-cells-exceed = From { $from } the cells of { $charge } count { $cells }, more than its quantity of { $quantity }: no price.
issue-matrix-cells-exceed-remedy = Raise the forecast of the charge's meter, or lower those of its cells.
issue-matrix-usage-unclear = This cell does not say which part of the usage it is for.
issue-matrix-usage-unclear-remedy = Write one of `share`, `meter` and `band`; a `band` in every cell or in none.
issue-time-band-misplaced = A time band needs usage that has hours: this price is not, or not alone, that of a flow paid for after use.
issue-time-band-misplaced-remedy = Put the band into the price of a charge with a meter of the kind `flow`, billed in arrears, or write `share` instead.
issue-time-bands-leave-rest = The hours outside of the time bands have no price.
issue-time-bands-leave-rest-remedy = Write the price of all other hours as `default`.
issue-time-bands-overlap = The time band of `{ $found }` shares hours with one before it.
issue-time-bands-overlap-remedy = Change days or hours so that each hour lies in one band only.
issue-choice-within-choice = One of the prices to choose from is itself a choice.
issue-choice-within-choice-remedy = Write all prices in one list.
issue-price-on-request = From { $from } on this option cannot be priced: above { $above } units of { $charge } the vendor names the price only on request.
issue-price-on-request-remedy = Ask the vendor and write the price offered into this tier (`on_request`), or choose another plan.
issue-bad-share = `{ $found }` is not a fixed amount, so no share of it can be taken.
issue-bad-share-remedy = Name a charge that has a `flat` price.
issue-no-charges = This plan has no charges, so it costs nothing.
issue-no-charges-remedy = Add what the plan charges for.

issue-not-positive = The number is zero, but something is divided by it or sold in this size.
issue-not-positive-remedy = Give a number above zero.
issue-unverified-price = The prices of this plan come from a file that a third party generated; nobody has checked them.
issue-unverified-price-remedy = Use them for a first look only. Check them on the vendor's page, then set `confidence` to what is true.
issue-price-not-published = The vendor does not publish the price of “{ $charge }” ({ $plan }), so this option cannot be priced.
issue-price-not-published-remedy = Ask the vendor for a quotation and write it as the charge's price, or choose another plan.
issue-threshold-needs-days = This plan bills whenever an amount is reached, but the usage is not settled by the day.
issue-threshold-needs-days-remedy = Set `settlement` to `day` or `hour`.
issue-balance-apart = This option keeps a balance, but `{ $one }` and `{ $other }`, whose bills it would pay, are priced in different currencies.
issue-balance-apart-remedy = Leave the balance out, make an option of its own of each plan, or state the prices of both plans in one currency.
