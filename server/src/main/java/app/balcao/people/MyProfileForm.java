package app.balcao.people;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What agents change of themselves; see {@link Me.MyProfile} for what each means.
 *
 * @param email null leaves it as it is
 * @param photoId a picture they uploaded, or the one they have; null for none
 * @param emailNotices null leaves them as they are
 * @param browserNotices null leaves them as they are
 * @param chatSignals null leaves them as they are
 */
public record MyProfileForm(
        String name,
        @Nullable String email,
        @Nullable String language,
        @Nullable String timeZone,
        String theme,
        @Nullable String chatNickname,
        boolean chatOnlineAtSignIn,
        String signatureHtml,
        @Nullable UUID photoId,
        @Nullable Set<EmailNotice> emailNotices,
        @Nullable Set<EmailNotice> browserNotices,
        @Nullable Set<ChatSignal> chatSignals) {}
