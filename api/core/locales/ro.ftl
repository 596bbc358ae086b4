error-refused = Cererea a fost refuzată.
error-invalid-input = Verificați acest câmp.
error-not-found = Acest element nu mai există sau nu aveți dreptul să îl vedeți.
error-permission-denied = Nu aveți dreptul să faceți acest lucru.
error-stale-version = Între timp altcineva a modificat acest element. Nimic nu a fost suprascris: comparați cele două versiuni și alegeți.
error-idempotency-mismatch = Această cerere a fost trimisă deja cu alt conținut. Reluați de la început.
error-invalid-id = Acest identificator nu este valid.
denied-permission-missing = Rolul dumneavoastră nu permite acest lucru.
