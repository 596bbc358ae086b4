error-billing-unavailable = Sistemul de facturare nu răspunde. Încercați mai târziu.
error-billing-refused = Sistemul de facturare a refuzat: { $reason }.
error-activation-unavailable = Sistemul de activare nu răspunde. Încercați mai târziu.
error-activation-refused = Sistemul de activare a refuzat: { $reason }.
error-month-not-over = Această lună nu s-a încheiat încă.
error-amount-not-positive = Suma trebuie să fie mai mare decât zero.
