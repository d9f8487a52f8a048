# 给客户的测算副本，以及副本中去掉的内容。

customer-copy = 另存客户副本…
    .initials = lckhfb
customer-copy-title = 不含内部内容的副本
customer-copy-file = { $title }（客户副本）
customer-copy-what = 副本中去掉 { $count } 项内容；文件中的注释也一并去掉。
customer-copy-nothing = 本测算中没有标为“内部”的内容。
customer-copy-how = 在编辑方案、套餐、收费项、计量项或情景时将其标为内部，或写一条内部备注，副本中就会去掉。
customer-copy-changed = 副本中总额不同的方案
customer-copy-total = { $option }：{ $before } 变为 { $after }
customer-copy-stops = 其余部分不成为完整的测算，因此无法写出副本：
customer-copy-save = 选择文件并保存…
internal = 内部
internal-hint = 客户副本中会去掉

left-out-meter = 计量项“{ $name }”
left-out-meter-with = 计量项“{ $name }”，随“{ $because }”去掉
left-out-scenario = 情景“{ $name }”
left-out-scenario-with = 情景“{ $name }”，随“{ $because }”去掉
left-out-plan = 套餐“{ $name }”及其价格
left-out-plan-with = 套餐“{ $name }”及其价格，随“{ $because }”去掉
left-out-charge = 收费项“{ $name }”
left-out-charge-with = 收费项“{ $name }”，随“{ $because }”去掉
left-out-option = 方案“{ $name }”
left-out-option-with = 方案“{ $name }”，随“{ $because }”去掉
left-out-note = “{ $name }”的内部备注
left-out-note-with = “{ $name }”的内部备注，随“{ $because }”去掉
left-out-value = `{ $name }` 处的值
left-out-value-with = `{ $name }` 处的值，随“{ $because }”去掉
