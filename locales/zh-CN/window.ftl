# 窗口：控件上与数字旁的文字。

app-name = 测算

## Title bar and menus

file = 文件
file-open = 打开…
    .initials = dk
file-save = 保存
    .initials = bc
file-save-as = 另存为…
    .initials = lcw
quit = 退出
    .initials = tc
recent = 最近打开
recent-total = 最便宜方案的实付总额
samples = 示例
untitled = 未命名
state-sample = 示例
state-no-file = 尚未存为文件
state-saved = 已保存
state-changed = 有未保存的更改
state-autosaved = 已自动保存 { $time }
mode = 视图
mode-compare = 对比
    .initials = db
mode-cash-flow = 现金流
    .initials = xjl
undo = 撤销
    .initials = cx
undo-what = 撤销：{ $what }
redo = 重做
    .initials = cz
redo-what = 重做：{ $what }
edit-assumption = { $what }：{ $from } → { $to }
currency = 本测算的货币
language-switch = 切换到英文
theme = 外观
theme-light = 浅色
    .initials = qs
theme-dark = 深色
    .initials = ss
theme-system = 跟随系统
    .initials = gsxt
left-pane = 情景与方案
    .initials = qjyfa
next-pane = 下一窗格
    .initials = xycg
previous-pane = 上一窗格
    .initials = sycg
right-pane = 假设与明细
    .initials = jsymx
close = 关闭
back = 返回

## First start

band-text = 这是一份示例。可以直接修改任意假设，也可以开始自己的测算。
band-template = 从模板开始
band-hide = 以后不再打开示例

## Lists

scenarios = 情景
scenario-shape = 每月{ $meter }
options = 方案
option = 方案
unpriced = 暂无价格，见问题列表
assumptions = 假设
no-assumptions = 测算中填写了用量、增长率等假设后，可在这里修改。
field-exact = 精确值：{ $value }。
field-help = 拖动可修改，按住 Alt 微调；也可直接输入
field-help-quantity = 拖动可修改，按住 Alt 微调；也可直接输入：1.2万、12k、+10%

## Compare

verdict = 结论
finding = 要点
basis = 实付或摊销
basis-cash = 实付
basis-cash-hint = 现金口径：计入付款当月（P）
basis-accrual = 摊销
basis-accrual-hint = 权责口径：计入费用所属的月份（P）
difference-table = 各方案并列，以及与基准的差额
baseline = 基准
pin = 固定显示{ $option }
pin-short = 固定
pinned = 已固定
others = 灰色显示：
best = ，最优
hear-saves = ，节省
hear-more = ，多花
hear-same = ，无差额
hear-neutral = ，差额
crossings = 高低顺序在以下月份改变：{ $months }

## Cash flow

month-table = { $option }逐月明细
show-bills = 查看{ $month }的账单
per-month = { $currency } / 月
kind-fixed = 固定费用
kind-usage = 用量费用
kind-one-time = 一次性费用
kind-financing = 融资费用
kind-tax = 税费
column-paid = 实付
column-spread = 成本（摊销）
column-balance = 预付余额
column-receivable = 应收款
column-cumulative = 累计
column-present = 现值
column-cash = 自有资金余额
column-tax-reached = 累计税费
column-present-reached = 累计现值
flow = 逐月显示的内容
flow-balance = 余额
flow-tax = 税费
flow-present = 现值
flow-present-lacks = 本测算没有折现率，现值等于实付。
flow-tax-lacks = 本测算没有增值税率。
flow-state = 填写
flow-own = 自有资金
export-workbook-short = 工作簿（XLSX）
export-workbook-hint = 全部方案的账单、付款与逐月数据，带电子表格可复算的公式
export-ledger = 导出分录
export-ledger-hint = 全部会计分录与各月末余额（CSV）
level-floor = 下限 { $amount }
level-lowest = 最低：{ $amount }
total = 合计
after-study = 第 { $n } 个月之后到期
flag-notice = 最迟通知日
flag-renewal = 续费
flag-pack-expiry = 资源包到期
flag-plan-change = 更换套餐
flag-order-expiry = 订单失效
flag-renewal-due = 续费截止日
flag-suspended = 停止服务
flag-data-deleted = 数据删除
flag-pack-low = 资源包余量不足
flag-limit-reached = 达到限额
flag-limit-near = 接近限额
flag-collected-at-once = 立即扣款
flag-spending-alert = 支出提醒
actual-none = 计划旁还没有实际用量。
actual-title = { $meter }：实际与计划
planned = 计划
actual = 实际
actual-difference = 差异
actual-share = 差异占计划

## Bills

bill-number = 账单 { $n }
bill-issued = { $date }出账
bill-net = 不含税
bill-tax = 税额
bill-total = 合计
bill-payment = { $date }付款
no-bills = 本月没有账单。
from-to = { $from } – { $to }
quantity-times-price = { $quantity } × { $price }

## Analyses

parts = 对比视图
parts-more = 更多
part-time = 随时间
    .initials = ssj
part-bridge = 差额
    .initials = ce
part-composition = 费用构成
    .initials = fygc
part-cliff = 随用量
    .initials = syl
part-map = 分布图
    .initials = fbt
part-tornado = 影响结论的因素
    .initials = yxjldys
part-uncertainty = 不确定性
    .initials = bqdx
uncertainty-reach = 每项假设的幅度
uncertainty-own = 自定范围
uncertainty-own-choose = 选择一项
uncertainty-own-low = { $input }，P10
uncertainty-own-high = { $input }，P90
uncertainty-own-remove = { $input }：取消自定范围
uncertainty-own-rests-until = 暂不生效，选中{ $scenario }时生效
uncertainty-own-rests = 暂不生效：在此情景下没有不确定性
uncertainty-own-to = 至
uncertainty-counted = 在全部 { $count } 次模拟中，其最便宜的比例：{ $share }。
uncertainty-state = 填写预测
uncertainty-most = 最多比最便宜的多付 { $most }
uncertainty-never = 从不比其他方案贵
uncertainty-middle = { $option }（中位数）
uncertainty-forecast = 预测值
part-sheet = 决策表
    .initials = jcb
part-scenarios = 情景对照
    .initials = qjdz
cancel = 取消
working = 正在计算…
import-working = 正在读取数据行…
turns = 什么会改变结论
tornado-flips = “{ $option }”最便宜
over-meter = 按计量项
needs-two = 有两个已定价的方案后，这里会显示结果。
needs-two-add = 从价目表中选择套餐
over-across = 横轴
over-up = 纵轴
over-months = 各月
cliff-drawn-to = 画到 { $quantity }
cliff-point = { $quantity } 时，“{ $cheaper }”开始低于“{ $other }”：{ $cost }
cliff-now = { $option }：目前 { $quantity } 时为 { $cost }
cliff-step = { $option }：到 { $quantity } 时 { $by }，此后为 { $cost }
cliff-caption = 每月 { $currency }，按{ $meter }
explain-plain = { $text }
explain-plainly = { $title }：{ $value }。{ $help }
cliff-cost = 当前费用
cliff-next-unit = 再增一单位
cliff-next-step = 下一档起点
cliff-leap = 增加金额

## Explain

trace = 这个数字的计算过程
trace-copy = 复制为文本
trace-keys = 方向键移动，右键展开，左键收起。
trace-input = { $label } = { $value }
trace-value = { $value }
explain-figure = 查看计算过程（E，或按住 Alt 点击）
    .initials = ckjsgchazdj
how-this-follows = 结论的计算过程
how-sure = 有多大把握？

## Present

mode-present = 演示
    .initials = ys
present-sliders = 滑块
present-sliders-help = 最多三个
present-reset = 恢复初始值
present-hide = 隐藏金额
present-show = 显示金额
present-next = 下一视图
present-previous = 上一视图
present-leave = 退出
present-view = 第 { $n } 个视图，共 { $count } 个
present-tried = 此处的试算不会保存。
amounts-hidden = 金额已隐藏

## Charts

chart = 图表
chart-keys = 左右方向键切换月份，上下方向键切换曲线，Home 与 End 到首月和末月。按 T 显示表格。
chart-point-keys = 方向键在各点之间移动，上下键换行，Home 和 End 到首尾。按 T 显示表格。
chart-menu = 图表菜单
chart-as-table = 显示为表格
chart-as-chart = 显示为图表
chart-copy-png = 复制图片
chart-copy-svg = 复制为 SVG 图片
chart-save-png = 另存为 PNG…
chart-save-svg = 另存为 SVG…
chart-copy-table = 复制表格（粘贴到电子表格）
chart-copy-markdown = 复制为 Markdown 表格
chart-save-csv = 表格另存为 CSV…
chart-cash-flow = 共支付 { $total }，单月最高 { $peak }（{ $month }）
chart-spread = 共 { $total }，摊销到所服务的各月
chart-tax = 税费共 { $total }，单月最高 { $peak }（{ $month }）
chart-tax-none = 没有税费
chart-present = 共实付 { $total }，首日现值为 { $worth }
chart-present-undiscounted = 共实付 { $worth }，未设折现率，首日现值与此相同
chart-own-cash = 自有资金在{ $month }最低：{ $lowest }
chart-break-even = 成本平衡 · { $month }
chart-reached = 截至{ $month }{ $label } { $amount }
chart-tall = { $amount }＝平常月 { $times } 倍
month = 月份
month-n = 第 { $n } 个月
month-numbered = 第 { $n } 个月（{ $month }）
list-comma = ，
list-semicolon = ；
list-colon = ：

## Files over the window

drop-study = 松开即可打开测算文件
drop-usage = 用量表格（CSV、XLSX）将进入导入页面

## Status bar and messages

status = 状态
n-months = { $n } 个月
n-notices = { $n } 个最迟通知日
n-issues = { $n ->
    [0] 无问题
   *[other] { $n } 个问题
}
fingerprint = 结果指纹 { $result }
fingerprint-help = 指纹相同的两份测算，输入与数字完全相同。
issues = 此测算中的问题
    .initials = ccszdwt
issues-refused = 文件未能打开
issue-error = 错误：
issue-warning = 提醒：
issue-place = 第 { $line } 行，第 { $column } 列
issue-open = 编辑相关内容
no-issues = 没有需要修正的地方。
nothing-priced = 还没有可以计价的方案
nothing-priced-why = 只要有一个方案填写完整，就会显示对比。目前的障碍是：
not-started = 未能打开测算
not-started-why = 应用程序没有响应。数据没有丢失。
try-again = 重试
copied = 已复制
file-act-open = 打开
file-act-show-in-folder = 在文件夹中显示
file-act-copy-path = 复制路径
cancelled = 已取消，没有任何更改。
progress = { $done } / { $of }
progress-left = { " · " }还剩约 { $seconds } 秒
prices-as-of = 价格截至 { $day }
prices-due = 价格截至 { $day }，待复核
prices-help = 本测算中最早的价格取自何时。点击查看对应的套餐。
prices-due-help = 这些价格可能已有变化。点击查看对应的套餐及其来源。
nothing-yet = 测算中有了套餐和方案之后，这里显示对比结果。
nothing-yet-sample = 先看一份示例
saved-as = 已保存为 { $file }
host-unreachable = 应用程序没有响应（{ $detail }）。
window-failed = 窗口出现错误（{ $detail }）。测算已自动保存；若界面停住，关闭后重新打开即可。

## The window's own menu, and right clicks

menu-edit = 编辑
menu-view = 视图
menu-help = 帮助
menu-cut = 剪切
menu-copy = 复制
menu-paste = 粘贴
menu-select-all = 全选
context = 可执行的操作
context-edit = 编辑…
context-select = 显示此情景
context-baseline = 设为对比基准
context-pin = 固定显示颜色
context-unpin = 取消固定
context-months = 导出逐月明细（CSV）…
context-up = 上移
context-down = 下移
context-internal = 标为内部
context-not-internal = 取消内部标记
context-remove = 删除
context-copy-amount = 复制精确金额

## Commands

present-full = 进入或退出全屏演示
    .initials = jrhtcqpys
command-look = 外观
command-export = 导出
command-swap = 互换基准与对比方案
    .initials = hhjzydbfa
command-basis = 切换实付与摊销
    .initials = qhsfytx
command-table = 切换图表与表格
    .initials = qhtbybg
command-hide = 隐藏或显示金额
    .initials = ychxsje
command-accounting = 负数金额用括号或负号
    .initials = fsjeykhhfh
accounting-negatives = 负数金额用括号
command-english = English
command-chinese = 中文
    .initials = zw
command-palette = 命令…
    .initials = ml
command-keys = 键盘快捷键
    .initials = jpkjj
command-find = 查找命令：名称或拼音首字母
command-nothing = 没有符合的命令。
export-report = 导出报告（PDF）…
    .initials = dcbg
export-workbook = 导出带公式的工作簿（XLSX）…
    .initials = dcdgsdgzb
export-picture = 导出累计图表（PNG）…
    .initials = dcljtb
export-differences = 导出对比表（CSV）…
    .initials = dcdbb
export-months = 导出所选方案的逐月明细（CSV）…
    .initials = dcsxfadzymx
export-reminders = 导出提醒日期（.ics）…
    .initials = dctxrq
export-copy = 复制对比表（粘贴到电子表格）
    .initials = fzdbbztddzbg

# 命令的其他叫法；只用于查找，不显示。
find-report = 打印、纸质、文档、下载
find-workbook = 电子表格、表格
find-picture = 图片、截图、图表
find-reminders = 日历、通知、最迟通知日、续费、到期
find-language = 语言、翻译
find-keys = 帮助、快捷键、说明
find-explain = 为什么、怎么算、来历
find-book = 厂商、价格、报价、供应商
