-- A department is of one account: without this the planner takes the two for independent, expects a handful of rows
-- where there are thousands, and reads them all before it sorts.
CREATE STATISTICS ticket_department_of_account (dependencies) ON account_id, department_id FROM ticket;
