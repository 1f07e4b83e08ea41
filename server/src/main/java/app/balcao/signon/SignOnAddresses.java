package app.balcao.signon;

import app.balcao.schema.tables.records.SignOnProviderRecord;
import app.balcao.signon.saml.SamlPeer;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The addresses here that providers send people to; configured at each provider, so they never change. */
@Component
class SignOnAddresses {

    private final String publicUrl;

    SignOnAddresses(@Value("${balcao.public-url}") String publicUrl) {
        this.publicUrl = publicUrl.replaceFirst("/+$", "");
    }

    String endpoint(SignOnKind kind, String account, UUID id) {
        return switch (kind) {
            case AGENT_JWT -> publicUrl + "/sso/agent";
            case CUSTOMER_JWT -> publicUrl + "/sso/portal/" + account;
            case OIDC -> openIdCallback();
            case SAML -> samlConsumer(account, id);
        };
    }

    SamlPeer peer(SignOnProviderRecord provider, String account) {
        return new SamlPeer(
                provider.getIssuer(),
                provider.getUrl(),
                provider.getCertificates(),
                samlMetadata(account, provider.getId()),
                samlConsumer(account, provider.getId()));
    }

    String openIdCallback() {
        return publicUrl + "/sso/oidc/callback";
    }

    String samlConsumer(String account, UUID id) {
        return publicUrl + "/sso/saml/" + account + "/" + id + "/acs";
    }

    /** Also the name this program has for the provider. */
    String samlMetadata(String account, UUID id) {
        return publicUrl + "/sso/saml/" + account + "/" + id + "/metadata";
    }
}
