package app.balcao.conversation.queue;

import java.util.UUID;

/** A queue works in another way now. Published inside the transaction. */
public record QueueSettingsChanged(UUID queueId) {}
