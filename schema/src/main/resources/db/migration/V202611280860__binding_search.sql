-- Bindings are looked for by a part of the customer's address.
CREATE INDEX customer_binding_search ON customer_binding USING gin (account_id, email gin_trgm_ops);
