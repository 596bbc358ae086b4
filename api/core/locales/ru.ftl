error-refused = Запрос отклонён.
error-invalid-input = Проверьте это поле.
error-not-found = Этого больше нет, или у вас нет права это видеть.
error-permission-denied = Вам нельзя это сделать.
error-stale-version = Тем временем это изменил кто-то другой. Ничего не перезаписано: сравните обе версии и решите.
error-idempotency-mismatch = Этот запрос уже был отправлен с другим содержанием. Начните заново.
error-invalid-id = Этот идентификатор недействителен.
denied-permission-missing = Ваша роль этого не позволяет.
