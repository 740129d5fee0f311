"""Ways out of the house and back in; each folder fills `delivery.ports.Channel`."""
