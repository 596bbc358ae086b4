notification-lead-allocated-title = El lead { $number } espera asignación
notification-lead-allocated-body = { $customer } espera a alguien de su equipo. Asigne el lead a una persona.
notification-lead-assigned-title = El lead { $number } es suyo
notification-lead-assigned-body = { $due ->
    [none] Contacte con { $customer }.
   *[other] Contacte con { $customer } antes del { $due }.
 }
notification-lead-changed-title = El lead { $number } ha cambiado
notification-lead-changed-body = { $customer }: { $change ->
    [ASSIGNED] asignado a una persona
    [HANDED_OVER] entregado a otra persona
    [RECLASSIFIED] entregado a otro canal de ventas
    [IN_PROGRESS] ha empezado el trabajo
    [OFFER_ACCEPTED] la oferta se ha aceptado y se está implantando
    [WON] ganado
   *[LOST] cerrado sin venta
    }.
notification-lead-due-title = El lead { $number } vence pronto
notification-lead-due-body = Hay que contactar con { $customer } antes del { $due }.
notification-lead-late-title = El lead { $number } va con retraso
notification-lead-late-body = Se debía contactar con { $customer } antes del { $due }.
notification-pricing-requested-title = La oferta { $number } espera su decisión de precio
notification-pricing-requested-body = La oferta { $number } para { $customer } está fuera de los límites de su segmento.
notification-pricing-answered-title = Precios respondió: oferta { $number }
notification-pricing-answered-body = Ya hay decisión sobre la oferta { $number } para { $customer }.
notification-offer-received-title = Su oferta { $number } está lista
notification-offer-received-body = Puede leerla, aceptarla o rechazarla en el portal hasta el { $until }.
notification-offer-accepted-title = { $customer } aceptó la oferta { $number }
notification-offer-accepted-body = Ya se puede preparar el contrato.
notification-offer-refused-title = { $customer } rechazó la oferta { $number }
notification-offer-refused-body = El motivo está en la oferta.
notification-offering-published-title = Nuevo en el catálogo: { $name }
notification-offering-published-body = Se puede ofrecer desde el { $from }.
notification-offering-withdrawn-title = Ya no se ofrece: { $name }
notification-offering-withdrawn-body = Hay que revisar las ofertas abiertas que lo contienen.
notification-clause-requested-title = Cambio de cláusula en { $number }: responda
notification-clause-requested-body = { $customer } pide un cambio. Cada departamento dice antes del { $due } si le afecta.
notification-clause-state-title = El cambio de cláusula en { $number } avanzó
notification-clause-state-body = El cambio que pidió { $customer } tiene un nuevo estado.
notification-contract-sent-title = El contrato { $number } está listo para firmar
notification-contract-sent-body = Fírmelo y devuelva la copia firmada.
notification-contract-signed-title = El contrato { $number } está firmado
notification-contract-signed-body = La copia firmada de { $customer } está archivada.
notification-contract-ending-title = El contrato { $number } termina el { $end }
notification-contract-ending-body = Es momento de hablar con { $customer } sobre la renovación.
notification-contract-cancelled-title = El contrato { $number } se canceló
notification-contract-cancelled-body = El contrato con { $customer } no se ejecutará.
notification-risk-check-title = El contrato { $number } necesita control de riesgo
notification-risk-check-body = Revise { $customer } y responda OK o depósito.
notification-risk-answered-title = Control de riesgo de { $number } terminado
notification-risk-answered-body = El resultado de { $customer } está en el contrato.
notification-deposit-asked-title = Se necesita un depósito de { $amount } para { $number }
notification-deposit-asked-body = Pague antes del { $due } y suba el justificante; si no, el contrato se cancela.
notification-deposit-proved-title = El depósito de { $number } está pagado
notification-deposit-proved-body = Llegó el justificante de { $customer }; el pedido puede seguir.
notification-order-entered-title = Entró el pedido { $number }
notification-order-entered-body = { $customer } ha hecho un pedido.
notification-order-state-title = El pedido { $number } avanzó
notification-order-state-body = Puede ver el nuevo estado y lo que sigue.
notification-ticket-assigned-title = La incidencia { $number } es suya
notification-ticket-assigned-body = { $customer } espera una respuesta.
notification-ticket-escalated-title = La incidencia { $number } se le ha escalado
notification-ticket-escalated-body = La incidencia de { $customer } lleva abierta más de lo prometido.
notification-ticket-answered-title = Hay respuesta a la incidencia { $number }
notification-ticket-answered-body = Léala y responda si queda algo pendiente.
notification-ticket-resolved-title = La incidencia { $number } está resuelta
notification-ticket-resolved-body = Diga si está de acuerdo con la solución.
notification-ticket-returned-title = La incidencia { $number } ha vuelto
notification-ticket-returned-body = Falta algo antes de poder trabajarla. Ábrala para ver qué.
notification-action-requested-title = Se le pide: { $subject } { $number }
notification-action-requested-body = La petición está en su bandeja.
notification-action-answered-title = Respondido: { $subject } { $number }
notification-action-answered-body = La respuesta está en su bandeja.
notification-promise-due-title = Vence pronto: { $subject }
notification-promise-due-body = Debe hacerse antes del { $due }.
notification-promise-broken-title = Vencido: { $subject }
notification-promise-broken-body = Debía hacerse antes del { $due }.
error-notification-kind-unknown = No existe este tipo de notificación.
error-quiet-hours-invalid = Las horas de silencio necesitan inicio y fin y valen para todas las notificaciones.
error-message-not-failed = Solo se puede reenviar un mensaje abandonado.
mail-greeting = Estimado/a { $name }:
mail-open = Abrir
mail-user-reason = Recibe este mensaje por su cuenta. En «Notificaciones» elige qué llega por correo y cuándo.
mail-contact-reason = { $operator } le escribe como contacto de su empresa. Consultas: { $phone }.
mail-offer-sent-subject = Nuestra oferta { $number }
mail-offer-sent-body = Le enviamos nuestra oferta { $number }, válida hasta el { $until }. La encontrará adjunta en PDF y puede aceptarla o rechazarla en el portal.
mail-offer-sent-button = Leer la oferta
mail-contract-sent-subject = Contrato { $number } para firmar
mail-contract-sent-body = Adjuntamos el contrato { $number }. Fírmelo, séllelo y responda a este correo con una copia escaneada o una foto.
mail-contract-sent-button = Abrir el contrato
mail-order-confirmed-subject = Tenemos su pedido { $number }
mail-order-confirmed-body = Gracias. Adjuntamos la confirmación; cada paso está en el portal.
mail-order-confirmed-button = Seguir el pedido
mail-contract-ended-subject = Contrato { $number }: cancelado
mail-contract-ended-body = El depósito del contrato { $number } no llegó a tiempo, por lo que se ha cancelado. Su persona de contacto le ayudará con gusto si aún lo desea.
mail-terms-changed-subject = Nuestras condiciones cambian el { $from }
mail-terms-changed-body = La nueva versión está en el portal. Si no está de acuerdo, puede desistir del contrato antes de ese día.
mail-terms-changed-button = Leer las condiciones
notification-lead-started-title = Ha empezado el trabajo en el lead { $number }
notification-lead-started-body = Alguien está hablando ahora con { $customer }.
notification-lead-won-title = El lead { $number } se ha ganado
notification-lead-won-body = { $customer } ya es cliente nuestro. Gracias por traerlo.
notification-lead-lost-title = El lead { $number } se ha cerrado sin venta
notification-lead-lost-body = { $customer } no se ha hecho cliente esta vez.
mail-password-reset-subject = Una contraseña nueva para Trunkline
mail-password-reset-body = Alguien, esperamos que usted, ha pedido una contraseña nueva para la cuenta { $login }. El enlace funciona una sola vez, hasta el { $until }.
mail-password-reset-button = Elegir una contraseña nueva
mail-password-reset-reason = ¿No lo ha pedido usted? Entonces no haga nada: su contraseña sigue siendo la misma y nadie puede usar este enlace sin acceso a su correo.
