sla-hours = { $hours } h
sla-minutes = { $minutes } min
sla-duration-ELAPSED = { $amount ->
    [one] { $amount } hora
    *[other] { $amount } horas
}
sla-duration-CALENDAR_DAYS = { $amount ->
    [one] { $amount } día
    *[other] { $amount } días
}
sla-duration-WEEKS = { $amount ->
    [one] { $amount } semana
    *[other] { $amount } semanas
}
sla-duration-MONTHS = { $amount ->
    [one] { $amount } mes
    *[other] { $amount } meses
}
sla-duration-WORKING_HOURS = { $amount ->
    [one] { $amount } hora laborable
    *[other] { $amount } horas laborables
}
sla-duration-WORKING_MINUTES = { $amount ->
    [one] { $amount } minuto laborable
    *[other] { $amount } minutos laborables
}
sla-duration-WORKING_TIME = { $span } de horario laboral
sla-duration-WORKING_DAYS = { $amount ->
    [one] { $amount } día laborable
    *[other] { $amount } días laborables
}
sla-explain-count = { $duration } = { $since } → { $until }
sla-explain-holiday = { $day } festivo ({ $name })
sla-explain-closed = { $day } cerrado
sla-explain-pause = detenido { $since } → { $until }, lo que añade { $counted }
sla-explain-floor = pero no antes del { $until }
error-clock-move-refused = Este plazo no se puede cambiar así en su estado actual.
error-calendar-invalid = No se puede leer el calendario: { $detail }.
error-calendar-past = Un horario nuevo puede empezar mañana como muy pronto: las horas pasadas no cambian.
error-policy-unknown = No hay ninguna regla de plazo con esta clave en esta filial.
error-policy-invalid = La regla de plazo no es posible: { $detail }.
