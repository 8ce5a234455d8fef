"""The records of the Aeries API as plain attrs classes, one file per area."""
