package app.balcao.notice;

import app.balcao.platform.i18n.Language;
import java.util.UUID;

/**
 * Somebody who gets a notice.
 *
 * @param language theirs, else the account's (LNG-6)
 */
public record Addressee(UUID agentId, String name, String email, Language language) {}
