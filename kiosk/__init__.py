"""The kiosk: the only place where the parts are chosen and joined."""
