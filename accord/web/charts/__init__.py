"""Geometry of the charts: numbers in, places on a bar out. Templates draw them as SVG; a table always stands behind."""
