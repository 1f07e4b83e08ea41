-- What lists are narrowed by or sorted by, so that a page costs what it shows.
CREATE INDEX agent_by_name ON agent (account_id, fold(name), id);
CREATE INDEX audit_entry_by_action ON audit_entry (account_id, action, id);
CREATE INDEX audit_entry_by_actor ON audit_entry (account_id, actor_id, id) WHERE actor_id IS NOT NULL;
CREATE INDEX blocked_address_search ON blocked_address USING gin (account_id, address gin_trgm_ops);
CREATE INDEX organization_domain_search ON organization_domain USING gin (account_id, domain gin_trgm_ops);

CREATE INDEX incoming_email_by_outcome ON incoming_email (account_id, outcome, id);
DROP INDEX incoming_email_set_aside;

CREATE INDEX outgoing_email_by_state ON outgoing_email (account_id, state, id) WHERE state <> 'SENT';
DROP INDEX outgoing_email_unsent;
