-- How many tickets of a departure went to its receiver, who is told once when all have gone.
ALTER TABLE agent_departure_destination ADD COLUMN handed_over integer NOT NULL DEFAULT 0;
