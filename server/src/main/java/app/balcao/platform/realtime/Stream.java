package app.balcao.platform.realtime;

import java.util.UUID;

/** Names one numbered stream: a topic belongs to an account, and means nothing outside of it. */
record Stream(UUID accountId, String topic) {}
