-- When an agent last took a conversation or was done with one, so that who has been idle for longest is known (DST-2).
ALTER TABLE agent_chat_status ADD COLUMN free_since timestamptz NOT NULL DEFAULT now();

-- What rings at an agent, to take it back when they go; and how fast a queue has been answered lately, to tell who waits (QUE-3).
CREATE INDEX conversation_offer_ringing ON conversation_offer (account_id, agent_id) INCLUDE (queue_id, reason)
    WHERE outcome = 'OPEN';
CREATE INDEX conversation_offer_answered ON conversation_offer (account_id, queue_id, closed_at)
    WHERE outcome = 'ACCEPTED';
