"""The same questions answered by a Strawberry service as it is usually written: resolvers, SQLModel, DataLoader."""
