"""Reading of foreign lead lists (CUS-10): bytes → table → mapped and checked rows. Pure: no database, no clock."""
