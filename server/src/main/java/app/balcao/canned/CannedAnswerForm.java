package app.balcao.canned;

import java.util.List;
import java.util.UUID;

/** What is filled in for a canned answer; see {@link CannedAnswer} for what each means. */
public record CannedAnswerForm(CannedAnswer.Scope scope, String name, String html, List<UUID> departmentIds) {}
