"""What the doctor says of the bots, asked over real HTTP; a token is never shown."""

import pytest

from bot.commands.doctor import channels
from bot.commands.doctor.channels import check_channels
from bot.commands.doctor.findings import Finding
from bot.commands.doctor.platforms import CHECKS
from tests.commands.platforms import Platform, serving, settings

TOKEN = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw"
SHORT = "42:abcdefghij"
HOOK = "https://antq.example.vn/telegram/webhook"
ZALO_HOOK = "https://antq.example.vn/zalo/webhook"
ME = {"ok": True, "result": {"id": 123456789, "is_bot": True, "first_name": "ANTQ", "username": "antq_bot"}}
ZALO_ME = {"ok": True, "result": {"id": "123456789", "account_name": "bot.antq", "account_type": "BASIC"}}


def hook(url: str = "", **more: object) -> dict[str, object]:
    """Telegram's answer to getWebhookInfo."""
    told = {"url": url, "has_custom_certificate": False, "pending_update_count": 0}
    return {"ok": True, "result": {**told, **more}}


def telegram(platform: Platform, token: str = TOKEN, **more: str) -> list[Finding]:
    """What is found of Telegram at this platform."""
    given = settings(telegram_token=token, telegram_api=platform.url, telegram_secret="secret-123", **more)
    return check_channels(given, {"telegram": CHECKS["telegram"]})


def zalo(platform: Platform, token: str = TOKEN, **more: str) -> list[Finding]:
    """What is found of Zalo at this platform."""
    given = settings(zalo_token=token, zalo_api=platform.url, zalo_secret="secret-123", **more)
    return check_channels(given, {"zalo": CHECKS["zalo"]})


def states(findings: list[Finding]) -> list[str]:
    """Only how it is."""
    return [one.state for one in findings]


def test_telegram_by_webhook_and_by_polling() -> None:
    """The bot's name, and that the webhook is the one of the settings, or none where none is set."""
    with serving(Platform({"getMe": ME, "getWebhookInfo": hook(HOOK, pending_update_count=3)})) as platform:
        found = telegram(platform, telegram_webhook=HOOK)
    assert [one.line for one in found] == [
        "✓ telegram: @antq_bot trả lời",
        "✓ webhook telegram: đúng địa chỉ, 3 tin đang chờ",
    ]
    assert platform.asked == [f"/bot{TOKEN}/getMe", f"/bot{TOKEN}/getWebhookInfo"]
    with serving(Platform({"getMe": ME, "getWebhookInfo": hook()})) as platform:
        assert states(telegram(platform)) == ["ok", "ok"]


@pytest.mark.parametrize(
    ("answer", "wanted", "says"),
    [
        (
            hook("https://old.example.vn/x"),
            HOOK,
            "✗ webhook telegram: nền tảng đang giữ https://old.example.vn/x → khởi động lại antq run",
        ),
        (hook(), HOOK, "nền tảng đang giữ không có"),
        (hook(HOOK), "", "→ gỡ webhook, hoặc đặt ANTQ_TELEGRAM_WEBHOOK"),
        (hook(HOOK, pending_update_count=500), HOOK, "✗ webhook telegram: đúng địa chỉ, 500 tin đang chờ"),
        (
            hook(HOOK, last_error_message="Timed out", last_error_date=1764000000),
            HOOK,
            "– webhook telegram: lỗi gần nhất: Timed out",
        ),
    ],
)
def test_a_webhook_that_is_not_as_set(answer: dict[str, object], wanted: str, says: str) -> None:
    """Another address, none, one left behind, a long queue, a failure: a line each with what to do."""
    with serving(Platform({"getMe": ME, "getWebhookInfo": answer})) as platform:
        found = telegram(platform, telegram_webhook=wanted)
    assert says in found[-1].line
    assert found[-1].mend


@pytest.mark.parametrize("token", [TOKEN, SHORT])
@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ({"ok": False, "error_code": 401, "description": "Unauthorized"}, 401),
        ({"ok": False, "error_code": 404, "description": "Not Found"}, 404),
        ({"ok": False, "error_code": 500, "description": "broken"}, 500),
        ({"ok": False, "description": "a refusal that is no error"}, 200),
        ([1], 200),
        ("<html>proxy</html>", 200),
    ],
)
def test_a_token_telegram_refuses_is_not_shown(token: str, answer: object, status: int) -> None:
    """One line naming the variable; the library quotes the token in its error, and we do not."""
    with serving(Platform({"getMe": answer}, status)) as platform:
        (found,) = telegram(platform, token)
    assert (found.state, "ANTQ_TELEGRAM_TOKEN" in found.mend) == ("mend", True)
    assert token.partition(":")[2] not in found.line + str(found.to_json()) + repr(found)


def test_zalo_with_its_webhook() -> None:
    """The bot's name by a POST, and the webhook of the settings."""
    answers = {"getMe": ZALO_ME, "getWebhookInfo": {"ok": True, "result": {"url": ZALO_HOOK, "updated_at": 1}}}
    with serving(Platform(answers)) as platform:
        found = zalo(platform, zalo_webhook=ZALO_HOOK)
        assert [one.line for one in found] == [
            "✓ zalo: bot.antq trả lời",
            "✓ webhook zalo: đúng địa chỉ, 0 tin đang chờ",
        ]
        assert states(zalo(platform)) == ["ok", "mend"]


@pytest.mark.parametrize("token", [TOKEN, SHORT])
@pytest.mark.parametrize(
    ("answers", "says"),
    [
        ({"getMe": {"ok": False, "description": "Unauthorized", "error_code": 401}}, "Unauthorized (401)"),
        ({"getMe": {"ok": False}}, "từ chối (?)"),
        ({"getMe": [1]}, "HTTP 200, không đúng dạng"),
        ({"getMe": "<html>"}, "HTTP 200, không phải JSON"),
        ({"getMe": ZALO_ME, "getWebhookInfo": {"ok": False, "description": "no", "error_code": 500}}, "no (500)"),
    ],
)
def test_zalo_refuses_with_status_200(token: str, answers: dict[str, object], says: str) -> None:
    """ok:false is a refusal whatever the status; what is no answer of Zalo's is said to be none."""
    with serving(Platform(answers)) as platform:
        (found,) = zalo(platform, token)
    assert (found.state, says in found.line) == ("mend", True)
    assert token.partition(":")[2] not in found.line


def test_zalo_without_a_webhook_may_answer_with_an_error() -> None:
    """Not found means none is set."""
    nothing = {"ok": False, "error_code": 404, "description": "Not found"}
    with serving(Platform({"getMe": ZALO_ME, "getWebhookInfo": nothing})) as platform:
        assert states(zalo(platform)) == ["ok", "ok"]


@pytest.mark.parametrize("ask", [telegram, zalo])
def test_a_platform_that_is_not_there(ask: object) -> None:
    """Nobody listens: one line, no address, because the token is in it."""
    assert callable(ask)
    (found,) = ask(Platform({}, url="http://127.0.0.1:1"))
    assert found.state == "mend"
    assert "127.0.0.1" not in found.line
    assert TOKEN not in found.line


@pytest.mark.parametrize("ask", [telegram, zalo])
def test_a_platform_that_does_not_answer(ask: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The wait is short."""
    assert callable(ask)
    monkeypatch.setattr(channels, "SECONDS", 0.2)
    with serving(Platform({})) as platform:
        (found,) = ask(platform)
    assert "không trả lời trong" in found.line


def test_a_proxy_that_cannot_be_used_is_named() -> None:
    """A proxy whose support is not installed is a line naming the variable."""
    (found,) = telegram(Platform({}, url="http://127.0.0.1:1"), telegram_proxy="socks5://127.0.0.1:1")
    assert "ANTQ_TELEGRAM_PROXY" in found.line


def test_a_channel_without_a_token_is_not_asked() -> None:
    """It is only said how to use it."""
    found = check_channels(settings(), CHECKS)
    assert [one.line for one in found] == [
        "– telegram: chưa dùng → đặt ANTQ_TELEGRAM_TOKEN nếu muốn dùng",
        "– zalo: chưa dùng → đặt ANTQ_ZALO_TOKEN nếu muốn dùng",
    ]
