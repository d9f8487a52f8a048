# 纸面报告，以及与之有关的提示。

report-kind = 费用对比报告
report-mark = 结果指纹 { $code }

## 对比的前提

report-prices = 价格截至
report-scenario = 情景
report-time = 分析期
report-span = { $from }至{ $to }（{ $months } 个月）
report-currency = 币种
report-made = 报告日期

## 各方案并列

report-option = 方案
report-difference = 与{ $option }相比
report-unpriced = 以下方案无法计价，未参与对比：{ $names }。
report-left-out = 另有 { $count } 个方案未在此详细列出：{ $names }。其总额见首页。

## 何时易位

report-turns = 何时易位，以及不可错过的日期
report-as-paid = 按实付
report-as-spread = 按摊销
report-month = { $month }（第 { $k } 个月）
report-also-crosses = 另在{ $months }相交
report-dates = 其他日期
report-date = 日期
report-what = 事项
report-more-dates = 此后还有 { $count } 个日期未列出。

## 逐月

report-cash-flow = 逐月现金流
report-in-currency = 金额单位：{ $currency }。实付：计入付款当月。成本：计入所服务的月份。余额：月末已预付的金额；为负时表示已使用而尚未支付。

## 原因

report-uncertainty = 结论有多大把握
report-causes = 差额从何而来
report-bridge = 从{ $from }到{ $to }：{ $difference }

## 结果的依据

report-assumptions = 假设
report-usage = 用量
report-meter = 计量项
report-usage-first = 首月
report-usage-last = 末月
report-usage-most = 最高月份
report-assumed = 取值
report-about = 所属
report-value = 取值
report-sensitivity = 什么会改变结论
report-issues = 待复核事项

## 来源

report-sources = 价格来源
report-plan = 套餐
report-source = 来源
report-no-source = 未注明
report-confidence = 可信程度
report-price-book = 价目表条目
report-source-note = 备注

## 计算过程

report-appendix = 附录：各项总额的计算过程
report-appendix-intro = 每项总额都是其账单之和。全部账单均已列出；收费项目与规则首次出现的账单逐步拆解，此后同类账单以当月用量按相同方法计算。
report-bills = 全部账单（{ $currency }）
report-bill = 账单
report-issued = 出账日
report-due = 付款日
report-calculated = 计算
report-below = 见下
report-like = 同账单 { $number }
report-more-kinds = 另有 { $count } 类账单只列出金额；其中每笔金额都可在窗口中查看计算过程。
report-step = 步骤

## 提示与拒绝

report-list-separator = 、
error-no-font = 本机没有任何字体包含“{ $letter }”（{ $code }），报告中会缺少它。请安装包含该字的字体（中文可用思源黑体 Noto Sans CJK），或修改这段文字。
