error-number-taken = Otra persona tomó este número mientras tanto. Elija otro.
error-number-invalid = No es un número del país. Compruebe las cifras.
error-number-enough = Una oferta admite como máximo { $limit } números.
error-number-range = Una serie tiene de 1 a { $limit } números.
denied-number-not-yours = Solo quien reservó el número o la administración de ventas puede liberarlo.
denied-number-not-reserved = El número ya no está reservado.
