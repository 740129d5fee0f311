"""Where customers come from; each folder fills `customers.ports.Source`."""
