"""How people sign in and prove who they are: the mailed link, an account elsewhere, passkeys, an app, recovery codes.

allauth keeps the factors and checks them; its own pages are not reachable. docs/decisions/0004-accounts.md says why.
"""
