package app.balcao.conversation.routing;

import java.util.UUID;

/** Something of a queue rings at an agent no more, who may have room for something else of it. */
record RingTakenBack(UUID queueId) {}
