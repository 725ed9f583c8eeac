"""A stand-alone stand-in for the outside world: a Twilio-compatible carrier, a mailbox and phones to hold."""
