-- A session gets another secret when its agent proves again to be there. The former one is good for a moment longer,
-- for the requests that were under way with it.
ALTER TABLE agent_session
    ADD COLUMN former_secret_hash bytea,
    ADD COLUMN former_secret_until timestamptz,
    ADD CONSTRAINT agent_session_former_secret_whole
        CHECK ((former_secret_hash IS NULL) = (former_secret_until IS NULL));
