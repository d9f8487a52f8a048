# 测算中的问题，以及如何修正。

## The file

issue-syntax = 无法按 TOML 或 JSON 读取文本：{ $finding }
issue-syntax-remedy = 修正此处的文本，然后重新打开文件。
issue-not-a-study = 这不是测算文件：其中没有测算应有的键。
issue-not-a-study-remedy = 选择一个测算文件，或从示例开始。
issue-newer-format = 此测算的格式版本为 { $found }，当前版本的“测算”最高支持 { $newest }。
issue-newer-format-remedy = 用更新版本的“测算”打开；文件保持原样。
issue-format-unknown = 没有格式版本 { $found }。
issue-format-unknown-remedy = 写成 `format = 1`。

## Keys and words

issue-unknown-key = 此处没有键 `{ $key }`。
issue-unknown-key-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改正键名，或将其删除。
   *[no] 检查拼写，或删除此键。
}
issue-missing-key = 缺少键 `{ $key }`。
issue-missing-key-remedy = 添加 `{ $key }` 并填写值。
issue-wrong-type = 值的类型不符：现为 `{ $found }`，应为 { $expected }。
issue-wrong-type-remedy = 换成所要求类型的值。
issue-unknown-word = 此处不能写 `{ $found }`；可用的有：{ $expected }。
issue-unknown-word-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改成它，或选用所列的其他词。
   *[no] 选用所列的词之一。
}
issue-duplicate-id = id `{ $found }` 在此列表中重复出现。
issue-duplicate-id-remedy = 为列表中的每一项设置不同的 id。
issue-bad-id = `{ $found }` 不能用作 id。
issue-bad-id-remedy = 使用 1 到 60 个字母、汉字、数字、连字符或下划线。

## Numbers

issue-not-a-number = `{ $found }` 不是数字。
issue-not-a-number-remedy = 写成数字，例如 `1200`、`0.015`、`1.2万` 或 `8%`。
issue-number-too-long = `{ $found }` 的位数过多，无法精确计算。
issue-number-too-long-remedy = 小数点前最多写 15 位，小数点后最多写 12 位。
issue-negative = `{ $found }` 为负数；此处应为零或正数。
issue-negative-remedy = 改为零或正数。
issue-out-of-range = `{ $found }` 超出允许范围（{ $least } … { $most }）。
issue-out-of-range-remedy = 改为此范围内的值。
issue-percent-not-allowed = `{ $found }` 是百分比；此处应为金额或数量。
issue-percent-not-allowed-remedy = 写成不带百分号的数字。
issue-rate-above-one = `{ $found }` 没有百分号，会按超过 100% 计算。
issue-rate-above-one-remedy = 若指 `{ $found }%`，请加上百分号。
issue-too-fine = `{ $found }` 的小数位数超过此计量项的精度（{ $decimals } 位）。
issue-too-fine-remedy = 减少小数位数，或将计量项的 `decimals` 调到 { $decimals } 以上。
issue-too-large = 此处的数值超过 28 位，无法精确计算。
issue-too-large-remedy = 改用较小的用量、价格或增长率。

## Dates, periods and currency

issue-bad-date = `{ $found }` 不是 1970 年至 2200 年之间的日期。
issue-bad-date-remedy = 按年-月-日书写日期，例如 `2027-01-31`。
issue-bad-month = `{ $found }` 不是 1970 年至 2200 年之间的月份。
issue-bad-month-remedy = 按年-月书写月份，例如 `2027-01`。
issue-asset-too-short = 使用期不超过一年的不作为资产。
issue-asset-too-short-remedy = 去掉 `asset`，或将 `service_months` 或周期设为 12 个月以上。
issue-bad-time = `{ $found }` 不是一天中的时刻。
issue-bad-time-remedy = 写成小时和分钟，例如 `09:30`。
issue-bad-cadence = `{ $found }` 不是此处可用的周期。
issue-bad-cadence-remedy = 写成 `month`、`quarter`、`year`，或 `36 months` 这样的时长；费用项还可写 `once`，用量结算还可写 `day` 或 `hour`。
issue-bad-currency = `{ $found }` 不是货币代码。
issue-bad-currency-remedy = 写三个大写字母的货币代码，例如 `CNY` 或 `USD`。
issue-end-before-start = 结束 `{ $found }` 没有晚于开始。
issue-end-before-start-remedy = 推后结束时间，或提前开始时间。

## References

issue-unknown-meter = 没有计量项 `{ $found }`。
issue-unknown-meter-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改为此测算中的计量项。
   *[no] 改为此测算中的计量项，或把它加到 `meters`。
}
issue-unknown-plan = 没有套餐 `{ $found }`。
issue-unknown-plan-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改为此测算中的套餐。
   *[no] 改为此测算中的套餐，或把它加到 `plans`。
}
issue-unknown-choice = 套餐没有名为 `{ $found }` 的可选项。
issue-unknown-choice-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改为套餐的可选项及其中一个选择。
   *[no] 改为套餐的可选项及其中一个选择，或把它加到套餐的 `choices`。
}
issue-choice-open = 套餐要求作出选择，而方案没有选：{ $choice }。
issue-choice-open-remedy = 在 `choose` 中写明方案选哪一个。
issue-module-required = { $module }开通期间，{ $other }须同时开通。
issue-module-required-remedy = 在方案的模块中加上 `{ $id }`，日期相同；或去掉{ $module }。
issue-module-excluded = { $module }与{ $other }不能同时开通。
issue-module-excluded-remedy = 去掉其中一个，或在另一个开通前关闭它。
issue-change-not-allowed = 供应商不允许从 `{ $from }` 变更到 `{ $to }`。
issue-change-not-allowed-remedy = 改为 `upgrade_to` 或 `downgrade_to` 中的套餐；如供应商允许，把它加到那里。
issue-change-too-soon = 套餐 `{ $plan }` 每月只能变更一次，这是当月第二次。
issue-change-too-soon-remedy = 把这次变更移到另一个月。
issue-packs-end-at-change = 此次变更之前购买的资源包随之终止：余量作废，套餐内含的资源包重新开始。
issue-packs-end-at-change-remedy = 请在该变更的 `packs` 中写明之后需要购买的资源包，或等资源包用完后再变更。
issue-change-leaves-vendor = `{ $to }` 属于另一家厂商：提前结束 `{ $from }` 承诺期的费用不在本方案的任何账单上。
issue-change-leaves-vendor-remedy = 请在“停用成本”中查看该月的数额，并把它作为一次性费用加到 `{ $to }`。
issue-plans-billed-apart = `{ $one }` 与 `{ $other }` 出现在同一账单上，但只有其中一个的价格含增值税。
issue-plans-billed-apart-remedy = 把两个套餐的价格写成同一种口径。
issue-deductions-apart = `{ $one }` 与 `{ $other }` 出现在同一账单上，但只有其中一个在计税前抵扣该方案的优惠。
issue-deductions-apart-remedy = 把两个套餐 `bill_rules.deduction_order` 中的 `after_tax` 写成一致。
issue-no-exchange-rate = 该套餐以 { $currency } 计价，而 { $date } 没有有效的汇率。
issue-no-exchange-rate-remedy = 在 `exchange` 中加入 { $currency } 自 { $date } 或更早起的汇率。
issue-unknown-tax-rate = 没有税率 `{ $found }`。
issue-unknown-tax-rate-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改为 `taxes.rates` 中的税率。
   *[no] 改为 `taxes.rates` 中的税率，或把它加到那里。
}
issue-unknown-module = 套餐没有功能模块 `{ $found }`。
issue-unknown-module-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改为该套餐的功能模块。
   *[no] 改为该套餐的功能模块，或把它加到套餐的 `modules`。
}
issue-unknown-criterion = 测算没有评价项 `{ $found }`。
issue-unknown-criterion-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改为测算已有的评价项。
   *[no] 改为测算已有的评价项，或把它加到 `criteria`。
}
issue-unknown-pack = 套餐没有资源包 `{ $found }`。
issue-unknown-pack-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改为该套餐的资源包。
   *[no] 改为该套餐的资源包，或把它加到套餐的 `packs`。
}
issue-unknown-charge = 套餐没有可用于此处的费用项 `{ $found }`。
issue-unknown-charge-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改为同一套餐的费用项。
   *[no] 改为同一套餐的费用项；资源包只能用于带计量项的费用项。
}
issue-unknown-option = 没有方案 `{ $found }`。
issue-unknown-option-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改为此测算中的方案。
   *[no] 改为此测算中的方案，或把它加到 `options`。
}
issue-unknown-scenario = 没有情景 `{ $found }`。
issue-unknown-scenario-remedy = { $hasSuggestion ->
    [yes] 是否指 `{ $suggestion }`？改为此测算中的情景。
   *[no] 改为此测算中的情景，或把它加到 `scenarios`。
}
issue-unknown-path = 路径 `{ $found }` 没有指向情景可以更改的值。
issue-unknown-path-remedy = 写 `scenarios` 之外某个值的路径，例如 `discounting.annual_rate`。
issue-circular = `{ $found }` 绕回到了自身。
issue-circular-remedy = 让 `from` 指向不依赖于它的一项。

## Scenarios and options

issue-no-scenario = 测算有计量项，但没有说明用量的情景。
issue-no-scenario-remedy = 添加一个情景，并为每个计量项填写预测。
issue-no-option = 测算中没有可对比的方案。
issue-no-option-remedy = 添加一个方案，并指定其套餐。
issue-no-daily-data = 套餐 `{ $plan }` 的费用项 `{ $charge }` 按天计 `{ $meter }`，但此情景没有说明每天的用量。
issue-no-daily-data-remedy = 在 `{ $meter }`（或它所取自的计量项）的预测中添加 `profile` 或 `daily`。
issue-no-time-of-use = 套餐 `{ $plan }` 的费用项 `{ $charge }` 按日期或时段定价，但没有说明 `{ $meter }` 在何时使用。
issue-no-time-of-use-remedy = 在 `{ $meter }` 的预测中添加带 24 个 `hours` 的 `profile`；合同固定的数量没有时段。
issue-no-forecast = 套餐 `{ $plan }` 的费用项 `{ $charge }` 按 `{ $meter }` 计费，但此情景没有它的预测。
issue-no-forecast-remedy = 在此情景中填写 `{ $meter }` 的 `start`，或在方案中固定其数量。
issue-event-unclear = 每个事件只能有一种变化。
issue-event-unclear-remedy = 在 `add`、`multiply` 和 `set` 中填写一项。
issue-shares-not-whole = 这里的各项比例合计为 { $total }，而不是 100%。
issue-shares-not-whole-remedy = 调整各项比例，使合计为 100%。
issue-one-of-two = 此处必须写 `{ $first }` 或 `{ $second }` 之一，且不能同时写。
issue-one-of-two-remedy = 保留厂商说明的那一项，去掉另一项。
issue-unknown-discount = 套餐中没有优惠 `{ $found }`。
issue-unknown-discount-remedy = { $hasSuggestion ->
        [yes] 是否为 `{ $suggestion }`？
       *[no] 使用该套餐 `contract.discounts` 中的标识，或在那里添加。
    }
issue-two-ways-to-pay = 此方案同时写了分期付款和分阶段付款。
issue-two-ways-to-pay-remedy = 保留 `instalments` 和 `stages` 其中之一。
issue-refusal-of-projects = 资金不足的用量会被拒绝，但方案下有多个项目，无法确定先拒绝哪个项目的用量。
issue-refusal-of-projects-remedy = 让余额或信用额度用尽后不拒绝服务，或把每个项目写成单独的方案。
issue-line-needs-periods = 超出信用额度的用量会被拒绝，这按计费周期判断，而用量按天结算。
issue-line-needs-periods-remedy = 将 `settlement` 设为 `month`，或将信用额度的 `beyond` 设为 `collect`。
issue-pack-not-upgradable = { $pack }在{ $on }不能升级为 `{ $to }`。
issue-pack-not-upgradable-remedy = 选择其 `upgrades.to` 中的资源包，日期不晚于 `upgrades.until`，且不要用 `when-empty` 续购。
issue-upgrade-not-bigger = `{ $from }` 不能升级为 `{ $to }`：后者并不更大，或适用范围不同。
issue-upgrade-not-bigger-remedy = 改为数量更多、价格不更低，且收费项、`reset` 和 `drawn` 相同的资源包。
issue-nothing-to-serve = 已选购 `{ $found }`，但套餐中没有属于它的费用项。
issue-nothing-to-serve-remedy = 在对应的费用项中写上它，或从方案中去掉。
issue-usage-below-zero = { $meter }的预测低于零，已按零计算。
issue-usage-below-zero-remedy = 检查{ $meter }的增长和事件。

## Prices

issue-no-tiers = 此价格没有阶梯。
issue-no-tiers-remedy = 至少添加一档；最后一档不写 `up_to`。
issue-tiers-out-of-order = 这一档止于 { $found }，没有高于它的起点（{ $above }）。
issue-tiers-out-of-order-remedy = 按从低到高排列各档，并让此处的 `up_to` 高于 { $above }。
issue-tier-open-in-the-middle = 这一档没有上限，但后面还有其他档。
issue-tier-open-in-the-middle-remedy = 在此添加 `up_to`；只有最后一档可以不写。
issue-last-tier-bounded = 最后一档止于 { $found }，超过部分没有价格。
issue-last-tier-bounded-remedy = 删除最后一档的 `up_to`，或再添加一个不写它的档。
issue-stairstep-unit-price = stairstep 价格每档只有一笔费用，但这一档写了单价。
issue-stairstep-unit-price-remedy = 用 `flat_fee` 代替 `unit_price`，或改用 `graduated` 或 `volume`。
issue-cliff-down = 用量刚超过 { $bound } 时，总价从 { $at } 降到 { $after }。
issue-cliff-down-remedy = 对照厂商的价格检查各档；若每个单位按自己所在档计价，改用 `graduated`。
issue-meter-needed = 此费用项按单位计价，但没有说明计量什么。
issue-meter-needed-remedy = 添加 `meter`，或改用 `flat` 价格。
issue-meter-unused = `{ $key }` 对固定金额或比例没有作用。
issue-meter-unused-remedy = 删除 `{ $key }`，或改用按单位计价的价格。
issue-refund-rule-unused = `{ $key }` 对这种退款方式没有作用。
issue-refund-rule-unused-remedy = 删除 `{ $key }`，或写明它所属的 `refund`。
issue-priced-on-request = 这一档既写了价格，又标为询价。
issue-priced-on-request-remedy = 保留价格，或保留 `on_request` 并删除 `unit_price` 和 `flat_fee`。
issue-events-unclear = 此比例价格含有按笔计的条款，但没有说明笔数从何而来。
issue-events-unclear-remedy = 在 `events` 中写明计笔数的计量项，或在 `event_mix` 中写明各种金额及其比例；二者只写其一。
issue-matrix-cell-mismatch = 单元 `{ $found }` 没有为每个维度（`{ $dimensions }`）各写一个值，或者重复出现。
issue-matrix-cell-mismatch-remedy = 每种组合只写一次，`at` 中值的个数与维度相同。
issue-matrix-cells-exceed = 自{ $from }起，{ $charge }各单元格合计 { $cells }，超过其数量 { $quantity }，无法计价。
issue-matrix-cells-exceed-remedy = 调高该收费项计量项的预测，或调低各单元格的预测。
issue-matrix-usage-unclear = 此单元没有说明对应哪一部分用量。
issue-matrix-usage-unclear-remedy = `share`、`meter`、`band` 只写其一；`band` 要么每个单元都写，要么都不写。
issue-time-band-misplaced = 时段需要有时间分布的用量：此价格不是、或不单是后付费流量类计量项的价格。
issue-time-band-misplaced-remedy = 将时段写在按后付费计费、计量项类型为 `flow` 的费用项价格中，或改写 `share`。
issue-time-bands-leave-rest = 各时段以外的时间没有价格。
issue-time-bands-leave-rest-remedy = 用 `default` 写明其余时间的价格。
issue-time-bands-overlap = `{ $found }` 的时段与前面的时段重叠。
issue-time-bands-overlap-remedy = 调整日期或时间，使每个小时只属于一个时段。
issue-choice-within-choice = 供选择的价格之中又有一个选择。
issue-choice-within-choice-remedy = 把所有价格写在同一个列表里。
issue-price-on-request = 此方案自{ $from }起无法计价：{ $charge }超过 { $above } 的部分须向厂商询价。
issue-price-on-request-remedy = 请向厂商询价，并把所报价格填入这一档（`on_request`），或选择其他套餐。
issue-bad-share = `{ $found }` 不是固定金额，无法按其比例计价。
issue-bad-share-remedy = 改为采用 `flat` 价格的费用项。
issue-no-charges = 此套餐没有费用项，因此成本为零。
issue-no-charges-remedy = 添加套餐收取的费用项。

issue-not-positive = 这里是 0，但要用它作除数或作为售卖规格。
issue-not-positive-remedy = 填写大于 0 的数。
issue-unverified-price = 此套餐的价格来自第三方批量生成的文件，未经核实。
issue-unverified-price-remedy = 仅供初步参考。请到厂商页面核对，然后把 `confidence` 改为实际情况。
issue-price-not-published = 厂商未公布“{ $charge }”（{ $plan }）的价格，此方案无法计价。
issue-price-not-published-remedy = 请向厂商询价，并把报价填为此费用项的价格，或选择其他套餐。
issue-threshold-needs-days = 该套餐达到金额即出账，但用量没有按天结算。
issue-threshold-needs-days-remedy = 将 `settlement` 设为 `day` 或 `hour`。
issue-balance-apart = 该方案设有余额，但由余额支付的 `{ $one }` 与 `{ $other }` 以不同货币计价。
issue-balance-apart-remedy = 去掉余额，把两个套餐分成各自的方案，或者用同一种货币填写两个套餐的价格。
