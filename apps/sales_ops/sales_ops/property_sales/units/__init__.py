"""Units: what is for sale, who holds it, at which price, and the board that shows it."""
