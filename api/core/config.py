"""Settings, read from the environment once."""

import base64
import hashlib
import hmac
from functools import lru_cache

from pydantic import Field
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What an operator configures; README explains each."""

    model_config = SettingsConfigDict(env_file=".env", extra="ignore")

    database_url: str = Field(description="PostgreSQL as the owner of the schema: postgresql://user:password@host/db")
    redis_url: str = "redis://127.0.0.1:6379/0"
    secret_key: str = Field(min_length=32, description="Root of every derived key and database role password")
    secret_key_previous: str = Field("", description="Other keys that are still accepted, by commas: see rotate-keys")
    public_url: str = "http://127.0.0.1:8000"
    trusted_proxies: str = Field("", description="Addresses or networks whose word on the client's address is taken")
    files_url: str = "file://.data/files"
    backup_url: str = "file://.data/backups"
    backup_key: str = Field("", description="Seals the copies; empty: a key derived from the secret key")
    backup_keep_days: int = Field(35, description="Older copies are removed after a new one; 0 removes nothing")
    files_max_bytes: int = 25 * 1024 * 1024
    smtp_url: str = "smtp://127.0.0.1:8026"
    mail_from: str = "Trunkline <no-reply@trunkline.example>"
    sms_url: str = ""
    billing_url: str = ""
    billing_secret: str = ""
    activation_url: str = ""
    activation_secret: str = ""
    demo: bool = False
    debug: bool = False
    trusted_only: bool = True
    documents_path: str = "web/dist/persisted-documents.json"
    web_path: str = "web/dist"
    graphiql_path: str = "web/dist-graphiql"
    log_level: str = "INFO"
    pool_size: int = 8
    drain_seconds: float = Field(6, description="So long a process that was told to end still answers")
    access_token_seconds: int = 480
    session_days: int = 30

    def derive(self, purpose: str) -> bytes:
        """Return the 32-byte key of one purpose, so that no two purposes share a key."""
        return _derive(self.secret_key, purpose)

    def accepted(self, purpose: str) -> tuple[bytes, ...]:
        """Return the keys of a purpose that hold: the present one, and those of the secret keys before (or after) it."""
        return tuple(_derive(secret, purpose) for secret in self.secret_keys)

    @property
    def secret_keys(self) -> tuple[str, ...]:
        """The secret key and the others that are still accepted."""
        others = (secret.strip() for secret in self.secret_key_previous.split(","))
        return (self.secret_key, *(secret for secret in others if secret and secret != self.secret_key))

    @property
    def key_name(self) -> str:
        """Return what names the secret key without telling it."""
        return self.derive("name").hex()[:16]

    def role_passwords(self, role: str) -> tuple[str, ...]:
        """Return the passwords that a database role can have, known to every process that knows the secret key."""
        return tuple(_text(key) for key in self.accepted(f"database-role:{role}"))

    def metrics_tokens(self) -> tuple[str, ...]:
        """Return the tokens with which metrics may be read."""
        return tuple(_text(key) for key in self.accepted("metrics"))


@lru_cache(maxsize=200)
def _derive(secret: str, purpose: str) -> bytes:
    return hmac.new(secret.encode(), purpose.encode(), hashlib.sha256).digest()


def _text(key: bytes) -> str:
    return base64.urlsafe_b64encode(key).decode().rstrip("=")


@lru_cache(maxsize=1)
def get_settings() -> Settings:
    """Return the process's settings."""
    return Settings()  # type: ignore[call-arg] # the environment gives what has no default
