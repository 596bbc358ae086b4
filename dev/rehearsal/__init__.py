"""``make upgrade-rehearsal``: one release takes another's place under load, with a migration in between, and goes back."""
