error-number-taken = Numărul a fost luat între timp de altcineva. Alegeți alt număr.
error-number-invalid = Acesta nu este un număr din țară. Verificați cifrele.
error-number-enough = O ofertă are cel mult { $limit } numere.
error-number-range = O serie are între 1 și { $limit } numere.
denied-number-not-yours = Un număr îl poate elibera doar cine l-a rezervat sau administrarea vânzărilor.
denied-number-not-reserved = Numărul nu mai este rezervat.
