"""Load cells on a Phidget bridge, by Phidgets' own library."""
