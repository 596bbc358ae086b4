error-number-taken = W międzyczasie ktoś inny zajął ten numer. Proszę wybrać inny.
error-number-invalid = To nie jest numer z tego kraju. Proszę sprawdzić cyfry.
error-number-enough = Oferta może mieć najwyżej { $limit } numerów.
error-number-range = Zakres ma od 1 do { $limit } numerów.
denied-number-not-yours = Numer może zwolnić tylko osoba, która go zarezerwowała, lub administracja sprzedaży.
denied-number-not-reserved = Numer nie jest już zarezerwowany.
