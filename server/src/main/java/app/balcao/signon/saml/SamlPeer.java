package app.balcao.signon.saml;

/**
 * A SAML provider and this program as it knows it.
 *
 * @param issuer the provider's entity id
 * @param url where browsers are sent
 * @param certificates it signs with, in PEM
 * @param entityId of this program
 * @param consumer the address here that takes responses
 */
public record SamlPeer(String issuer, String url, String certificates, String entityId, String consumer) {}
