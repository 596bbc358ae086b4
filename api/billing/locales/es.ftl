error-billing-unavailable = El sistema de facturación no responde. Inténtelo más tarde.
error-billing-refused = El sistema de facturación lo ha rechazado: { $reason }.
error-activation-unavailable = El sistema de activación no responde. Inténtelo más tarde.
error-activation-refused = El sistema de activación lo ha rechazado: { $reason }.
error-month-not-over = Este mes aún no ha terminado.
error-amount-not-positive = El importe debe ser mayor que cero.
