-- Whether anybody is there to attend who waits. Null while nobody was since they came: nobody has left them then.
ALTER TABLE conversation ADD COLUMN attendable boolean;
ALTER TABLE conversation DROP CONSTRAINT conversation_end_reason_check;
ALTER TABLE conversation ADD CONSTRAINT conversation_end_reason_check CHECK (end_reason IN
    ('AGENT', 'CUSTOMER', 'DISCONNECTED', 'INACTIVITY', 'ABANDONED', 'OVERFLOW', 'OUT_OF_HOURS', 'BLOCKED'));
