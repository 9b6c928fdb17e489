"""What a group tells everybody: news, answers to questions of the public, thanks to whoever helped."""
