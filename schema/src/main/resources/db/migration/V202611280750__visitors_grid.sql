-- What agents see of a visitor while they are there (GRD-2): who they said they are, and the visit that goes on. gone_at is when their
-- last page was closed; one that is loaded anew comes back at once, so that they count as there for a few seconds more.
ALTER TABLE visitor
    ADD COLUMN name             text        NOT NULL DEFAULT '' CHECK (length(name) <= 200),
    ADD COLUMN email            text        CHECK (length(email) BETWEEN 3 AND 320),
    ADD COLUMN time_zone        text        NOT NULL DEFAULT '' CHECK (length(time_zone) <= 60),
    ADD COLUMN visit_started_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN visit_pages      integer     NOT NULL DEFAULT 0,
    ADD COLUMN present          boolean     NOT NULL DEFAULT false,
    ADD COLUMN gone_at          timestamptz;
CREATE INDEX visitor_present ON visitor (account_id, visit_started_at DESC, id DESC) WHERE present;

-- The pages of the visit that goes on; of a long one, the last.
CREATE TABLE visitor_page (
    account_id uuid        NOT NULL,
    visitor_id uuid        NOT NULL,
    seq        integer     NOT NULL,
    url        text        NOT NULL CHECK (length(url) <= 2000),
    title      text        NOT NULL CHECK (length(title) <= 300),
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (account_id, visitor_id, seq),
    FOREIGN KEY (account_id, visitor_id) REFERENCES visitor (account_id, id) ON DELETE CASCADE
);
CALL protect_tenant_table('visitor_page');

-- The nodes that visitors of the account are connected to, each with when it last said that it runs: one write for all its visitors.
CREATE TABLE visitor_node (
    account_id uuid        NOT NULL REFERENCES account (account_id) ON DELETE CASCADE,
    id         uuid        NOT NULL,
    seen_at    timestamptz NOT NULL,
    PRIMARY KEY (account_id, id)
);
CALL protect_tenant_table('visitor_node');

-- Who is connected to which node. What a node that fell left here counts for nothing.
CREATE TABLE visitor_presence (
    account_id uuid NOT NULL,
    visitor_id uuid NOT NULL,
    node_id    uuid NOT NULL,
    PRIMARY KEY (account_id, visitor_id, node_id),
    FOREIGN KEY (account_id, visitor_id) REFERENCES visitor (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, node_id) REFERENCES visitor_node (account_id, id) ON DELETE CASCADE
);
CREATE INDEX visitor_presence_by_node ON visitor_presence (account_id, node_id);
CALL protect_tenant_table('visitor_presence');

-- What an agent showed a visitor, or where they sent them (GRD-4 to GRD-7). That one has expired is told by its time.
CREATE TABLE visitor_invitation (
    account_id      uuid        NOT NULL,
    id              uuid        NOT NULL DEFAULT uuidv7(),
    visitor_id      uuid        NOT NULL,
    agent_id        uuid        NOT NULL,
    kind            text        NOT NULL CHECK (kind IN ('INVITATION', 'PROMOTION', 'REDIRECT')),
    state           text        NOT NULL DEFAULT 'SENT' CHECK (state IN ('SENT', 'SEEN', 'ACCEPTED', 'DECLINED')),
    department_id   uuid,
    text            text        NOT NULL DEFAULT '' CHECK (length(text) <= 1000),
    image_url       text        CHECK (length(image_url) <= 2000),
    link_url        text        CHECK (length(link_url) <= 2000),
    sent_at         timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL,
    PRIMARY KEY (account_id, id),
    FOREIGN KEY (account_id, visitor_id) REFERENCES visitor (account_id, id) ON DELETE CASCADE,
    FOREIGN KEY (account_id, agent_id) REFERENCES agent (account_id, id),
    FOREIGN KEY (account_id, department_id) REFERENCES department (account_id, id),
    CHECK ((kind = 'INVITATION') = (department_id IS NOT NULL)),
    CHECK (kind = 'INVITATION' OR link_url IS NOT NULL)
);
CREATE INDEX visitor_invitation_of_visitor ON visitor_invitation (account_id, visitor_id, id);
CREATE INDEX visitor_invitation_by_agent ON visitor_invitation (account_id, agent_id);
CREATE INDEX visitor_invitation_by_department ON visitor_invitation (account_id, department_id) WHERE department_id IS NOT NULL;
CALL protect_tenant_table('visitor_invitation');

-- Agents see visitors and invite them unless their group says otherwise; those that are there get it as new ones do.
DO $$
DECLARE
    given text;
BEGIN
    SELECT pg_get_expr(adbin, adrelid) INTO given
    FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE adrelid = 'permission_group'::regclass AND attname = 'permissions';
    EXECUTE format('ALTER TABLE permission_group ALTER permissions SET DEFAULT array_append(%s, ''CHAT_VISITORS'')', given);
END $$;
ALTER TABLE permission_group NO FORCE ROW LEVEL SECURITY;
UPDATE permission_group SET permissions = array_append(permissions, 'CHAT_VISITORS') WHERE is_default;
ALTER TABLE permission_group FORCE ROW LEVEL SECURITY;
