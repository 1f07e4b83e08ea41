package app.balcao.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The signed-in agent, as their own browser needs to know them.
 *
 * @param language tag in force: their own, else the account's (LNG-6)
 * @param timeZone IANA name in force
 * @param chatStatus what they are in the chat right now (AGT-13)
 * @param mayChangeEmail whether they may change their own address (AGT-6)
 * @param permissions what they may do, be it in some departments only
 * @param ticketTopics realtime topics that tell of the tickets they see
 */
public record Me(
        MyProfile agent,
        MyAccount account,
        String language,
        String timeZone,
        ChatStatus chatStatus,
        List<MyDepartment> departments,
        List<Permission> permissions,
        List<String> ticketTopics,
        boolean mayChangeEmail) {

    /** The account the agent belongs to. */
    public record MyAccount(
            UUID id,
            String loginName,
            String companyName,
            String language,
            String timeZone,
            @Nullable String accent,
            @Nullable String logoUrl) {}

    /** A department the agent has a place in. */
    public record MyDepartment(UUID id, String name, boolean tickets, boolean chat, boolean manager) {}

    /**
     * What the agent edits under Meus dados (AGT-12).
     *
     * @param pendingEmail new address that waits for its validation (AGT-5)
     * @param language own choice; null follows the account
     * @param timeZone own choice; null follows the account
     * @param chatOnlineAtSignIn whether they become online in the chat by signing in, or offline
     * @param theme auto, light or dark
     * @param emailNotices what they are told by e-mail too
     * @param browserNotices what they are told by their browser too
     * @param chatSignals how their browser tells of chats
     */
    public record MyProfile(
            UUID id,
            String name,
            String email,
            @Nullable String pendingEmail,
            @Nullable String language,
            @Nullable String timeZone,
            String theme,
            @Nullable String chatNickname,
            boolean chatOnlineAtSignIn,
            String signatureHtml,
            @Nullable UUID photoId,
            @Nullable String photoUrl,
            List<EmailNotice> emailNotices,
            List<EmailNotice> browserNotices,
            List<ChatSignal> chatSignals,
            boolean isOwner,
            boolean isAdministrator,
            int version) {}
}
