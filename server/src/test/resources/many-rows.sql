-- An account with thousands of rows of everything that is listed; see ManyRows, which names the account and its people.

insert into organization (account_id, name)
select :account, 'Organização ' || n from generate_series(1, 1500) n;

insert into customer (account_id, name, organization_id)
select :account, 'Cliente ' || n, o.id
from generate_series(1, 4000) n
left join (select id, row_number() over (order by id) as place from organization
    where account_id = :account) o on o.place = n % 1500 + 1;

insert into customer_email (account_id, email, customer_id, position)
select account_id, replace(lower(name), ' ', '') || '@cliente.example', id, 0
from customer where account_id = :account;

insert into category (account_id, name) values (:account, 'Dúvida');

insert into ticket (account_id, number, origin, subject, department_id, category_id, customer_id, agent_id,
    situation, created_at, situation_at, last_message_at, first_reply_at, closed_at, last_message_by,
    priority, reply_token)
select :account, n, 'AGENT', 'Assunto ' || n, case when n % 3 = 0 then :sales else :support end,
    case when n % 50 = 0 then (select id from category where account_id = :account) end,
    c.id,
    case when s.code = 1 then null when n % 3 = 0 then :seller when n % 5 = 0 then :colleague else :agent end,
    s.code, t.at, t.at, t.at, t.at, case when s.code = 5 then t.at end, 'AGENT', n % 4 + 1, md5(n::text)
from generate_series(1, :tickets) n
join (select id, row_number() over (order by id) as place from customer
    where account_id = :account) c on c.place = n % 4000 + 1
cross join lateral (select case when n <= :tickets - 400 then 5
    else (array[1, 0, 2, 3, 6])[n % 5 + 1] end as code) s
cross join lateral (select now() - (:tickets - n) * interval '30 minutes' as at) t;

insert into ticket_message (account_id, ticket_id, kind, author_kind, author_id, html, created_at, search, search_era)
select t.account_id, t.id, 'REPLY', 'CUSTOMER', t.customer_id, w.words, t.created_at,
    ticket_search_vector('balcao_pt', t.subject, w.words, t.department_id, (t.number >> 11)::integer),
    (t.number >> 11)::integer
from ticket t
cross join lateral (select 'nota fiscal ' || case when number % 1000 = 7 then 'ornitorrinco' else '' end
    as words) w
where t.account_id = :account;

insert into ticket_schedule (account_id, ticket_id, starts_at, created_at, created_by)
select account_id, id, now() + (number - :tickets / 2) * interval '3 hours', now(), :agent
from ticket where account_id = :account;

update ticket_counter set last_number = :tickets where account_id = :account;

insert into notification (account_id, agent_id, kind, ticket_id, read_at)
select account_id, :agent, 'TICKET_OPENED', id, case when number % 10 = 0 then null else now() end
from ticket where account_id = :account;

insert into agent (account_id, name, email)
select :account, 'Atendente ' || n, 'atendente' || n || '@empresa.example' from generate_series(1, 900) n;

insert into department_agent (account_id, department_id, agent_id, tickets, chat)
select account_id, :sales, id, true, false from agent
where account_id = :account and name like 'Atendente %';

insert into sign_on_provider (account_id, kind, label, issuer, url, certificates)
select :account, 'SAML', 'Provedor', 'idp', 'https://idp.example', 'pem';

insert into sign_on_link (account_id, provider_id, subject, agent_id)
select agent.account_id, sign_on_provider.id, agent.name, agent.id from agent
join sign_on_provider on sign_on_provider.account_id = agent.account_id where agent.account_id = :account;

insert into audit_entry (account_id, id, actor_kind, actor_id, action, item_type, item_id, ip, after, at)
select :account, uuidv7((n - 5000) * interval '1 minute'), case when n % 500 = 0 then 'API_TOKEN' else 'AGENT' end,
    case when n % 100 = 0 then :manager else :owner end,
    case when n % 100 = 0 then 'customer.removed' else 'customer.changed' end,
    case when n % 500 = 1 then 'agent' else 'customer' end,
    case when n % 500 = 2 then :colleague::text else 'x' || n end,
    case when n % 500 = 3 then '203.0.113.7' else '192.0.2.1' end,
    jsonb_build_object('name', case when n % 500 = 4 then 'ornitorrinco' else 'auditado' end),
    now() - (5000 - n) * interval '1 minute'
from generate_series(1, 5000) n;

insert into blocked_address (account_id, address)
select :account, 'mau' || n || '@ruim.example' from generate_series(1, 3000) n;

insert into mailbox (account_id, name, address, department_id, active, imap_host, imap_port, imap_security,
    imap_user, imap_secret)
select :account, 'Caixa ' || n, 'caixa' || n || '@empresa.example', :support, false, 'localhost', 1, 'NONE',
    'x', '\x00' from generate_series(1, 2) n;

insert into stored_file (account_id, sha256, size_bytes) values (:account, sha256('x'), 1);

insert into incoming_email (account_id, mailbox_id, fingerprint, source, outcome)
select :account, m.id, sha256(n::text::bytea), sha256('x'),
    case when n % 200 = 0 then 'SET_ASIDE' when n % 200 = 1 then 'BLOCKED' else 'IGNORED' end
from generate_series(1, 5000) n
join (select id, row_number() over (order by id) as place from mailbox
    where account_id = :account) m on m.place = case when n % 50 = 0 then 2 else 1 end;

insert into outgoing_email (account_id, rfc_id, kind, automatic, from_name, from_address, to_address, subject,
    html, state)
select :account, 'm' || n || '@empresa.example', 'REPLY', false, 'Nós', 'nos@empresa.example',
    'ze@cliente.example', 'Assunto', 'x', case when n % 200 = 0 then 'FAILED' when n % 200 = 1 then 'BOUNCED'
    when n % 200 = 2 then 'QUEUED' else 'SENT' end
from generate_series(1, 5000) n;

-- A tag that more tickets have than a search for it as a word looks at.
WITH made AS (
    INSERT INTO tag (account_id, name, color)
    SELECT :account, 'Garantia estendida', 'teal'
    RETURNING account_id, id)
INSERT INTO ticket_tag (account_id, ticket_id, tag_id)
SELECT made.account_id, ticket.id, made.id
FROM made JOIN ticket ON ticket.account_id = made.account_id
WHERE ticket.number % 50 = 0;

-- Conversations, all but 200 of them ended; a few customers have many.
insert into conversation (account_id, number, queue_id, department_id, channel, entry, contact, customer_id, customer_name,
    customer_email, state, agent_id, opened_at, waiting_since, answered_at, ended_at, end_reason, last_seq)
select :account, n, q.id, q.department_id, 'WEB_CHAT', 'CUSTOMER', 'visitante' || n % 500, c.customer_id, 'Cliente ' || n % 500,
    'cliente' || n % 500 || '@cliente.example', s.state,
    case when s.state <> 'WAITING' then case when n % 2 = 0 then :agent else :colleague end end,
    now() - (6000 - n) * interval '10 minutes', now() - (6000 - n) * interval '10 minutes',
    case when s.state <> 'WAITING' then now() - (6000 - n) * interval '10 minutes' end,
    case when s.state = 'ENDED' then now() end, case when s.state = 'ENDED' then 'AGENT' end, 3
from generate_series(1, 6000) n
join queue q on q.account_id = :account and q.department_id = case when n % 3 > 0 then :support else :sales end
left join customer_email c on c.account_id = :account and c.email = 'cliente' || n % 500 || '@cliente.example'
cross join lateral (select case when n % 60 = 0 then 'WAITING' when n % 60 = 1 then 'ACTIVE' else 'ENDED' end) s (state);

insert into conversation_message (account_id, conversation_id, seq, author, kind, text, sent_at)
select account_id, id, n, 'CUSTOMER', 'TEXT', 'Mensagem', opened_at
from conversation cross join generate_series(1, 3) n where account_id = :account;

with made as (
    insert into conversation_label (account_id, name, color) values (:account, 'Rótulo', '#2b8a3e') returning account_id, id)
insert into conversation_labelled (account_id, conversation_id, label_id)
select made.account_id, conversation.id, made.id
from made join conversation on conversation.account_id = made.account_id where conversation.number % 20 = 2;

insert into customer_binding (account_id, agent_id, department_id, email, created_at)
select :account, case when n % 3 = 0 then :colleague else :agent end, case when n % 100 = 0 then :sales else :support end,
    'vinculado' || n || '@cliente.example', now() - n * interval '1 minute'
from generate_series(1, 6000) n;
insert into conversation_rating (account_id, conversation_id, department_id, agent_id, stars, comment, rated_at)
select account_id, id, department_id, agent_id, 1 + number % 5, 'Bom', opened_at
from conversation where account_id = :account and state = 'ENDED' and number % 2 = 0;

select set_config('app.trash', 'open', true);
update conversation set deleted_at = now(), deleted_by = :owner
where account_id = :account and state = 'ENDED' and number % 40 = 7;

-- Visitors: a tenth of them are there now.
INSERT INTO visitor_node (account_id, id, seen_at) VALUES (:account, :account, now() + interval '1 day');
INSERT INTO visitor (account_id, secret_hash, page_url, page_title, page_since, ip, visit_started_at, first_seen_at, last_seen_at, present)
SELECT :account, '\x00', 'https://cliente.example/' || n, 'Página ' || n, now(), '203.0.113.7', now() - n * interval '1 second', now(),
       now(), n % 10 = 0
FROM generate_series(1, 20000) AS n;
INSERT INTO visitor_presence (account_id, visitor_id, node_id)
SELECT :account, id, :account FROM visitor WHERE account_id = :account AND present;
