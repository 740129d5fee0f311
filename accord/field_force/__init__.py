"""Who speaks in person: reps, territories, alignments.

Words: rep, territory, alignment, capacity. Territories are plain data (countries, regions, postal prefixes); an alignment says
who is in one, from - to. It never knows what a rep will say.
"""
