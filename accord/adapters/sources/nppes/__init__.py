"""The US register of providers, NPPES, in its official layout of 330 columns (npidata_pfile, CMS data dissemination)."""
