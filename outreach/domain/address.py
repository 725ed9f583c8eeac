"""Phones and e-mail addresses as people type them, made canonical or refused with a remedy.

No message repeats what was typed: messages reach logs and import reports, numbers must not.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import phonenumbers
from phonenumbers import PhoneNumberType

PhoneKind = Literal["mobile", "landline", "either", "tollfree", "other"]


class AddressError(ValueError):
    """What was typed can't be used: a stable `code`, a message for staff, perhaps the domain meant."""

    def __init__(self, code: str, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.suggestion = suggestion


@dataclass(frozen=True, slots=True)
class Phone:
    """A dialable number: `e164` such as +16085550123; `either` where a country mixes mobile and landline."""

    e164: str
    kind: PhoneKind


@dataclass(frozen=True, slots=True)
class Email:
    """A plausible address (RFC 5321), its domain in lower case and, if international, in A-labels."""

    address: str


_KINDS: dict[int, PhoneKind] = {
    PhoneNumberType.MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE: "landline",
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "either",
    PhoneNumberType.TOLL_FREE: "tollfree",
}
_MESSAGES = {
    "empty": "The phone number is missing. Enter ten digits with the area code.",
    "excel": "A spreadsheet has shortened this number (E+09). Format the column as text and export it again.",
    "extension": "A text can't reach an extension. Enter a number that rings the person directly.",
    "several": "There is more than one number here. Keep one; put the others in their own fields.",
    "letters": "The phone number contains letters or words. Enter digits only.",
    "area_code": "The area code is missing. Enter all ten digits.",
    "short": "The phone number has too few digits. Enter ten digits with the area code.",
    "long": "The phone number has too many digits. Enter ten digits, or + and the country code.",
    "invalid": "No phone has this number. Check its digits with the person.",
}

# What carries no meaning in a number: white space, punctuation, and the invisible marks contact cards add.
_PLAIN = re.compile(r"\+?[\d\s().\-/]+", re.ASCII)
_SEPARATORS = re.compile(r"[\s().\-/_*'\"<>\[\]:,;|&\\]+")
_SCHEME = re.compile(r"\s*(?:tel|sms|callto|phone|cell|mobile|home|work|ph|m|c|h|w)\b[\s:.)]*", re.IGNORECASE)
_LABEL = re.compile(r"[\s(\-,]+(?:cell|mobile|home|work|phone|m|c|h|w)\b[\s).]*$", re.IGNORECASE)
_EXTENSION = re.compile(
    r"(?:\b|\d)(?:ext(?:ension|n)?|x|anexo)[\s.:=]*\d{1,7}$|[#,]\s*\d{1,6}$",
    re.IGNORECASE,
)
_SCIENTIFIC = re.compile(r"[+\-]?\d+(?:[.,]\d+)?e\+?\d{1,2}", re.IGNORECASE)
_FLOAT = re.compile(r"(\+?\d{7,15})\.0+")
_LETTER_O = re.compile(r"(?<![^\W\dO_])O+(?![^\W\dO_])", re.IGNORECASE)
_BETWEEN_NUMBERS = re.compile(r"[/,;|&\n\\]|\b(?:or|and|o|y|u)\b", re.IGNORECASE)


@lru_cache(maxsize=16_384)  # a household shares a number, and a feed repeats itself every day
def parse_phone(raw: str, region: str = "US") -> Phone:
    """Read one phone number as typed in `region` (ISO 3166 alpha-2). Raises AddressError.

    Codes: empty, excel, extension, several, letters, area_code, short, long, invalid.
    """
    text = raw.strip()
    if exact := _FLOAT.fullmatch(text):
        text = exact[1]
    if not _PLAIN.fullmatch(text):
        text = _tidied(text)
    if "/" in text or "\n" in text or text.count("+") > 1:
        _refuse_several(text)
    digits = _SEPARATORS.sub("", text)
    if digits.startswith("+") and digits[1:].isdecimal():
        return _international(digits[1:])
    if not digits.isdecimal():
        raise _refused("letters" if digits.strip("+") else "empty")
    if len(digits) > 15 and not digits.startswith("0"):
        raise _refused("several" if len(digits) >= 20 else "long")
    if region in _NANP and not digits.startswith("0"):
        return _north_american(digits)
    return _foreign(digits, region)


def mask_phone(e164: str) -> str:
    """A number fit for a terminal: +1…0123. Too short to hide anything, it shows nothing."""
    if len(e164) < 10:
        return "…"
    return f"{e164[:2] if e164.startswith('+1') else e164[:3]}…{e164[-4:]}"


def mask_email(address: str) -> str:
    """An address its owner knows again and nobody else learns: a…@example.org."""
    local, _, domain = address.rpartition("@")
    return f"{local[:1]}…@{domain}" if len(local) > 2 else f"…@{domain}"


def _refused(code: str) -> AddressError:
    return AddressError(code, _MESSAGES[code])


def _tidied(raw: str) -> str:
    """The rare path: labels, letters, full-width digits, what spreadsheets do."""
    text = "".join(c for c in unicodedata.normalize("NFKC", raw) if unicodedata.category(c) != "Cf").strip()
    text = re.sub(r"[‐‑‒–—―−·•]", "-", text).lstrip("'\"= ")
    if _SCIENTIFIC.fullmatch(text):
        raise _refused("excel")
    text = _LABEL.sub("", _SCHEME.sub("", text, count=1) if _SCHEME.match(text) else text)
    text = _LETTER_O.sub(lambda match: "0" * len(match[0]), text)
    _refuse_several(text)
    if _EXTENSION.search(text):
        raise _refused("extension")
    return text.partition(";phone-context")[0]


def _refuse_several(text: str) -> None:
    """Two numbers in one field, but not 608/555-0123: that slash is an area code's."""
    pieces = [sum(map(str.isdecimal, piece)) for piece in _BETWEEN_NUMBERS.split(text)]
    long_enough = [count for count in pieces if count >= 7]
    if text.count("+") > 1 or len(long_enough) > 1 or (10 in pieces and sum(pieces) >= 14):
        raise _refused("several")


# The territories of country code 1 share one numbering plan, so that parsing can be skipped for them.
_NANP = frozenset(phonenumbers.COUNTRY_CODE_TO_REGION_CODE[1])


def _north_american(digits: str) -> Phone:
    national = digits[1:] if len(digits) == 11 and digits[0] == "1" else digits
    if len(national) == 10:
        return _phone(phonenumbers.PhoneNumber(country_code=1, national_number=int(national)))
    if len(national) > 10:
        raise _refused("long")
    raise _refused("area_code" if len(national) == 7 else "short" if national else "empty")


def _international(digits: str) -> Phone:
    return _north_american(digits) if digits.startswith("1") else _foreign(f"+{digits}", "ZZ")


def _foreign(text: str, region: str) -> Phone:
    if text.startswith("00"):  # the international prefix nearly everywhere but in North America (011)
        return _international(text[2:])
    try:
        return _phone(phonenumbers.parse(text, region))
    except phonenumbers.NumberParseException as error:
        short = error.error_type in (error.TOO_SHORT_NSN, error.TOO_SHORT_AFTER_IDD)
        long = error.error_type == error.TOO_LONG
        code = "short" if short else "long" if long else "invalid"
    raise _refused(code)


def _phone(number: phonenumbers.PhoneNumber) -> Phone:
    # UNKNOWN is also what is_valid_number() looks for: one call answers both questions.
    kind = phonenumbers.number_type(number)
    if kind == PhoneNumberType.UNKNOWN:
        raise _refused("invalid")
    zeros = "0" * (number.number_of_leading_zeros or 1) if number.italian_leading_zero else ""
    return Phone(f"+{number.country_code}{zeros}{number.national_number}", _KINDS.get(kind, "other"))


_ATOM = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*")
_LABEL_OF_DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9-]*[a-z0-9])?")
_ANGLED = re.compile(r"[^<>@]*<([^<>]*)>")

# Slips seen in sign-up forms. Only names nobody could mean: ymail.com and mail.com are real.
_PROVIDERS = {
    "gmail.com": "gmial gmal gamil gmai gnail gmaill gmil gmaul gmsil ggmail gimail gemail gmqil",
    "hotmail.com": "hotmial hotmal hotmai homail hotnail hotmaill hotamil hormail htomail hotmil",
    "yahoo.com": "yaho yahooo yhoo yhaoo tahoo yahho yaoo uahoo",
    "outlook.com": "outlok outloo outllook outlool oulook outlock outlookk",
    "icloud.com": "iclod icoud iclould icloude iclud icluod",
}
_TYPOS = {f"{slip}.com": domain for domain, slips in _PROVIDERS.items() for slip in slips.split()}
# These endings exist as countries, but a patient of one of these providers means .com.
_TYPOS |= {f"{domain[:-4]}.{end}": domain for domain in _PROVIDERS for end in ("co", "cm", "om", "cim")}
_ENDINGS = dict.fromkeys(("con", "cmo", "ocm", "comm", "coom", "vom", "xom", "cpm", "clm", "ccom"), "com")
_ENDINGS |= {
    "nte": "net",
    "ent": "net",
    "nett": "net",
    "ogr": "org",
    "orgg": "org",
    "rog": "org",
    "eud": "edu",
}


@lru_cache(maxsize=16_384)
def parse_email(raw: str) -> Email:
    """Read one e-mail address, also from `mailto:` or `Name <address>`. Raises AddressError.

    The local part keeps its case (RFC 5321 2.4). Codes: empty, several, spaces, at, local, domain, long,
    typo (with `suggestion`, the domain probably meant).
    """
    text = _bare(raw)
    if not text:
        raise AddressError("empty", "The e-mail address is missing.")
    if text.count("@") > 1 and re.search(r"[\s,;/|&]", text):
        raise AddressError("several", "There is more than one e-mail address here. Keep one.")
    if re.search(r"\s", text):
        raise AddressError(
            "spaces", "The e-mail address contains a space. Remove it, or ask for the address again."
        )
    local, at, domain = text.rpartition("@")
    if not at or not local or not domain or "@" in local:
        raise AddressError("at", "An e-mail address has one @ between a name and a domain. Ask for it again.")
    if not _ATOM.fullmatch(local):
        raise AddressError(
            "local", "The part before the @ has a character or a dot where mail services allow none."
        )
    address = f"{local}@{_domain(domain)}"
    if len(local) > 64 or len(address) > 254:  # RFC 5321 4.5.3.1; 254 leaves room for < > in a path
        raise AddressError("long", "The e-mail address is longer than mail services allow. Ask for it again.")
    return Email(address)


def _bare(raw: str) -> str:
    text = "".join(c for c in raw if unicodedata.category(c) != "Cf").strip().rstrip(",;")
    if angled := _ANGLED.fullmatch(text):
        text = angled[1].strip()
    if text[:7].lower() == "mailto:":
        text = text[7:].partition("?")[0].strip()
    return text


def _domain(domain: str) -> str:
    """The domain in lower case and ASCII; labels are encoded singly because the codec "idna" rewrites ß."""
    labels = unicodedata.normalize("NFKC", domain).lower().split(".")
    labels = [x if x.isascii() else f"xn--{x.encode('punycode').decode('ascii')}" for x in labels]
    if len(labels) < 2 or labels[-1].isdecimal() or len(labels[-1]) < 2:
        raise AddressError("domain", "The part after the @ needs an ending such as .com or .org.")
    if not all(_LABEL_OF_DOMAIN.fullmatch(label) and len(label) <= 63 for label in labels):
        raise AddressError(
            "domain", "The part after the @ is not a domain. Look for a stray dot or character."
        )
    found = ".".join(labels)
    meant = ".".join([*labels[:-1], _ENDINGS.get(labels[-1], labels[-1])])
    meant = _TYPOS.get(meant, meant)
    if meant != found:
        raise AddressError("typo", f"The domain looks mistyped: did they mean {meant}?", meant)
    return found
