work-title-activity = { $name }
work-title-late = Po terminie: { $name }
work-title-failed = Nieudane: { $name }
work-title-sent = Proszę o sprawdzenie
work-title-done = Zrobione zgodnie z prośbą
work-title-declined = Odmowa
error-activity-move-refused = Tej czynności nie można tak zmienić w jej obecnym stanie.
error-request-closed = Na tę sprawę już odpowiedziano albo nie jest już potrzebna.
error-request-one-address = Wybierz osobę albo zespół.
error-request-note-missing = Napisz, co trzeba zrobić.
error-request-activity = Tę sprawę zamyka ukończenie czynności.
error-request-on-card = Proszę to otworzyć: sprawa zamknie się sama, gdy zostanie tam załatwiona.
error-process-over = Ten proces już się zakończył.
error-delivery-not-failed = Powtórzyć można tylko dostawę, która ostatecznie się nie powiodła.
denied-activity-automatic = Tę czynność system wykonuje sam.
denied-activity-not-yours = Ta czynność należy do innego zespołu.
denied-activity-state = W obecnym stanie czynności nie jest to możliwe.
denied-request-not-yours = Ta sprawa jest w skrzynce kogoś innego.
error-definition-invalid = Definicja ma błąd przy „{ $activity }”: { $problem ->
    [field] nieznane pole { $detail }
    [empty] nie ma żadnej czynności
    [key] „{ $detail }” nie może być kluczem albo brakuje nazwy
    [twice] klucz { $detail } występuje dwa razy
    [name] brakuje nazwy angielskiej
    [wait] czeka na nieznane czynności: { $detail }
    [action] nie ma automatycznej akcji „{ $detail }”
    [person] czynność wykonywana przez osobę nie ma automatycznej akcji
    [role] nieznana lub brakująca rola { $detail }
    [both] podaj regułę terminu albo czas trwania
    [policy] nieznana reguła terminu { $detail }
    [calendar] nieznany kalendarz { $detail }
    [duration] nie można odczytać czasu trwania
    [circle] czynności czekają na siebie nawzajem: { $detail }
    *[unreadable] nie można odczytać: { $detail }
}.
error-tracking-too-long = Numer przesyłki jest za długi; mieści się { $limit } znaków.
problem-timeout = Trwało za długo i zostało przerwane.
problem-connection = Nie udało się połączyć z drugą stroną.
problem-database = Baza danych nie odpowiedziała lub zerwała połączenie.
problem-neighbour = Sąsiedni system nie odpowiada.
problem-refused = Sąsiedni system odmówił.
problem-file = W magazynie brakuje pliku.
problem-gone = To, czego dotyczy, już nie istnieje.
problem-data = Dane się nie zgadzają.
problem-version = Ta wersja produktu nie umie tego zrobić.
problem-program = Program napotkał coś niespodziewanego; szczegół pomoże jego twórcom.
error-delivery-done = To już zostało zrobione.
