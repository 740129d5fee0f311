"""The rules of contact policy: values in, values out."""
