-- The planner counts the departments of all accounts together. Asked for the tickets of one department of one account, it
-- then expects next to none where there are thousands, and sorts them all for a page. Within an account departments
-- are few: the column says so, from the next ANALYZE on.
ALTER TABLE ticket ALTER COLUMN department_id SET (n_distinct = 20);
ANALYZE ticket;
