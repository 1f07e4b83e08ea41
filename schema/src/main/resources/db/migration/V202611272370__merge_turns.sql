-- What a merge ends besides the source, so that undoing it can give it back: the request to close the source, and, when
-- the target waits for its agent since, how the target stood and the request to close that.
ALTER TABLE ticket_merge
    ADD COLUMN source_request      jsonb, -- the row of closing_request
    ADD COLUMN target_situation    smallint,
    ADD COLUMN target_situation_at timestamptz,
    ADD COLUMN target_situation_by uuid,
    ADD COLUMN target_request      jsonb,
    ADD CHECK ((target_situation IS NULL) = (target_situation_at IS NULL)),
    ADD CHECK (target_request IS NULL OR target_situation IS NOT NULL);
