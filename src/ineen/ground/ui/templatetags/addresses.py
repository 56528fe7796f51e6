"""`{% url %}` in every template, as Django has it: each address is worked out once."""

from django import template

from ineen.ground.ui.addresses import address

register = template.Library()
register.simple_tag(address, name="url")
