"""Invented companies and people of the demo; mail domains end in `.example`, numbers have valid checksums."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Company:
    """A demo customer: name, fiscal number, city, its signatory and that person's phone."""

    name: str
    fiscal_number: str
    city: str
    person: str
    phone: str
    domain: str


COMPANIES: Final = {
    "RO": (
        Company("Carpatica Logistic SRL", "23582536", "Brașov", "Ștefan Munteanu", "0745120001", "carpatica.example"),
        Company("Țiriac Mobila SA", "49756350", "Sibiu", "Ioana Țepeș", "0745120002", "tmobila.example"),
        Company("Zorile Agro SRL", "16327077", "Iași", "Cătălin Zamfir", "0745120003", "zorile.example"),
        Company("Dunărea Foods SRL", "26560095", "Galați", "Elena Șerban", "0745120004", "dunareafoods.example"),
        Company(
            "Instalații Munteanu SRL", "37302172", "Cluj-Napoca", "Radu Munteanu", "0745120005", "instmunteanu.example"
        ),
        Company("Farmacia Sânziana SRL", "12025270", "Timișoara", "Ana Lăzărescu", "0745120006", "sanziana.example"),
    ),
    "PL": (
        Company("Żubr Transport Sp. z o.o.", "3301595691", "Białystok", "Łucja Żak", "601200001", "zubr.example"),
        Company("Piekarnia Śląska s.c.", "9859611191", "Katowice", "Henryk Ślusarczyk", "601200002", "slaska.example"),
        Company("Ćwik Meble S.A.", "2048386555", "Poznań", "Wanda Ćwik", "601200003", "cwik.example"),
        Company("Bałtyk Chłodnie Sp. z o.o.", "7277933458", "Gdynia", "Józef Gołąb", "601200004", "baltyk.example"),
        Company("Drukarnia Gęś Sp.j.", "4433564943", "Lublin", "Maciej Gęś", "601200005", "drukges.example"),
        Company("Hotele Żuławy S.A.", "5172469636", "Elbląg", "Agnieszka Łoś", "601200006", "zulawy.example"),
    ),
    "ES": (
        Company("Aceites del Sur S.A.", "A38193835", "Sevilla", "Begoña Núñez", "612300001", "aceites.example"),
        Company("Ibáñez e Hijos S.L.", "B29645413", "Valencia", "Íñigo Ibáñez", "612300002", "ibanez.example"),
        Company("Talleres Muñoz S.L.", "B92827948", "Madrid", "Ángel Muñoz", "612300003", "munoz.example"),
        Company("Viveros Ávila S.L.", "B41816661", "Ávila", "Inés Crespo", "612300004", "viveros.example"),
        Company("Imprenta Cigüeña S.L.", "B33586512", "Oviedo", "Gonzalo Peña", "612300005", "ciguena.example"),
        Company("Transportes Logroño S.A.", "A14562276", "Logroño", "Marina Acuña", "612300006", "logrono.example"),
    ),
    "PE": (
        Company("Pesquera Chimú S.A.C.", "20179127289", "Chimbote", "Yolanda Huamán", "987400001", "chimu.example"),
        Company("Textiles Ñusta S.A.C.", "20392873512", "Arequipa", "Martín Ñaupari", "987400002", "nusta.example"),
        Company("Minera Puquio S.A.", "20485784609", "Cusco", "Édgar Mamani", "987400003", "puquio.example"),
        Company("Agro Ícaro S.A.C.", "20725366435", "Ica", "Jimena Ordóñez", "987400004", "icaro.example"),
        Company("Lácteos Andahuaylas S.A.C.", "20218181172", "Abancay", "Wilmer Ccori", "987400005", "lacteos.example"),
        Company("Imprenta Piura S.A.", "20865337176", "Piura", "Gladys Núñez", "987400006", "piura.example"),
    ),
}
# Company, contact, phone, SIM cards.
LEADS: Final = {
    "RO": (("Brutăria Soarelui SRL", "Marius Olaru", "0751300001", 12), ("Trans Olt SRL", "Dana Preda", "0751300002", 60), ("Cabinet Vlaicu", "Ion Vlaicu", "0751300003", 3), ("Hotel Cetate SRL", "Lia Moga", "0751300004", 25), ("Agro Bărăgan SA", "Petru Sima", "0751300005", 120), ("Tipografia Țebea SRL", "Anca Țebea", "0751300006", 18), ("Electro Mureș SRL", "Vasile Pop", "0751300007", 32), ("Clinica Sfânta Ana SRL", "Irina Băcilă", "0751300008", 22)),
    "PL": (("Hurtownia Świt Sp.j.", "Olga Świt", "602300001", 15), ("Auto Łódź Sp. z o.o.", "Jan Bury", "602300002", 55), ("Biuro Kłos", "Ewa Kłos", "602300003", 2), ("Młyn Żytnia Sp. z o.o.", "Karol Wrzos", "602300004", 14), ("Stolarnia Dąb Sp.j.", "Iwona Dąb", "602300005", 21), ("Przychodnia Źródło Sp. z o.o.", "Hanna Lech", "602300006", 30)),
    "ES": (("Bodegas Peñafiel S.L.", "Rosa Peña", "613300001", 18), ("Clínica Añil S.L.", "Luis Añil", "613300002", 4), ("Hotel Alcázar S.A.", "Noelia Prado", "613300003", 40), ("Cerámicas Íñiguez S.L.", "Óscar Íñiguez", "613300004", 13), ("Frutas Ordóñez S.L.", "Pilar Ordóñez", "613300005", 26), ("Gestoría Muñiz S.L.", "Teo Muñiz", "613300006", 16)),
    "PE": (("Agro Ñaña S.A.C.", "Pilar Ñaña", "988300001", 20), ("Hotel Misti S.A.C.", "Raúl Choque", "988300002", 5), ("Curtiembre Rímac S.A.C.", "Nilda Rímac", "988300003", 17), ("Transportes Ñahui S.A.", "Elmer Ñahui", "988300004", 45), ("Botica Sullana S.A.C.", "Dora Chunga", "988300005", 12), ("Molinos Huánuco S.A.", "Fabián Soto", "988300006", 28)),
}  # fmt: skip
# Street, the customer's technician, and the first customer's buyer and viewer in the portal.
STREETS: Final = {"RO": "Str. Fabricii {}", "PL": "ul. Fabryczna {}", "ES": "Calle de la Industria, {}", "PE": "Av. Industrial {}"}  # fmt: skip
TECHNICIANS: Final = {"RO": "Bogdan Neacșu", "PL": "Paweł Sęk", "ES": "Adrián Nieto", "PE": "Kevin Ñique"}
BUYERS: Final = {
    "RO": ("Mirela Costea", "Paul Dima"),
    "PL": ("Justyna Cieśla", "Rafał Mróz"),
    "ES": ("Silvia Lozano", "Álvaro Gil"),
    "PE": ("Carmen Tello", "Iván Ríos"),
}
