"""Those who keep the ledger's checkpoints out of the operator's reach."""
