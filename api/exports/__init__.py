"""Lists as files: what somebody sees of a list, as it is filtered, for a spreadsheet (CUS-10)."""
