error-refused = The request was refused.
error-invalid-input = Please check this field.
error-not-found = This is not there any more, or you may not see it.
error-permission-denied = You may not do this.
error-stale-version = Somebody else changed this in the meantime. Nothing was overwritten: compare both versions and decide.
error-idempotency-mismatch = This request was already sent with other contents. Please start again.
error-invalid-id = This identifier is not valid.
denied-permission-missing = Your role does not allow this.
