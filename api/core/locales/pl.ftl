error-refused = Żądanie zostało odrzucone.
error-invalid-input = Sprawdź to pole.
error-not-found = Ten element już nie istnieje albo nie masz do niego dostępu.
error-permission-denied = Nie możesz tego zrobić.
error-stale-version = W międzyczasie ktoś inny wprowadził zmiany. Nic nie zostało nadpisane: porównaj obie wersje i zdecyduj.
error-idempotency-mismatch = To żądanie zostało już wysłane z inną treścią. Zacznij od nowa.
error-invalid-id = Ten identyfikator jest nieprawidłowy.
denied-permission-missing = Twoja rola na to nie pozwala.
