"""Local services, the runner behind ``make run`` and the mail catcher. Nothing here runs in production."""
