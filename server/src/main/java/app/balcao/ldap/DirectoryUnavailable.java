package app.balcao.ldap;

/** The account's directory could not be asked about a password, as somebody wanted to sign in. */
public record DirectoryUnavailable(String host) {}
