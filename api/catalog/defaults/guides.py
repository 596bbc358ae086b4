"""Questions that a branch starts with, by symptom; texts in the order en, ro, es, pl, ru."""

from typing import Any

from api.catalog.defaults.offerings import LANGUAGES
from api.catalog.guides import REPORT, SOLVED, GuideStep, checked
from api.catalog.models import ProductType

Texts = tuple[str, str, str, str, str]

RESTART: Texts = (
    "Unplug the router, wait one minute, plug it in again and give it three minutes. Does it work now?",
    "Scoateți routerul din priză, așteptați un minut, puneți-l la loc și lăsați-i trei minute. Merge acum?",
    "Desenchufe el router, espere un minuto, enchúfelo de nuevo y déle tres minutos. ¿Funciona ahora?",
    "Wyłącz router z prądu, odczekaj minutę, włącz go ponownie i daj mu trzy minuty. Czy teraz działa?",
    "Отключите роутер от сети на минуту, включите снова и подождите три минуты. Теперь работает?",
)
CABLE: Texts = (
    "Press every cable at the router in until it clicks. Does it work now?",
    "Apăsați fiecare cablu din router până se aude un clic. Merge acum?",
    "Apriete cada cable del router hasta que haga clic. ¿Funciona ahora?",
    "Dociśnij każdy kabel w routerze, aż kliknie. Czy teraz działa?",
    "Прижмите каждый кабель в роутере до щелчка. Теперь работает?",
)
LIGHT: Texts = (
    "Is there any light on the router?",
    "Este aprins vreun bec pe router?",
    "¿Hay alguna luz encendida en el router?",
    "Czy na routerze świeci się jakaś lampka?",
    "Горит ли на роутере хоть одна лампочка?",
)
SOCKET: Texts = (
    "Plug the router into another socket. Does it work now?",
    "Puneți routerul în altă priză. Merge acum?",
    "Enchufe el router en otra toma. ¿Funciona ahora?",
    "Podłącz router do innego gniazdka. Czy teraz działa?",
    "Включите роутер в другую розетку. Теперь работает?",
)
WIRED: Texts = (
    "Connect one computer to the router with a cable. Is it fast there?",
    "Conectați un calculator la router cu un cablu. Acolo merge repede?",
    "Conecte un ordenador al router con un cable. ¿Ahí va rápido?",
    "Podłącz jeden komputer do routera kablem. Czy tam jest szybko?",
    "Подключите один компьютер к роутеру кабелем. Там скорость нормальная?",
)
WIFI: Texts = (
    "Then it is the Wi-Fi. Bring the device nearer to the router, without walls between. Is it fast now?",
    "Atunci e vorba de Wi-Fi. Apropiați dispozitivul de router, fără pereți între ele. Merge repede acum?",
    "Entonces es el wifi. Acerque el dispositivo al router, sin paredes por medio. ¿Va rápido ahora?",
    "W takim razie chodzi o Wi-Fi. Przenieś urządzenie bliżej routera, bez ścian po drodze. Czy teraz jest szybko?",
    "Значит, дело в Wi-Fi. Поднесите устройство ближе к роутеру, чтобы не мешали стены. Теперь быстро?",
)
FLIGHT: Texts = (
    "Switch flight mode on, wait ten seconds and switch it off. Does it work now?",
    "Porniți modul avion, așteptați zece secunde și opriți-l. Merge acum?",
    "Active el modo avión, espere diez segundos y desactívelo. ¿Funciona ahora?",
    "Włącz tryb samolotowy, odczekaj dziesięć sekund i wyłącz go. Czy teraz działa?",
    "Включите режим полёта, подождите десять секунд и выключите. Теперь работает?",
)
DATA_ON: Texts = (
    "In the phone's settings switch mobile data on. Does it work now?",
    "Porniți datele mobile din setările telefonului. Merge acum?",
    "Active los datos móviles en los ajustes del teléfono. ¿Funciona ahora?",
    "Włącz dane komórkowe w ustawieniach telefonu. Czy teraz działa?",
    "Включите мобильные данные в настройках телефона. Теперь работает?",
)
OTHERS: Texts = (
    "Do other phones of ours work at the same place?",
    "Merg alte telefoane de la noi în același loc?",
    "¿Funcionan otros teléfonos nuestros en el mismo lugar?",
    "Czy inne telefony z naszą kartą działają w tym samym miejscu?",
    "Другие телефоны с нашими SIM-картами работают в том же месте?",
)
OTHER_NET: Texts = (
    "Open the page on a phone with mobile data, without Wi-Fi. Does it open there?",
    "Deschideți pagina pe un telefon cu date mobile, fără Wi-Fi. Acolo se deschide?",
    "Abra la página en un teléfono con datos móviles, sin wifi. ¿Ahí se abre?",
    "Otwórz stronę na telefonie przez dane komórkowe, bez Wi-Fi. Czy tam się otwiera?",
    "Откройте страницу на телефоне через мобильный интернет, без Wi-Fi. Там открывается?",
)
CHARGE: Texts = (
    "Charge it for thirty minutes with another cable and charger, then hold the power button for ten seconds. Does it switch on?",
    "Încărcați-l treizeci de minute cu alt cablu și alt încărcător, apoi țineți apăsat butonul de pornire zece secunde. Pornește?",
    "Cárguelo treinta minutos con otro cable y otro cargador y mantenga pulsado el botón de encendido diez segundos. ¿Se enciende?",
    "Ładuj go przez trzydzieści minut innym kablem i ładowarką, potem przytrzymaj przycisk zasilania przez dziesięć sekund. Czy się włącza?",
    "Заряжайте полчаса другим кабелем и зарядкой, затем удерживайте кнопку питания десять секунд. Включается?",
)  # fmt: skip

STEPS: dict[tuple[ProductType, str], tuple[tuple[str, Texts, str, str], ...]] = {
    (ProductType.DATA_PORT, "LINE_DOWN"): (
        ("light", LIGHT, "cable", "socket"),
        ("socket", SOCKET, SOLVED, REPORT),
        ("cable", CABLE, SOLVED, "restart"),
        ("restart", RESTART, SOLVED, REPORT),
    ),
    (ProductType.DATA_PORT, "SLOW"): (
        ("restart", RESTART, SOLVED, "wired"),
        ("wired", WIRED, "wifi", REPORT),
        ("wifi", WIFI, SOLVED, REPORT),
    ),
    (ProductType.VOICE_PLAN, "NO_SERVICE"): (("flight", FLIGHT, SOLVED, "others"), ("others", OTHERS, REPORT, REPORT)),
    (ProductType.VOICE_PLAN, "NO_DATA"): (("data", DATA_ON, SOLVED, "flight"), ("flight", FLIGHT, SOLVED, REPORT)),
    (ProductType.HOSTING, "SITE_DOWN"): (("network", OTHER_NET, REPORT, REPORT),),
    (ProductType.DEVICE, "DEAD"): (("charge", CHARGE, SOLVED, REPORT),),
}


def guide_of(product: ProductType, symptom: str) -> list[dict[str, Any]]:
    """Return the questions of a symptom; none when a report is all that can be done."""
    return checked(
        [
            GuideStep(key, dict(zip(LANGUAGES, words, strict=True)), yes, no)
            for key, words, yes, no in STEPS.get((product, symptom), ())
        ]
    )
