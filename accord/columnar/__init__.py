"""Whole tables: snapshots of operational tables, DuckDB in memory, named SQL steps, conditions as columns.

Words: export, snapshot, engine, step. Only this room knows which engine runs. It never writes operational truth.
"""
