# 历史记录、提示信息，以及表格与命令行的用词。
# 窗口中也显示的用词（`total`、`column-paid`、`bill-net` 等）在 window.ftl 中。

## History

history-changed-outside = { $file } 被其他程序修改
history-opened = 打开
history-restored = 恢复到较早的状态

## Refusals

error-nothing-open = 尚未打开任何测算。
error-file-missing = 找不到“{ $file }”。请检查文件是否已移动或改名。
error-file-unreadable = 无法读取“{ $file }”：{ $detail }
error-file-too-large = “{ $file }”过大，不能作为测算打开。请选择其他文件。
error-not-text = “{ $file }”不是 UTF-8 文本。请另存为 UTF-8 后重新打开。
error-write-failed = 无法写入“{ $file }”：{ $detail }
error-write-disk-full = 磁盘已满，“{ $file }”没有写入，原有内容保持不变。请腾出空间，或另存到别处。
error-write-denied = 不能写入“{ $file }”：文件或所在文件夹是只读的。请另存到别处。
error-write-no-folder = “{ $file }”所在的文件夹已经不在了。请另存到别处。
error-write-no-file = “{ $file }”是链接或文件夹，保持原样。请换一个名称。
error-file-not-opened = 没有程序能打开“{ $file }”：{ $detail }
error-file-not-shown = 无法在文件夹中显示“{ $file }”：{ $detail }
error-unwanted = 已取消。
error-library-full = 磁盘已满，这次更改没有保存。请腾出空间后重做。
error-file-changed = “{ $file }”已被其他程序更改，因此没有覆盖。请另存为其他名称。
error-library-locked = 资料库正被另一个“测算”使用。请将其关闭后重试。
error-library-newer = 资料库由更新版本的“测算”写入，已保持原样。请用该版本打开。
error-library-damaged = 资料库已损坏，已保持原样。请恢复其副本后重试。
error-library = 无法使用资料库：{ $detail }
error-study-refused = “{ $file }”有 { $count } 个问题，无法使用。请修正所列问题后重新打开。
error-not-a-study = “{ $file }”不是测算文件。请选择其他文件。
error-newer-format = “{ $file }”的格式版本为 { $found }，当前版本的“测算”最高支持 { $newest }。请用更新版本打开；文件保持原样。
error-unknown-sample = 没有示例 `{ $id }`。请从列表中选择。
error-unknown-option = 没有方案 `{ $id }`。请指定此测算中的方案。
error-unknown-scenario = 没有情景 `{ $id }`。请指定此测算中的情景。
error-month-out-of-range = 该月份不在分析期内。请选择首月与末月之间的月份。
error-nothing-to-export = 还没有可导出的内容。请至少填写完整一个方案。
error-export = 导出未成功：{ $detail }
error-only-a-file = 此内容无法复制到剪贴板，请导出为文件。
error-workbook-too-large = 本测算的明细超过工作表可容纳的行数（{ $sheet }）。请缩短分析期或减少方案。
error-workbook-differs = 工作簿未写出，因为其复算结果与测算不一致：{ $detail } 这是 Outlay 的缺陷。
error-clipboard = 无法使用剪贴板：{ $detail }
error-internal = “测算”内部出错，操作未完成：{ $detail }
error-bad-request = 无法读取请求：{ $detail }
error-choice-needed = 请指明是哪一个：{ $detail }
error-usage = 无法理解该命令：{ $detail }
error-id-taken = 此列表中另一项的 id 已是 `{ $value }`。请换一个。
error-id-unfit = `{ $value }` 不能用作 id。使用 1 到 60 个字母、汉字、数字、连字符或下划线。
error-bad-change = 不能将 `{ $path }` 设为 `{ $value }`。请输入其他值。
error-range = “{ $value }”是一个区间，而一个字段只能填一个值。请在此填一个值，或在下方选择区间的含义。
error-unknown-step = 历史中的这一步已不再保留。请选择其他步骤。

error-unknown-figure = 没有可解释的数字 `{ $figure }`。请选择窗口中显示的数字。
error-no-usage = 没有可变动用量的计量项。请在情景中填写用量。
error-simulated-apart = 上千次模拟比其余分析加起来还久：请用 outlay simulate 单独运行。
error-ends-of-range = 范围应从小到大：{ $low } 到 { $high } 不是有效范围。
error-nothing-uncertain = 预测中没有不确定的数值：请为计量项填写初始值、增长或波动率。
error-amounts-hidden = 金额已隐藏。请先重新显示金额（H），然后重试。

error-nothing-internal = 本测算中没有标为“内部”的内容，副本会包含全部信息。请先把方案、套餐、收费项、计量项或情景标为内部（`internal = true`）。
error-customer-copy = 去掉内部内容后，其余部分不成为完整的测算，因此没有写入文件。请修正所列问题，或把它们也标为内部。
error-customer-copy-own-file = “{ $file }”是本测算自己的文件，写入后内部内容会丢失。请换一个文件名。

## Notices

step-hidden = 上一次修改
notice-changed-outside = { $file } 已被其他程序修改。现在显示文件中的版本，你的版本保留在上一步（撤销）。
notice-file-gone = { $file } 已不在原处。这是“测算”保留的内容；保存时会重新写入该文件。
notice-restored = 已恢复测算上次的状态。

## Columns

column-month = 月份
column-option = 方案
column-fixed = 固定费用
column-usage = 用量费用
column-one-time = 一次性费用
column-financing = 融资费用
column-tax = 税费
column-cumulative-paid = 累计实付
column-cumulative-spread = 累计摊销
column-present-value = 现值
column-cash-left = 自有资金余额
column-measure = 指标
column-line = 明细项
column-period = 服务期间
column-quantity = 数量
column-unit-price = 单价
column-amount = 金额
column-reason = 依据
column-severity = 级别
column-place = 位置
column-code = 代码
column-message = 问题
column-remedy = 修正方法

## Bills

bill-title = 账单 { $number } · { $issued }出账 · 最迟{ $due }付款
bill-payment-amount = { $date }应付 { $amount }

## Severity

severity-error = 错误
severity-warning = 提醒

## Charts

chart-subtitle = { $currency }，累计
chart-subtitle-cash-flow = { $currency } / 月
legend-spread = 摊销
break-even-flag = 成本平衡 · 第 { $k } 个月（{ $month }）
notice-flag = 最迟通知日
pack-flag = 资源包到期
plan-flag = 更换套餐
limit-flag = 限额

## Command line

cli-no-issues = { $file }：没有问题
cli-issues = { $file }：{ $errors } 个错误，{ $warnings } 个提醒
cli-fingerprint = 结果指纹：{ $fingerprint }
cli-written = 已写入：{ $file }

## 导入用量

import-format-csv = { $encoding } 文本，以“{ $separator }”分隔
import-format-workbook = 工作表“{ $sheet }”
import-gap = { $month } 保持不变：单元格为空。
import-part-month = { $month } 未导入：{ $of } 天中只有 { $days } 天的数据。
import-other-reading = { $month } 未导入：仅凭每日数据无法得出读数方式 `{ $read }`。
import-outside = { $month } 未导入：不在测算期间内。
import-too-fine = { $month } 未导入：每日数据的小数位数超过计量项的精度。
import-pasted = 粘贴的内容
import-fault-not-a-date = 第 { $row } 行，{ $column }：“{ $found }”不是日期。
import-fault-not-a-number = 第 { $row } 行，{ $column }：“{ $found }”不是数字。
import-fault-negative = 第 { $row } 行，{ $column }：“{ $found }”小于零。
import-fault-missing = 第 { $row } 行，{ $column }：没有数值。
import-fault-same-date = 第 { $row } 行，{ $column }：日期“{ $found }”与另一行重复。
import-fault-other-span = 第 { $row } 行，{ $column }：“{ $found }”与其他行不同，按日与按月的数据不能混在一起。
error-no-reminders = 所有方案都没有需要提醒的日期。
error-import-faults = “{ $file }”未导入：有 { $count } 处无法读取。请修正所列内容，或去掉这些行。
error-import-nothing = “{ $file }”中没有对应计量项的列。请指明哪一列对应哪个计量项。
error-import-not-daily = “{ $file }”的数据是按月的。只有按天的历史才能逐日保留。
error-import-empty = “{ $file }”没有内容。请选择其他文件。
error-import-too-large = “{ $file }”过大：{ $detail }
error-import-unreadable = 无法读取“{ $file }”：{ $detail }
cli-imported = { $meter }：已导入 { $months } 个月

## Days of the week

weekday-1 = 星期一
weekday-2 = 星期二
weekday-3 = 星期三
weekday-4 = 星期四
weekday-5 = 星期五
weekday-6 = 星期六
weekday-7 = 星期日
