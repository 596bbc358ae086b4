notification-lead-allocated-title = Lead { $number } is yours to allocate
notification-lead-allocated-body = { $customer } is waiting for somebody of your team. Please give the lead to one person.
notification-lead-assigned-title = Lead { $number } is yours
notification-lead-assigned-body = { $due ->
    [none] Please contact { $customer }.
   *[other] Please contact { $customer } by { $due }.
 }
notification-lead-changed-title = Lead { $number } has changed
notification-lead-changed-body = { $customer }: { $change ->
    [ASSIGNED] given to somebody
    [HANDED_OVER] given to another person
    [RECLASSIFIED] given to another sales channel
    [IN_PROGRESS] work has begun
    [OFFER_ACCEPTED] the offer was accepted and is being implemented
    [WON] won
   *[LOST] closed without a sale
    }.
notification-lead-due-title = Lead { $number } is due soon
notification-lead-due-body = { $customer } should be contacted by { $due }.
notification-lead-late-title = Lead { $number } is late
notification-lead-late-body = { $customer } should have been contacted by { $due }.
notification-pricing-requested-title = Offer { $number } needs your price decision
notification-pricing-requested-body = Offer { $number } for { $customer } is outside the limits of its segment.
notification-pricing-answered-title = Pricing answered: offer { $number }
notification-pricing-answered-body = The decision on offer { $number } for { $customer } is there.
notification-offer-received-title = Offer { $number } is ready for you
notification-offer-received-body = You can read, accept or refuse it in the portal until { $until }.
notification-offer-accepted-title = { $customer } accepted offer { $number }
notification-offer-accepted-body = The contract can be prepared.
notification-offer-refused-title = { $customer } refused offer { $number }
notification-offer-refused-body = The reason is in the offer.
notification-offering-published-title = New in the catalogue: { $name }
notification-offering-published-body = It can be offered from { $from } on.
notification-offering-withdrawn-title = No longer offered: { $name }
notification-offering-withdrawn-body = Open offers that contain it have to be revised.
notification-clause-requested-title = Clause change for { $number }: please answer
notification-clause-requested-body = { $customer } asks for a change. Every department says by { $due } whether it is involved.
notification-clause-state-title = Clause change for { $number } moved on
notification-clause-state-body = The change that { $customer } asked for has a new state.
notification-contract-sent-title = Contract { $number } is ready to sign
notification-contract-sent-body = Please sign it and send the signed copy back.
notification-contract-signed-title = Contract { $number } is signed
notification-contract-signed-body = The signed copy of { $customer } is on file.
notification-contract-ending-title = Contract { $number } ends on { $end }
notification-contract-ending-body = It is time to speak with { $customer } about renewal.
notification-contract-cancelled-title = Contract { $number } was cancelled
notification-contract-cancelled-body = The contract with { $customer } will not be carried out.
notification-risk-check-title = Contract { $number } needs a risk check
notification-risk-check-body = Please check { $customer } and answer OK or a deposit.
notification-risk-answered-title = Risk check of { $number } is done
notification-risk-answered-body = The result for { $customer } is in the contract.
notification-deposit-asked-title = A deposit of { $amount } is needed for { $number }
notification-deposit-asked-body = Please pay by { $due } and upload the proof of payment; otherwise the contract is cancelled.
notification-deposit-proved-title = Deposit for { $number } is paid
notification-deposit-proved-body = The proof of { $customer } is there; the order can go on.
notification-order-entered-title = Order { $number } came in
notification-order-entered-body = { $customer } has ordered.
notification-order-state-title = Order { $number } moved on
notification-order-state-body = You can see the new state and what comes next.
notification-ticket-assigned-title = Ticket { $number } is yours
notification-ticket-assigned-body = { $customer } is waiting for an answer.
notification-ticket-escalated-title = Ticket { $number } was escalated to you
notification-ticket-escalated-body = The ticket of { $customer } is open longer than promised.
notification-ticket-answered-title = There is an answer to ticket { $number }
notification-ticket-answered-body = Read it and write back if something is open.
notification-ticket-resolved-title = Ticket { $number } is resolved
notification-ticket-resolved-body = Please say whether you agree with the resolution.
notification-ticket-returned-title = Ticket { $number } came back
notification-ticket-returned-body = Something is missing before it can be worked on. Open it to see what.
notification-action-requested-title = You are asked: { $subject } { $number }
notification-action-requested-body = The request is in your inbox.
notification-action-answered-title = Answered: { $subject } { $number }
notification-action-answered-body = The answer is in your inbox.
notification-promise-due-title = Soon due: { $subject }
notification-promise-due-body = It has to be done by { $due }.
notification-promise-broken-title = Overdue: { $subject }
notification-promise-broken-body = It should have been done by { $due }.
error-notification-kind-unknown = There is no such kind of notification.
error-quiet-hours-invalid = Quiet hours need a begin and an end, and hold for all notifications.
error-message-not-failed = Only a message that was given up can be sent again.
mail-greeting = Dear { $name },
mail-open = Open
mail-user-reason = You receive this message because of your account. Under “Notifications” you choose what comes by mail and when.
mail-contact-reason = { $operator } writes to you as a contact of your company. Questions: { $phone }.
mail-offer-sent-subject = Our offer { $number }
mail-offer-sent-body = Here is our offer { $number }, valid until { $until }. You find it attached as PDF and can accept or refuse it in the portal.
mail-offer-sent-button = Read the offer
mail-contract-sent-subject = Contract { $number } to sign
mail-contract-sent-body = The contract { $number } is attached. Please sign and stamp it, and answer this mail with a scan or a photo of it.
mail-contract-sent-button = Open the contract
mail-order-confirmed-subject = We have your order { $number }
mail-order-confirmed-body = Thank you. The confirmation is attached; every step is in the portal.
mail-order-confirmed-button = Follow the order
mail-contract-ended-subject = Contract { $number }: cancelled
mail-contract-ended-body = The deposit for contract { $number } did not arrive in time, so the contract was cancelled. Your contact person is glad to help if you still want it.
mail-terms-changed-subject = Our terms change on { $from }
mail-terms-changed-body = The new version is in the portal. If you do not agree, you may withdraw from the contract before that day.
mail-terms-changed-button = Read the terms
notification-lead-started-title = Work on lead { $number } began
notification-lead-started-body = Somebody is talking with { $customer } now.
notification-lead-won-title = Lead { $number } was won
notification-lead-won-body = { $customer } is our customer now. Thank you for bringing the lead.
notification-lead-lost-title = Lead { $number } was closed without a sale
notification-lead-lost-body = { $customer } did not become a customer this time.
mail-password-reset-subject = A new password for Trunkline
mail-password-reset-body = Somebody, we hope you, asked for a new password for the account { $login }. The link works once, until { $until }.
mail-password-reset-button = Choose a new password
mail-password-reset-reason = You did not ask for this? Then do nothing: your password stays as it is, and nobody else can use this link without your mailbox.
