"""Django's settings, read from `environment.py`."""

from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from ineen.config.environment import Environment
from ineen.config.logs import logging_settings
from ineen.config.refusals import SettingsRefused, problems

ENVIRONMENT = Environment()
if _problems := problems(ENVIRONMENT):
    raise SettingsRefused(ENVIRONMENT, _problems)

INEEN_DATA: Path = ENVIRONMENT.data
INEEN_DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
INEEN_SEALS: Path = ENVIRONMENT["INEEN_SEALS"] or INEEN_DATA / "seals"
INEEN_FILE_BYTES: int = ENVIRONMENT["INEEN_FILE_MB"]
INEEN_PAGE_CACHE_BYTES: int = ENVIRONMENT["INEEN_PAGE_CACHE_MB"]
INEEN_RETENTION: dict[str, int] = ENVIRONMENT["INEEN_RETENTION"]
INEEN_AUDIT_KEY: str = ENVIRONMENT["INEEN_AUDIT_KEY"]
INEEN_VAULT_KEY: str = ENVIRONMENT["INEEN_VAULT_KEY"]

# the first signs; those after it are still understood, so that a key can be replaced without a pause
SECRET_KEY, *SECRET_KEY_FALLBACKS = (part.strip() for part in ENVIRONMENT["INEEN_SECRET_KEY"].split(","))
DEBUG: bool = ENVIRONMENT["INEEN_DEBUG"]
ALLOWED_HOSTS: list[str] = ENVIRONMENT["INEEN_HOSTS"]
# where links in messages lead: never what a request says of itself
INEEN_URL: str = ENVIRONMENT["INEEN_URL"] or (
    f"https://{ALLOWED_HOSTS[0].lstrip('.')}" if ENVIRONMENT.production else "http://127.0.0.1:8000"
)

# --- databases: the open world, the vault, the keys of its records -------------------------------------------------

SQLITE = "django.db.backends.sqlite3"
KEEP_CONNECTION = 60  # seconds; opening SQLite and setting its pragmas takes longer than most queries
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "DEFERRED",  # reading requests never wait for a writer; an act begins IMMEDIATE by itself
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON",
}


def _database(url: str, file_name: str) -> dict[str, Any]:
    keep = {"CONN_MAX_AGE": KEEP_CONNECTION, "CONN_HEALTH_CHECKS": True}
    found = dict(dj_database_url.parse(url)) if url else {"ENGINE": SQLITE, "NAME": INEEN_DATA / file_name}
    return found | keep | ({"OPTIONS": dict(SQLITE_OPTIONS)} if found["ENGINE"] == SQLITE else {})


DATABASES = {
    "default": _database(ENVIRONMENT["DATABASE_URL"], "ineen.sqlite3"),
    "vault": _database(ENVIRONMENT["VAULT_DATABASE_URL"], "vault.sqlite3"),
    "keys": _database(ENVIRONMENT["KEYS_DATABASE_URL"], "keys.sqlite3"),
}
DATABASE_OWNER_URLS = {
    "default": ENVIRONMENT["DATABASE_OWNER_URL"],
    "vault": ENVIRONMENT["VAULT_DATABASE_OWNER_URL"],
    "keys": ENVIRONMENT["KEYS_DATABASE_OWNER_URL"],
}
DATABASE_ROLES: dict[str, str] = {
    "default": ENVIRONMENT["INEEN_APP_ROLE"],
    "vault": ENVIRONMENT["INEEN_VAULT_ROLE"],
    "keys": ENVIRONMENT["INEEN_KEYS_ROLE"],
}
KEEPER_ROLE: str = ENVIRONMENT["INEEN_KEEPER_ROLE"]
DATABASE_ROUTERS = ["ineen.config.routers.WorldRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- rooms ---------------------------------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_cotton.apps.SimpleAppConfig",
    "django_htmx",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "ineen.ground.privacy",
    "ineen.ground.audit",
    "ineen.ground.outbox",
    "ineen.ground.ui",
    "ineen.ground.areas",
    "ineen.ground.files",
    "ineen.ground.organisations",
    "ineen.ground.access",
    "ineen.ground.inbox",
    "ineen.faces.desk",  # in the order of the navigation: one's own work first
    "ineen.evidence",
    "ineen.policy.plans",
    "ineen.policy.execution",
    "ineen.policy.decisions",
    "ineen.faces.exchange",
    "ineen.faces.readings",
    "ineen.faces.publication",
    "ineen.faces.account",
]

# --- signing in: pages in `faces/account`, rows in `organisations` -------------------------------------------------

AUTH_USER_MODEL = "organisations.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS: list[dict[str, Any]] = [
    {"NAME": "ineen.ground.access.rules.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator", "OPTIONS": {"user_attributes": ("email", "name")}},
]
LOGIN_URL = "/inloggen"
LOGIN_REDIRECT_URL = "/mijn-werk"
PASSWORD_RESET_TIMEOUT = 60 * 60
SESSION_COOKIE_AGE = 12 * 60 * 60  # who comes in at the beginning of a day works that day

ACCOUNT_ADAPTER = "ineen.faces.account.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]  # allauth wants to know; nobody signs up
ACCOUNT_EMAIL_VERIFICATION = "none"  # who invites, or an own mail server, vouches for an address
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "second_step": "5/5m/key",
    "invitation_code": "20/h/ip,5/h/key",
    "reset_password": "20/h/ip,5/h/key",
    "address_code": "20/h/ip,5/h/key",
    "address_confirm": "5/h/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT: int = ENVIRONMENT["INEEN_PROXIES"]
SOCIALACCOUNT_ADAPTER = "ineen.faces.account.oidc.OidcHooks"
INEEN_OIDC: dict[str, Any] = {
    name: ENVIRONMENT[f"INEEN_OIDC_{name}"] for name in ("URL", "CLIENT", "SECRET", "NAME", "SECOND_STEP")
}
INEEN_SECOND_STEP_ROLES = ENVIRONMENT["INEEN_SECOND_STEP_ROLES"]
INEEN_UNUSED_MONTHS = ENVIRONMENT["INEEN_UNUSED_MONTHS"]
INEEN_SECRECY_LAW = ENVIRONMENT["INEEN_SECRECY_LAW"]
MFA_ADAPTER = "ineen.faces.account.adapters.SecondStepAdapter"
MFA_TOTP_TOLERANCE = 1  # of half a minute, before and after: clocks of telephones differ
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Ineen"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENVIRONMENT.production
CSRF_TRUSTED_ORIGINS = (
    [f"https://{'*' * host.startswith('.')}{host}" for host in ALLOWED_HOSTS] if ENVIRONMENT.production else []
)
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

MIDDLEWARE = [
    "ineen.config.requests.RequestLogMiddleware",
    "ineen.faces.publication.web.cache.PublicationCache",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ineen.config.policy.ContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "ineen.ground.organisations.web.middleware.ViewerMiddleware",
    "ineen.faces.account.web.middleware.SecondStepMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ineen.ground.audit.reading.ReadingLogMiddleware",
    "ineen.ground.audit.readonly.ReadOnlyMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ineen.ground.ui.errors.RefusalMiddleware",
]
CSRF_FAILURE_VIEW = "ineen.ground.ui.errors.csrf_failure"
ROOT_URLCONF = "ineen.config.urls"
WSGI_APPLICATION = "ineen.config.wsgi.application"
SERVER_ARGUMENTS = (
    *("--workers", "2", "--threads", "2", "--preload", "--graceful-timeout", "5", "--log-level", "warning"),
    "--no-control-socket",
    *("--logger-class", "ineen.config.server.ServerLogger", "ineen.config.wsgi:application"),
)

# --- faces ---------------------------------------------------------------------------------------------------------

_LOADERS = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": _LOADERS if DEBUG else [("django.template.loaders.cached.Loader", _LOADERS)],
            "builtins": ["django_cotton.templatetags.cotton", "ineen.ground.ui.templatetags.addresses"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]
COTTON_DIR = "ui/cotton"

STATIC_URL = "/static/"
STATIC_ROOT = INEEN_DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)  # whitenoise warns where it is absent
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {
            "location": INEEN_DATA / "files",
            "file_permissions_mode": 0o600,
            "directory_permissions_mode": 0o700,
        },
    },
    # `ineen serve` collects them, and with each a compressed copy
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True
USE_THOUSAND_SEPARATOR = True

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31_536_000 if ENVIRONMENT.production else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = ENVIRONMENT.production
SECURE_SSL_REDIRECT = False  # the proxy in front decides

# --- logs and mail -------------------------------------------------------------------------------------------------

LOGGING = logging_settings(
    text=(ENVIRONMENT["INEEN_LOG_FORMAT"] or ("json" if ENVIRONMENT.production else "text")) == "text",
    level=ENVIRONMENT["INEEN_LOG_LEVEL"],
)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = ENVIRONMENT["INEEN_MAIL_FROM"]
EMAIL_TIMEOUT = 20
EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
if _mail := ENVIRONMENT["INEEN_MAIL_URL"]:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST, EMAIL_PORT = _mail.host, _mail.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = _mail.user, _mail.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = _mail.starttls, _mail.tls

# what limits attempts must count in every process: see `limits.py`
CACHES = {"default": {"BACKEND": "ineen.config.limits.LimitsCache", "LOCATION": INEEN_DATA / "limits.sqlite3"}}

DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["ineen.ground.files.web.uploads.LimitedUploadHandler"]
