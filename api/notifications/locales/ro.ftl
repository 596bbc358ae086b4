notification-lead-allocated-title = Lead { $number } așteaptă repartizarea
notification-lead-allocated-body = { $customer } așteaptă pe cineva din echipa dumneavoastră. Dați lead-ul unei persoane.
notification-lead-assigned-title = Lead-ul { $number } este al dumneavoastră
notification-lead-assigned-body = { $due ->
    [none] Contactați { $customer }.
   *[other] Contactați { $customer } până la { $due }.
 }
notification-lead-changed-title = Lead-ul { $number } s-a schimbat
notification-lead-changed-body = { $customer }: { $change ->
    [ASSIGNED] a fost dat unei persoane
    [HANDED_OVER] a fost dat altei persoane
    [RECLASSIFIED] a fost dat altui canal de vânzări
    [IN_PROGRESS] s-a început lucrul
    [OFFER_ACCEPTED] oferta a fost acceptată și este în implementare
    [WON] câștigat
   *[LOST] închis fără vânzare
    }.
notification-lead-due-title = Lead-ul { $number } expiră în curând
notification-lead-due-body = { $customer } trebuie contactat până la { $due }.
notification-lead-late-title = Lead-ul { $number } este întârziat
notification-lead-late-body = { $customer } trebuia contactat până la { $due }.
notification-pricing-requested-title = Oferta { $number } așteaptă decizia de preț
notification-pricing-requested-body = Oferta { $number } pentru { $customer } depășește limitele segmentului.
notification-pricing-answered-title = Răspuns de la pricing: oferta { $number }
notification-pricing-answered-body = Decizia pentru oferta { $number }, client { $customer }, este disponibilă.
notification-offer-received-title = Oferta { $number } vă așteaptă
notification-offer-received-body = O puteți citi, accepta sau refuza în portal până la { $until }.
notification-offer-accepted-title = { $customer } a acceptat oferta { $number }
notification-offer-accepted-body = Contractul poate fi pregătit.
notification-offer-refused-title = { $customer } a refuzat oferta { $number }
notification-offer-refused-body = Motivul este în ofertă.
notification-offering-published-title = Nou în catalog: { $name }
notification-offering-published-body = Poate fi oferit începând cu { $from }.
notification-offering-withdrawn-title = Nu se mai oferă: { $name }
notification-offering-withdrawn-body = Ofertele deschise care îl conțin trebuie revizuite.
notification-clause-requested-title = Modificare de clauză la { $number }: răspundeți
notification-clause-requested-body = { $customer } cere o modificare. Fiecare departament răspunde până la { $due } dacă este implicat.
notification-clause-state-title = Modificarea de clauză la { $number } a avansat
notification-clause-state-body = Modificarea cerută de { $customer } are o stare nouă.
notification-contract-sent-title = Contractul { $number } este gata de semnat
notification-contract-sent-body = Semnați-l și trimiteți înapoi copia semnată.
notification-contract-signed-title = Contractul { $number } este semnat
notification-contract-signed-body = Copia semnată de { $customer } este la dosar.
notification-contract-ending-title = Contractul { $number } expiră la { $end }
notification-contract-ending-body = Este momentul să discutați reînnoirea cu { $customer }.
notification-contract-cancelled-title = Contractul { $number } a fost anulat
notification-contract-cancelled-body = Contractul cu { $customer } nu va fi executat.
notification-risk-check-title = Contractul { $number } necesită verificarea riscului
notification-risk-check-body = Verificați { $customer } și răspundeți OK sau depozit.
notification-risk-answered-title = Verificarea riscului pentru { $number } este gata
notification-risk-answered-body = Rezultatul pentru { $customer } este în contract.
notification-deposit-asked-title = Este necesar un depozit de { $amount } pentru { $number }
notification-deposit-asked-body = Plătiți până la { $due } și încărcați dovada plății; altfel contractul se anulează.
notification-deposit-proved-title = Depozitul pentru { $number } este plătit
notification-deposit-proved-body = Dovada de la { $customer } a sosit; comanda poate continua.
notification-order-entered-title = Comanda { $number } a intrat
notification-order-entered-body = { $customer } a comandat.
notification-order-state-title = Comanda { $number } a avansat
notification-order-state-body = Puteți vedea noua stare și ce urmează.
notification-ticket-assigned-title = Tichetul { $number } este al dumneavoastră
notification-ticket-assigned-body = { $customer } așteaptă un răspuns.
notification-ticket-escalated-title = Tichetul { $number } v-a fost escaladat
notification-ticket-escalated-body = Tichetul { $customer } este deschis mai mult decât s-a promis.
notification-ticket-answered-title = Există un răspuns la tichetul { $number }
notification-ticket-answered-body = Citiți-l și răspundeți dacă mai este ceva de lămurit.
notification-ticket-resolved-title = Tichetul { $number } este rezolvat
notification-ticket-resolved-body = Spuneți dacă sunteți de acord cu rezolvarea.
notification-ticket-returned-title = Tichetul { $number } s-a întors
notification-ticket-returned-body = Lipsește ceva înainte de a putea fi lucrat. Deschideți-l ca să vedeți ce.
notification-action-requested-title = Vi se solicită: { $subject } { $number }
notification-action-requested-body = Solicitarea este în inboxul dumneavoastră.
notification-action-answered-title = S-a răspuns: { $subject } { $number }
notification-action-answered-body = Răspunsul este în inboxul dumneavoastră.
notification-promise-due-title = Termen apropiat: { $subject }
notification-promise-due-body = Trebuie făcut până la { $due }.
notification-promise-broken-title = Termen depășit: { $subject }
notification-promise-broken-body = Trebuia făcut până la { $due }.
error-notification-kind-unknown = Nu există acest tip de notificare.
error-quiet-hours-invalid = Orele de liniște au nevoie de început și sfârșit și sunt valabile pentru toate notificările.
error-message-not-failed = Doar un mesaj abandonat poate fi trimis din nou.
mail-greeting = Bună ziua, { $name },
mail-open = Deschide
mail-user-reason = Primiți acest mesaj datorită contului dumneavoastră. La „Notificări” alegeți ce primiți prin e-mail și când.
mail-contact-reason = { $operator } vă scrie în calitate de persoană de contact a companiei. Întrebări: { $phone }.
mail-offer-sent-subject = Oferta noastră { $number }
mail-offer-sent-body = Vă trimitem oferta noastră { $number }, valabilă până la { $until }. O găsiți atașată în format PDF și o puteți accepta sau refuza în portal.
mail-offer-sent-button = Citiți oferta
mail-contract-sent-subject = Contractul { $number } pentru semnare
mail-contract-sent-body = Atașat găsiți contractul { $number }. Semnați-l și ștampilați-l, apoi răspundeți la acest mesaj cu o scanare sau o fotografie a lui.
mail-contract-sent-button = Deschideți contractul
mail-order-confirmed-subject = Am primit comanda { $number }
mail-order-confirmed-body = Vă mulțumim. Confirmarea este atașată; fiecare etapă este în portal.
mail-order-confirmed-button = Urmăriți comanda
mail-contract-ended-subject = Contractul { $number }: anulat
mail-contract-ended-body = Depozitul pentru contractul { $number } nu a sosit la timp, astfel că acesta a fost anulat. Persoana de contact vă ajută cu plăcere dacă îl doriți în continuare.
mail-terms-changed-subject = Condițiile noastre se schimbă de la { $from }
mail-terms-changed-body = Noua versiune este în portal. Dacă nu sunteți de acord, vă puteți retrage din contract înainte de această zi.
mail-terms-changed-button = Citiți condițiile
notification-lead-started-title = S-a început lucrul la lead-ul { $number }
notification-lead-started-body = Cineva discută acum cu { $customer }.
notification-lead-won-title = Lead-ul { $number } a fost câștigat
notification-lead-won-body = { $customer } este acum clientul nostru. Vă mulțumim pentru lead.
notification-lead-lost-title = Lead-ul { $number } a fost închis fără vânzare
notification-lead-lost-body = { $customer } nu a devenit client de data aceasta.
mail-password-reset-subject = O parolă nouă pentru Trunkline
mail-password-reset-body = Cineva, sperăm că dumneavoastră, a cerut o parolă nouă pentru contul { $login }. Linkul funcționează o singură dată, până la { $until }.
mail-password-reset-button = Alegeți o parolă nouă
mail-password-reset-reason = Nu ați cerut dumneavoastră acest lucru? Atunci nu faceți nimic: parola rămâne cea de acum, iar fără căsuța dumneavoastră poștală nimeni nu poate folosi acest link.
