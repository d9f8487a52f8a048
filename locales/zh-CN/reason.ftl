# 金额的依据，以及需要留意的日期。

## Rules

reason-flat = 固定金额
reason-per-unit = 各单位同价
reason-graduated = 第 { $tier } 档：超过 { $above }、不超过 { $bound } 的部分
reason-graduated-open = 第 { $tier } 档：超过 { $above } 的部分
reason-volume = 全部用量按第 { $tier } 档的价格（超过 { $above }、不超过 { $bound }）
reason-volume-open = 全部用量按第 { $tier } 档的价格（超过 { $above }）
reason-stairstep = 第 { $tier } 档整档收费（超过 { $above }、不超过 { $bound }）
reason-stairstep-open = 第 { $tier } 档整档收费（超过 { $above }）
reason-tier-fee = 第 { $tier } 档固定费用
reason-package-up = { $packages } × { $size } 个单位；不足一块按一块计
reason-package-down = { $packages } × { $size } 个单位；只计整块
reason-package-nearest = { $packages } × { $size } 个单位；按最接近的整块计
reason-blocks = 第 { $tier } 档（超过 { $above }）：{ $blocks } × { $size } 个单位；不足一块按一块计
reason-percentage = 按 { $amount } 的比例收取
reason-percentage-free = 按 { $amount } 的比例收取，其中 { $free } 免费
reason-per-event = { $events } 笔，每笔收费
reason-per-event-free = { $events } 笔，每笔收费，其中 { $free } 笔免费
reason-event-minimum = 每笔 { $size } 的交易至少收 { $minimum }
reason-event-maximum = 每笔 { $size } 的交易最多收 { $maximum }
reason-cell = { $at }的价格
reason-each-group = { $name }：单独计价
reason-other-cells = 其余用量的价格
reason-not-highest = 不收取：{ $name }为 { $amount }，并不更高
reason-not-lowest = 不收取：{ $name }为 { $amount }，并不更低
reason-cells-exceed = 各单元格合计 { $cells }，超过数量 { $quantity }，无法计价
reason-already-priced = 减去此前 { $quantity } 个单位已计的费用
reason-minimum-quantity = 至少按 { $minimum } 计费；实际使用 { $used }
reason-not-published = 超过 { $above } 的价格须向厂商询价
reason-amount-discount = 减免 { $discount }
reason-factor = 乘以 { $factor }
reason-share = { $of }的 { $rate }
reason-within-allowance = 套餐内额度：已用 { $used }，共 { $allowance }
reason-covered-by-packs = 由资源包抵扣 { $drawn }
reason-percent-discount = 折扣（优惠 { $rate }）
reason-minimum = 补足到最低消费 { $minimum }
reason-maximum = 以 { $maximum } 封顶
reason-billing-discount = 付款方式折扣（优惠 { $rate }）
reason-increase = 计费周期内数量从 { $from } 增加到 { $to }
reason-to-date = 本周期累计用量由 { $from } 增至 { $to } 的增加额
reason-escalated = 合同开始以来累计调价 { $rate }
reason-promotion = 前 { $months } 个月优惠 { $rate }
reason-eligible = { $kind }优惠 { $rate }
reason-loyalty = 连续使用第 { $day } 天起优惠 { $rate }
reason-prepaid = 一次付 { $months } 个月，优惠 { $rate }
reason-months-paid = { $of } 个月只付 { $paid } 个月
reason-each-day = { $days } 天逐日计价后相加；其中 { $charged } 天有应付金额
reason-units = 消耗 { $units } 个虚拟单位，抵扣额度和资源包前值 { $worth }；金额计入虚拟单位收费项
reason-pack-purchase = 预购 { $packs } × { $size } 个单位，有效期至{ $until }
reason-pack-upgrade = 由{ $from }升级：每个增加 { $size } 个单位，有效期至{ $until }
reason-refused = 超出限额，拒绝服务且不计费：需要 { $asked }，限额 { $most }
reason-slowed = 超出限额，降速且不计费：需要 { $asked }，限额 { $most }
reason-above-cap = 自设支出上限 { $cap } 只够 { $most }，需要 { $asked }；超出部分拒绝服务且不计费
reason-balance-empty = 余额只够 { $most }，需要 { $asked }；超出部分拒绝服务且不计费
reason-credit-line-full = 剩余信用额度只够 { $most }，需要 { $asked }；超出部分拒绝服务且不计费
reason-credit = 预付，可抵扣 { $amount } 的费用
reason-overage-factor = 超出承诺 { $beyond }，按价格的 { $factor } 倍计
reason-overage-price = 超出承诺 { $beyond }：{ $units } 个单位改按 { $price } 计
reason-credit-used = 抵扣费用，余 { $left }
reason-top-up = 充值，另赠 { $bonus }
reason-drawn = 由余额支付，其中赠送金额 { $bonus }；余 { $left }
reason-deposit = 押金 { $amount }，期末退还
reason-deposit-back = 退还押金 { $amount }
reason-deposit-exchange-loss = 汇兑损失：押金 { $amount } 按汇率 { $paid } 支付，按 { $back } 退还
reason-deposit-exchange-gain = 汇兑收益：押金 { $amount } 按汇率 { $paid } 支付，按 { $back } 退还
reason-share-taken-off = 账单减免 { $rate }
reason-taken-off = 抵扣账单，余 { $left } 留待以后的账单
reason-late-fee = 应付 { $of }，按日 { $rate } 计 { $days } 天滞纳金
reason-suspended = 停服期间未使用：{ $of } 天中的 { $days } 天
reason-compensation = { $of } 小时中中断 { $hours } 小时，按其费用的 { $multiple } 倍赔付
reason-compensation-at-most = 服务中断赔付，以当月费用的 { $rate } 为限
reason-surcharge = 分 { $count } 期付款，加价 { $rate }
reason-plan-changed = 按选择，自此改用套餐 { $plan }
reason-plan-outgrown = 自此改用套餐 { $plan }：{ $meter } 达到 { $quantity }，超过原套餐可承载的 { $above }
reason-unused = 退回已付 { $of } 期中未使用的 { $part } 期
reason-unused-at-list = 退回 { $of } 期中未使用的 { $part } 期，按折扣前价格
reason-paid-before = 原套餐已付的金额全额抵扣
reason-into-days = 原套餐剩余的 { $left } 按 { $of } 天 { $price } 折算为 { $days } 天；不足一天按一天
reason-decrease = 周期内数量从 { $from } 减到 { $to }，退回差额
reason-salvage = 期末收回价款的 { $rate }

## What it was multiplied by

reason-exchange = 按 { $date } 起的汇率，1 { $currency } = { $rate }
reason-periods = × { $periods } 个周期
reason-proration = 按天折算：{ $days } / { $of } 天
reason-rounding = 按套餐规则舍入

## Dates to remember

milestone-notice = 最迟在{ $date }提出取消，否则将以 { $amount } 自动续费 { $months } 个月。
milestone-notice-open = 最迟在{ $date }提出取消，否则自动续费 { $months } 个月。
milestone-notice-of-project = { $project }：最迟在{ $date }提出取消，否则将以 { $amount } 自动续费 { $months } 个月。
milestone-notice-open-of-project = { $project }：最迟在{ $date }提出取消，否则自动续费 { $months } 个月。
milestone-renewal = { $date }以 { $amount } 续费 { $months } 个月。
milestone-renewal-open = { $date }续费 { $months } 个月。
milestone-renewal-of-project = { $project }：{ $date }以 { $amount } 续费 { $months } 个月。
milestone-renewal-open-of-project = { $project }：{ $date }续费 { $months } 个月。
milestone-order-expiry = 订单金额 { $amount }，须在{ $date }前支付，逾期失效。
milestone-order-expiry-of-project = { $project }：订单金额 { $amount }，须在{ $date }前支付，逾期失效。
milestone-order-expiry-open = 订单须在{ $date }前支付，逾期失效。
milestone-order-expiry-open-of-project = { $project }：订单须在{ $date }前支付，逾期失效。
milestone-renewal-due = 续费 { $months } 个月须在{ $date }前支付 { $amount }。
milestone-renewal-due-of-project = { $project }：续费 { $months } 个月须在{ $date }前支付 { $amount }。
milestone-renewal-due-open = 续费 { $months } 个月须在{ $date }前支付。
milestone-renewal-due-open-of-project = { $project }：续费 { $months } 个月须在{ $date }前支付。
milestone-suspended = { $date }停服：{ $amount } 未付。
milestone-data-deleted = { $date }删除数据：{ $amount } 未付。
milestone-plan-change = { $date }：开始使用套餐 { $plan }
milestone-pack-expiry = { $pack }：{ $date }有 { $amount } 的额度未用而失效。
milestone-pack-low = { $pack }：{ $date }起仅余 { $amount }，厂商会发出提醒。
milestone-limit-reached = { $limit }：{ $date }起不够用，需要 { $asked }，限额 { $most }。
milestone-limit-near = { $limit }：{ $date }起已用 { $asked }，限额 { $most }，厂商会发出提醒。
milestone-collected-at-once = { $date }超出信用额度，立即扣款 { $amount }。
milestone-spending-alert = { $date }当月账单达到 { $amount }。
