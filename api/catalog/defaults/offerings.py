"""The offerings that a branch starts with; prices are net, in euro, and scaled to the branch's currency.

Texts are in the order of `LANGUAGES`.
"""

from dataclasses import dataclass, field
from typing import Any

from api.catalog.models import ProductType

LANGUAGES = ("en", "ro", "es", "pl", "ru")
Texts = tuple[str, str, str, str, str]


@dataclass(frozen=True)
class Part:
    """A component of an offering."""

    code: str
    names: Texts
    monthly: str = "0"
    one_time: str = "0"
    required: bool = False
    most: int = 1


@dataclass(frozen=True)
class Item:
    """An offering."""

    code: str
    kind: ProductType
    names: Texts
    texts: Texts
    monthly: str
    one_time: str = "0"
    image: str = "generic"
    process: str | None = None
    details: dict[str, Any] = field(default_factory=dict)
    eligibility: dict[str, Any] = field(default_factory=dict)
    parts: tuple[Part, ...] = ()


def _voice(code: str, monthly: str, minutes: int | None, gigabytes: int, names: Texts, texts: Texts) -> Item:
    return Item(
        code, ProductType.VOICE_PLAN, names, texts, monthly, image="sim", process="voice",
        details={"minutes": minutes, "gigabytes": gigabytes},
    )  # fmt: skip


def _port(code: str, monthly: str, one_time: str, speed: int, names: Texts, texts: Texts) -> Item:
    return Item(
        code, ProductType.DATA_PORT, names, texts, monthly, one_time, image="fibre", process="data",
        details={"mbit": speed, "availability": "99.9"},
    )  # fmt: skip


DATABASE = Part("DATABASE", ("Database", "Bază de date", "Base de datos", "Baza danych", "База данных"), "4.00", most=5)
FTP = Part("FTP", ("FTP server", "Server FTP", "Servidor FTP", "Serwer FTP", "FTP-сервер"), "2.00", most=3)
BACKUP = Part(
    "BACKUP",
    ("Online backup", "Backup online", "Copia de seguridad en línea", "Kopia zapasowa online", "Онлайн-копирование"),
    "6.00",
)
LOGS = Part(
    "LOGS",
    ("Access to logs", "Acces la jurnale", "Acceso a registros", "Dostęp do logów", "Доступ к журналам"),
    "1.50",
)
LISTING = Part(
    "SEARCH_LISTING",
    (
        "Search-engine listing", "Înscriere în motoare de căutare", "Alta en buscadores",
        "Wpis do wyszukiwarek", "Регистрация в поисковых системах",
    ),
    one_time="25.00",
)  # fmt: skip
DISK = Part(
    "EXTRA_DISK",
    ("Extra disk, 50 GB", "Disc suplimentar, 50 GB", "Disco adicional, 50 GB", "Dodatkowy dysk, 50 GB", "Диск, 50 ГБ"),
    "3.00",
    most=20,
)
MAIL = Part(
    "MAIL", ("Mailboxes", "Căsuțe poștale", "Buzones de correo", "Skrzynki pocztowe", "Почтовые ящики"), required=True
)
DOMAIN = Part(
    "DOMAIN",
    ("Domain name", "Nume de domeniu", "Nombre de dominio", "Nazwa domeny", "Доменное имя"),
    "1.00",
    required=True,
)


def _hosting(code: str, monthly: str, gigabytes: int, names: Texts, texts: Texts, parts: tuple[Part, ...]) -> Item:
    return Item(
        code, ProductType.HOSTING, names, texts, monthly, "30.00", image="server", process="hosting",
        details={"gigabytes": gigabytes}, parts=(DOMAIN, MAIL, *parts),
    )  # fmt: skip


def _device(code: str, price: str, image: str, names: Texts, texts: Texts) -> Item:
    return Item(code, ProductType.DEVICE, names, texts, "0", price, image=image, process="delivery")


def _option(code: str, monthly: str, needs: list[str], names: Texts, texts: Texts) -> Item:
    return Item(
        code, ProductType.OPTION, names, texts, monthly, image="option", process="option",
        eligibility={"needs_products": needs},
    )  # fmt: skip


ITEMS: tuple[Item, ...] = (
    _voice(
        "VOICE-START", "7.00", 300, 5,
        ("Business Start", "Business Start", "Business Start", "Business Start", "Бизнес Старт"),
        (
            "300 minutes to all networks and 5 GB.", "300 de minute în toate rețelele și 5 GB.",
            "300 minutos a todas las redes y 5 GB.", "300 minut do wszystkich sieci i 5 GB.",
            "300 минут во все сети и 5 ГБ.",
        ),
    ),
    _voice(
        "VOICE-TEAM", "12.00", 1000, 20,
        ("Business Team", "Business Echipă", "Business Equipo", "Business Zespół", "Бизнес Команда"),
        (
            "1,000 minutes, free calls inside the company, 20 GB.",
            "1.000 de minute, apeluri gratuite în companie, 20 GB.",
            "1.000 minutos, llamadas gratis dentro de la empresa, 20 GB.",
            "1000 minut, darmowe rozmowy w firmie, 20 GB.",
            "1000 минут, бесплатные звонки внутри компании, 20 ГБ.",
        ),
    ),
    _voice(
        "VOICE-FREE", "18.00", None, 50,
        ("Business Unlimited", "Business Nelimitat", "Business Ilimitado", "Business Bez Limitu", "Бизнес Безлимит"),
        (
            "Unlimited national calls and 50 GB.", "Apeluri naționale nelimitate și 50 GB.",
            "Llamadas nacionales ilimitadas y 50 GB.", "Rozmowy krajowe bez limitu i 50 GB.",
            "Безлимитные звонки по стране и 50 ГБ.",
        ),
    ),
    _voice(
        "VOICE-WORLD", "29.00", None, 100,
        ("Business World", "Business Internațional", "Business Mundo", "Business Świat", "Бизнес Мир"),
        (
            "Unlimited calls at home, roaming in the EU and 100 GB.",
            "Apeluri naționale nelimitate, roaming în UE și 100 GB.",
            "Llamadas ilimitadas, itinerancia en la UE y 100 GB.",
            "Rozmowy bez limitu, roaming w UE i 100 GB.",
            "Безлимитные звонки, роуминг в ЕС и 100 ГБ.",
        ),
    ),
    _port(
        "PORT-100", "65.00", "120.00", 100,
        ("Data port 100 Mbit/s", "Port de date 100 Mbit/s", "Puerto de datos 100 Mbit/s", "Port danych 100 Mbit/s", "Порт данных 100 Мбит/с"),
        (
            "Symmetrical access for an office, one fixed address.", "Acces simetric pentru un birou, o adresă fixă.",
            "Acceso simétrico para una oficina, una dirección fija.", "Łącze symetryczne dla biura, jeden stały adres.",
            "Симметричный доступ для офиса, один постоянный адрес.",
        ),
    ),
    _port(
        "PORT-1000", "190.00", "250.00", 1000,
        ("Data port 1 Gbit/s", "Port de date 1 Gbit/s", "Puerto de datos 1 Gbit/s", "Port danych 1 Gbit/s", "Порт данных 1 Гбит/с"),
        (
            "Symmetrical access for a site, eight fixed addresses.", "Acces simetric pentru un sediu, opt adrese fixe.",
            "Acceso simétrico para una sede, ocho direcciones fijas.", "Łącze symetryczne dla siedziby, osiem stałych adresów.",
            "Симметричный доступ для площадки, восемь постоянных адресов.",
        ),
    ),
    _hosting(
        "HOST-S", "9.00", 20,
        ("Hosting Small", "Găzduire Mică", "Alojamiento Pequeño", "Hosting Mały", "Хостинг Малый"),
        (
            "A company's page, 20 GB, five mailboxes.", "Pagina companiei, 20 GB, cinci căsuțe poștale.",
            "La página de la empresa, 20 GB, cinco buzones.", "Strona firmy, 20 GB, pięć skrzynek.",
            "Сайт компании, 20 ГБ, пять ящиков.",
        ),
        (DATABASE, FTP, LISTING),
    ),
    _hosting(
        "HOST-M", "19.00", 100,
        ("Hosting Medium", "Găzduire Medie", "Alojamiento Mediano", "Hosting Średni", "Хостинг Средний"),
        (
            "A shop or portal, 100 GB, twenty mailboxes.", "Un magazin sau portal, 100 GB, douăzeci de căsuțe.",
            "Una tienda o portal, 100 GB, veinte buzones.", "Sklep lub portal, 100 GB, dwadzieścia skrzynek.",
            "Магазин или портал, 100 ГБ, двадцать ящиков.",
        ),
        (DATABASE, FTP, BACKUP, LOGS, LISTING, DISK),
    ),
    _hosting(
        "HOST-L", "49.00", 500,
        ("Hosting Large", "Găzduire Mare", "Alojamiento Grande", "Hosting Duży", "Хостинг Большой"),
        (
            "A server of your own, 500 GB, a hundred mailboxes.", "Un server propriu, 500 GB, o sută de căsuțe.",
            "Un servidor propio, 500 GB, cien buzones.", "Własny serwer, 500 GB, sto skrzynek.",
            "Собственный сервер, 500 ГБ, сто ящиков.",
        ),
        (DATABASE, FTP, BACKUP, LOGS, LISTING, DISK),
    ),
    _device(
        "DEV-PHONE-A", "180.00", "phone",
        ("Phone, 6.1 inch", "Telefon, 6,1 inchi", "Teléfono, 6,1 pulgadas", "Telefon 6,1 cala", "Телефон 6,1 дюйма"),
        ("5G, two SIMs.", "5G, două SIM-uri.", "5G, dos SIM.", "5G, dwie karty SIM.", "5G, две SIM-карты."),
    ),
    _device(
        "DEV-PHONE-B", "420.00", "phone",
        ("Phone, 6.7 inch", "Telefon, 6,7 inchi", "Teléfono, 6,7 pulgadas", "Telefon 6,7 cala", "Телефон 6,7 дюйма"),
        ("5G, water-proof.", "5G, rezistent la apă.", "5G, resistente al agua.", "5G, wodoodporny.", "5G, водостойкий."),
    ),
    _device(
        "DEV-TABLET", "310.00", "tablet",
        ("Tablet, 11 inch", "Tabletă, 11 inchi", "Tableta, 11 pulgadas", "Tablet 11 cali", "Планшет 11 дюймов"),
        ("With SIM and pen.", "Cu SIM și stilou.", "Con SIM y lápiz.", "Z kartą SIM i rysikiem.", "С SIM-картой и пером."),
    ),
    _device(
        "DEV-ROUTER", "95.00", "router",
        ("Office router", "Router de birou", "Router de oficina", "Router biurowy", "Офисный маршрутизатор"),
        (
            "Wi-Fi 6 and mobile backup.", "Wi-Fi 6 și rezervă mobilă.", "Wi-Fi 6 y respaldo móvil.",
            "Wi-Fi 6 i zapasowe łącze mobilne.", "Wi-Fi 6 и мобильный резерв.",
        ),
    ),
    _device(
        "DEV-DESK", "60.00", "deskphone",
        ("Desk phone", "Telefon fix de birou", "Teléfono de escritorio", "Telefon biurkowy", "Настольный телефон"),
        (
            "HD sound, six lines.", "Sunet HD, șase linii.", "Sonido HD, seis líneas.",
            "Dźwięk HD, sześć linii.", "HD-звук, шесть линий.",
        ),
    ),
    _option(
        "OPT-ROAM", "5.00", ["VOICE_PLAN"],
        ("Roaming pack", "Pachet roaming", "Paquete de itinerancia", "Pakiet roamingowy", "Пакет роуминга"),
        ("5 GB abroad.", "5 GB în străinătate.", "5 GB en el extranjero.", "5 GB za granicą.", "5 ГБ за границей."),
    ),
    _option(
        "OPT-DATA", "4.00", ["VOICE_PLAN"],
        ("Data 20 GB", "Date 20 GB", "Datos 20 GB", "Dane 20 GB", "Данные 20 ГБ"),
        (
            "20 GB more each month.", "20 GB în plus în fiecare lună.", "20 GB más cada mes.",
            "20 GB więcej co miesiąc.", "Ещё 20 ГБ каждый месяц.",
        ),
    ),
    _option(
        "OPT-IP", "8.00", ["DATA_PORT"],
        ("Fixed addresses", "Adrese fixe", "Direcciones fijas", "Stałe adresy", "Постоянные адреса"),
        (
            "Eight more IPv4 addresses.", "Încă opt adrese IPv4.", "Ocho direcciones IPv4 más.",
            "Osiem dodatkowych adresów IPv4.", "Ещё восемь адресов IPv4.",
        ),
    ),
    _option(
        "OPT-CARE", "15.00", ["DATA_PORT", "HOSTING"],
        ("Care 24/7", "Asistență 24/7", "Asistencia 24/7", "Opieka 24/7", "Поддержка 24/7"),
        (
            "Repair within four hours, day and night.", "Remediere în patru ore, zi și noapte.",
            "Reparación en cuatro horas, día y noche.", "Naprawa w cztery godziny, w dzień i w nocy.",
            "Ремонт за четыре часа, днём и ночью.",
        ),
    ),
)  # fmt: skip
