-- Which customer the company's own site says that a visitor is; null for somebody unknown.
ALTER TABLE visitor
    ADD COLUMN customer_id uuid,
    ADD FOREIGN KEY (account_id, customer_id) REFERENCES customer (account_id, id) ON DELETE SET NULL (customer_id);
CREATE INDEX visitor_by_customer ON visitor (account_id, customer_id) WHERE customer_id IS NOT NULL;
