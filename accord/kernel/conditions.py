"""One rule language: conditions on facts about one customer, as data.

A condition is judged to true, false or unknown (None). A missing fact makes its leaf unknown; all / any / not
follow Kleene's strong logic, as SQL does; **only true opens**.
"""
