-- A queue may have what waits ring at everybody who can have it, until one accepts (DST-4).
ALTER TABLE queue DROP CONSTRAINT queue_distribution_check;
ALTER TABLE queue ADD CONSTRAINT queue_distribution_check
    CHECK (distribution IN ('TURN', 'LEAST_BUSY', 'LONGEST_IDLE', 'RING_ALL', 'BY_HAND'));

-- What rings at everybody is nobody's yet: whom it rings at is said by its open offers, one for each of them.
ALTER TABLE conversation DROP CONSTRAINT conversation_check;
ALTER TABLE conversation ADD CONSTRAINT conversation_check CHECK (state <> 'ACTIVE' OR agent_id IS NOT NULL);
DROP INDEX conversation_offer_open;
CREATE UNIQUE INDEX conversation_offer_open ON conversation_offer (account_id, conversation_id, agent_id)
    WHERE outcome = 'OPEN';

ALTER TABLE conversation_offer DROP CONSTRAINT conversation_offer_reason_check;
ALTER TABLE conversation_offer ADD CONSTRAINT conversation_offer_reason_check CHECK (reason IN
    ('BINDING', 'NAMED', 'TURN', 'LEAST_BUSY', 'LONGEST_IDLE', 'RING_ALL', 'PULLED', 'TRANSFER', 'INVITATION', 'TAKEN_OVER'));
ALTER TABLE conversation_offer DROP CONSTRAINT conversation_offer_outcome_check;
ALTER TABLE conversation_offer ADD CONSTRAINT conversation_offer_outcome_check CHECK (outcome IN
    ('OPEN', 'ACCEPTED', 'DECLINED', 'MISSED', 'TAKEN', 'CANCELLED'));
