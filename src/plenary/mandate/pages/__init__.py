"""The pages of the mandate: they translate, and do no more."""
