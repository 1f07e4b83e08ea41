package app.balcao.people;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator fills in for an agent (AGT-2); see {@link Agent} for what each means.
 *
 * @param permissionGroupId null leaves the one they have, which is the account's default group for a new agent
 * @param automaticDistribution null leaves what they have, which is yes for a new agent (CAG-5)
 * @param mostConversations null leaves what they have, which is 4 for a new agent
 * @param workShiftId the shift outside of which they cannot sign in; null for none (SEC-25)
 * @param sendsValidation whether an address that needs it, new or changed, is sent the link to validate it (AGT-3)
 */
public record AgentForm(
        String name,
        String email,
        boolean isAdministrator,
        boolean active,
        boolean sendsValidation,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String chatNickname,
        boolean chatOnlineAtSignIn,
        @Nullable Boolean automaticDistribution,
        @Nullable Integer mostConversations,
        String signatureHtml,
        @Nullable UUID permissionGroupId,
        @Nullable UUID workShiftId,
        List<AgentPlace> departments) {

    /** A place in a department: works there on tickets, on chat, or manages it; at least one of the three. */
    public record AgentPlace(UUID departmentId, boolean tickets, boolean chat, boolean manager) {

        boolean isEmpty() {
            return !tickets && !chat && !manager;
        }
    }

    /** A plain, active agent without settings of their own, for programs. */
    public static AgentForm plain(String name, String email, List<AgentPlace> departments) {
        return new AgentForm(
                name, email, false, true, true, null, null, null, true, null, null, "", null, null, departments);
    }
}
