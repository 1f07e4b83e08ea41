-- When people work (Turnos): windows of the week, and the lists of days on which they do not.
CREATE TABLE work_shift (
    account_id  uuid        NOT NULL REFERENCES account (account_id),
    id          uuid        NOT NULL DEFAULT uuidv7(),
    name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    time_zone   text,       -- null: the account's
    is_standard boolean     NOT NULL DEFAULT false,
    created_at  timestamptz NOT NULL DEFAULT now(),
    version     integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX work_shift_name ON work_shift (account_id, fold(name));
CREATE UNIQUE INDEX work_shift_one_standard ON work_shift (account_id) WHERE is_standard;

-- Minutes of the day; a night's work is a window up to 24:00 and one from 00:00 of the next day.
CREATE TABLE work_shift_window (
    account_id uuid     NOT NULL,
    shift_id   uuid     NOT NULL,
    weekday    smallint NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    starts     smallint NOT NULL CHECK (starts >= 0),
    ends       smallint NOT NULL CHECK (ends > starts AND ends <= 1440),
    PRIMARY KEY (account_id, shift_id, weekday, starts),
    FOREIGN KEY (account_id, shift_id) REFERENCES work_shift (account_id, id) ON DELETE CASCADE
);

-- Every account has a standard shift. Accounts there are get one; their number is in the only table all may read.
INSERT INTO work_shift (account_id, name, is_standard)
    SELECT account_id, 'Turno padrão', true FROM account_directory;
INSERT INTO work_shift_window (account_id, shift_id, weekday, starts, ends)
    SELECT account_id, id, weekday, starts, ends
    FROM work_shift, generate_series(1, 5) AS weekday, (VALUES (480, 720), (780, 1080)) AS hours (starts, ends);
CALL protect_tenant_table('work_shift');
CALL protect_tenant_table('work_shift_window');

-- A list of days without work. One with an address takes its days from there, and is not edited by hand.
CREATE TABLE holiday_calendar (
    account_id      uuid        NOT NULL REFERENCES account (account_id),
    id              uuid        NOT NULL DEFAULT uuidv7(),
    name            text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    feed_url        text        CHECK (length(feed_url) <= 2000),
    feed_read_at    timestamptz, -- when it last brought days
    feed_tried_at   timestamptz,
    feed_problem    text,        -- of the last try; null when it went well
    created_at      timestamptz NOT NULL DEFAULT now(),
    version         integer     NOT NULL DEFAULT 1,
    PRIMARY KEY (account_id, id)
);
CREATE UNIQUE INDEX holiday_calendar_name ON holiday_calendar (account_id, fold(name));
CALL protect_tenant_table('holiday_calendar');

-- A whole day without hours; yearly ones come back on the same day of every year.
CREATE TABLE holiday (
    account_id  uuid     NOT NULL,
    calendar_id uuid     NOT NULL,
    id          uuid     NOT NULL DEFAULT uuidv7(),
    day         date     NOT NULL,
    yearly      boolean  NOT NULL DEFAULT false,
    starts      smallint CHECK (starts >= 0),
    ends        smallint CHECK (ends > starts AND ends <= 1440),
    name        text     NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    PRIMARY KEY (account_id, calendar_id, id),
    CHECK ((starts IS NULL) = (ends IS NULL)),
    FOREIGN KEY (account_id, calendar_id) REFERENCES holiday_calendar (account_id, id) ON DELETE CASCADE
);
CREATE INDEX holiday_by_day ON holiday (account_id, calendar_id, day);
CALL protect_tenant_table('holiday');

CREATE TABLE work_shift_calendar (
    account_id  uuid NOT NULL,
    shift_id    uuid NOT NULL,
    calendar_id uuid NOT NULL,
    PRIMARY KEY (account_id, shift_id, calendar_id),
    FOREIGN KEY (account_id, shift_id) REFERENCES work_shift (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, calendar_id) REFERENCES holiday_calendar (account_id, id)
);
CREATE INDEX work_shift_calendar_by_calendar ON work_shift_calendar (account_id, calendar_id);
CALL protect_tenant_table('work_shift_calendar');

-- When an agent may be signed in, and when a department is there; a department without has the standard shift's hours.
ALTER TABLE agent ADD COLUMN work_shift_id uuid;
ALTER TABLE agent ADD FOREIGN KEY (account_id, work_shift_id) REFERENCES work_shift (account_id, id);
CREATE INDEX agent_by_work_shift ON agent (account_id, work_shift_id) WHERE work_shift_id IS NOT NULL;
ALTER TABLE department ADD COLUMN work_shift_id uuid;
ALTER TABLE department ADD FOREIGN KEY (account_id, work_shift_id) REFERENCES work_shift (account_id, id);
CREATE INDEX department_by_work_shift ON department (account_id, work_shift_id) WHERE work_shift_id IS NOT NULL;
