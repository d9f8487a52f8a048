# 方案对比：结论、图表、表格与假设。

## Verdict, paid

verdict-only = { $option }在 { $months } 个月内共实付 { $total }。
verdict-throughout = { $option }从第一个月起一直最便宜，{ $months } 个月合计比{ $other }少花 { $saving }（{ $percent }）。
verdict-from = { $option }自第 { $k } 个月（{ $month }）起一直最便宜，{ $months } 个月合计比{ $other }少花 { $saving }（{ $percent }）。
verdict-end = { $option }合计最便宜，但截至最后一个月仍有其他方案更省；{ $months } 个月合计比{ $other }少花 { $saving }（{ $percent }）。
verdict-tie = { $option }与{ $other }在 { $months } 个月内花费相同，均为 { $total }。

## Verdict, spread

verdict-only-accrual = { $option }归属这 { $months } 个月的成本为 { $total }。
verdict-throughout-accrual = 按摊销计，{ $option }从第一个月起一直最便宜；归属这 { $months } 个月的成本比{ $other }低 { $saving }（{ $percent }）。
verdict-from-accrual = 按摊销计，{ $option }自第 { $k } 个月（{ $month }）起一直最便宜；归属这 { $months } 个月的成本比{ $other }低 { $saving }（{ $percent }）。
verdict-end-accrual = 按摊销计，{ $option }合计最便宜，但截至最后一个月仍有其他方案更省；归属这 { $months } 个月的成本比{ $other }低 { $saving }（{ $percent }）。
verdict-tie-accrual = { $option }与{ $other }归属这 { $months } 个月的成本相同，均为 { $total }。

## Conditions of the verdict

note-unserved = { $option }花费更少（{ $total }），但自{ $month }起不能满足全部用量（{ $what }：需要 { $asked }，最多 { $most }）。
note-none-serves = 没有方案能满足全部用量；{ $option }自{ $month }起不能满足（{ $what }：需要 { $asked }，最多 { $most }）。
note-day-one = 首日需付 { $amount }。
note-before = 在此之前{ $option }更省。
note-present-value = 按折现率 { $rate } 计，{ $option }的现值更低。
note-prepaid-at-end = { $option }的实付中有 { $amount } 用于分析期之后。
note-floor = 采用{ $option }时，自有资金在{ $month }低于下限。
note-start = 采用{ $option }时，期初资金不足以支付首日的 { $amount }。
note-expired = 采用{ $option }时，价值 { $amount } 的资源包未用而失效。
note-unverified = 价格未经核实，仅供初步参考。
note-unpriced = { $count } 个方案无法计价；请查看问题列表。
note-paid-after = { $option }的付款中有 { $amount } 在最后一个月之后到期。

## Chart titles

chart-cash-tie = 累计实付：{ $option }与{ $other }合计相同
chart-cash-only = { $option }的累计实付
chart-cash-throughout = 累计实付：{ $option }从第一个月起一直最省
chart-cash-from = 累计实付：{ $option }自第 { $k } 个月（{ $month }）起一直最省
chart-cash-end = 累计实付：{ $option }全部付清后才最省
chart-accrual-tie = 累计成本（摊销）：{ $option }与{ $other }合计相同
chart-accrual-only = { $option }的累计成本（摊销）
chart-accrual-throughout = 累计成本（摊销）：{ $option }从第一个月起一直最省
chart-accrual-from = 累计成本（摊销）：{ $option }自第 { $k } 个月（{ $month }）起一直最省
chart-accrual-end = 累计成本（摊销）：{ $option }到期末才最省

## Charts in words

summary-line = { $option }：分析期合计 { $total }，从 { $first } 到 { $last }。
summary-crossing = { $option }与{ $other }在第 { $k } 个月（{ $month }）相交。
summary-no-crossing = { $option }与{ $other }没有相交。
summary-cash-flow = { $option }：共实付 { $total }；单月最高付款 { $peak }（{ $month }）。
summary-tax = { $option }：税费共 { $total }；单月最高 { $peak }（{ $month }）。
summary-tax-none = { $option }：没有税费。
summary-present = { $option }：共实付 { $total }，按每年 { $rate } 折现，首日现值为 { $worth }。
summary-present-undiscounted = { $option }：共实付 { $worth }；未设折现率，首日现值与此相同。
summary-spread = { $option }：共 { $total }，摊销到所服务的月份。

## Findings about one option's payments

headline-large = { $option }：{ $count } 笔大额付款占全部实付的 { $percent }
headline-even-same = { $option }：每月 { $low }
headline-some = { $option }：{ $count ->
    [1] 仅 1 次付款，{ $low } 至 { $high }
   *[other] 共 { $count } 次付款，每次 { $low } 至 { $high }
}
headline-some-same = { $option }：{ $count ->
    [1] 仅 1 次付款，{ $low }
   *[other] 共 { $count } 次付款，每次 { $low }
}
headline-even = { $option }：每月 { $low } 至 { $high }
headline-growing = { $option }：每月付款从 { $first } 增至 { $last }
headline-nothing = { $option }：无需付款
headline-spread-same = { $option }（摊销）：每月 { $low }
headline-spread = { $option }（摊销）：每月 { $low } 至 { $high }

## Difference table

row-total-cash = { $months } 个月实付合计
row-total-accrual = { $months } 个月成本合计
row-present-value = 现值（{ $rate }）
row-monthly-equivalent = 折合每月
row-day-one = 首日付款
row-peak-month = 单月最高付款
row-prepaid-at-end = 期末预付余额
row-lowest-cash = 自有资金最低点
row-break-even = 与{ $option }持平
row-unserved = 未满足的用量
row-given-up = 受到的约束
cell-unserved = { $what }：自{ $month }起需要 { $asked }，最多 { $most }
cell-baseline = 基准
cell-cheaper-throughout = 始终更省
cell-dearer-throughout = 始终未持平
cell-equal = 相同
cell-none = –
cell-gives-up-nothing = 无，可按月停用
cell-bound = 锁定 { $months } 个月
cell-paid-ahead = 最多预付 { $amount }
cell-bound-and-paid-ahead = 锁定 { $months } 个月，最多预付 { $amount }

## Own cash

runway-kept = 自有资金始终不低于下限 { $floor }；最低点为 { $lowest }（{ $month }）。
runway-broken = 自有资金在{ $month }低于下限 { $floor }；最低点为 { $lowest }（{ $lowestMonth }）。

## An option in a few words

option-plan = { $plan }
option-vendor = { $vendor } · { $plan }
pay-monthly = 按月付费
pay-quarterly = 按季付费
pay-yearly = 按年付费
pay-every = 每 { $months } 个月付费
pay-arrears = 后付费
pay-discount = 优惠 { $rate }
pay-instalments = 分 { $count } 期付款
pay-stages = 分 { $count } 个阶段付款
pay-packs = { $count } 个资源包
settle-quarterly = 用量按季结算
settle-every = 用量每 { $months } 个月结算
settle-daily = 用量按日结算
settle-hourly = 用量按小时结算
settle-on-day = 每月 { $day } 日出用量账单
net-days = { $days } 天内付款

## Assumptions

group-meter = { $meter }
group-money = 资金
group-options = 方案
group-plan = 套餐：{ $plan }
assumption-start = 首月数量
assumption-ceiling = 数量上限
assumption-midpoint = 过半所需时间
assumption-steepness = 陡度
assumption-monthly-rate = 月增长率
assumption-per-month = 每月增加
assumption-ratio = 每单位{ $from }对应
assumption-fixed-quantity = 固定数量：{ $option }
assumption-discount-rate = 折现率
assumption-vat-rate = 增值税率
assumption-recoverable = 可抵扣的增值税比例
assumption-opening = 期初自有资金
assumption-inflow = 每月流入资金
assumption-floor = 自有资金下限
assumption-option-discount = 折扣优惠：{ $option }
assumption-surcharge = 分期加价：{ $option }
assumption-horizon = 对比月数

## 可作为分析坐标的套餐数值

input-fee = { $charge }：金额
input-unit-price = { $charge }：单价
input-package = { $charge }：每包价格
input-rate = { $charge }：费率
input-allowance = { $charge }：包含用量
input-tier-price = { $charge }：第 { $tier } 档单价
input-tier-fee = { $charge }：第 { $tier } 档固定费
input-exchange = { $currency } 汇率（{ $from }起）

## Flows

flows-npv = 净现值（等间隔期，按每期折现率）
flows-xnpv = 净现值（按日期）
flows-irr = 内部收益率（每期）
flows-xirr = 内部收益率（每年，按日期）
flows-irr-roots = 每期的全部收益率
flows-xirr-roots = 每年的全部收益率
flows-payback = 投资回收期（期数）
flows-discounted-payback = 折现回收期（期数）
flows-months = 首末日期相隔月数
flows-annual-cost = 等额年成本（年末）
flows-monthly-cost = 等额月成本（月初）
flows-rate = { $rate }
flows-rate-below = 低于 −99%
flows-rate-above = 高于 1,000,000%
flows-needs-rate = 需要折现率
flows-never = 无法收回
flows-no-rate-one-sign = 无：资金只有一个方向
flows-no-rate-one-date = 无：全部在同一天
flows-no-rate-no-root = 无：没有使净现值为零的收益率
flows-no-rate-out-of-range = 超出可显示的范围
flows-columns = “{ $row }”不是一个日期加一个金额。
flows-date = “{ $row }”没有以日期开头。
flows-amount = “{ $row }”中的金额不是数字。
flows-empty = 没有现金流。
flows-remedy = 每行写一笔，日期与金额之间用半角逗号，例如 2027-01-31,-1200.50；含逗号的金额请加引号。

## What a title means, for those who have not met it

assumption-start-help = 测算首月的用量。
assumption-ceiling-help = 增长趋于平稳时的数量。
assumption-midpoint-help = 达到上限一半所需的时间。
assumption-steepness-help = 过半前后增长的快慢：数值越大，增长越快。
assumption-monthly-rate-help = 每月相对上月的增长率，逐月复合。
assumption-per-month-help = 每个月增加的数量。
assumption-ratio-help = 另一计量项每增加一个单位，本项随之产生的数量。
assumption-fixed-quantity-help = 合同约定的数量，与实际用量无关。
assumption-discount-rate-help = 资金的年成本；付款越晚，折算后的金额越小。
assumption-vat-rate-help = 增值税的基本税率。
assumption-recoverable-help = 增值税中可以抵扣的比例。
assumption-opening-help = 第一天的自有资金。
assumption-inflow-help = 其他业务每月带来的资金。
assumption-floor-help = 自有资金不应低于的余额。
assumption-option-discount-help = 采用这种付款方式（例如预付一年）享有的折扣。
assumption-surcharge-help = 分期付款增加的费用。
assumption-horizon-help = 各方案对比的月数。
row-total-cash-help = 这些月份账单的全部付款，含增值税，不论何时到期。
row-total-accrual-help = 归属于这些月份的成本，不论何时付款。
row-present-value-help = 全部付款按此折现率折算到第一天的金额。
row-monthly-equivalent-help = 现值相同、每月等额支付的金额。
row-day-one-help = 第一天必须支付的金额。
row-peak-month-help = 单个月份支付的最高金额。
row-prepaid-at-end-help = 末月之后的服务中，已经付过款的部分。
row-lowest-cash-help = 自有资金的最低值。
row-unserved-help = 该方案拒绝服务的用量（最早的一项）。只要有方案能满足全部用量，这样的方案就不会是最便宜的。
row-given-up-help = 金额之外的代价：被合同锁定多久，以及月末最多有多少钱已付给厂商而尚未使用。
row-break-even-help = 两者累计金额相等的月份，更省的方案由此改变。
column-spread-help = 归属于该月的成本，不论何时付款。
column-balance-help = 月末已预付的金额；负数表示已使用但尚未付款。
column-present-help = 该月付款按折现率折算到第一天的金额。
column-cash-help = 月末的自有资金。
