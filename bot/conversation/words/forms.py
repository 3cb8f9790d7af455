"""How this language names itself and writes days and times."""

from bot.conversation.phrases import N_

# T: the name of this language, in this language
NAME = N_("Tiếng Việt")
# T: how a day is written, in the signs of strftime: %d day, %m month, %b name of the month, %Y year
DAY = N_("%d/%m/%Y")
# T: how a moment is written, in the signs of strftime: %H hour, %M minute, and the day as above
MOMENT = N_("%H:%M %d/%m/%Y")
