"""The demo: a sample practice, its patients' phones, and a virtual clock that takes them through ten days."""
