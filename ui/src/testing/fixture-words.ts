/** Words for the fixture's sentences; the application brings its own. */
import { learn } from '../words/bundles.ts';

learn('en', `
fixture-name = { $name }
fixture-money = Money
fixture-headline = { $option }: payments follow usage month by month
fixture-headline-yearly = { $option }: three January payments carry 30% of all cash; the rest follows usage month by month
fixture-summary = { $option } costs { $total } in all.
fixture-summary-spread = { $option }, spread over its months.
fixture-summary-tax = { $option }, its tax.
fixture-summary-present = { $option }, worth today.
fixture-notice = Cancel by { $date }, or it renews for { $n } months at { $amount }
fixture-verdict = { $option } is cheapest for good from month { $month }; over { $n } months it costs { $amount } ({ $share }) less than { $against }.
fixture-note-day-one = Needs { $amount } on day one
fixture-note-before = Until then { $option } is cheaper
fixture-total = Paid in { $n } months
fixture-present = Present value (8%)
fixture-monthly = Monthly equivalent
fixture-day-one = Due on day one
fixture-peak = Peak month
fixture-break-even = Breaks even with { $option }
fixture-none = –
fixture-never = never within 36 months
fixture-chart = Cumulative payments: { $option } stays ahead after month { $month }
fixture-reason = 2 packs of 10,000 at 930.00, rounded up
fixture-bad-number = “{ $text }” is not a number
fixture-remedy = Write it as 12000, 12k or 1.2万
`);

learn('zh-CN', `
fixture-name = { $name }
fixture-money = 资金
fixture-headline = { $option }：付款逐月随用量变化
fixture-headline-yearly = { $option }：三次一月付款占全部现金的 30%，其余逐月随用量变化
fixture-summary = { $option }共计 { $total }。
fixture-summary-spread = { $option }按月分摊。
fixture-summary-tax = { $option }的税金。
fixture-summary-present = { $option }的现值。
fixture-notice = 请在{ $date }前提出取消，否则将以 { $amount }自动续费 { $n } 个月
fixture-verdict = { $option }自第 { $month } 个月起一直最便宜，{ $n } 个月比{ $against }少花 { $amount }（{ $share }）。
fixture-note-day-one = 首日需付 { $amount }
fixture-note-before = 在此之前{ $option }更省
fixture-total = { $n } 个月实付合计
fixture-present = 现值（折现率 8%）
fixture-monthly = 折合每月
fixture-day-one = 首日付款
fixture-peak = 最高月份
fixture-break-even = 与{ $option }持平
fixture-none = –
fixture-never = 36 个月内不会
fixture-chart = 累计实付：{ $option }在第 { $month } 个月后不再被反超
fixture-reason = 2 个 1 万的用量包，每个 930.00，向上取整
fixture-bad-number = “{ $text }”不是数字
fixture-remedy = 写作 12000、12k 或 1.2万
`);
