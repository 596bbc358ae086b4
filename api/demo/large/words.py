"""Of what the names of the large demo are made: family names, trades, legal forms, first names, cities, streets."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one country; `prefix` is dialled before seven more digits of a mobile number."""

    families: tuple[str, ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]
    firsts: tuple[str, ...]
    cities: tuple[str, ...]
    street: str
    prefix: str
    fault: str
    claim: str
    answer: str


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


WORDS: Final = {
    "RO": Words(
        _words("Munteanu Popescu Ionescu Țepeș Șerban Zamfir Lăzărescu Dobre Rusu Stan Ilie Neagu Toma Manole Barbu Enache Dinu Sava Ene Olaru Preda Vlaicu Moga Sima Băcilă Costea Dima Neacșu Făgăraș Ștefan Ciobanu Râmniceanu Tănase Văcaru Țurcanu Bălan Croitoru Găină Iordache Mureșan"),
        _words("Logistic Mobila Agro Foods Instalații Trans Construct Farma Tipografie Electro Hoteluri Clinic Textil Metal Lemn Brutărie Optic Auto Media Solar Sticlă Vinuri Apicol Depozit Birotică Contabil Silvic Avicol Naval Cosmetice"),
        ("SRL", "SRL", "SRL", "SA", "SRL-D"),
        _words("Andrei Ioana Ștefan Elena Mihai Ana Radu Cătălin Oana Bogdan Alina Vlad Irina Sorin Raluca Dan Monica Paul Mirela Florin"),
        _words("București Cluj-Napoca Timișoara Iași Constanța Craiova Brașov Galați Ploiești Oradea Brăila Arad Pitești Sibiu Bacău Târgu-Mureș Baia-Mare Buzău Botoșani Suceava"),
        "Str. Fabricii {}",
        "+4074",
        "Nu merge serviciul",
        "Întrebare despre factură",
        "Am verificat și am remediat.",
    ),
    "PL": Words(
        _words("Kowalski Nowak Wójcik Zieliński Szymański Dąbrowski Kozłowski Jankowski Mazur Krawczyk Piotrowski Grabowski Pawłowski Michalski Król Wieczorek Jabłoński Wróbel Stępień Górski Rutkowski Sikora Ostrowski Baran Szewczyk Tomaszewski Pietrzak Wróblewski Jasiński Zawadzki Żak Ćwik Łoś Świt Ślusarczyk Gołąb Gęś Mróz Cieśla Sęk"),
        _words("Transport Meble Chłodnie Drukarnia Hotele Budownictwo Apteki Elektro Stolarnia Piekarnia Młyn Ogrody Optyka Auto Media Solar Szkło Tkaniny Metal Magazyny Biuro Księgowość Leśnictwo Okna Farby Kosmetyki Nabiał Ryby Sad Rowery"),
        ("Sp. z o.o.", "Sp. z o.o.", "S.A.", "Sp.j.", "s.c."),
        _words("Anna Piotr Katarzyna Krzysztof Małgorzata Andrzej Agnieszka Tomasz Barbara Jan Ewa Paweł Krystyna Michał Magdalena Marcin Elżbieta Jakub Łucja Wanda"),
        _words("Warszawa Kraków Łódź Wrocław Poznań Gdańsk Szczecin Bydgoszcz Lublin Białystok Katowice Gdynia Częstochowa Radom Toruń Sosnowiec Rzeszów Kielce Gliwice Olsztyn"),
        "ul. Fabryczna {}",
        "+4860",
        "Usługa nie działa",
        "Pytanie o fakturę",
        "Sprawdziliśmy i naprawiliśmy.",
    ),
    "ES": Words(
        _words("García Martínez López Sánchez González Pérez Rodríguez Fernández Gómez Martín Jiménez Ruiz Hernández Díaz Moreno Muñoz Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez Vázquez Ramos Gil Ramírez Serrano Blanco Molina Núñez Ibáñez Peña Ordóñez Añil Íñiguez Acuña Crespo Ferrer Vidal"),
        _words("Aceites Talleres Viveros Imprenta Transportes Bodegas Clínica Hoteles Cerámicas Frutas Gestoría Construcciones Farmacia Electricidad Carpintería Panadería Ópticas Automóviles Medios Solar Cristales Tejidos Metales Almacenes Oficinas Pinturas Cosméticos Lácteos Pescados Bicicletas"),
        ("S.L.", "S.L.", "S.L.", "S.A.", "S.L.U."),
        _words("Antonio María José Carmen Manuel Ana Francisco Laura Javier Lucía David Marta Pablo Elena Sergio Cristina Jorge Paula Begoña Íñigo"),
        _words("Madrid Barcelona Valencia Sevilla Zaragoza Málaga Murcia Palma Bilbao Alicante Córdoba Valladolid Vigo Gijón Granada Oviedo Pamplona Almería León Cádiz"),
        "Calle de la Industria, {}",
        "+3461",
        "El servicio no funciona",
        "Consulta sobre la factura",
        "Lo hemos revisado y corregido.",
    ),
    "PE": Words(
        _words("Quispe Flores Sánchez Rodríguez García Rojas Díaz Mamani Torres Vásquez Ramos Chávez Mendoza Espinoza Castillo Huamán Cruz Gutiérrez Condori Romero Salazar Ñahui Ñaupari Chunga Choque Paredes Tello Ccori Soto Ríos Vega Ordóñez Núñez Luna Cano Díez Salas Rímac Ponce Quiroz"),
        _words("Pesquera Textiles Minera Agro Lácteos Imprenta Curtiembre Transportes Botica Molinos Hoteles Constructora Farmacia Eléctrica Carpintería Panadería Óptica Automotriz Medios Solar Vidrios Tejidos Metales Almacenes Oficinas Pinturas Cosméticos Café Cacao Frutas"),
        ("S.A.C.", "S.A.C.", "S.A.C.", "S.A.", "E.I.R.L."),
        _words("José María Luis Rosa Juan Ana Carlos Carmen Jorge Luz César Milagros Víctor Sofía Hugo Iris Felipe Paola Wilmer Jimena"),
        _words("Lima Arequipa Trujillo Chiclayo Piura Iquitos Cusco Chimbote Huancayo Tacna Juliaca Ica Sullana Ayacucho Cajamarca Pucallpa Huánuco Tarapoto Puno Tumbes"),
        "Av. Industrial {}",
        "+5198",
        "El servicio no funciona",
        "Consulta sobre el recibo",
        "Lo revisamos y corregimos.",
    ),
}  # fmt: skip
