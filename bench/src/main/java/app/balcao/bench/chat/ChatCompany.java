package app.balcao.bench.chat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * A company with one department, its agents and the visitors of its site, whose ids and secrets follow from their numbers.
 *
 * @param number of the companies in the database, from 1
 */
record ChatCompany(int number) {

    private static final int SECRET_BYTES = 32;

    private enum Kind {
        ACCOUNT,
        DEPARTMENT,
        PERMISSION_GROUP,
        WIDGET,
        AGENT,
        SESSION,
        VISITOR,
        CONVERSATION
    }

    // Version 7 in form, so that they sort by age as the database's own do.
    private UUID id(Kind kind, int which) {
        long place = (long) number << 32 | which;
        return new UUID(place << 16 | 0x7000L | kind.ordinal(), 0x8000_0000_0000_0000L | place);
    }

    UUID account() {
        return id(Kind.ACCOUNT, 0);
    }

    String loginName() {
        return "chat" + number;
    }

    UUID department() {
        return id(Kind.DEPARTMENT, 0);
    }

    UUID permissionGroup() {
        return id(Kind.PERMISSION_GROUP, 0);
    }

    /** The half of the widget's key that says which. */
    UUID widget() {
        return id(Kind.WIDGET, 0);
    }

    UUID agent(int which) {
        return id(Kind.AGENT, which);
    }

    UUID session(int which) {
        return id(Kind.SESSION, which);
    }

    UUID visitor(int which) {
        return id(Kind.VISITOR, which);
    }

    UUID conversation(int which) {
        return id(Kind.CONVERSATION, which);
    }

    private static byte[] secret(int which) {
        return ByteBuffer.allocate(SECRET_BYTES).putInt(which).array();
    }

    /** As COPY takes it. */
    static String secretHash(int which) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret(which));
            return "\\\\x" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Where browsers with the widget connect. */
    String socket() {
        return "/widget/v1/" + text(List.of(account(), widget()), new byte[0]) + "/socket";
    }

    /** What a visitor's browser was given when they first came. */
    String visitorToken(int which) {
        return text(List.of(account(), visitor(which)), secret(which));
    }

    /** Headers of a signed-in agent's browser. */
    String agentHeaders(int which) {
        return "Cookie: BALCAO_SESSION=" + text(List.of(account(), session(which)), secret(which))
                + "; XSRF-TOKEN=bench\r\nX-XSRF-TOKEN: bench\r\n";
    }

    private static String text(List<UUID> ids, byte[] secret) {
        ByteBuffer bytes = ByteBuffer.allocate(ids.size() * 2 * Long.BYTES + secret.length);
        for (UUID each : ids) {
            bytes.putLong(each.getMostSignificantBits()).putLong(each.getLeastSignificantBits());
        }
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes.put(secret).array());
    }
}
