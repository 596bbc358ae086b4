error-number-taken = Somebody else has this number meanwhile. Choose another one.
error-number-invalid = This is no number of the country. Check its digits.
error-number-enough = An offer holds at most { $limit } numbers.
error-number-range = A range has from 1 to { $limit } numbers.
denied-number-not-yours = Only who reserved a number, or sales administration, can give it back.
denied-number-not-reserved = The number is not reserved any more.
