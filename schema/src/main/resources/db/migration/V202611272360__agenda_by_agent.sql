-- Whose agenda a schedule stands in, kept with it: a page of an agenda then reads what it shows, be the company's
-- other schedules and the agent's other tickets many or few. The ticket says who it is, so here it is no foreign key.
ALTER TABLE ticket_schedule ADD COLUMN agent_id uuid;

ALTER TABLE ticket NO FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket_schedule NO FORCE ROW LEVEL SECURITY;
UPDATE ticket_schedule SET agent_id = ticket.agent_id
FROM ticket WHERE (ticket.account_id, ticket.id) = (ticket_schedule.account_id, ticket_schedule.ticket_id);
ALTER TABLE ticket_schedule FORCE ROW LEVEL SECURITY;
ALTER TABLE ticket FORCE ROW LEVEL SECURITY;

DROP INDEX ticket_schedule_agenda;
CREATE INDEX ticket_schedule_agenda ON ticket_schedule (account_id, agent_id, starts_at, id) WHERE ended_at IS NULL;

CREATE FUNCTION schedule_of_agent() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    NEW.agent_id := (SELECT agent_id FROM ticket WHERE (account_id, id) = (NEW.account_id, NEW.ticket_id));
    RETURN NEW;
END
$$;
CREATE TRIGGER ticket_schedule_agent BEFORE INSERT ON ticket_schedule
    FOR EACH ROW EXECUTE FUNCTION schedule_of_agent();

CREATE FUNCTION schedule_changes_agent() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    UPDATE ticket_schedule SET agent_id = NEW.agent_id
    WHERE account_id = NEW.account_id AND ticket_id = NEW.id AND ended_at IS NULL;
    RETURN NULL;
END
$$;
CREATE TRIGGER ticket_agent_of_schedule AFTER UPDATE OF agent_id ON ticket
    FOR EACH ROW WHEN (OLD.agent_id IS DISTINCT FROM NEW.agent_id) EXECUTE FUNCTION schedule_changes_agent();
