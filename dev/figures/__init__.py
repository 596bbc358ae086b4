"""What the product looks like and what it weighs: pictures of all screens, and the figures to hold."""
