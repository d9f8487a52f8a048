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
reason-blocks = Tier { $tier }, above { $above }: { $blocks } × { $size } units; a block begun counts in full
reason-percentage = A share of { $amount }
reason-percentage-free = A share of { $amount }, of which { $free } is free
reason-per-event = A fee for each of { $events } events
reason-per-event-free = A fee for each of { $events } events, of which { $free } are free
reason-event-minimum = Raised to at least { $minimum } for each event of { $size }
reason-event-maximum = Limited to { $maximum } for each event of { $size }
reason-cell = Price for { $at }
reason-each-group = { $name }, priced by itself
reason-other-cells = Price for everything else
reason-not-highest = Not charged: { $name } would be { $amount }, which is not more
reason-not-lowest = Not charged: { $name } would be { $amount }, which is not less
reason-cells-exceed = The cells count { $cells } of a quantity of { $quantity }: no price
reason-already-priced = Less what the first { $quantity } units have cost before
reason-minimum-quantity = Paid for at least { $minimum }; { $used } used
reason-not-published = Above { $above } the vendor names the price only on request
reason-amount-discount = Discount of { $discount }
reason-factor = Multiplied by { $factor }
reason-share = { $rate } of { $of }
reason-within-allowance = Included: { $used } of { $allowance } used
reason-covered-by-packs = { $drawn } drawn from prepaid packs
reason-percent-discount = Discount of { $rate }
reason-minimum = Raised to the minimum spend of { $minimum }
reason-maximum = Limited to at most { $maximum }
reason-billing-discount = Discount of { $rate } for this way of paying
reason-increase = Quantity raised from { $from } to { $to } within the cycle
reason-to-date = Growth of the period to date, from { $from } to { $to } units
reason-escalated = Prices raised by { $rate } since the contract began
reason-promotion = Discount of { $rate } for the first { $months ->
        [one] month
       *[other] { $months } months
    }
reason-eligible = Discount of { $rate }: { $kind }
reason-loyalty = Discount of { $rate } from day { $day } of continuous use
reason-prepaid = Discount of { $rate } for paying { $months ->
        [one] { $months } month
       *[other] { $months } months
    } at once
reason-months-paid = { $paid } of { $of } months are paid
reason-each-day = { $days ->
        [one] { $days } day
       *[other] { $days } days
    } priced one by one; { $charged } with something to pay
reason-units = Takes { $units } units, worth { $worth } before allowance and packs; the charge for units bears them
reason-pack-purchase = { $packs } × { $size } units in advance, valid until { $until }
reason-pack-upgrade = Upgrade from { $from }: { $size } units more in each, valid until { $until }
reason-refused = Refused and not billed: { $asked } asked for, the limit is { $most }
reason-slowed = Slowed down and not billed: { $asked } asked for, the limit is { $most }
reason-above-cap = Refused and not billed: { $asked } asked for, the own spending cap of { $cap } pays for { $most }
reason-balance-empty = Refused and not billed: { $asked } asked for, what is left of the balance pays for { $most }
reason-credit-line-full = Refused and not billed: { $asked } asked for, what is left of the credit line carries { $most }
reason-credit = Paid in advance for charges of { $amount }
reason-overage-factor = { $beyond } are used beyond the commitment, at { $factor } times the price
reason-overage-price = { $beyond } are used beyond the commitment: { $units } units at { $price } instead
reason-credit-used = Set against the charges; { $left } left
reason-top-up = Paid into the balance, with a bonus of { $bonus }
reason-drawn = Taken from the balance, { $bonus } of it bonus; { $left } left
reason-prepaid-exchange-loss = Exchange loss: { $amount } paid in advance at { $paid } count at { $used } on this bill
reason-prepaid-exchange-gain = Exchange gain: { $amount } paid in advance at { $paid } count at { $used } on this bill
reason-deposit = Deposit of { $amount }, paid back at the end
reason-deposit-back = The deposit of { $amount } comes back
reason-deposit-exchange-loss = Exchange loss: the deposit of { $amount } was paid at { $paid } and comes back at { $back }
reason-deposit-exchange-gain = Exchange gain: the deposit of { $amount } was paid at { $paid } and comes back at { $back }
reason-share-taken-off = { $rate } of the bill is taken off
reason-taken-off = Set against the bill; { $left } remains for later bills
reason-late-fee = { $rate } a day of the { $of } due, for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
reason-suspended = Not used while the service had stopped: { $days } of { $of } days
reason-compensation = Compensation for { $hours } of { $of } hours without service, { $multiple } times their fee
reason-compensation-at-most = Compensation for hours without service, at most { $rate } of the month's fee
reason-surcharge = Surcharge of { $rate } for { $count ->
        [one] { $count } instalment
       *[other] { $count } instalments
    }
reason-plan-changed = From here on the plan { $plan }, as chosen
reason-plan-outgrown = From here on the plan { $plan }: { $meter } reaches { $quantity }, more than the { $above } that the plan before carries
reason-unused = Credit for { $part } of the { $of } periods paid and not used
reason-unused-at-list = Credit for { $part } of the { $of } periods not used, at the price before discounts
reason-paid-before = What was paid for the plan before counts in full
reason-into-days = { $left } left of the plan before buy { $days ->
        [one] { $days } day
       *[other] { $days } days
    } at { $price } for { $of } days; a day begun is given in full
reason-decrease = Quantity lowered from { $from } to { $to } within the cycle, and credited
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
    } at { $amount }.
milestone-notice-open = Cancel by { $date }, or it renews for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
milestone-notice-of-project = { $project }: Cancel by { $date }, or it renews for { $months ->
        [one] { $months } month
       *[other] { $months } months
    } at { $amount }.
milestone-notice-open-of-project = { $project }: Cancel by { $date }, or it renews for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
milestone-renewal = Renews on { $date } for { $months ->
        [one] { $months } month
       *[other] { $months } months
    } at { $amount }.
milestone-renewal-open = Renews on { $date } for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
milestone-renewal-of-project = { $project }: Renews on { $date } for { $months ->
        [one] { $months } month
       *[other] { $months } months
    } at { $amount }.
milestone-renewal-open-of-project = { $project }: Renews on { $date } for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
milestone-order-expiry = Pay the order of { $amount } by { $date }, or it lapses.
milestone-order-expiry-of-project = { $project }: Pay the order of { $amount } by { $date }, or it lapses.
milestone-order-expiry-open = Pay the order by { $date }, or it lapses.
milestone-order-expiry-open-of-project = { $project }: Pay the order by { $date }, or it lapses.
milestone-renewal-due = Pay { $amount } by { $date } to renew for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
milestone-renewal-due-of-project = { $project }: Pay { $amount } by { $date } to renew for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
milestone-renewal-due-open = Pay by { $date } to renew for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
milestone-renewal-due-open-of-project = { $project }: Pay by { $date } to renew for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }.
milestone-suspended = The service stops on { $date }: { $amount } is not paid.
milestone-data-deleted = The data are deleted on { $date }: { $amount } is not paid.
milestone-plan-change = { $date }: the plan { $plan } begins
milestone-pack-expiry = { $pack }: { $amount } lapses unused on { $date }.
milestone-pack-low = { $pack }: { $amount } left from { $date }; the vendor warns.
milestone-limit-reached = { $limit }: short from { $date }; { $asked } asked for, the limit is { $most }.
milestone-limit-near = { $limit }: { $asked } of { $most } from { $date }; the vendor warns.
milestone-collected-at-once = More is owed than the credit line on { $date }: { $amount } is collected at once.
milestone-spending-alert = A month's bills reach { $amount } on { $date }.
