"""Reading a page as a visitor does."""

from django.test import Client
from django.utils.html import strip_tags


def text(client: Client, path: str) -> str:
    """What a page says, one space between words."""
    response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    return " ".join(strip_tags(response.content.decode().replace("<", " <")).replace("&#x27;", "'").split())
