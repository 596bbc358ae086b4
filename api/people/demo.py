"""The one password of the demo's people; used in demo mode only."""

DEMO_PASSWORD = "trunkline-demo"  # noqa: S105 - printed on the sign-in page of the demo
