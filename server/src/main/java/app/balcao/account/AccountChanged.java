package app.balcao.account;

import java.util.UUID;

/** The account's settings changed. Published inside the transaction. */
public record AccountChanged(UUID accountId) {}
