package app.balcao.account;

import java.util.UUID;

/** How the account guards itself changed. Published inside the transaction. */
public record SecuritySettingsChanged(UUID accountId) {}
