error-billing-unavailable = Биллинг не отвечает. Попробуйте позже.
error-billing-refused = Биллинг отклонил запрос: { $reason }.
error-activation-unavailable = Система активации не отвечает. Попробуйте позже.
error-activation-refused = Система активации отказала: { $reason }.
error-month-not-over = Этот месяц ещё не закончился.
error-amount-not-positive = Сумма должна быть больше нуля.
