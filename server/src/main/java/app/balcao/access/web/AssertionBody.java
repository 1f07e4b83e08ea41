package app.balcao.access.web;

import app.balcao.access.PasskeyCeremonies.Assertion;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** What an authenticator signed, in Base64url. */
record AssertionBody(
        @NotEmpty @Size(max = 2000) String credentialId,
        @Nullable @Size(max = 200) String userHandle,
        @NotEmpty @Size(max = 5000) String authenticatorData,
        @NotEmpty @Size(max = 5000) String clientDataJson,
        @NotEmpty @Size(max = 5000) String signature) {

    Assertion assertion() {
        return new Assertion(credentialId, userHandle, authenticatorData, clientDataJson, signature);
    }
}
