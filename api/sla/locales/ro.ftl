sla-hours = { $hours } h
sla-minutes = { $minutes } min
sla-duration-ELAPSED = { $amount ->
    [one] { $amount } oră
    [few] { $amount } ore
    *[other] { $amount } de ore
}
sla-duration-CALENDAR_DAYS = { $amount ->
    [one] { $amount } zi
    [few] { $amount } zile
    *[other] { $amount } de zile
}
sla-duration-WEEKS = { $amount ->
    [one] { $amount } săptămână
    [few] { $amount } săptămâni
    *[other] { $amount } de săptămâni
}
sla-duration-MONTHS = { $amount ->
    [one] { $amount } lună
    [few] { $amount } luni
    *[other] { $amount } de luni
}
sla-duration-WORKING_HOURS = { $amount ->
    [one] { $amount } oră lucrătoare
    [few] { $amount } ore lucrătoare
    *[other] { $amount } de ore lucrătoare
}
sla-duration-WORKING_MINUTES = { $amount ->
    [one] { $amount } minut lucrător
    [few] { $amount } minute lucrătoare
    *[other] { $amount } de minute lucrătoare
}
sla-duration-WORKING_TIME = { $span } din programul de lucru
sla-duration-WORKING_DAYS = { $amount ->
    [one] { $amount } zi lucrătoare
    [few] { $amount } zile lucrătoare
    *[other] { $amount } de zile lucrătoare
}
sla-explain-count = { $duration } = { $since } → { $until }
sla-explain-holiday = { $day } sărbătoare ({ $name })
sla-explain-closed = { $day } închis
sla-explain-pause = oprit { $since } → { $until }, ceea ce adaugă { $counted }
sla-explain-floor = dar nu înainte de { $until }
error-clock-move-refused = Acest termen nu poate fi modificat astfel în starea lui actuală.
error-calendar-invalid = Calendarul nu poate fi citit: { $detail }.
error-calendar-past = Un program nou poate începe cel mai devreme mâine: orele care au trecut nu se mai schimbă.
error-policy-unknown = Nu există o regulă de termen cu această cheie în această filială.
error-policy-invalid = Regula de termen nu este posibilă: { $detail }.
