"""What is counted over the domains, read only: loads, kept promises, what became of leads and offers (REP-01, SLA-04)."""
