sla-hours = { $hours } h
sla-minutes = { $minutes } min
sla-duration-ELAPSED = { $amount ->
    [one] { $amount } hour
    *[other] { $amount } hours
}
sla-duration-CALENDAR_DAYS = { $amount ->
    [one] { $amount } day
    *[other] { $amount } days
}
sla-duration-WEEKS = { $amount ->
    [one] { $amount } week
    *[other] { $amount } weeks
}
sla-duration-MONTHS = { $amount ->
    [one] { $amount } month
    *[other] { $amount } months
}
sla-duration-WORKING_HOURS = { $amount ->
    [one] { $amount } working hour
    *[other] { $amount } working hours
}
sla-duration-WORKING_MINUTES = { $amount ->
    [one] { $amount } working minute
    *[other] { $amount } working minutes
}
sla-duration-WORKING_TIME = { $span } of working time
sla-duration-WORKING_DAYS = { $amount ->
    [one] { $amount } working day
    *[other] { $amount } working days
}
sla-explain-count = { $duration } = { $since } → { $until }
sla-explain-holiday = { $day } holiday ({ $name })
sla-explain-closed = { $day } closed
sla-explain-pause = stood still { $since } → { $until }, which adds { $counted }
sla-explain-floor = but not before { $until }
error-clock-move-refused = This clock cannot be changed that way in its present state.
error-calendar-invalid = The calendar cannot be read: { $detail }.
error-calendar-past = New opening hours can begin tomorrow at the earliest: hours that have passed do not change.
error-policy-unknown = There is no deadline rule with this key in this branch.
error-policy-invalid = The deadline rule is not possible: { $detail }.
