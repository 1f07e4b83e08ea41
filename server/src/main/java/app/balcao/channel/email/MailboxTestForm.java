package app.balcao.channel.email;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The servers of a mailbox to try.
 *
 * @param mailboxId whose stored passwords stand in for absent ones; absent for a mailbox that is not saved yet
 */
public record MailboxTestForm(
        @Nullable UUID mailboxId, MailboxForm.@Nullable Imap imap, MailboxForm.@Nullable Smtp smtp) {}
