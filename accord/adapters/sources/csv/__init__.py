"""Any delimited file, told what its columns mean by a mapping (TOML); without one, the columns are called as our attributes."""
