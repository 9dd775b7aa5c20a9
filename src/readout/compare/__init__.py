"""What the groups amount to: stances, verdicts, rivals, outcomes, wording, and the event of a story."""
