package app.balcao.backup;

import java.util.UUID;

/** A backup can be downloaded now. */
public record BackupReady(UUID backupId, UUID requestedBy) {}
