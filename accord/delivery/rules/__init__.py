"""The rules of delivery: values in, values out."""
