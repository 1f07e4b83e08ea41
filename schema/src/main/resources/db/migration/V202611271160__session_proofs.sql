-- When the agent last proved to be there, and why the program ended a session by itself.
ALTER TABLE agent_session
    ADD COLUMN confirmed_at timestamptz,
    ADD COLUMN end_reason   text CHECK (end_reason ~ '^[A-Z_]{1,40}$');
