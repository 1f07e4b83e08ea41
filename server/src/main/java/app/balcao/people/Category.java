package app.balcao.people;

import java.util.List;
import java.util.UUID;

/**
 * What a ticket is about, within departments (DEP-15).
 *
 * @param active whether it is offered for new tickets
 */
public record Category(UUID id, String name, boolean active, List<Department.Named> departments, int version) {}
