package app.balcao.people;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as administrators see and edit them.
 *
 * @param email by which they sign in
 * @param pendingEmail address that replaces it once it is validated (AGT-5)
 * @param emailValidated whether they proved to read it; they cannot sign in before (AGT-3)
 * @param hasPassword whether they set one, or an administrator did
 * @param lastAccessAt when they last used Balcão; null when never
 * @param language tag of their own choice; null follows the account (LNG-4)
 * @param timeZone IANA name of their own choice; null follows the account
 * @param chatOnlineAtSignIn what their status in the chat becomes when they sign in: online, or else offline
 * @param automaticDistribution whether waiting conversations are given to them in turn (CAG-5)
 * @param mostConversations how many they attend at the same time, over all departments (CHT-2)
 * @param workShift the shift outside of which they cannot sign in; null for none (SEC-25)
 * @param version of what {@code If-Match} names
 */
public record Agent(
        UUID id,
        String name,
        String email,
        @Nullable String pendingEmail,
        boolean isOwner,
        boolean isAdministrator,
        boolean active,
        boolean emailValidated,
        boolean hasPassword,
        boolean locked,
        @Nullable Instant lastAccessAt,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String chatNickname,
        boolean chatOnlineAtSignIn,
        boolean automaticDistribution,
        int mostConversations,
        String signatureHtml,
        @Nullable String photoUrl,
        Group permissionGroup,
        Department.@Nullable Named workShift,
        List<AgentDepartment> departments,
        int version) {

    /** The agent's permission group; administrators have one too, which counts once they are none. */
    public record Group(UUID id, String name) {}

    /** The agent's place in a department (DEP-9, DEP-10). */
    public record AgentDepartment(UUID departmentId, String name, boolean tickets, boolean chat, boolean manager) {}
}
