"""Mock servers that others wrote, as judges of the requests that generated clients send and of what they make of answers."""
