package app.balcao.platform.audit;

import java.util.UUID;

/**
 * The API token by which a request came, if by one: set as an attribute of the request, so that the audit tells what
 * an agent's program did from what the agent did by hand.
 *
 * @param name of the token
 */
public record ActingProgram(UUID tokenId, String name) {

    /** Name of the request's attribute. */
    public static final String ATTRIBUTE = ActingProgram.class.getName();
}
