work-title-activity = { $name }
work-title-late = Întârziat: { $name }
work-title-failed = Eșuat: { $name }
work-title-sent = Vă rugăm să verificați
work-title-done = Rezolvat, așa cum ați cerut
work-title-declined = Refuzat
error-activity-move-refused = Această activitate nu poate fi schimbată astfel în starea ei actuală.
error-request-closed = La acest mesaj s-a răspuns deja sau nu mai este necesar.
error-request-one-address = Alegeți fie o persoană, fie o echipă.
error-request-note-missing = Spuneți ce este de făcut.
error-request-activity = Acest mesaj se închide prin finalizarea activității.
error-request-on-card = Deschideți-l: mesajul se închide singur după ce acolo s-a lucrat.
error-process-over = Acest proces s-a încheiat deja.
error-delivery-not-failed = Se poate repeta doar o livrare care a eșuat definitiv.
denied-activity-automatic = Sistemul execută singur această activitate.
denied-activity-not-yours = Această activitate aparține altei echipe.
denied-activity-state = Nu este posibil în starea actuală a activității.
denied-request-not-yours = Acest mesaj este în căsuța altcuiva.
error-definition-invalid = Definiția are o greșeală la „{ $activity }”: { $problem ->
    [field] câmp necunoscut { $detail }
    [empty] nu există nicio activitate
    [key] „{ $detail }” nu poate fi cheie sau lipsește numele
    [twice] cheia { $detail } este folosită de două ori
    [name] lipsește numele în engleză
    [wait] așteaptă activități necunoscute: { $detail }
    [action] nu există acțiunea automată „{ $detail }”
    [person] ce face o persoană nu are acțiune automată
    [role] rol necunoscut sau lipsă { $detail }
    [both] indicați fie o regulă de termen, fie o durată
    [policy] regulă de termen necunoscută { $detail }
    [calendar] calendar necunoscut { $detail }
    [duration] durata nu poate fi citită
    [circle] activitățile se așteaptă una pe alta: { $detail }
    *[unreadable] nu poate fi citită: { $detail }
}.
error-tracking-too-long = Numărul expedierii e prea lung; încap { $limit } de caractere.
problem-timeout = A durat prea mult și a fost oprită.
problem-connection = Cealaltă parte nu a putut fi contactată.
problem-database = Baza de date nu a răspuns sau conexiunea s-a pierdut.
problem-neighbour = Sistemul vecin nu răspunde.
problem-refused = Sistemul vecin a refuzat.
problem-file = Un fișier lipsește din depozit.
problem-gone = Obiectul la care se referă nu mai există.
problem-data = Datele nu se potrivesc.
problem-version = Această versiune a produsului nu știe cum să o facă.
problem-program = Programul a întâlnit ceva neașteptat; detaliul îi ajută pe dezvoltatori.
error-delivery-done = A fost deja făcută.
