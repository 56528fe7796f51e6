"""What somebody signs in with, in words she recognises: `Firefox op Windows`. No version, no address."""

from django.http import HttpRequest

# the first that is found: each browser also names the ones it descends from
BROWSERS = {
    "Edg": "Edge",
    "OPR": "Opera",
    "Firefox": "Firefox",
    "FxiOS": "Firefox",
    "Chrome": "Chrome",
    "CriOS": "Chrome",
    "Safari": "Safari",
}
SYSTEMS = {
    "Android": "Android",
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Windows": "Windows",
    "Mac OS": "macOS",
    "CrOS": "ChromeOS",
    "Linux": "Linux",
}


def device_of(request: HttpRequest) -> str:
    """Browser and system, as far as the browser says so."""
    said = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in BROWSERS.items() if mark in said), "een andere browser")
    system = next((name for mark, name in SYSTEMS.items() if mark in said), "")
    return f"{browser} op {system}" if system else browser
