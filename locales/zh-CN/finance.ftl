# 财务人员所看：分录、买断或租用、决策表。

error-too-large = 金额过大，无法精确表示。

## Books

ledger-entries = 会计分录
ledger-months = 各月末余额
ledger-date = 日期
ledger-bill = 账单
ledger-line = 明细项
ledger-kind = 摘要
ledger-account = 科目
ledger-debit = 借方
ledger-credit = 贷方
ledger-month = 月份
ledger-opening = 期初余额
ledger-cash = 实付
ledger-expense = 费用
ledger-closing = 期末余额
ledger-billed = 账单金额
ledger-vat-paid = 账单中可抵扣的增值税
ledger-vat-recovered = 已抵扣的增值税
ledger-prepaid-current = 预付账款（其他流动资产）
ledger-prepaid-non-current = 长期待摊费用
ledger-prepaid-lapsing = 其中将失效的预付
ledger-fixed-assets = 固定资产净值
ledger-intangible-assets = 无形资产净值
ledger-input-vat = 待抵扣进项税额
ledger-receivable-current = 其他应收款
ledger-receivable-non-current = 长期应收款
ledger-payable = 应付账款
ledger-accrued = 应付暂估款

balance-chart = { $option }：预付最多 { $amount }（{ $month }末）
balance-chart-short = 预付最多 { $amount }（{ $month }末）
balance-none = { $option }：各月末均无预付
balance-none-short = 各月末均无预付
balance-lapses = { $month }末的预付中，有 { $amount } 将未用即失效。
balance-lapses-none = 其中没有会失效的部分。
balance-receivable = { $month }末应收回 { $amount }，为各月末最高。

account-bank = 银行存款
account-prepaid = 预付账款
account-fixed-assets = 固定资产
account-accumulated-depreciation = 累计折旧
account-intangible-assets = 无形资产
account-accumulated-amortisation = 累计摊销
account-input-vat = 应交税费——进项税额
account-receivable = 其他应收款
account-unbilled-receivable = 其他应收款——未开票
account-payable = 应付账款
account-accrued = 应付账款——暂估
account-expense = 管理费用——技术服务费
account-depreciation = 管理费用——折旧与摊销
account-finance-cost = 财务费用

entry-acquired = 暂估入账（未到票）
entry-billed = 收到账单
entry-paid = 付款
entry-vat-recovered = 抵扣增值税
entry-expensed = 本月费用
entry-written-off = 本月计提折旧、摊销
entry-pack-drawn = 资源包抵扣
entry-pack-lapsed = 资源包失效
entry-retired = 使用期满转出

## Buying or renting

rent-measure = 所得税后现值
rent-price = 购置价款
rent-running = 税后经常费用
rent-shield = 折旧摊销节税
rent-sales = 税后处置收入
rent-total = 合计
rent-better = 租用比买断少花 { $amount }：{ $rent }优于{ $buy }。
rent-worse = 买断比租用少花 { $amount }：{ $buy }优于{ $rent }。
rent-even = 若{ $rent }的首笔付款为 { $amount }、其余付款同比例变动，则两者成本相同。
rent-rate = 按税后借款利率 { $rate } 折现。

## Decision

decide-cheapest = 选择{ $option }：{ $discounted ->
        [0] 成本
       *[other] 现值
    }最低，为 { $total }，比{ $other }少 { $amount }。
decide-only = { $option }是唯一的方案：{ $months } 个月共 { $total }。
decide-only-serving = 只有{ $option }能满足全部用量：{ $months } 个月共 { $total }。
decide-only-affordable = 选择{ $option }：{ $discounted ->
        [0] 成本
       *[other] 现值
    }最低，为 { $total }；自有资金也不足以承担其他方案。
decide-affordable = 选择{ $option }，成本 { $discounted ->
        [0] { $total }
       *[other] { $total }（现值）
    }：在自有资金可承担的方案中最低。{ $other }只需 { $amount }，但自有资金不足以承担。
decide-none-affordable = 自有资金不足以承担任何方案；成本最低的是{ $option }，为 { $discounted ->
        [0] { $total }
       *[other] { $total }（现值）
    }。
decide-deadline = { $option }：请在{ $date }前提出取消，否则将于{ $renewal }续费 { $months } 个月，费用 { $amount }。
decide-total = 实付合计
decide-prepaid = 其中用于分析期之后
decide-present-value = 现值
decide-todays-money = 按今日币值合计
decide-day-one = 首日付款
decide-deposit = 押金最多（可退还）
decide-deposit-of = 可退还的押金：{ $option }
decide-in-use-from = 可用日期
decide-waiting = 等待成本
decide-with-waiting = 含等待的成本（按今日计）
decide-waited = { $option }：其金额已含 { $date } 之前的等待成本 { $amount }。
decide-serves = 满足全部用量
decide-can-start = 期初资金够付首日
decide-keeps-floor = 自有资金不低于下限
decide-lowest = 自有资金最低
decide-lowest-month = 最低所在月份
decide-score = 非金额评分（0–5）
decide-yes = 是
decide-no = 否
decide-flips = 哪些变化会改变结论
decide-flip = 变化与结果
decide-dates = 须做决定的日期
decide-option = 方案
decide-notice-by = 最迟通知日
decide-renewal = 续费日
decide-renewal-cost = 新一期的固定费用
decide-stopping = 在各月末停止时的沉没成本
decide-risk = 若每月有 { $rate } 的可能不再需要
decide-expected = 期望成本现值
decide-value-of-stopping = 可随时停止所省
decide-break-even-risk = 与{ $baseline }成本相同的每月停止概率
