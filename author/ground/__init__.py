"""What everything stands on: findings, files, places."""
