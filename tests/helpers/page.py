"""What a page answers in an installation: `python -m tests.helpers.page /gebieden`; fails unless it is 200."""

import sys

import django
from django.test import Client

if __name__ == "__main__":
    django.setup()
    response = Client(headers={"host": "127.0.0.1"}).get(sys.argv[1])
    if response.status_code != 200:
        sys.exit(f"{sys.argv[1]}: {response.status_code}")
    print(b"".join(response).decode())
