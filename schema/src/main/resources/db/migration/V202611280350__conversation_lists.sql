-- What runs in all departments, for who sees them all; and what ended in one, by number and by when it began.
CREATE INDEX conversation_running_anywhere ON conversation (account_id, id) INCLUDE (deleted_at)
    WHERE state IN ('RINGING', 'ACTIVE');
CREATE INDEX conversation_ended_by_number ON conversation (account_id, department_id, number) INCLUDE (deleted_at)
    WHERE state = 'ENDED';
CREATE INDEX conversation_ended_by_opening ON conversation (account_id, department_id, opened_at, id) INCLUDE (deleted_at)
    WHERE state = 'ENDED';
