# 按原因说明差额、各项假设取高低值时的结果，以及金额的计算过程。

## Difference by cause

bridge-rule-flat-fee-at-zero = 零用量时首档固定费的规则
bridge-rule-bounds = 档位边界单位归属的规则
bridge-rule-allowance = 免费额度与价目表关系的规则
bridge-rule-tier-scope = 档位与额度计算范围的规则
bridge-rule-adjustment-order = 折扣、最低与最高消费次序的规则
bridge-rule-rounding-mode = 舍入的规则
bridge-rule-rounding-point = 在何处舍入的规则
bridge-rule-rounding-step = 舍入单位的规则
bridge-rule-proration = 不足一期如何计费的规则
bridge-rule-day-count = 末日是否计费的规则
bridge-rule-alignment = 周期起始日的规则
bridge-rule-plan-change = 变更套餐的规则
bridge-rule-credit-base = 未用部分计价的规则
bridge-rule-values = { $rule }：{ $from } → { $to }
bridge-fee = 固定费用：{ $charge }
bridge-fee-both = 固定费用：{ $charge } → { $other }
bridge-fees = 其他固定费用
bridge-one-time = 一次性购买
bridge-usage = 用量：{ $charge }
bridge-usage-both = 用量：{ $charge } → { $other }
bridge-tier = { $charge }，第 { $tier } 档
bridge-tier-both = { $charge } → { $other }，第 { $tier } 档
bridge-volume = { $charge }：数量变化（按原单价）
bridge-volume-both = { $charge } → { $other }：数量变化（按原单价）
bridge-price = { $charge }：单价或档位变化
bridge-price-both = { $charge } → { $other }：单价或档位变化
bridge-pack-used = 资源包（已使用）
bridge-pack-expired = 资源包（未用而失效）
bridge-percent-discount = 价格中的折扣
bridge-billing-discount = 付款方式折扣
bridge-minimum = 补足到最低消费
bridge-maximum = 封顶减免
bridge-surcharge = 分期付款加价
bridge-plan-change = 变更套餐时的退回
bridge-salvage = 期末残值
bridge-exchange = 汇兑差额
bridge-vat = 不可抵扣的增值税
bridge-after = 为分析期之后支付
bridge-time = 时间价值：付款时间不同
bridge-title-cash = 从{ $from }到{ $to }：实付相差 { $difference }
bridge-title-accrual = 从{ $from }到{ $to }：成本相差 { $difference }
bridge-title-present-value = 从{ $from }到{ $to }：现值相差 { $difference }
bridge-summary = { $more ->
    [0] 没有增加费用的原因
   *[other] { $more } 项原因共增加 { $added }
}，{ $less ->
    [0] 也没有节省费用的原因。
   *[other] { $less } 项原因共节省 { $saved }。
}各项之和与差额完全一致。
bridge-side = { $option }（{ $detail }）
bridge-column-cause = 原因
bridge-column-change = 变化
bridge-column-running = 累计
bridge-currencies = 两份测算的币种不同。

## Inputs at their ends

sensitivity-path = { $path }
sensitivity-input = { $group }：{ $title }
sensitivity-title-saving = { $of }比{ $against }节省 { $base }
sensitivity-title-saving-present-value = 按现值计，{ $of }比{ $against }节省 { $base }
sensitivity-title-total = { $of }共计 { $base }
sensitivity-title-present-value = { $of }现值共计 { $base }
sensitivity-caption = 每次只变动一项假设；结果取决于基准情形。
sensitivity-flip = { $input }为 { $value } 时，{ $option }最便宜。
sensitivity-flip-low = 低值时{ $option }最便宜
sensitivity-flip-high = 高值时{ $option }最便宜
sensitivity-unpriced = –
sensitivity-no-pair = 节省金额需要两个方案。请添加方案，或改为衡量总额。
sensitivity-column-input = 假设
sensitivity-column-value = 基准值
sensitivity-column-low = 低值
sensitivity-column-high = 高值
sensitivity-column-at-low = 低值时结果
sensitivity-column-at-high = 高值时结果
sensitivity-column-reach = 影响幅度
sensitivity-column-verdict = 结论

## Where an amount comes from

explain-total-cash = { $option }的实付总额
explain-total-cost = { $option }的成本总额
explain-present-value = { $option }的现值
explain-monthly-equivalent = { $option }的每月等值成本
explain-month-paid = { $month }实付
explain-month-cost = { $month }成本
explain-month-paid-so-far = { $option }：截至{ $month }末累计实付
explain-month-cost-so-far = { $option }：截至{ $month }末累计成本
explain-month-balance = { $month }末余额
explain-month-present-value = { $month }实付的现值
explain-month-own-cash = { $month }末自有资金
explain-prepaid-at-end = { $option }为分析期之后支付
explain-opening-cash = 期初资金
explain-inflow = 每月流入
explain-month-at = { $option }：{ $month }，{ $meter }为 { $quantity } 时
explain-month-share = 折合每月
explain-saving = { $option }比{ $other }节省
explain-lines-of = { $option }的账单行
explain-paid-after = 分析期之后支付
explain-bill = { $date }的账单 { $number }
explain-line = { $line }
explain-line-of-bill = 账单 { $number }：{ $line }
explain-payment = { $date }支付账单 { $number }
explain-recovery = { $date }抵扣账单 { $number } 的增值税
explain-category = { $category }
explain-tax = 增值税
explain-tax-back = 可抵扣的增值税
explain-tax-inside = 价格中所含增值税
explain-exact = 按价格计算（舍入前）
explain-rounding = 尾差
explain-usage = 计费所依据的{ $meter }
explain-month-usage = { $month }预测
explain-day = { $day }
explain-read-by-day = 按天读取
explain-source-usage = { $month }的{ $meter }
explain-grown = 计入增长后
explain-season = 计入季节性后
explain-event = 计入事件后
explain-counted = 计数结果

## Rules

explain-rule-total-cash = 分析期内全部账单的付款，含增值税，减去可抵扣部分
explain-rule-total-cost = 归属分析期各月的成本，与付款时间无关
explain-rule-balance = 累计实付减去累计成本：正数为预付，负数为应付
explain-rule-steady = 按该月最后一天有效的价格计算常规月份，含不可抵扣的增值税，未经账单舍入
explain-rule-month-of = { $months } 个月一并计价，取其中一个月
explain-rule-saving = 下列前一总额减去后一总额；更贵时为负数
explain-rule-counts = 该方案的金额计入
explain-rule-taken-off = 该方案的金额减去
explain-rule-taken-over = 改用另一方案的规则后，各账单行的变化
explain-rule-part-of-lines = 这些账单行变化的一部分
explain-rule-no-discount = 没有折现率时，现值等于实付
explain-rule-present-value = 每笔付款 ÷ (1 + { $rate }) ^ (月数 ÷ 12)
explain-rule-factor = 金额 × 折现系数
explain-rule-rounded-once = 现值只舍入一次，此处每笔付款单独舍入
explain-rule-average-month = 实付 ÷ 月数
explain-rule-level-payment = 每月月初等额支付、现值相同的金额
explain-rule-bill = { $due }到期付款
explain-rule-line = 服务期 { $from }至{ $to }
explain-rule-part = 按约定支付账单 { $total } 的一部分
explain-rule-tax-rates = 各税率的税额相加
explain-rule-tax = { $net } 的 { $rate }，按账单舍入一次
explain-rule-tax-included = 价格含 { $rate } 增值税，不含税金额为 { $net }
explain-rule-tax-inside = 价格含 { $rate } 增值税，账单上单独列出
explain-rule-recovery = 增值税 { $tax } 的 { $share }
explain-rule-as-used = 随资源包使用或失效而计入
explain-rule-whole = 全部归属本月
explain-rule-equal-months = 每月等额
explain-rule-half-months = 每月等额；不足整月的首月与末月各计半月
explain-rule-units = 各部分的虚拟单位相加
explain-rule-in-units = 按该部分以虚拟单位计的价格折算
explain-rule-projects = 各项目的读数相加
explain-rule-contract = 合同约定
explain-rule-flow = { $from }至{ $to }按天累加
explain-rule-peak = { $from }至{ $to }的最高月份
explain-rule-peak-day = { $from }至{ $to }的最高一天或一小时
explain-rule-nth-highest = { $from }至{ $to }第 { $n } 高的一天，更高的不计
explain-rule-percentile = { $from }至{ $to }有 { $share } 的采样不高于此值
explain-rule-daily-peaks = { $from }至{ $to }每日最高小时的平均
explain-rule-day-sum = { $from }至{ $to }数量 × 天数
explain-rule-hour-sum = { $from }至{ $to }数量 × 小时数
explain-rule-minute-sum = { $from }至{ $to }数量 × 分钟数
explain-rule-each-day = 共 { $days } 天，逐日计价
explain-rule-days-known = 每天的用量均已填写
explain-rule-days-spread = 按月内形态分到每天，再读取
explain-rule-average = { $from }至{ $to }按天平均
explain-rule-last = { $from }至{ $to }的最后一个月
explain-rule-forecast = 依次计入增长、季节性、事件，再计数
explain-rule-derived = 由下列计量项换算：数量 × 比例，相乘、加权相加，再取整
explain-rule-flat = 每月相同
explain-rule-linear = 首月 + { $months } × { $more }
explain-rule-compound = 首月 × (1 + { $rate }) ^ { $months }
explain-rule-s-curve = S 曲线，上限 { $ceiling }，第 { $midpoint } 个月增长最快，陡度 { $steepness }，经过 { $months } 个月
explain-rule-explicit = 按月列出
explain-rule-times = × { $factor }
explain-rule-add = + { $more }
explain-rule-set = 设为 { $value }
explain-rule-count = 不低于零，保留 { $decimals } 位小数

## Inputs

explain-input-quantity = 数量
explain-input-unit-price = 单价
explain-input-price = 价格
explain-input-rate = 比率
explain-input-periods = 周期
explain-input-decimals = 小数位
explain-input-exchange = 汇率
explain-input-exchange-from = 生效日
explain-input-vat-rate = 增值税率
explain-input-recoverable = 可抵扣比例
explain-input-bill = 账单总额
explain-input-net = 不含税金额
explain-input-lost-tax = 不可抵扣的增值税
explain-input-amount = 金额
explain-input-months-away = 距期初月数
explain-input-discount-factor = 折现系数
explain-input-convert = 计费单位换算
explain-input-allowance = 套餐内额度
explain-input-contract = 固定数量
explain-input-days = 每日采样数
explain-input-profile = 每日采样数
explain-input-ratio = 比例
explain-input-units-each = 每条平均计数
explain-input-weight = 权重
explain-input-at-least = 不低于
explain-input-batch = 每批数量
explain-input-start = 首月数量
explain-input-growth = 增长
explain-input-factor = 系数
explain-input-events = 计入事件后
explain-growth-flat = 不变
explain-growth-linear = 每月定量增加
explain-growth-compound = 按月增长率
explain-growth-s-curve = S 曲线
explain-growth-explicit = 逐月列出
explain-clause = 条款：{ $clause }
explain-source = 价格来源：{ $where }（截至 { $date }）
explain-source-undated = 价格来源：{ $where }
explain-unknown = 测算中没有“{ $reference }”这项数字。可以解释的有：

equivalent-assumption = 假设各方案在自身服务期结束后按相同条件续费。

## Analyses in the window

cliff-title = { $meter }为 { $quantity } 时（{ $month }），“{ $option }”每月费用最低
cliff-crossing = 达到 { $quantity }{ $unit }，则“{ $cheaper }”低于“{ $other }”。
cliff-headroom = { $option }：还可增加 { $units }{ $unit }；达到 { $quantity }{ $unit }，费用一次增加 { $amount }。
cliff-headroom-none = { $option }：已到这一档的上限；达到 { $quantity }{ $unit }，费用一次增加 { $amount }。
cliff-searched = “{ $option }”的档位过多，只绘制到 { $quantity }{ $unit }。
cliff-left-out = 未绘制“{ $option }”：{ $why }。
composition-title = { $option }：付款的 { $share } 用于“{ $item }”
composition-title-mixed = { $option }：共付 { $total }
composition-line = { $option }：共 { $total }，其中 { $share } 用于“{ $item }”。
composition-line-mixed = { $option }：共 { $total }。
composition-other = 其余各项
composition-item = 组成部分
left-out-not-serving = 该月未在服务期内
left-out-projects = 各项目用量不同
left-out-not-published = 所需价格未公布
left-out-packs = 资源包余量取决于此前各月
left-out-balance = 赠送余额的剩余（或余额充值时的汇率）取决于此前各月
left-out-settled = 抵扣额度或最低消费合并结算多项费用
left-out-bills = 抵扣、滞纳金或赔付会改变账单
left-out-whole-contract = 阶梯按整个合同期累计
left-out-single-days = 按天计价，而各天用量不同
map-title = 最便宜的方案取决于“{ $input }”和月份
map-title-input = 最便宜的方案取决于“{ $input }”，与月份无关
map-title-month = 最便宜的方案取决于月份，与“{ $input }”无关
map-title-one = 无论“{ $input }”和月份如何变化，最便宜的方案不变
map-title-inputs = 哪个方案最省，取决于“{ $input }”和“{ $other }”
map-title-inputs-first = 哪个方案最省，取决于“{ $input }”，与“{ $other }”无关
map-title-inputs-one = 无论“{ $input }”和“{ $other }”如何变化，都是同一方案最省
map-border-inputs = “{ $other }”取 { $at }{ $otherUnit }：达到 { $value }{ $unit }，则“{ $after }”最省；低于此值，则“{ $before }”最省。
map-border = 到最后一个月：达到 { $value }{ $unit }，则“{ $after }”最便宜；低于此值，则“{ $before }”最便宜。
tornado-without-effect = 另有 { $count } 项假设在此范围内没有任何影响，未列出。
tornado-no-flip = 任何一项假设变动 10%，结论都不变。

## 情景对照

scenarios-same = 在每个情景下都是{ $option }最便宜
scenarios-differ = 哪个方案最便宜取决于情景
scenarios-inputs = 不同的假设
scenarios-column-option = 方案
scenarios-column-input = 假设
scenarios-changes = 不同的价格、条款与方案
scenarios-changes-what = 价格、条款或方案
difference-value = { $value }
difference-none = 无
difference-unset = 未填写
difference-there = 有
difference-each = / { $unit }
difference-unit = { $what }（{ $unit }）

## 不确定性

uncertainty-title = 在 { $count } 次模拟中，{ $option }有 { $share } 最便宜
uncertainty-title-always = 在全部 { $count } 次模拟中都是{ $option }最便宜
uncertainty-title-alone = 十次模拟中有八次，{ $option }的费用在 { $low } 到 { $high } 之间
uncertainty-sure = 在 { $count } 次模拟中有 { $share } 最便宜。
uncertainty-sure-always = 在全部 { $count } 次模拟中都最便宜。
uncertainty-sure-other = 在 { $count } 次模拟中有 { $share } 最便宜；{ $other }有 { $more } 最便宜。
uncertainty-caption = 模拟 { $count } 次，种子 { $seed }。十次中有八次，各项假设落在其上下限之间。分位数逐月计算；金额只保留抽样误差之上的位数。
uncertainty-input = { $input }：{ $low } 到 { $high }
uncertainty-volatile = { $meter }：每月波动 { $volatility }
uncertainty-range = { $option }：十次中有八次为 { $low } 到 { $high }，中位数 { $middle }。
uncertainty-range-best = { $option }：十次中有八次为 { $low } 到 { $high }，中位数 { $middle }。没有一次模拟有更便宜的方案。
uncertainty-range-regret = { $option }：十次中有八次为 { $low } 到 { $high }，中位数 { $middle }。选它平均比最便宜的方案多付 { $mean }，最多多付 { $most }。
uncertainty-unpriced = { $option }在 { $count } 次模拟中有 { $missing } 次无法计价；其数字只针对其余各次。
uncertainty-refuses = { $option }在 { $count } 次模拟中有 { $share } 无法满足全部用量；只要另有方案能满足，就不算它最便宜。
uncertainty-refuses-always = { $option }在全部 { $count } 次模拟中都无法满足全部用量；只要另有方案能满足，就不算它最便宜。
uncertainty-unserved = 在 { $share } 的模拟中无法满足全部用量
uncertainty-unserved-always = 在所有模拟中都无法满足全部用量
uncertainty-column-option = 方案
uncertainty-column-cheapest = 最便宜的比例
uncertainty-column-unserved = 用量未满足的比例
uncertainty-column-base = 预测值
uncertainty-column-mean = 平均值
uncertainty-column-error = 标准误
uncertainty-column-regret = 期望遗憾值
uncertainty-column-regret-most = 最大遗憾值
uncertainty-months-cash = { $option }：截至各月末的累计支付
uncertainty-months-accrual = { $option }：截至各月末的累计成本
uncertainty-months-present-value = { $option }：截至各月末的现值
uncertainty-inputs = 不确定的假设
uncertainty-untraced = { $what }：这是 { $count } 次模拟中第 { $future } 次的结果。其中每个月的用量各自随机波动，测算中没有对应的数值，因此无法逐项追溯该金额。
uncertainty-shares = 各方案最便宜的比例
uncertainty-share = { $share } 最便宜
uncertainty-outer = 十次模拟中的八次（P10 至 P90）
uncertainty-inner = 其中一半（P25 至 P75）
uncertainty-base = 预测值
