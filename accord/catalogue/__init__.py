"""What we speak for: senders, brands, products, topics; and the closed sets that everyone above shares.

Words: sender, brand, product, topic, purpose, content scope, channel, stage, label.
It never knows a customer.
"""
