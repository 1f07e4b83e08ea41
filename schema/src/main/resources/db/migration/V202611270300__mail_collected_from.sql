-- Mail that a mailbox held when it was set up, or pointed at another place, is somebody's archive: up to which UID it
-- reaches, and from when on mail in there is collected all the same. It must outlast the first reading being cut short.
ALTER TABLE mailbox
    ADD COLUMN collect_from timestamptz NOT NULL DEFAULT now() - interval '1 day',
    ADD COLUMN archive_uid  bigint      NOT NULL DEFAULT 0;

-- Where a message lies that was not fetched whole: until then its source is its headers at most.
ALTER TABLE incoming_email
    ADD COLUMN uid_validity bigint,
    ADD COLUMN uid          bigint,
    ADD CHECK ((uid IS NULL) = (uid_validity IS NULL));
