error-billing-unavailable = System bilingowy nie odpowiada. Spróbuj później.
error-billing-refused = System bilingowy odmówił: { $reason }.
error-activation-unavailable = System aktywacji nie odpowiada. Spróbuj później.
error-activation-refused = System aktywacji odrzucił to: { $reason }.
error-month-not-over = Ten miesiąc jeszcze się nie skończył.
error-amount-not-positive = Kwota musi być większa od zera.
