"""Orders and provisioning: from the signed contract or the portal's cart to ready for billing."""
