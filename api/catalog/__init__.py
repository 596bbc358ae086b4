"""The catalogue: offerings, components, limits, eligibility, VAT, symptoms."""
