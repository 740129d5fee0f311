"""Named conditions over customers. Rules only so far: a segment is judged, not stored.

Words: segment, member, contactable. A preview says how many can be contacted and why the others cannot.
"""
