package app.balcao.access;

import java.util.List;

/**
 * What it takes to make a token; see {@link ApiToken}.
 *
 * @param days after which it expires
 */
public record ApiTokenForm(String name, List<String> scopes, List<String> addresses, int days) {}
