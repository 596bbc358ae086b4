"""What customers report, by product; names in the order en, ro, es, pl, ru."""

from api.catalog.models import ProductType

Names = tuple[str, str, str, str, str]

SYMPTOMS: dict[ProductType, tuple[tuple[str, Names], ...]] = {
    ProductType.VOICE_PLAN: (
        ("NO_SERVICE", ("No service", "Fără semnal", "Sin servicio", "Brak usługi", "Нет связи")),
        ("CALLS_DROP", ("Calls break off", "Apelurile se întrerup", "Las llamadas se cortan", "Rozmowy się urywają", "Звонки обрываются")),
        ("BAD_SOUND", ("Bad sound", "Sunet slab", "Mal sonido", "Zła jakość dźwięku", "Плохой звук")),
        ("NO_DATA", ("Mobile data does not work", "Datele mobile nu funcționează", "Los datos móviles no funcionan", "Internet mobilny nie działa", "Мобильный интернет не работает")),
        ("NO_ROAMING", ("No roaming", "Fără roaming", "Sin itinerancia", "Brak roamingu", "Нет роуминга")),
    ),
    ProductType.DATA_PORT: (
        ("LINE_DOWN", ("The line is down", "Linia nu funcționează", "La línea está caída", "Łącze nie działa", "Линия не работает")),
        ("SLOW", ("The line is slow", "Linia este lentă", "La línea va lenta", "Łącze jest wolne", "Линия работает медленно")),
        ("INTERRUPTIONS", ("The line breaks off", "Linia se întrerupe", "La línea se interrumpe", "Łącze się zrywa", "Линия прерывается")),
        ("NO_ROUTE", ("Some addresses cannot be reached", "Unele adrese nu pot fi accesate", "No se alcanzan algunas direcciones", "Niektóre adresy są nieosiągalne", "Часть адресов недоступна")),
    ),
    ProductType.HOSTING: (
        ("SITE_DOWN", ("The site does not open", "Site-ul nu se deschide", "El sitio no se abre", "Strona się nie otwiera", "Сайт не открывается")),
        ("MAIL_DOWN", ("Mail is not delivered", "E-mailurile nu ajung", "El correo no llega", "Poczta nie dochodzi", "Почта не доставляется")),
        ("DATABASE_DOWN", ("The database does not answer", "Baza de date nu răspunde", "La base de datos no responde", "Baza danych nie odpowiada", "База данных не отвечает")),
        ("NO_ACCESS", ("I cannot sign in", "Nu mă pot autentifica", "No puedo entrar", "Nie mogę się zalogować", "Не могу войти")),
    ),
    ProductType.DEVICE: (
        ("DEAD", ("It does not switch on", "Nu pornește", "No se enciende", "Nie włącza się", "Не включается")),
        ("BROKEN", ("It is damaged", "Este deteriorat", "Está dañado", "Jest uszkodzone", "Повреждено")),
        ("NO_SIM", ("The SIM is not recognised", "SIM-ul nu este recunoscut", "No reconoce la SIM", "Nie rozpoznaje karty SIM", "Не распознаёт SIM-карту")),
    ),
    ProductType.OPTION: (
        ("NOT_ACTIVE", ("The option does not work", "Opțiunea nu funcționează", "La opción no funciona", "Opcja nie działa", "Опция не работает")),
        ("WRONG_CHARGE", ("It is charged wrongly", "Este taxată greșit", "Se cobra mal", "Jest źle naliczana", "Неверно тарифицируется")),
    ),
}  # fmt: skip
