error-refused = La solicitud fue rechazada.
error-invalid-input = Revise este campo.
error-not-found = Este elemento ya no existe o no tiene permiso para verlo.
error-permission-denied = No tiene permiso para hacerlo.
error-stale-version = Otra persona lo modificó mientras tanto. No se ha sobrescrito nada: compare las dos versiones y decida.
error-idempotency-mismatch = Esta solicitud ya se envió con otro contenido. Empiece de nuevo.
error-invalid-id = Este identificador no es válido.
denied-permission-missing = Su rol no lo permite.
