error-billing-unavailable = Биллинг не отвечает. Попробуйте позже.
error-billing-refused = Биллинг отклонил запрос: { $reason }.
error-month-not-over = Этот месяц ещё не закончился.
error-amount-not-positive = Сумма должна быть больше нуля.
