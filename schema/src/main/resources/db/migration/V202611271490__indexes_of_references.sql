-- What a custom field, or a department, is referred to by, for when one of them changes.
CREATE INDEX customer_field_value_by_field ON customer_field_value (account_id, field_id);
CREATE INDEX ticket_by_represented_department ON ticket (account_id, represented_department_id)
    WHERE represented_department_id IS NOT NULL;
