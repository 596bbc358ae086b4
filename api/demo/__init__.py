"""The demo operator: four branches with people, customers, leads, offers, orders and tickets."""
