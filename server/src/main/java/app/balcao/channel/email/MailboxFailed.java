package app.balcao.channel.email;

import java.util.UUID;

/** A mailbox that could be collected before cannot be any more. Published inside the transaction. */
public record MailboxFailed(UUID mailboxId, String address, String error) {}
