"""Settings of the property tests of the pages: how long an example takes is no promise of the product."""

from hypothesis import settings

settings.register_profile("pages", deadline=None, max_examples=200)
settings.load_profile("pages")
