"""PURE rules of leads: where a lead may go, who may enter one, how it is qualified."""
