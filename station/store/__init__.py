"""What is kept: sessions in SQLite, raw recordings in framed files."""
