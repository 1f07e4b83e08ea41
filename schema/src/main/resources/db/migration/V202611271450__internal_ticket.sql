-- Internal tickets: an agent asks a department for something. They have no customer; who opened them is the one who
-- asks, in the name of a department when they are of any.
ALTER TABLE ticket
    ALTER customer_id DROP NOT NULL,
    ADD represented_department_id uuid,
    ADD FOREIGN KEY (account_id, represented_department_id) REFERENCES department (account_id, id),
    ADD CONSTRAINT ticket_for_whom CHECK (
        CASE kind
            WHEN 'EXTERNAL' THEN customer_id IS NOT NULL AND represented_department_id IS NULL
            ELSE customer_id IS NULL AND created_by IS NOT NULL
        END);
-- What an agent asked for, and what was asked for in the name of a department, for its managers.
CREATE INDEX ticket_of_requester ON ticket (account_id, created_by, last_message_at, id) WHERE kind = 'INTERNAL';
CREATE INDEX ticket_of_represented ON ticket (account_id, represented_department_id, last_message_at, id)
    WHERE kind = 'INTERNAL';
