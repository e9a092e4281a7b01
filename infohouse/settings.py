"""All settings of Infohouse; the environment switches, this file decides.

INFOHOUSE_ENV is production (default), demo or test. Secrets come from files (NAME_FILE).
"""

from pathlib import Path

import dj_database_url

from infohouse import env
from infohouse.schedule import BEAT, ROUTES

BASE_DIR = Path(__file__).resolve().parent.parent
ENV = env.choice("INFOHOUSE_ENV", "production", ("production", "demo", "test"))
PRODUCTION = ENV == "production"
DEBUG = False

SECRET_KEY = env.secret("SECRET_KEY")
SEAL_KEY = env.secret("SEAL_KEY")
WALL_KEY = env.secret("WALL_KEY")
ALLOWED_HOSTS = [h for h in env.text("ALLOWED_HOSTS", "localhost,127.0.0.1").split(",") if h]
CSRF_TRUSTED_ORIGINS = [f"https://{h}" for h in ALLOWED_HOSTS] if PRODUCTION else []
# Where somebody is in danger, by country; the other is for whoever has not signed in.
EMERGENCY_PHONES = {"BE": "112", "DK": "112", "FI": "112", "GB": "999", "NL": "112", "NO": "112", "SE": "112"}
EMERGENCY_PHONE = env.text("EMERGENCY_PHONE", "112")
DESK_PHONE = env.text("DESK_PHONE", "+45 00 00 00 00")

INSTALLED_APPS = [
    "infohouse.core",
    "audit",
    "agencies",
    "sharing",
    "mechanisms",
    "cases",
    "infohouse.design",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "guardian",
    "oauth2_provider",
    "rest_framework",
    "drf_spectacular",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "infohouse.middleware.NoStoreMiddleware",
    "infohouse.middleware.ActorMiddleware",
]

ROOT_URLCONF = "infohouse.urls"
WSGI_APPLICATION = "infohouse.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "infohouse.context.frame",
            ]
        },
    }
]
FORM_RENDERER = "infohouse.design.forms.Renderer"

# The backend stamps who acts at every outermost BEGIN; the policies in the database read the stamp.
DATABASES = {
    "default": {
        **dj_database_url.parse(env.text("DATABASE_URL"), conn_max_age=60, conn_health_checks=True),
        "ENGINE": "infohouse.core.pgactor",
        "ATOMIC_REQUESTS": True,
        # Under policies a plan with many joins takes longer to make than to run; four are ordered freely.
        "OPTIONS": {"options": "-c join_collapse_limit=4"},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "agencies.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
if ENV == "test":
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "hat"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "agencies.adapter.ClosedSignup"
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
# Production stands behind one proxy; without this all sign-ins would count as one address.
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PRODUCTION else 0
ACCOUNT_RATE_LIMITS = {"login_failed": "20/m/ip,5/5m/key"}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
GUARDIAN_MONKEY_PATCH_USER = False
ANONYMOUS_USER_NAME = None
# The door asks guardian's tables itself; its backend would add has_perm(), which superusers always pass.
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]

# Uploads stay in memory: a temporary file would lie unsealed on a disk.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_NAME = "__Host-session" if PRODUCTION else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if PRODUCTION else "csrf"
CSRF_FAILURE_VIEW = "infohouse.errors.expired"
SESSION_IDLE_SECONDS = env.seconds("SESSION_IDLE_SECONDS", 15 * 60 if PRODUCTION else 4 * 60 * 60)
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_SSL_REDIRECT = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "object-src": ["'none'"],
    }
}

# Mail only ever says that something waits, and only where a mail server is named.
EMAIL_HOST = env.text("EMAIL_HOST", "")
EMAIL_PORT = int(env.text("EMAIL_PORT", "25"))
EMAIL_USE_TLS = PRODUCTION
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.text("MAIL_FROM", "no-reply@localhost")
# What the mail calls the sender; a neutral word of the reader's language where none is set.
MAIL_TITLE = env.text("MAIL_TITLE", "")
SIGN_IN_ADDRESS = env.text("SIGN_IN_ADDRESS", f"https://{ALLOWED_HOSTS[0]}/accounts/login/")

LANGUAGE_CODE = "en"
COUNTRY_LANGUAGES = {"DK": "da"}
LANGUAGES = [("en", "English"), ("da", "Dansk")]
LANGUAGE_COOKIE_HTTPONLY, LANGUAGE_COOKIE_SAMESITE = True, "Lax"
LANGUAGE_COOKIE_SECURE = PRODUCTION
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
FORMAT_MODULE_PATH = ["infohouse.design.formats"]

STATIC_URL = "static/"
STATIC_ROOT = Path(env.text("STATIC_ROOT", str(BASE_DIR / "var" / "static")))
STATICFILES_DIRS = [p for p in [BASE_DIR / "var" / "assets"] if p.exists()]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if ENV == "test"
        else "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = ENV == "test"

# Redis only wakes; what must not be lost is a row (audit.Delivery).
CELERY_BROKER_URL = env.text("CELERY_BROKER_URL", "redis://localhost:6379/0")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 3600,
    "socket_connect_timeout": 1,
    "socket_timeout": 5,
    "retry_on_timeout": False,
}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TASK_SOFT_TIME_LIMIT = 60
CELERY_TASK_TIME_LIMIT = 90
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BEAT_SCHEDULE = BEAT
CELERY_BEAT_SCHEDULE_FILENAME = env.text("BEAT_FILE", str(BASE_DIR / "var" / "beat"))
DEMO_YEAR = 400
OUTBOX_ROUTES = ROUTES
OUTBOX_LEASE_SECONDS = env.seconds("OUTBOX_LEASE_SECONDS", 30)
OUTBOX_TRIES = 5

OAUTH2_PROVIDER_APPLICATION_MODEL = "oauth2_provider.Application"
OAUTH2_PROVIDER = {
    "SCOPES": {"agency": "Act for one agency through its own system"},
    "DEFAULT_SCOPES": ["agency"],
    "ACCESS_TOKEN_EXPIRE_SECONDS": 900,
    "ALLOWED_REDIRECT_URI_SCHEMES": ["https"],
    "REFRESH_TOKEN_REUSE_PROTECTION": True,
    # RFC 9700, the current best practice; the library still defaults to what came before.
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_ACCESS_TOKEN_TRANSPORT": True,
    "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
}
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["agencies.api.authentication.ClientAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "infohouse.errors.problem",
    "UNAUTHENTICATED_USER": None,
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Infohouse agency API",
    "VERSION": "1",
    "DESCRIPTION": "For the systems of agencies. Every request states its purpose in Infohouse-Purpose.",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "POSTPROCESSING_HOOKS": [],
}

# Personal data never reaches a log: messages carry references and class names, never row contents.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "infohouse": {"level": "INFO"},
        # Django prints the whole exception, and PostgreSQL repeats the row in its errors.
        "django.request": {"handlers": [], "propagate": False},
        "django.db.backends": {"handlers": [], "propagate": False},
        # What it finds odd in a document may be a piece of it.
        "pypdf": {"handlers": [], "propagate": False},
    },
}
