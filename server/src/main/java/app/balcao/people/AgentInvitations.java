package app.balcao.people;

import app.balcao.people.AgentForm.AgentPlace;
import app.balcao.people.Invitation.Outcome;
import app.balcao.people.store.AgentRepository;
import app.balcao.people.store.DepartmentRepository;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Messages;
import de.siegmar.fastcsv.reader.CsvParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Invites several agents at once (Convidar vários, AGT-19). What is wrong with one line keeps no other from its way. */
@Service
public class AgentInvitations {

    /** Most lines of a list. */
    public static final int MOST_LINES = 500;

    // Each lot is stored, and its mails are on their way, before the next: others wait no longer than for one.
    private static final int AT_ONCE = 50;

    private final NewAgents newAgents;
    private final Agents agents;
    private final AgentRepository repository;
    private final DepartmentRepository departments;
    private final Directory directory;
    private final Messages messages;
    private final TransactionTemplate transaction;

    AgentInvitations(
            NewAgents newAgents,
            Agents agents,
            AgentRepository repository,
            DepartmentRepository departments,
            Directory directory,
            Messages messages,
            TransactionTemplate transaction) {
        this.newAgents = newAgents;
        this.agents = agents;
        this.repository = repository;
        this.departments = departments;
        this.directory = directory;
        this.messages = messages;
        this.transaction = transaction;
    }

    /**
     * What inviting a list would do.
     *
     * @param places that everybody of it gets, besides those that their line names
     * @throws Problem forbidden; validation, for a list that is too long or cannot be read
     */
    public List<Invitation> preview(ActingAgent acting, String content, List<AgentPlace> places) {
        acting.require(Permission.MANAGE_PEOPLE);
        List<InvitationList.Entry> entries = read(content);
        return transaction.execute(status -> {
            Judge judge = new Judge(acting, places);
            return entries.stream().map(judge::judge).map(Judged::invitation).toList();
        });
    }

    /**
     * Invites a list: who is fine becomes an agent and is sent the link to get in. Doing it again invites nobody twice.
     *
     * @param places as for {@link #preview}
     * @throws Problem as {@link #preview}
     */
    public List<Invitation> invite(ActingAgent acting, String content, List<AgentPlace> places) {
        acting.require(Permission.MANAGE_PEOPLE);
        List<InvitationList.Entry> entries = read(content);
        Set<String> seen = new HashSet<>();
        List<Invitation> outcomes = new ArrayList<>();
        for (int from = 0; from < entries.size(); from += AT_ONCE) {
            List<InvitationList.Entry> lot = entries.subList(from, Math.min(from + AT_ONCE, entries.size()));
            outcomes.addAll(transaction.execute(status -> {
                directory.lock();
                Judge judge = new Judge(acting, places);
                judge.seen.addAll(seen);
                List<Invitation> done = lot.stream()
                        .map(each -> invite(acting, judge.judge(each)))
                        .toList();
                seen.addAll(judge.seen);
                return done;
            }));
        }
        return outcomes;
    }

    private Invitation invite(ActingAgent acting, Judged judged) {
        Invitation invitation = judged.invitation();
        if (invitation.outcome() != Outcome.READY) {
            return invitation;
        }
        newAgents.register(
                acting, AgentForm.plain(invitation.name(), invitation.email(), judged.places()), FirstAccess.BY_LINK);
        return invitation.invited();
    }

    private static List<InvitationList.Entry> read(String content) {
        List<InvitationList.Entry> entries;
        try {
            entries = InvitationList.read(content);
        } catch (CsvParseException noCsv) {
            throw Problem.validation(FieldProblem.of("content", "csv", "people.invitation.csv"));
        }
        if (entries.isEmpty()) {
            throw Problem.validation(FieldProblem.of("content", "required", "people.invitation.empty"));
        }
        if (entries.size() > MOST_LINES) {
            throw Problem.validation(FieldProblem.of("content", "size", "people.invitation.many", MOST_LINES));
        }
        return entries;
    }

    private record Judged(Invitation invitation, List<AgentPlace> places) {}

    /** Looks at one line after the other, as things stand in the running transaction. */
    private final class Judge {

        private final Map<UUID, AgentPlace> everybodys = new LinkedHashMap<>();
        private final Map<String, UUID> idsByName = new LinkedHashMap<>();
        private final Map<UUID, String> names = new LinkedHashMap<>();
        private final Set<String> seen = new HashSet<>();
        private long seatsLeft;

        Judge(ActingAgent acting, List<AgentPlace> places) {
            departments.list(null).forEach(each -> {
                idsByName.put(InvitationList.fold(each.name()), each.id());
                names.put(each.id(), each.name());
            });
            for (AgentPlace place : places) {
                if (!names.containsKey(place.departmentId()) || place.isEmpty()) {
                    throw Problem.validation(FieldProblem.of("departments", "unknown", "problem.field.unknown"));
                }
                everybodys.put(place.departmentId(), place);
            }
            Seats seats = agents.seats(acting);
            seatsLeft = seats.limit() == null ? Long.MAX_VALUE : seats.limit() - seats.used();
        }

        Judged judge(InvitationList.Entry entry) {
            FormChecks checks = new FormChecks();
            String email = checks.email("email", entry.email());
            String typed = entry.name().isBlank() ? localPart(email) : entry.name();
            String name = checks.name("name", typed, Agents.LONGEST_NAME);
            Map<UUID, AgentPlace> places = new LinkedHashMap<>(everybodys);
            for (String department : entry.departments()) {
                UUID id = idsByName.get(InvitationList.fold(department));
                if (id == null) {
                    checks.that(false, "departments", "unknown", "people.invitation.department");
                } else {
                    places.putIfAbsent(id, new AgentPlace(id, true, true, false));
                }
            }
            Outcome outcome = outcome(checks, email);
            return new Judged(
                    new Invitation(
                            entry.line(),
                            name,
                            email.isEmpty() ? entry.email() : email,
                            places.keySet().stream().map(names::get).toList(),
                            outcome,
                            problem(checks)),
                    List.copyOf(places.values()));
        }

        private Outcome outcome(FormChecks checks, String email) {
            if (!checks.found().isEmpty()) {
                return Outcome.INVALID;
            }
            if (!seen.add(email)) {
                return Outcome.DUPLICATE;
            }
            if (repository.isTaken(email, null)) {
                return Outcome.ALREADY_AGENT;
            }
            if (seatsLeft <= 0) {
                return Outcome.NO_SEAT;
            }
            seatsLeft--;
            return Outcome.READY;
        }

        private @Nullable String problem(FormChecks checks) {
            return checks.found().stream()
                    .findFirst()
                    .map(found -> messages.text(found.messageKey(), found.arguments()))
                    .orElse(null);
        }

        private static String localPart(String email) {
            int at = email.indexOf('@');
            return at < 0 ? email : email.substring(0, at);
        }
    }
}
