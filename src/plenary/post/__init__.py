"""Mail out (receipts, reminders, news) and mail in (answers). It reads the record and is called by nobody below."""
