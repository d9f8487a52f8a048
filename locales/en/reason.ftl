# Why an amount is what it is, and dates to remember.

## Rules

reason-flat = Fixed amount
reason-per-unit = The same price for each unit
reason-graduated = Tier { $tier }: units above { $above } and up to { $bound }
reason-graduated-open = Tier { $tier }: units above { $above }
reason-volume = All units at the price of tier { $tier } (above { $above }, up to { $bound })
reason-volume-open = All units at the price of tier { $tier } (above { $above })
reason-stairstep = One fee for tier { $tier } (above { $above }, up to { $bound })
reason-stairstep-open = One fee for tier { $tier } (above { $above })
reason-tier-fee = Fixed fee of tier { $tier }
reason-package-up = { $packages } × { $size } units; a block begun counts in full
reason-package-down = { $packages } × { $size } units; only full blocks count
reason-package-nearest = { $packages } × { $size } units; rounded to the nearest block
reason-share = { $rate } of { $of }
reason-within-allowance = Included: { $used } of { $allowance } used
reason-covered-by-packs = { $drawn } drawn from prepaid packs
reason-percent-discount = Discount of { $rate }
reason-minimum = Raised to the minimum spend of { $minimum }
reason-maximum = Limited to at most { $maximum }
reason-billing-discount = Discount of { $rate } for this way of paying
reason-increase = Quantity raised from { $from } to { $to } within the cycle
reason-to-date = Growth of the period to date, from { $from } to { $to } units
reason-pack-purchase = { $packs } × { $size } units in advance, valid until { $until }
reason-surcharge = Surcharge of { $rate } for { $count ->
        [one] { $count } instalment
       *[other] { $count } instalments
    }
reason-salvage = { $rate } of the price comes back at the end

## What it was multiplied by

reason-exchange = { $currency } at { $rate }, the rate from { $date }
reason-periods = × { $periods } periods
reason-proration = { $days } of { $of } days
reason-rounding = Rounded by the plan's rule

## Dates to remember

milestone-notice = Cancel by { $date }, or it renews for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
milestone-renewal = Renews on { $date } for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
milestone-pack-expiry = { $pack }: { $amount } lapses unused on { $date }.
