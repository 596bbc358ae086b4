error-number-taken = Этот номер тем временем занял кто-то другой. Выберите другой.
error-number-invalid = Это не номер этой страны. Проверьте цифры.
error-number-enough = В предложении не больше { $limit } номеров.
error-number-range = В диапазоне от 1 до { $limit } номеров.
denied-number-not-yours = Освободить номер может только тот, кто его забронировал, или администрация продаж.
denied-number-not-reserved = Номер больше не забронирован.
