-- Every account has its chat widget from the beginning, so that looking at it writes nothing.
ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
ALTER TABLE chat_widget NO FORCE ROW LEVEL SECURITY;
INSERT INTO chat_widget (account_id) SELECT account_id FROM account ON CONFLICT DO NOTHING;
ALTER TABLE chat_widget FORCE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;

CREATE FUNCTION widget_of_account() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO chat_widget (account_id) VALUES (NEW.account_id);
    RETURN NULL;
END
$$;
CREATE TRIGGER widget_of_account AFTER INSERT ON account FOR EACH ROW EXECUTE FUNCTION widget_of_account();
