"""Collection: who is late, who calls, what was promised, what follows."""
