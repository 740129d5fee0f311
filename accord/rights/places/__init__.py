"""The places outside the rows where something of a person may lie: pages of the database, snapshots, files of the data folder."""
