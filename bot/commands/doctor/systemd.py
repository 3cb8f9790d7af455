"""Unit files for systemd: one service for everything, or one for each part on as many machines as wanted."""

from collections.abc import Mapping

PARTS: Mapping[str, str] = {
    "web": "trang trò chuyện",
    "telegram": "nhận tin Telegram",
    "zalo": "nhận tin Zalo",
    "delivery": "gửi tin",
    "scheduler": "nhắc việc và việc hằng ngày",
}
_HEAD = """\
# Chép mỗi phần dưới đây thành một tệp trong thư mục dịch vụ của systemd, và thay @PREFIX@ bằng nơi cài antq:
#   antq doctor --systemd | sed 's|@PREFIX@|nơi-cài|g'
# Cài đặt (ANTQ_…) để trong tệp antq/antq.env của thư mục cấu hình (%E), chỉ root đọc được.
# Các lệnh khác (invite, db backup, doctor…) cần cùng các biến ANTQ_…, với ANTQ_DATA_DIR là antq trong thư mục %S.
# Một máy chủ nhỏ: chỉ dùng antq.service. Nhiều tiến trình hoặc nhiều máy: dùng PostgreSQL và các tệp antq-*.service."""
_UNIT = """\
# ---- {file}
[Unit]
Description=antq: {what}
Wants=network-online.target
After=network-online.target

[Service]
Type=exec
ExecStart=@PREFIX@/.venv/bin/antq {command}
EnvironmentFile=%E/antq/antq.env
Environment=ANTQ_DATA_DIR=%S/antq
WorkingDirectory=%S/antq
StateDirectory=antq
StateDirectoryMode=0700
UMask=0077
Restart=always
RestartSec=2
KillSignal=SIGTERM
TimeoutStopSec=30
DynamicUser=yes
User=antq
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
PrivateDevices=yes
ProtectKernelTunables=yes
ProtectKernelModules=yes
ProtectControlGroups=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
RestrictSUIDSGID=yes
LockPersonality=yes
CapabilityBoundingSet=
SystemCallArchitectures=native

[Install]
WantedBy=multi-user.target"""


def unit_files() -> str:
    """All the files one after another, each begun by a comment with its name; paths are placeholders."""
    whole = _UNIT.format(file="antq.service", what="tất cả trên một máy chủ", command="run")
    parts = (
        _UNIT.format(file=f"antq-{part}.service", what=what, command=f"run --only {part}")
        for part, what in PARTS.items()
    )
    return "\n\n".join((_HEAD, whole, *parts))
