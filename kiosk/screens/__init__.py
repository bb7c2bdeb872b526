"""The screens: views that take plain data and give back intents."""
