# 工作簿（XLSX）：工作表名称、列标题、说明。
# 工作表名称最多 31 个字符，不含 [ ] : * ? / \。

workbook-font = Microsoft YaHei
workbook-summary = 结论
workbook-assumptions = 假设
workbook-usage = 用量
workbook-charges = 费用明细
workbook-spread = 摊销明细
workbook-payments = 付款
workbook-cash-flow = 现金流
workbook-sources = 来源

workbook-in-currency = { $title }（{ $currency }）
workbook-month-number = 月序
workbook-month = { $month }（第{ $k }个月）
workbook-too-long = 电子表格的数字只保留 15 位。此数位数更多，因此以文本完整列出。

## Summary

workbook-scenario = 情景“{ $scenario }”
workbook-about = { $from }至{ $until }（{ $months }个月） · 金额单位：{ $currency } · 结果指纹 { $fingerprint }
workbook-baseline = { $option }（基准）
workbook-total-paid = 实付合计
workbook-of-it-after = 其中第{ $n }个月之后到期（{ $currency }）
workbook-total-cost = 分析期成本（摊销）
workbook-to-baseline = 比基准多
workbook-worth-to-baseline = 现值比基准多
workbook-monthly = 月均等额
workbook-peak = 单月最高
workbook-peak-month = 所在月份
workbook-break-even-paid = 与基准持平（实付）
workbook-break-even-spread = 与基准持平（摊销）
workbook-note-formulas = 金额均为公式：费用由数量与单价算出，付款由费用算出，各月由付款汇总。公式无法表达的以数值列出，旁边写明原因。
workbook-note-inputs = “假设”表中的蓝色数值可以改动：折现率、税率与汇率，公式随之更新，数值（如分期付款的各期）不变；用量与单价在“费用明细”表中改动，最好在 Outlay 中改动。
workbook-note-break-even = 结论与持平月份为 Outlay 的结果，不随此处的改动变化。
workbook-note-checked = { $parts ->
        [1] 本文件写出前已独立复算：每个公式的结果均与 Outlay 算出的金额一致。
       *[other] 本文件写出前已独立复算（因规模较大，分 { $parts } 部分进行）：每个公式的结果均与 Outlay 算出的金额一致。
    }
workbook-note-values = 金额位数超过电子表格可保留的位数，因此本工作簿以数值代替公式；超过 15 位的以文本列出。
workbook-unpriced = { $option }在当前测算中没有价格，未列入。

## Assumptions

workbook-group = 分组
workbook-assumption = 假设
workbook-value = 数值
workbook-unit = 单位
workbook-note = 说明
workbook-inputs-note = 其他工作表的公式引用蓝色数值。
workbook-discount-note = 年有效利率；公式中名为 discount_rate。
workbook-no-discount-note = 本测算不折现；公式中名为 discount_rate。
workbook-exchange = 1 { $currency } 兑 { $own }
workbook-from = 自{ $date }起

## Charges, spread costs, payments

workbook-bill = 账单
workbook-billed-on = 出账日
workbook-first-day = 起始日
workbook-last-day = 截止日
workbook-quantity = 数量或基数
workbook-price = 单价或费率
workbook-periods = 周期数
workbook-exchange-rate = 汇率
workbook-exact = 取整前金额
workbook-difference = 尾差
workbook-net = 不含税
workbook-borne = 不可抵扣税额
workbook-cost = 成本
workbook-cost-month = 成本所属月序
workbook-clause = 条款
workbook-tax-reason = 以上金额的 { $rate }
workbook-passed = 至月末已过
workbook-passed-of = 总计
workbook-as-used = 按实际消耗
workbook-as-booked = 按账务分摊
workbook-after = 归属分析期之后
workbook-paid-on = 付款日
workbook-what = 内容
workbook-whole-bill = 整张账单
workbook-part-of-bill = 第{ $nth }期，共{ $of }期
workbook-vat-back = 退回的增值税
workbook-wait = 距起点月数
workbook-plan = 套餐
workbook-where = 价格出处
