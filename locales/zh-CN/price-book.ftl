# 价目表，以及价格的文字说明。

## 方案的名称

option-with = { $name }＋{ $what }
option-with-more = { $name }＋{ $n } 项增值服务

## 价格的文字说明

price-line-and = ；
price-line-flat = { $amount }{ $period }
price-line-per-unit = 每{ $unit } { $amount }{ $period }
price-line-per-block = 每份 { $amount }{ $period }
price-line-graduated = 分段累进，每{ $unit }按所在档单价：{ $tiers }{ $period }
price-line-volume = 按档全量，全部{ $unit }按达到档的单价：{ $tiers }{ $period }
price-line-stairstep = 按达到的档位收一笔固定费用：{ $tiers }{ $period }
price-line-package = 每 { $size } { $unit }（不足按一份计）{ $amount }{ $period }
price-line-package-down = 每满 { $size } { $unit } { $amount }（不足不计）{ $period }
price-line-package-nearest = 每 { $size } { $unit } { $amount }，四舍五入到整份{ $period }
price-line-share = “{ $charge }”的 { $rate }{ $period }
price-line-not-published = 价格未公布
price-line-allowance = 含 { $quantity } { $unit }
price-line-allowance-per = 每个{ $of }含 { $each } { $unit }
price-line-above = 超出部分：{ $price }
price-line-least = 至少按 { $quantity } { $unit }计费
price-line-amount-off = 减 { $amount }
price-line-factor = × { $factor }
price-line-percentage = 金额的 { $rate }{ $period }
price-line-percentage-and-fee = 金额的 { $rate }，另每笔 { $amount }{ $period }
price-line-cell = { $at }：{ $amount }
price-line-rest = 其余
price-line-matrix = 每{ $unit }：{ $cells }{ $period }
price-line-hours = { $at }（{ $hours }）
price-line-way = { $name }：{ $price }
price-line-units = 以虚拟单位计量：{ $parts }
price-line-unit = 虚拟单位
price-line-highest = 取最高：{ $ways }
price-line-access = 第 { $from } 至 { $until } 个月可用 { $amount }
price-line-each-group = 每组单独计价：{ $price }
price-line-lowest = 取最低：{ $ways }
price-line-convert = 以 { $size } { $unit }为单位
price-line-convert-up = 以 { $size } { $unit }为单位，不足按一份计
price-line-convert-down = 以 { $size } { $unit }为单位，不足不计
price-line-convert-nearest = 以 { $size } { $unit }为单位，四舍五入
price-line-discount = 优惠 { $rate }
price-line-minimum = 最低 { $amount }
price-line-maximum = 最高 { $amount }
price-line-pack = { $size }，{ $amount }，有效期 { $months } 个月
price-line-refuses = 超出部分被拒绝
price-term-deposit = 保证金
price-term-discount = 折扣
price-line-pack-from = 一次购买满 { $count } 个，每个 { $amount }
price-line-requires = 依赖 { $modules }
price-line-excludes = 不可与 { $modules } 同时开通
price-term-credit-line = 信用额度
price-line-credit-line = 最多可欠 { $amount }
price-line-deposit = 开通前缴 { $amount }，结束后退还
price-line-credit = { $price }{ $period }，可抵 { $amount } 用量
price-line-commitment = 至少 { $amount }{ $period }
price-line-limit = 至多 { $quantity } { $unit }{ $period }，超出部分被拒绝
price-line-limit-slowed = 至多 { $quantity } { $unit }{ $period }，超出部分降速
price-line-limit-told = { $quantity } { $unit }{ $period }以内，超出时提醒
price-line-promotion = 前 { $months } 个月减 { $rate }
price-line-eligible = 符合条件者减 { $rate }
price-line-loyalty = 自使用第 { $day } 天起减 { $rate }
price-line-prepaid = 一次付 { $months } 个月减 { $rate }
price-line-prepaid-from = 买满 { $quantity } 且一次付 { $months } 个月，减 { $rate }
price-line-prepaid-months = 一次付 { $months } 个月，只收 { $paid } 个月
price-tier = { $bound }：{ $price }
price-tier-up-to = { $bound } 以内
price-tier-above = 以上
price-tiers-graduated = 分段累进，每{ $unit }按所在档单价{ $period }
price-tiers-volume = 按档全量，全部{ $unit }按达到档的单价{ $period }
price-tiers-stairstep = 按达到的档位收一笔固定费用{ $period }
price-tier-unit = { $amount }
price-tier-fee = { $fee }
price-tier-both = { $fee }，另每单位 { $amount }
price-period-once = （一次性）
price-period-month = /月
price-period-quarter = /季
price-period-year = /年
price-period-months = /{ $months } 个月

## 计费方式

mechanism-flat = 固定费用
mechanism-per-unit = 按量计费
mechanism-graduated = 分段累进
mechanism-volume = 按档全量
mechanism-stairstep = 按档位定额
mechanism-package = 按份计费
mechanism-share = 按其他费用的比例
mechanism-not-published = 询价
mechanism-percent-discount = 折扣
mechanism-minimum = 最低消费
mechanism-maximum = 封顶
mechanism-allowance = 免费额度
mechanism-module = 功能模块
mechanism-pack = 资源包
mechanism-once = 一次性价格
mechanism-terms = 合约期
mechanism-factor = 系数
mechanism-amount-discount = 定额减免
mechanism-credit = 抵扣额
mechanism-commitment = 周期最低消费
mechanism-deposit = 保证金
mechanism-limit = 用量上限
mechanism-contract = 合约折扣

## 可信程度与时效

confidence-primary = 厂商自有页面
confidence-transcribed = 第三方转录
confidence-chart-read = 由厂商图表读出
confidence-unverified = 未经核实
price-book-review-due = 应复核
price-book-stale = 超过两年
price-book-incomplete = 不完整
price-book-current = 有效
price-book-plan-title = { $plan }——{ $confidence }
price-book-entry-title = { $vendor }：{ $product }（{ $region }，{ $currency }）
price-book-dates = 价格截至 { $asOf }；复核期限 { $reviewBy }；{ $state }
price-book-source = 来源：{ $url }
price-book-source-dated = 来源：{ $url }（{ $date }）
price-book-note = 说明：{ $note }
price-book-not-modelled = 未纳入套餐：{ $note }
price-book-example = 算例，{ $plan }：{ $working }
price-book-line = { $name }：{ $price }
price-book-line-module = { $name }（模块“{ $module }”）：{ $price }

## 核对价目表

price-book-checked = { $entries } 个条目、{ $plans } 个套餐、{ $examples } 个算例：{ $findings ->
    [0] 全部无误
   *[other] { $findings } 个问题
}
price-book-unreadable = 条目无法读取：{ $detail }
price-book-no-source = 条目没有注明来源。
price-book-no-date = `{ $found }` 不是日期。
price-book-no-currency = `{ $found }` 不是货币代码。
price-book-meter = 计量项 `{ $meter }` 没有定义，或没有套餐使用它。
price-book-no-example = 套餐没有算例。
price-book-example-differs = 手工计算：{ $expected }；程序计算：{ $found }。
price-book-unpriced = 算例无法计价。

## 把套餐加入测算

history-price-book-added = 从价目表添加了 { $vendor } { $plan }
error-unknown-entry = 价目表中没有条目 `{ $id }`。请从列表中选择。
error-unknown-book-plan = 条目中没有套餐 `{ $id }`。请选择其中的套餐。

## 列名

column-entry = 条目
column-vendor = 厂商
column-product = 产品
column-currency = 货币
column-as-of = 价格日期
column-confidence = 价格来源
column-state = 状态
column-mechanisms = 计费方式
column-plans = 套餐
column-price = 价格
column-module = 模块
column-charge = 费用项
