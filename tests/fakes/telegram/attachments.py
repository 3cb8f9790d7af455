"""The fields of what people send beside words."""

from random import Random  # noqa: TID251 - only the type; the generator was given a seed

from tests.fakes.telegram.records import Json


def sticker() -> Json:
    """A thumb up."""
    return {
        "sticker": {
            "file_id": "CAACAgUAAxkBAAIsticker",
            "file_unique_id": "AgADsticker",
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "👍",
        }
    }


def voice() -> Json:
    """Three seconds of speech."""
    return {
        "voice": {
            "file_id": "AwACAgUAAxkBAAIvoice",
            "file_unique_id": "AgADvoice",
            "duration": 3,
            "mime_type": "audio/ogg",
            "file_size": 9000,
        }
    }


def video() -> Json:
    """A short film."""
    return {
        "video": {
            "file_id": "BAACAgUAAxkBAAIvideo",
            "file_unique_id": "AgADvideo",
            "width": 640,
            "height": 480,
            "duration": 5,
            "mime_type": "video/mp4",
            "file_size": 90_000,
        }
    }


def contact(user_id: int, name: str) -> Json:
    """The person's own visiting card."""
    return {"contact": {"phone_number": "84900000000", "first_name": name, "user_id": user_id}}


def location() -> Json:
    """A place in Quảng Ngãi."""
    return {"location": {"latitude": 14.9, "longitude": 108.7}}


def poll(random: Random) -> Json:
    """A question to everybody."""
    options = [
        {"persistent_id": str(number), "text": text, "voter_count": 0} for number, text in enumerate(("Có", "Không"))
    ]
    return {
        "poll": {
            "id": str(random.randrange(10**17, 10**18)),
            "question": "Đồng ý không?",
            "options": options,
            "total_voter_count": 0,
            "is_closed": False,
            "is_anonymous": True,
            "type": "regular",
            "allows_multiple_answers": False,
            "allows_revoting": True,
            "members_only": False,
        }
    }


def dice() -> Json:
    """A die."""
    return {"dice": {"emoji": "🎲", "value": 4}}
