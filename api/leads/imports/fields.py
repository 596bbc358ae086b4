"""The fields of a lead that a list may fill, and the words under which five languages know them."""

from enum import StrEnum
from typing import Final

from api.leads.imports.words import fold


class Field(StrEnum):
    """A target of the column mapping."""

    COMPANY_NAME = "COMPANY_NAME"
    FISCAL_NUMBER = "FISCAL_NUMBER"
    CONTACT_NAME = "CONTACT_NAME"
    FIRST_NAME = "FIRST_NAME"
    LAST_NAME = "LAST_NAME"
    PHONE = "PHONE"
    EMAIL = "EMAIL"
    CITY = "CITY"
    ADDRESS = "ADDRESS"
    SIM_COUNT = "SIM_COUNT"
    MONTHLY_SPEND = "MONTHLY_SPEND"
    CURRENCY = "CURRENCY"
    COMPETITOR = "COMPETITOR"
    CONTACTED_ON = "CONTACTED_ON"
    NOTE = "NOTE"


MAX_LENGTH: Final = {
    Field.COMPANY_NAME: 200,
    Field.CONTACT_NAME: 160,
    Field.FIRST_NAME: 80,
    Field.LAST_NAME: 80,
    Field.CITY: 120,
    Field.ADDRESS: 300,
    Field.COMPETITOR: 120,
    Field.NOTE: 4000,
}

# Whole headers, folded; a header that is one of them is certain.
_HEADERS: Final = {
    Field.COMPANY_NAME: (
        "denumire firma; nume firma; firma; companie; denumire companie; denumire; denumire societate; societate; client"
        "; nume client; denumire client; nazwa firmy; nazwa; nazwa klienta; klient; przedsiebiorstwo; spolka; kontrahent"
        "; nombre de la empresa; nombre empresa; empresa; razon social; compania; cliente; nombre del cliente; sociedad"
        "; company; company name; business name; organisation; organization; customer; customer name; account; "
        "account name; firm; название компании; компания; организация; наименование; наименование организации; клиент"
        "; название; фирма; контрагент"
    ),
    Field.FISCAL_NUMBER: (
        "cui; cif; cod fiscal; cod unic; cod unic de inregistrare; c.u.i.; cod tva; nr tva; nip; numer nip; "
        "numer identyfikacji podatkowej; nif; nif/cif; cif/nif; ruc; numero fiscal; identificacion fiscal; rfc; "
        "vat; vat number; vat no; vat id; tax id; tax number; fiscal number; fiscal code; tax code; инн; "
        "налоговый номер; идентификационный номер"
    ),
    Field.CONTACT_NAME: (
        "persoana contact; persoana de contact; contact; nume contact; reprezentant; administrator; osoba kontaktowa; "
        "osoba; kontakt; imie i nazwisko; persona de contacto; contacto; nombre y apellidos; nombre completo; "
        "nombre de contacto; representante; contact person; contact name; full name; person; контактное лицо; контакт; "
        "фио; ф.и.о.; представитель"
    ),
    Field.FIRST_NAME: "prenume; imie; nombre; first name; given name; имя",
    Field.LAST_NAME: "nume; nume de familie; nazwisko; apellido; apellidos; last name; surname; family name; фамилия",
    Field.PHONE: (
        "telefon; nr telefon; nr. telefon; numar telefon; numar de telefon; tel; tel.; mobil; telefon mobil; "
        "telefon contact; numer telefonu; nr telefonu; komorka; telefon kontaktowy; tel. kontaktowy; telefono; "
        "telefono movil; movil; celular; numero de telefono; telefono de contacto; phone; phone number; "
        "telephone; mobile; mobile phone; cell; contact number; msisdn; телефон; номер телефона; тел; моб; мобильный; "
        "мобильный телефон; контактный телефон"
    ),
    Field.EMAIL: (
        "e-mail; email; mail; adresa email; adresa de email; adresa e-mail; posta electronica; adres email; "
        "adres e-mail; poczta; correo; correo electronico; direccion de correo; email address; e-mail address; "
        "почта; эл. почта; электронная почта; емейл; имейл"
    ),
    Field.CITY: (
        "localitate; localitatea; oras; orasul; municipiu; miasto; miejscowosc; ciudad; localidad; poblacion; municipio; "
        "city; town; locality; place; город; населенный пункт; населённый пункт"
    ),
    Field.ADDRESS: (
        "adresa; sediu; adresa sediu; strada; adres; ulica; siedziba; direccion; domicilio; calle; address; street; "
        "адрес; улица; юридический адрес"
    ),
    Field.SIM_COUNT: (
        "nr. sim; nr sim; numar sim; numar sim-uri; sim; sim-uri; nr. linii; numar linii; linii; liczba kart sim; "
        "liczba sim; karty sim; ilosc kart; ilosc kart sim; liczba numerow; numero de lineas; lineas; n de lineas; "
        "no de lineas; numero de sim; lineas moviles; tarjetas sim; cantidad de lineas; sims; sim cards; number of sims; "
        "no of sims; sim count; lines; number of lines; число sim; количество sim; кол-во sim; сим-карты; "
        "количество сим-карт; кол-во сим; число номеров; количество номеров"
    ),
    Field.MONTHLY_SPEND: (
        "cheltuiala lunara; cost lunar; factura lunara; factura; valoare; valoare lunara; suma; buget; buget lunar; "
        "cheltuieli lunare; abonament; miesieczny rachunek; rachunek; kwota; koszt miesieczny; abonament miesieczny; "
        "wartosc; budzet; oplata miesieczna; gasto mensual; factura mensual; importe; importe mensual; coste mensual; "
        "presupuesto; consumo mensual; monthly spend; monthly bill; monthly cost; bill; amount; spend; value; budget; "
        "arpu; ежемесячный счет; ежемесячные расходы; расходы в месяц; счет; сумма; бюджет; расходы; абонплата"
    ),
    Field.CURRENCY: "moneda; valuta; waluta; divisa; currency; валюта",
    Field.COMPETITOR: (
        "operator actual; operator; furnizor actual; furnizor; concurenta; obecny operator; konkurencja; dostawca; "
        "operador actual; operador; competencia; proveedor; current operator; current provider; competitor; provider; "
        "оператор; текущий оператор; конкурент; провайдер"
    ),
    Field.CONTACTED_ON: (
        "data apel; data apelului; data; data contact; data contactarii; data adaugarii; data kontaktu; data rozmowy; "
        "data dodania; fecha; fecha de llamada; fecha llamada; fecha de contacto; date; call date; date of call; "
        "contact date; contacted on; дата; дата звонка; дата контакта; дата обращения"
    ),
    Field.NOTE: (
        "observatii; obs; note; nota; comentarii; comentariu; mentiuni; detalii; uwagi; komentarz; notatki; opis; "
        "observaciones; comentarios; notas; comentario; detalles; notes; remark; remarks; comment; comments; "
        "description; details; примечание; примечания; комментарий; комментарии; заметки; описание"
    ),
}  # fmt: skip

HEADER_WORDS: Final = {
    fold(header): field for field, headers in _HEADERS.items() for header in headers.split(";") if header.strip()
}
"""Folded header → field. A header that two fields could claim belongs to the one listed last in `_HEADERS`."""


def words_of(header: str) -> frozenset[str]:
    """Return the words of a header without punctuation, for a partial match."""
    cleaned = "".join(char if char.isalnum() else " " for char in fold(header))
    return frozenset(cleaned.split())
