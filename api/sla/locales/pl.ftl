sla-hours = { $hours } godz.
sla-minutes = { $minutes } min
sla-duration-ELAPSED = { $amount ->
    [one] { $amount } godzina
    [few] { $amount } godziny
    *[many] { $amount } godzin
}
sla-duration-CALENDAR_DAYS = { $amount ->
    [one] { $amount } dzień
    *[other] { $amount } dni
}
sla-duration-WEEKS = { $amount ->
    [one] { $amount } tydzień
    [few] { $amount } tygodnie
    *[many] { $amount } tygodni
}
sla-duration-MONTHS = { $amount ->
    [one] { $amount } miesiąc
    [few] { $amount } miesiące
    *[many] { $amount } miesięcy
}
sla-duration-WORKING_HOURS = { $amount ->
    [one] { $amount } godzina robocza
    [few] { $amount } godziny robocze
    *[other] { $amount } godzin roboczych
}
sla-duration-WORKING_MINUTES = { $amount ->
    [one] { $amount } minuta robocza
    [few] { $amount } minuty robocze
    *[other] { $amount } minut roboczych
}
sla-duration-WORKING_TIME = { $span } czasu pracy
sla-duration-WORKING_DAYS = { $amount ->
    [one] { $amount } dzień roboczy
    [few] { $amount } dni robocze
    *[many] { $amount } dni roboczych
}
sla-explain-count = { $duration } = { $since } → { $until }
sla-explain-holiday = { $day } święto ({ $name })
sla-explain-closed = { $day } zamknięte
sla-explain-pause = wstrzymano { $since } → { $until }, co dodaje { $counted }
sla-explain-floor = ale nie wcześniej niż { $until }
error-clock-move-refused = Tego terminu nie można tak zmienić w jego obecnym stanie.
error-calendar-invalid = Nie można odczytać kalendarza: { $detail }.
error-calendar-past = Nowe godziny mogą obowiązywać najwcześniej od jutra: godziny, które minęły, się nie zmieniają.
error-policy-unknown = W tym oddziale nie ma reguły terminu o tym kluczu.
error-policy-invalid = Reguła terminu nie jest możliwa: { $detail }.
