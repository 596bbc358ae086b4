work-title-activity = { $name }
work-title-late = Con retraso: { $name }
work-title-failed = Fallida: { $name }
work-title-sent = Revíselo, por favor
work-title-done = Hecho, como pidió
work-title-declined = Rechazado
error-activity-move-refused = Esta actividad no se puede cambiar así en su estado actual.
error-request-closed = Este elemento ya se respondió o ya no hace falta.
error-request-one-address = Elija una persona o un equipo.
error-request-note-missing = Indique qué hay que hacer.
error-request-activity = Este elemento se cierra al completar su actividad.
error-request-on-card = Ábralo: se cierra solo cuando allí esté hecho.
error-process-over = Este proceso ya ha terminado.
error-delivery-not-failed = Solo se puede repetir una entrega que ha fallado definitivamente.
denied-activity-automatic = El sistema realiza esta actividad por sí mismo.
denied-activity-not-yours = Esta actividad es de otro equipo.
denied-activity-state = No es posible en su estado actual.
denied-request-not-yours = Este elemento está en la bandeja de otra persona.
error-definition-invalid = La definición tiene un error en «{ $activity }»: { $problem ->
    [field] campo desconocido { $detail }
    [empty] no hay ninguna actividad
    [key] «{ $detail }» no puede ser una clave, o falta el nombre
    [twice] la clave { $detail } se usa dos veces
    [name] falta el nombre en inglés
    [wait] espera actividades desconocidas: { $detail }
    [action] no existe la acción automática «{ $detail }»
    [person] lo que hace una persona no lleva acción automática
    [role] rol desconocido o ausente { $detail }
    [both] indique una regla de plazo o una duración
    [policy] regla de plazo desconocida { $detail }
    [calendar] calendario desconocido { $detail }
    [duration] no se puede leer la duración
    [circle] las actividades se esperan entre sí: { $detail }
    *[unreadable] no se puede leer: { $detail }
}.
error-tracking-too-long = El número del envío es demasiado largo; caben { $limit } caracteres.
problem-timeout = Tardó demasiado y se detuvo.
problem-connection = No se pudo contactar con el otro lado.
problem-database = La base de datos no respondió o se perdió la conexión.
problem-neighbour = El sistema vecino no responde.
problem-refused = El sistema vecino lo rechazó.
problem-file = Falta un archivo en el almacén.
problem-gone = Aquello de lo que trata ya no existe.
problem-data = Los datos no encajan.
problem-version = Esta versión del producto no sabe hacerlo.
problem-program = El programa encontró algo inesperado; el detalle ayuda a sus desarrolladores.
error-delivery-done = Ya está hecho.
