-- Bindings are also looked for by both at once.
CREATE INDEX customer_binding_by_both ON customer_binding (account_id, agent_id, department_id, created_at DESC, id DESC);
