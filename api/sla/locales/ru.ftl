sla-hours = { $hours } ч
sla-minutes = { $minutes } мин
sla-duration-ELAPSED = { $amount ->
    [one] { $amount } час
    [few] { $amount } часа
    *[many] { $amount } часов
}
sla-duration-CALENDAR_DAYS = { $amount ->
    [one] { $amount } день
    [few] { $amount } дня
    *[many] { $amount } дней
}
sla-duration-WEEKS = { $amount ->
    [one] { $amount } неделя
    [few] { $amount } недели
    *[many] { $amount } недель
}
sla-duration-MONTHS = { $amount ->
    [one] { $amount } месяц
    [few] { $amount } месяца
    *[many] { $amount } месяцев
}
sla-duration-WORKING_HOURS = { $amount ->
    [one] { $amount } рабочий час
    [few] { $amount } рабочих часа
    *[other] { $amount } рабочих часов
}
sla-duration-WORKING_MINUTES = { $amount ->
    [one] { $amount } рабочая минута
    [few] { $amount } рабочие минуты
    *[other] { $amount } рабочих минут
}
sla-duration-WORKING_TIME = { $span } рабочего времени
sla-duration-WORKING_DAYS = { $amount ->
    [one] { $amount } рабочий день
    [few] { $amount } рабочих дня
    *[many] { $amount } рабочих дней
}
sla-explain-count = { $duration } = { $since } → { $until }
sla-explain-holiday = { $day } праздник ({ $name })
sla-explain-closed = { $day } закрыто
sla-explain-pause = остановлено { $since } → { $until }, это добавляет { $counted }
sla-explain-floor = но не раньше { $until }
error-clock-move-refused = В нынешнем состоянии этот срок нельзя так изменить.
error-calendar-invalid = Не удаётся прочитать календарь: { $detail }.
error-calendar-past = Новые часы работы могут начаться не раньше завтрашнего дня: прошедшее время не меняется.
error-policy-unknown = В этом филиале нет правила срока с таким ключом.
error-policy-invalid = Такое правило срока невозможно: { $detail }.
