"""Tables of the catalogue."""

from django.db import models


class Sender(models.Model):
    """A legal entity that speaks."""

    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2)
    postal_address = models.CharField(max_length=400)
    from_email = models.CharField(max_length=254)
    reply_domain = models.CharField(max_length=253)


class Brand(models.Model):
    """A medicine or service we speak for."""

    code = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=200)
    sender = models.ForeignKey(Sender, on_delete=models.PROTECT, related_name="+")
    prescription_only = models.BooleanField()


class Topic(models.Model):
    """A kind of content a consent can name."""

    code = models.CharField(max_length=128, unique=True)
    name = models.CharField(max_length=200)
    brand = models.ForeignKey(Brand, on_delete=models.PROTECT, null=True, related_name="+")
