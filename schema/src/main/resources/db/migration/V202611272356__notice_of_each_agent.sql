-- Whoever becomes responsible for a ticket is told of its schedule, though who was responsible before has been.
ALTER TABLE ticket_schedule_notice
    DROP CONSTRAINT ticket_schedule_notice_pkey,
    ADD PRIMARY KEY (account_id, schedule_id, channel, agent_id);
