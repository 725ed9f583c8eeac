"""The parts of `clinic.toml` that say how long records are kept, and when a number has grown old."""

from pydantic import BaseModel, ConfigDict, Field, field_validator

WORDS_KEPT_YEARS = 6
"""45 CFR 164.316(b)(2) and 164.530(j), rule P44."""


class RegistryWords(BaseModel):
    """When a number is to be asked about at the Reassigned Numbers Database (rule P5)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    stale_after_days: int = Field(default=180, ge=1, le=3650)


class RetentionWords(BaseModel):
    """How long what may go is kept; consents, opt-outs, moves and incidents never go (rules P14, P44)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    words_years: int = Field(default=WORDS_KEPT_YEARS, le=100, description="what messages and replies said")
    receipts_days: int = Field(default=90, ge=30, le=36500, description="the carrier's receipts as they came")
    page_tries_days: int = Field(
        default=30, ge=7, le=36500, description="wrong dates of birth on pages, which count for a week"
    )

    @field_validator("words_years")
    @classmethod
    def _long_enough(cls, value: int) -> int:
        if value < WORDS_KEPT_YEARS:
            raise ValueError(f"must be {WORDS_KEPT_YEARS} or more: documentation is kept so long (rule P44)")
        return value
