"""What the checks of Django's ORM are about."""

import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q


class Author(models.Model):
    name = models.CharField(max_length=40, unique=True)
    key = models.UUIDField(default=uuid.uuid4)


class Book(models.Model):
    title = models.CharField(max_length=40)
    author = models.ForeignKey(Author, models.CASCADE, related_name="books")
    price = models.DecimalField(max_digits=8, decimal_places=2)
    read_in = models.DurationField(null=True)
    out = models.DateTimeField()
    tags = ArrayField(models.CharField(max_length=10), default=list)
    data = models.JSONField(default=dict)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(price__gte=0), name="shelf_price")]
