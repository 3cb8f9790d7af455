"""Settings from the environment and a `.env` file; every variable begins with ANTQ_."""

import re
from pathlib import Path
from typing import Self
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

_ADDRESS = r"^https?://\S+$"
_ADDRESS_OR_NONE = r"^(https?://\S+)?$"
_TOKEN = re.compile(r"(\d+:[\w-]{10,})?", re.ASCII)
_SHORTEST_KEY = 32
_WEBHOOK_SECRET = re.compile(r"([\w-]{8,256})?", re.ASCII)


class WrongSetting(Exception):
    """One line naming the variable, what is wrong with it and a valid example."""


class WebhookWithoutSecret(ValueError):
    """A webhook anybody could forge."""

    def __init__(self, channel: str) -> None:
        super().__init__("a webhook needs its secret")
        self.channel = channel


class Settings(BaseSettings):
    """What the operator decides."""

    model_config = SettingsConfigDict(env_prefix="ANTQ_", env_file=".env", extra="ignore")

    database_url: str = ""
    data_dir: Path = Path("var")
    timezone: str = "Asia/Ho_Chi_Minh"
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=1, le=65535)
    public_url: str = Field(default="", pattern=r"^(https?://[^/\s]+)?$")
    secret_key: SecretStr = SecretStr("")
    delivery_lease: int = Field(default=30, ge=2, le=3600)
    telegram_token: SecretStr = SecretStr("")
    telegram_api: str = Field(default="https://api.telegram.org", pattern=_ADDRESS)
    telegram_webhook: str = Field(default="", pattern=_ADDRESS_OR_NONE)
    telegram_secret: SecretStr = SecretStr("")
    telegram_proxy: str = Field(default="", pattern=r"^((https?|socks5)://\S+)?$")
    zalo_token: SecretStr = SecretStr("")
    zalo_api: str = Field(default="https://bot-api.zaloplatforms.com", pattern=_ADDRESS)
    zalo_webhook: str = Field(default="", pattern=_ADDRESS_OR_NONE)
    zalo_secret: SecretStr = SecretStr("")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("unknown time zone") from error
        return name

    @field_validator("telegram_token", "zalo_token")
    @classmethod
    def _token(cls, token: SecretStr) -> SecretStr:
        if not _TOKEN.fullmatch(token.get_secret_value()):
            raise ValueError("not a token")  # never quoted: it may be one with a slip of the hand
        return token

    @field_validator("telegram_secret", "zalo_secret")
    @classmethod
    def _webhook_secret(cls, secret: SecretStr) -> SecretStr:
        if not _WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
            raise ValueError("8 to 256 letters, digits, - or _")
        return secret

    @field_validator("secret_key")
    @classmethod
    def _long_enough(cls, key: SecretStr) -> SecretStr:
        if key.get_secret_value() and len(key.get_secret_value()) < _SHORTEST_KEY:
            raise ValueError(f"at least {_SHORTEST_KEY} characters")
        return key

    @model_validator(mode="after")
    def _secret_with_webhook(self) -> Self:
        for channel in ("telegram", "zalo"):
            if getattr(self, f"{channel}_webhook") and not getattr(self, f"{channel}_secret").get_secret_value():
                raise WebhookWithoutSecret(channel)
        return self

    @property
    def zone(self) -> ZoneInfo:
        """The country's time zone."""
        return ZoneInfo(self.timezone)

    @property
    def address(self) -> str:
        """The public address of the web chat, without a slash at the end."""
        return self.public_url or f"http://{self.web_host}:{self.web_port}"

    @property
    def database(self) -> str:
        """The address of the database; an SQLite file in the data folder unless another is set."""
        return self.database_url or f"sqlite:///{self.data_dir / 'antq.sqlite3'}"


_EXAMPLES = {
    "timezone": "Asia/Ho_Chi_Minh",
    "web_host": "127.0.0.1",
    "web_port": "8080",
    "public_url": "https://antq.example.vn",
    "data_dir": "var",
    "database_url": "sqlite:///var/antq.sqlite3",
    "secret_key": "0f3c… (64 chữ số hệ 16, ví dụ từ openssl rand -hex 32)",
    "delivery_lease": "30",
    "telegram_token": "123456789:AA…",
    "telegram_api": "https://api.telegram.org",
    "telegram_webhook": "https://antq.example.vn/telegram/webhook",
    "telegram_secret": "mot-chuoi-kho-doan",
    "telegram_proxy": "socks5://127.0.0.1:1080",
    "zalo_token": "123456789:AbC…",
    "zalo_api": "https://bot-api.zaloplatforms.com",
    "zalo_webhook": "https://antq.example.vn/zalo/webhook",
    "zalo_secret": "mot-chuoi-kho-doan",
}


def read_settings() -> Settings:
    """The settings. Raises WrongSetting with a line for each wrong variable."""
    try:
        return Settings()
    except ValidationError as error:
        lines = []
        for problem in error.errors(include_url=False, include_input=False):
            missing = problem.get("ctx", {}).get("error")
            name = f"{missing.channel}_secret" if isinstance(missing, WebhookWithoutSecret) else str(problem["loc"][0])
            example = _EXAMPLES.get(name, "")
            lines.append(f"ANTQ_{name.upper()}: {problem['msg']}, ví dụ / for example: {example}")
        raise WrongSetting("\n".join(lines)) from error
