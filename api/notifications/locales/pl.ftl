notification-lead-allocated-title = Lead { $number } czeka na przydział
notification-lead-allocated-body = { $customer } czeka na kogoś z Twojego zespołu. Przydziel lead jednej osobie.
notification-lead-assigned-title = Lead { $number } jest Twój
notification-lead-assigned-body = { $due ->
    [none] Skontaktuj się z { $customer }.
   *[other] Skontaktuj się z { $customer } do { $due }.
 }
notification-lead-changed-title = Lead { $number } się zmienił
notification-lead-changed-body = { $customer }: { $change ->
    [ASSIGNED] przydzielony
    [HANDED_OVER] przekazany innej osobie
    [RECLASSIFIED] przekazany do innego kanału sprzedaży
    [IN_PROGRESS] praca rozpoczęta
    [OFFER_ACCEPTED] oferta przyjęta i w realizacji
    [WON] zakończony sukcesem
   *[LOST] zamknięty bez sprzedaży
    }.
notification-lead-due-title = Termin leada { $number } mija wkrótce
notification-lead-due-body = Skontaktuj się z { $customer } do { $due }.
notification-lead-late-title = Lead { $number } jest spóźniony
notification-lead-late-body = Kontakt z { $customer } miał nastąpić do { $due }.
notification-pricing-requested-title = Oferta { $number } czeka na decyzję cenową
notification-pricing-requested-body = Oferta { $number } dla { $customer } wykracza poza limity segmentu.
notification-pricing-answered-title = Odpowiedź działu cen: oferta { $number }
notification-pricing-answered-body = Jest decyzja w sprawie oferty { $number } dla { $customer }.
notification-offer-received-title = Oferta { $number } jest gotowa
notification-offer-received-body = Możesz ją przeczytać, przyjąć lub odrzucić w portalu do { $until }.
notification-offer-accepted-title = { $customer } – oferta { $number } przyjęta
notification-offer-accepted-body = Można przygotować umowę.
notification-offer-refused-title = { $customer } – oferta { $number } odrzucona
notification-offer-refused-body = Powód jest w ofercie.
notification-offering-published-title = Nowość w katalogu: { $name }
notification-offering-published-body = Można to oferować od { $from }.
notification-offering-withdrawn-title = Wycofane z oferty: { $name }
notification-offering-withdrawn-body = Otwarte oferty, które to zawierają, trzeba zmienić.
notification-clause-requested-title = Zmiana klauzuli w { $number }: odpowiedz
notification-clause-requested-body = { $customer } prosi o zmianę. Każdy dział odpowiada do { $due }, czy go to dotyczy.
notification-clause-state-title = Zmiana klauzuli w { $number }: nowy stan
notification-clause-state-body = Zmiana, o którą prosi { $customer }, ma nowy stan.
notification-contract-sent-title = Umowa { $number } jest gotowa do podpisu
notification-contract-sent-body = Podpisz umowę i odeślij podpisaną kopię.
notification-contract-signed-title = Umowa { $number } jest podpisana
notification-contract-signed-body = Podpisana kopia ({ $customer }) jest w aktach.
notification-contract-ending-title = Umowa { $number } kończy się { $end }
notification-contract-ending-body = Czas porozmawiać o przedłużeniu: { $customer }.
notification-contract-cancelled-title = Umowa { $number } została anulowana
notification-contract-cancelled-body = Umowa ({ $customer }) nie będzie realizowana.
notification-risk-check-title = Umowa { $number } wymaga oceny ryzyka
notification-risk-check-body = Sprawdź klienta { $customer } i odpowiedz: OK albo kaucja.
notification-risk-answered-title = Ocena ryzyka { $number } gotowa
notification-risk-answered-body = Wynik dla { $customer } jest w umowie.
notification-deposit-asked-title = Potrzebna kaucja { $amount } do { $number }
notification-deposit-asked-body = Wpłać do { $due } i wgraj potwierdzenie; w przeciwnym razie umowa zostanie anulowana.
notification-deposit-proved-title = Kaucja do { $number } wpłacona
notification-deposit-proved-body = Jest potwierdzenie ({ $customer }); zamówienie może iść dalej.
notification-order-entered-title = Nowe zamówienie { $number }
notification-order-entered-body = Zamawia { $customer }.
notification-order-state-title = Zamówienie { $number }: kolejny krok
notification-order-state-body = Zobacz nowy stan i co będzie dalej.
notification-ticket-assigned-title = Zgłoszenie { $number } jest Twoje
notification-ticket-assigned-body = { $customer } czeka na odpowiedź.
notification-ticket-escalated-title = Zgłoszenie { $number } eskalowano do Ciebie
notification-ticket-escalated-body = Zgłoszenie ({ $customer }) jest otwarte dłużej, niż obiecano.
notification-ticket-answered-title = Jest odpowiedź na zgłoszenie { $number }
notification-ticket-answered-body = Przeczytaj i odpisz, jeśli coś jest niejasne.
notification-ticket-resolved-title = Zgłoszenie { $number } rozwiązane
notification-ticket-resolved-body = Powiedz, czy zgadzasz się z rozwiązaniem.
notification-ticket-returned-title = Zgłoszenie { $number } wróciło
notification-ticket-returned-body = Czegoś brakuje, zanim można nad nim pracować. Otwórz je, aby zobaczyć czego.
notification-action-requested-title = Prośba do Ciebie: { $subject } { $number }
notification-action-requested-body = Prośba jest w Twojej skrzynce.
notification-action-answered-title = Odpowiedź: { $subject } { $number }
notification-action-answered-body = Odpowiedź jest w Twojej skrzynce.
notification-promise-due-title = Zbliża się termin: { $subject }
notification-promise-due-body = Trzeba to zrobić do { $due }.
notification-promise-broken-title = Po terminie: { $subject }
notification-promise-broken-body = Termin minął { $due }.
error-notification-kind-unknown = Nie ma takiego rodzaju powiadomień.
error-quiet-hours-invalid = Godziny ciszy muszą mieć początek i koniec i dotyczą wszystkich powiadomień.
error-message-not-failed = Ponownie można wysłać tylko wiadomość, z której zrezygnowano.
mail-greeting = Dzień dobry, { $name },
mail-open = Otwórz
mail-user-reason = Otrzymujesz tę wiadomość w związku ze swoim kontem. W „Powiadomieniach” wybierzesz, co i kiedy przychodzi e-mailem.
mail-contact-reason = { $operator } pisze do Ciebie, bo jesteś osobą kontaktową firmy. Pytania: { $phone }.
mail-offer-sent-subject = Nasza oferta { $number }
mail-offer-sent-body = Przesyłamy naszą ofertę { $number }, ważną do { $until }. Jest w załączniku jako PDF; można ją przyjąć lub odrzucić w portalu.
mail-offer-sent-button = Zobacz ofertę
mail-contract-sent-subject = Umowa { $number } do podpisu
mail-contract-sent-body = W załączniku jest umowa { $number }. Prosimy o podpis i pieczęć oraz odpowiedź na tę wiadomość ze skanem lub zdjęciem umowy.
mail-contract-sent-button = Otwórz umowę
mail-order-confirmed-subject = Mamy zamówienie { $number }
mail-order-confirmed-body = Dziękujemy. Potwierdzenie jest w załączniku; każdy etap jest w portalu.
mail-order-confirmed-button = Śledź zamówienie
mail-contract-ended-subject = Umowa { $number }: anulowana
mail-contract-ended-body = Kaucja do umowy { $number } nie wpłynęła na czas, więc umowa została anulowana. Opiekun chętnie pomoże, jeśli umowa jest nadal potrzebna.
mail-terms-changed-subject = Nasz regulamin zmienia się { $from }
mail-terms-changed-body = Nowa wersja jest w portalu. Jeśli się nie zgadzasz, możesz odstąpić od umowy przed tym dniem.
mail-terms-changed-button = Przeczytaj regulamin
notification-lead-started-title = Rozpoczęto pracę nad leadem { $number }
notification-lead-started-body = Ktoś rozmawia teraz z { $customer }.
notification-lead-won-title = Lead { $number } zakończony sukcesem
notification-lead-won-body = { $customer } jest teraz naszym klientem. Dziękujemy za leada.
notification-lead-lost-title = Lead { $number } zamknięto bez sprzedaży
notification-lead-lost-body = { $customer } tym razem nie został klientem.
mail-password-reset-subject = Nowe hasło do Trunkline
mail-password-reset-body = Ktoś, mamy nadzieję, że Ty, poprosił o nowe hasło do konta { $login }. Link działa jeden raz, do { $until }.
mail-password-reset-button = Ustaw nowe hasło
mail-password-reset-reason = To nie Ty? Nie musisz nic robić: hasło pozostaje bez zmian, a bez dostępu do Twojej skrzynki nikt nie użyje tego linku.
