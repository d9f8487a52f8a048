## Break-even: columns

break-even-column-what = Break-even by
break-even-column-option = Option
break-even-column-at = At
break-even-column-after = Cheaper after
break-even-column-note = Note

## Break-even: what it is sought by

break-even-month-cash = Month (paid)
break-even-month-accrual = Month (spread)
break-even-month-present-value = Month (present value)
break-even-usage = Usage: { $meter } (up to { $quantity })
break-even-input-cash = { $path } (paid)
break-even-input-accrual = { $path } (spread)
break-even-input-present-value = { $path } (present value)
break-even-stability = If { $path } is off by { $share }
break-even-headroom = Headroom: { $meter }
break-even-dip = Cheaper to use more: { $meter }

## Break-even: findings

break-even-none = none
break-even-none-between = none from { $min } to { $max }
break-even-cheaper-throughout = { $option } is cheaper throughout
break-even-equal = equal
break-even-not-possible = cannot be tried: { $code }
break-even-no-influence = does not change the difference
break-even-lasting = for good from month { $k }
break-even-kind-crossing = the costs meet
break-even-kind-jump = a step; the costs are never equal
break-even-kind-touch = they meet without a change
break-even-costs = { $before } against { $beforeOther }, then { $after } against { $afterOther }
break-even-moves = lower: { $lower }; higher: { $upper }
break-even-move = { $count ->
        [one] { $months } month
       *[other] { $months } months
    }
break-even-move-lost = no lasting break-even
break-even-units = { $units } more
break-even-no-step = no further step
break-even-next-unit = one more adds { $amount }
break-even-next-step = from { $quantity } a step of { $leap }
break-even-dip-zone = { $from } to { $last } cost more than { $at } ({ $amount })
break-even-searched = searched up to { $quantity } only: too many steps
break-even-usage-left-out = Usage: left out
