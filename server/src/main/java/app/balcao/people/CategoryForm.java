package app.balcao.people;

import java.util.List;
import java.util.UUID;

/** What an administrator fills in for a category (DEP-16). */
public record CategoryForm(String name, boolean active, List<UUID> departmentIds) {}
