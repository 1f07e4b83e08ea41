package app.balcao.account;

import java.util.UUID;

/** An account was opened. Published inside the transaction, so that modules lay what each account needs of them. */
public record AccountCreated(UUID accountId) {}
