error-billing-unavailable = The billing system does not answer. Try again later.
error-billing-refused = The billing system refused this: { $reason }.
error-activation-unavailable = The activation system does not answer. Try again later.
error-activation-refused = The activation system refused this: { $reason }.
error-month-not-over = This month is not over yet.
error-amount-not-positive = The amount must be above zero.
