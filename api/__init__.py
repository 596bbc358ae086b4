"""The Trunkline API: one folder a domain, put together in `api.schema` and served by `api.app`."""
