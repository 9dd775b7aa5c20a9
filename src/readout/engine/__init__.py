"""The plan and who carries it out: joins the stages, turns errors on one record into a `Skipped`."""
