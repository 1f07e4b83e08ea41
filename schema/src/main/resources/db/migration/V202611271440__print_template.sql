-- How a company prints its tickets: every version that was ever saved; the last one holds. One without a body went back
-- to the product's own.
CREATE TABLE print_template (
    account_id uuid        NOT NULL REFERENCES account (account_id),
    number     integer     NOT NULL CHECK (number > 0),
    body       text,
    font       text        NOT NULL CHECK (font IN ('SANS', 'SERIF', 'MONO')),
    font_size  smallint    NOT NULL CHECK (font_size BETWEEN 8 AND 16),
    spacing    text        NOT NULL CHECK (spacing IN ('COMPACT', 'NORMAL', 'WIDE')),
    saved_at   timestamptz NOT NULL,
    saved_by   uuid,
    saver_name text        NOT NULL,
    PRIMARY KEY (account_id, number)
);
CALL protect_tenant_table('print_template');
