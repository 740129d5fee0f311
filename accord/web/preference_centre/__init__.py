"""The professional's own pages: what is held and why, wishes, pause, withdrawal; by signed link, without login or script."""
