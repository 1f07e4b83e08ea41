package app.balcao.ticket.copy;

/**
 * A person that mail is sent to.
 *
 * @param name maybe empty
 * @param address in its one form
 */
public record Addressee(String name, String address) {}
