-- What a department does after a chat: the survey it shows, and who is sent a copy of what was said.
ALTER TABLE department
    ADD COLUMN rating_asked      boolean NOT NULL DEFAULT true,
    ADD COLUMN rating_format     text    NOT NULL DEFAULT 'STARS' CHECK (rating_format IN ('STARS', 'FACES')),
    ADD COLUMN rating_question   text    CHECK (length(rating_question) BETWEEN 1 AND 200),
    ADD COLUMN contact_email     text    CHECK (length(contact_email) BETWEEN 3 AND 320),
    ADD COLUMN transcript_copied boolean NOT NULL DEFAULT false;

-- How it was asked: a face is one, three or five stars.
ALTER TABLE conversation_rating
    ADD COLUMN format text NOT NULL DEFAULT 'STARS' CHECK (format IN ('STARS', 'FACES'));
