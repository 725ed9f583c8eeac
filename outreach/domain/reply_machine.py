"""What phones write by themselves: tapbacks, automatic answers, signatures."""

import re

from outreach.domain.reply_keys import Intent

TAPBACK = re.compile(
    r"\s*(?:a \w+ )?(liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted \S+ to|le gusto|te gusto|le encanto"
    r"|me gusta|me encanta|le dio risa|enfatizo|pregunto|removed an? \w+ from|no le gusto|se rio de|destaco"
    r"|[^\w\s\"“]{1,4} to)\s+(?:a |an |el |un |una |the )?(?:mensaje |message |texto |image|photo)?[:\s]*(?:[\"“«'‘](.{0,600}?)[\"”»'’]|$)(.*)",
    re.DOTALL,
)  # fmt: skip
TAPPED = {
    **dict.fromkeys(("liked", "loved", "le gusto", "te gusto", "le encanto", "me gusta", "me encanta"), Intent.CONFIRM),
    **dict.fromkeys(("👍 to", "❤ to", "♥ to", "✅ to", "👌 to"), Intent.CONFIRM),
    **dict.fromkeys(("questioned", "pregunto", "❓ to"), Intent.QUESTION),
    **dict.fromkeys(("disliked", "no le gusto", "👎 to"), Intent.CANCEL),
}  # fmt: skip
EMPHASIS = ("emphasi", "enfatizo", "destaco", "‼")
"""Two exclamation marks put to a text: who puts them to their own STOP says it again."""
AUTOMATIC = re.compile(
    r"auto ?(?:matic)? ?-? ?(?:reply|response|respuesta)|do not disturb turned|im driving with|out of (?:the )?office"
    r"|respuesta automatica|estoy manejando|estoy conduciendo|away from my (?:phone|desk)|sent from my \w+(?: \w+)?\s*$"
    r"|not monitored|cannot receive text|unable to receive|message blocking|free msg|currently unavailable"
)
