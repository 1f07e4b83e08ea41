-- Whether a conversation was solved is kept where its agent wrote no summary, too (CHT-3).
ALTER TABLE conversation_closing DROP CONSTRAINT conversation_closing_summary_check;
ALTER TABLE conversation_closing ADD CONSTRAINT conversation_closing_summary_check CHECK (length(summary) <= 4000);
