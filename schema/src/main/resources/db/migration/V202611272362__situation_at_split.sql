-- How the ticket stood that messages were split off, so that undoing sees whether it moved on; null where that was before this.
ALTER TABLE ticket_split ADD COLUMN source_situation smallint;
