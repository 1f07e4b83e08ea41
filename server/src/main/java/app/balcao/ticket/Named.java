package app.balcao.ticket;

import java.util.UUID;

/** Something by its id, with the name people know it by. */
public record Named(UUID id, String name) {}
