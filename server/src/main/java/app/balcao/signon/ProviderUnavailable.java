package app.balcao.signon;

/**
 * A provider of the account's single sign-on did not answer as it should, as somebody wanted to sign in.
 *
 * @param label what the account calls it
 */
public record ProviderUnavailable(String label) {}
