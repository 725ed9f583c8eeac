"""How many SMS segments a body takes (GSM 03.38 or UCS-2), for `num_segments`."""

_BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
    "¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
_EXTENDED = frozenset("\f^{}\\[~]|€")
_GSM = _BASIC | _EXTENDED


def segments(body: str) -> int:
    """Segments of the concatenated message: 160/153 septets, or 70/67 UTF-16 units."""
    if _GSM.issuperset(body):
        units = len(body)
        if not _EXTENDED.isdisjoint(body):
            units += sum(character in _EXTENDED for character in body)
        single, several = 160, 153
    else:
        units = len(body.encode("utf-16-le")) // 2
        single, several = 70, 67
    return 1 if units <= single else -(-units // several)
