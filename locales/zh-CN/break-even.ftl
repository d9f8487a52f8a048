## Break-even: columns

break-even-column-what = 成本平衡点（按）
break-even-column-option = 方案
break-even-column-at = 位置
break-even-column-after = 之后较便宜
break-even-column-note = 说明

## Break-even: what it is sought by

break-even-month-cash = 月份（实付）
break-even-month-accrual = 月份（摊销）
break-even-month-present-value = 月份（现值）
break-even-usage = 用量：{ $meter }（至 { $quantity }）
break-even-input-cash = { $path }（实付）
break-even-input-accrual = { $path }（摊销）
break-even-input-present-value = { $path }（现值）
break-even-stability = { $path } 偏差 { $share } 时
break-even-headroom = 余量：{ $meter }
break-even-dip = 多用反而更便宜：{ $meter }

## Break-even: findings

break-even-none = 无
break-even-none-between = { $min } 至 { $max } 之间没有
break-even-cheaper-throughout = { $option }始终较便宜
break-even-equal = 相等
break-even-not-possible = 无法试算：{ $code }
break-even-no-influence = 不影响差额
break-even-lasting = 第 { $k } 个月起不再改变
break-even-kind-crossing = 成本相等
break-even-kind-jump = 跳档，没有相等点
break-even-kind-touch = 相等但先后不变
break-even-costs = 之前 { $before } 对 { $beforeOther }，之后 { $after } 对 { $afterOther }
break-even-moves = 偏低：{ $lower }；偏高：{ $upper }
break-even-move = { $count ->
       *[other] { $months } 个月
    }
break-even-move-lost = 没有持久的平衡点
break-even-units = 还可增加 { $units }
break-even-no-step = 之后没有跳档点
break-even-next-unit = 再增加 1 个单位多付 { $amount }
break-even-next-step = 到 { $quantity } 跳档 { $leap }
break-even-dip-zone = 用 { $from } 至 { $last } 比用 { $at }（{ $amount }）更贵
break-even-searched = 档数过多，只查到 { $quantity }
break-even-usage-left-out = 用量：未计入
