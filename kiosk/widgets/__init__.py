"""Hand-written widgets: labels, buttons, panels, the bars of the round."""
