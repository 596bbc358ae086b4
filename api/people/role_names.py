"""What the roles of the sources are called, in the five languages; an administrator's own roles bring their own names."""

from typing import Final

LANGUAGES: Final = ("en", "ro", "es", "pl", "ru")
ROLE_NAMES: Final = {
    "FIELD_SALES": ("Field sales", "Vânzări pe teren", "Ventas de campo", "Sprzedaż terenowa", "Выездные продажи"),
    "TELESALES": ("Telesales", "Televânzări", "Televentas", "Telesprzedaż", "Телепродажи"),
    "TELEMARKETING": ("Telemarketing", "Telemarketing", "Telemarketing", "Telemarketing", "Телемаркетинг"),
    "DEALER": ("Dealer", "Dealer", "Distribuidor", "Dealer", "Дилер"),
    "STORE": ("Store", "Magazin", "Tienda", "Salon", "Магазин"),
    "SALES_MANAGER": ("Sales manager", "Manager de vânzări", "Jefe de ventas", "Kierownik sprzedaży", "Руководитель продаж"),
    "MARKETING": ("Marketing", "Marketing", "Marketing", "Marketing", "Маркетинг"),
    "PRICING": ("Pricing", "Prețuri", "Precios", "Ceny", "Ценообразование"),
    "LEGAL": ("Legal", "Juridic", "Legal", "Dział prawny", "Юристы"),
    "FINANCE": ("Finance", "Financiar", "Finanzas", "Finanse", "Финансы"),
    "COLLECTIONS": ("Collections", "Recuperări", "Cobros", "Windykacja", "Взыскание"),
    "FRAUD": ("Fraud and risk", "Fraudă și risc", "Fraude y riesgo", "Nadużycia i ryzyko", "Мошенничество и риски"),
    "PRESALES": ("Presales", "Presales", "Preventa", "Przedsprzedaż", "Предпродажная поддержка"),
    "BACK_OFFICE": ("Back office", "Back office", "Back office", "Zaplecze", "Бэк-офис"),
    "ORDER_DESK": ("Order desk", "Biroul de comenzi", "Mesa de pedidos", "Dział zamówień", "Отдел заказов"),
    "LOGISTICS": ("Logistics", "Logistică", "Logística", "Logistyka", "Логистика"),
    "FIELD_TECH": ("Technician", "Tehnician", "Técnico", "Technik", "Техник"),
    "CARE_AGENT": ("Care agent", "Agent de relații cu clienții", "Agente de atención", "Konsultant obsługi", "Специалист поддержки"),
    "SERVICE_MANAGEMENT": ("Service management", "Managementul serviciilor", "Gestión del servicio", "Zarządzanie usługami", "Управление услугами"),
    "SALES_ADMIN": ("Sales administration", "Administrare vânzări", "Administración de ventas", "Administracja sprzedaży", "Администрация продаж"),
    "SIM_MANAGEMENT": ("SIM management", "Gestiunea SIM", "Gestión de SIM", "Zarządzanie SIM", "Управление SIM"),
    "SUPERVISOR": ("Supervisor", "Supervizor", "Supervisor", "Przełożony", "Супервизор"),
    "BILLING_AGENT": ("Billing assistant", "Asistent facturare", "Asistente de facturación", "Asystent rozliczeń", "Ассистент по счетам"),
    "CUSTOMER_SATISFACTION": ("Customer satisfaction", "Satisfacția clienților", "Satisfacción del cliente", "Satysfakcja klientów", "Удовлетворённость клиентов"),
    "ADMIN": ("Administrator", "Administrator", "Administrador", "Administrator", "Администратор"),
    "SECURITY_ADMIN": ("Security administrator", "Administrator de securitate", "Administrador de seguridad", "Administrator bezpieczeństwa", "Администратор безопасности"),
    "EMPLOYEE": ("Employee", "Angajat", "Empleado", "Pracownik", "Сотрудник"),
    "PORTAL_VIEWER": ("Portal: viewer", "Portal: vizualizare", "Portal: consulta", "Portal: podgląd", "Портал: просмотр"),
    "PORTAL_BUYER": ("Portal: buyer", "Portal: cumpărător", "Portal: comprador", "Portal: kupujący", "Портал: закупщик"),
    "PORTAL_ADMIN": ("Portal: administrator", "Portal: administrator", "Portal: administrador", "Portal: administrator", "Портал: администратор"),
}  # fmt: skip


def names_of(code: str) -> dict[str, str]:
    """Return language → name of a role of the sources."""
    return dict(zip(LANGUAGES, ROLE_NAMES[code], strict=True))
