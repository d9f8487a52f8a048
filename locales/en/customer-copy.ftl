# The copy of a study for a customer, and what it does without.

customer-copy = Save a customer copy…
customer-copy-title = Copy without internal content
customer-copy-file = { $title } – customer copy
customer-copy-what = { $count ->
        [one] One item is left out of the copy. Comments in the file are left out too.
       *[other] { $count } items are left out of the copy. Comments in the file are left out too.
    }
customer-copy-nothing = Nothing in this study is marked internal.
customer-copy-how = Mark an option, plan, charge, meter or scenario as internal where it is edited, or write an internal note. A copy then leaves it out.
customer-copy-changed = Totals that differ in the copy
customer-copy-total = { $option }: { $before } becomes { $after }
customer-copy-stops = The rest would not be a complete study, so no copy can be written:
customer-copy-save = Choose a file and save…
internal = internal
internal-hint = Left out of a customer copy

left-out-meter = Meter “{ $name }”
left-out-meter-with = Meter “{ $name }”, with “{ $because }”
left-out-scenario = Scenario “{ $name }”
left-out-scenario-with = Scenario “{ $name }”, with “{ $because }”
left-out-plan = Plan “{ $name }” with its prices
left-out-plan-with = Plan “{ $name }” with its prices, with “{ $because }”
left-out-charge = Charge “{ $name }”
left-out-charge-with = Charge “{ $name }”, with “{ $because }”
left-out-option = Option “{ $name }”
left-out-option-with = Option “{ $name }”, with “{ $because }”
left-out-note = Internal note at “{ $name }”
left-out-note-with = Internal note at “{ $name }”, with “{ $because }”
left-out-value = Value at `{ $name }`
left-out-value-with = Value at `{ $name }`, with “{ $because }”
