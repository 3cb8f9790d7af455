"""Settings from the environment and a `.env` file; every variable begins with ANTQ_."""

from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict


class WrongSetting(Exception):
    """One line naming the variable, what is wrong with it and a valid example."""


class Settings(BaseSettings):
    """What the operator decides."""

    model_config = SettingsConfigDict(env_prefix="ANTQ_", env_file=".env", extra="ignore")

    database_url: str = ""
    data_dir: Path = Path("var")
    timezone: str = "Asia/Ho_Chi_Minh"
    web_host: str = "127.0.0.1"
    web_port: int = Field(default=8080, ge=1, le=65535)
    public_url: str = Field(default="", pattern=r"^(https?://[^/\s]+)?$")

    @field_validator("timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("unknown time zone") from error
        return name

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
}


def read_settings() -> Settings:
    """The settings. Raises WrongSetting with a line for each wrong variable."""
    try:
        return Settings()
    except ValidationError as error:
        lines = []
        for problem in error.errors(include_url=False, include_input=False):
            name = str(problem["loc"][0])
            example = _EXAMPLES.get(name, "")
            lines.append(f"ANTQ_{name.upper()}: {problem['msg']}, ví dụ / for example: {example}")
        raise WrongSetting("\n".join(lines)) from error
