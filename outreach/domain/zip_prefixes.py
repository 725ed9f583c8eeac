"""The states and time zones of ZIP codes, by their first three digits."""

PREFIXES = {
    "AL": "350-352 354-369", "AK": "995-999", "AZ": "850-853 855-857 859-860 863-865", "AR": "716-729",
    "CA": "900-908 910-928 930-961", "CO": "800-816", "CT": "060-069", "DE": "197-199",
    "DC": "200 202-205 569", "FL": "320-342 344 346-347 349", "GA": "300-319 398-399", "GU": "969",
    "HI": "967-968", "ID": "832-838", "IL": "600-620 622-629", "IN": "460-479", "IA": "500-516 520-528",
    "KS": "660-662 664-679", "KY": "400-418 420-427", "LA": "700-701 703-708 710-714", "ME": "039-049",
    "MD": "206-212 214-219", "MA": "010-027 055", "MI": "480-499", "MN": "550-551 553-567",
    "MS": "386-397", "MO": "630-631 633-641 644-658", "MT": "590-599", "NE": "680-681 683-693",
    "NV": "889-891 893-895 897-898", "NH": "030-038", "NJ": "070-089", "NM": "870-875 877-884",
    "NY": "005 063 100-149", "NC": "270-289", "ND": "580-588", "OH": "430-459", "OK": "730-731 734-749",
    "OR": "970-979", "PA": "150-196", "PR": "006-007 009", "RI": "028-029", "SC": "290-299",
    "SD": "570-577", "TN": "370-385", "TX": "733 750-770 772-799 885", "UT": "840-847",
    "VT": "050-054 056-059", "VA": "201 220-246", "VI": "008", "WA": "980-986 988-994",
    "WV": "247-268", "WI": "530-532 534-535 537-549", "WY": "820-831",
}  # fmt: skip
"""By USPS code; a prefix may belong to two states (063: Connecticut, and Fishers Island of New York)."""

_EASTERN, _CENTRAL, _MOUNTAIN, _PACIFIC = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles",
)  # fmt: skip

_ZONES = {
    # The edges of zones: counties on both sides share a prefix. Michigan's Upper Peninsula, Indiana's
    # corners, the middle of Kentucky and Tennessee, Florida's panhandle, the Alabamians who work in Georgia.
    (_EASTERN, _CENTRAL): "498 499 465 475 479 401 425 426 427 373 377 324 368",
    (_CENTRAL,): "463 464 476 477 420 421 422 423 424 370 371 372 380 381 382 383 384 385 375 325",
    (_EASTERN,): "374 376 378 379",
    (_CENTRAL, _MOUNTAIN): "585 586 588 575 576 690 691 692 677 678 798",
    (_MOUNTAIN,): "577 693 799 885",
    (_MOUNTAIN, _PACIFIC): "835 898 979",
    (_PACIFIC,): "838",
    ("America/Phoenix", _MOUNTAIN): "860 865",  # Hopi and Navajo
    ("America/Anchorage", "America/Adak"): "995",
    ("Pacific/Honolulu", "Pacific/Pago_Pago"): "967",  # American Samoa has a single code of Hawaii's
    ("Pacific/Guam", "Pacific/Palau", "Pacific/Chuuk", "Pacific/Majuro"): "969",
}

PREFIX_ZONES = {prefix: zones for zones, prefixes in _ZONES.items() for prefix in prefixes.split()}
"""The zones of prefixes that don't keep their state's, or not alone (rules P32, P36)."""
