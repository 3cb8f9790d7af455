"""Which channels have a bot, and how each platform is asked for it."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.commands.doctor.channels import Check
from bot.commands.doctor.telegram import ask_telegram
from bot.commands.doctor.zalo import ask_zalo

CHECKS: Mapping[str, Check] = MappingProxyType({"telegram": ask_telegram, "zalo": ask_zalo})
