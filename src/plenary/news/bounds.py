"""How often the public may ask: enough for a hall behind one address, too little for a flood of mails."""

ASKED = {"most": 20, "seconds": 3600}  # from one network
MAILED = {"most": 3, "seconds": 3600}  # to one address that nobody has confirmed yet
