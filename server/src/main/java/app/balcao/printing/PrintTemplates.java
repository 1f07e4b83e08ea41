package app.balcao.printing;

import app.balcao.account.Accounts;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.platform.audit.AuditableAction;
import app.balcao.platform.audit.AuditableAction.Actor;
import app.balcao.platform.errors.FieldProblem;
import app.balcao.platform.errors.Problem;
import app.balcao.platform.i18n.Language;
import app.balcao.platform.tenant.Tenant;
import app.balcao.printing.store.PrintTemplateRepository;
import app.balcao.printing.store.PrintTemplateRepository.Stored;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The company's template of printed tickets, and every version there was of it (PRN-3, PRN-4). */
@Service
@Transactional
public class PrintTemplates {

    private static final int MOST_VERSIONS = 100;

    private final PrintTemplateRepository repository;
    private final Accounts accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PrintTemplates(
            PrintTemplateRepository repository, Accounts accounts, ApplicationEventPublisher events, Clock clock) {
        this.repository = repository;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** @throws Problem forbidden, to all but administrators */
    @Transactional(readOnly = true)
    public PrintTemplate current(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return current();
    }

    /** The template in force, which is printed by. */
    PrintTemplate current() {
        Language language = language();
        return repository.latest(1).stream()
                .findFirst()
                .map(each -> shown(each, language))
                .orElseGet(() -> new PrintTemplate(0, standard(language), true, Looks.STANDARD, null, null));
    }

    /** All that were saved, the latest first; of very many, the latest hundred. */
    @Transactional(readOnly = true)
    public List<PrintTemplate> versions(ActingAgent acting) {
        acting.require(Permission.MANAGE_ACCOUNT);
        Language language = language();
        return repository.latest(MOST_VERSIONS).stream()
                .map(each -> shown(each, language))
                .toList();
    }

    /**
     * Puts a template into force.
     *
     * @throws Problem forbidden; validation, naming the line of what is wrong with the body; version-conflict
     */
    public PrintTemplate save(ActingAgent acting, PrintTemplateForm form, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        Checked checked = checked(form);
        boolean standard = checked.source().equals(standard(language()));
        return add(acting, standard ? null : checked.source(), checked.looks(), version);
    }

    /** Puts the product's own template into force again (PRN-4); what was before stays among the versions. */
    public PrintTemplate restore(ActingAgent acting, int version) {
        acting.require(Permission.MANAGE_ACCOUNT);
        return add(acting, null, Looks.STANDARD, version);
    }

    private PrintTemplate add(ActingAgent acting, @Nullable String body, Looks looks, int version) {
        PrintTemplate before = current();
        if (before.version() != version
                || !repository.add(version + 1, body, looks, acting.id(), acting.name(), OffsetDateTime.now(clock))) {
            throw Problem.versionConflict(current());
        }
        PrintTemplate after = current();
        events.publishEvent(AuditableAction.of(
                        Actor.agent(acting.id(), acting.name()), "print-template.saved", "account", Tenant.id())
                .changing(auditable(before), auditable(after)));
        return after;
    }

    /** What was written, as it can be printed by. */
    record Checked(String source, TemplateBody body, Looks looks) {}

    /** @throws Problem validation */
    static Checked checked(PrintTemplateForm form) {
        List<FieldProblem> problems = new ArrayList<>();
        String source = form.body() == null ? "" : form.body().replace("\r\n", "\n");
        @Nullable TemplateBody body = null;
        if (source.isBlank()) {
            problems.add(FieldProblem.of("body", "required", "problem.field.required"));
        } else if (source.length() > TemplateBody.LONGEST) {
            problems.add(FieldProblem.of("body", "size", "problem.field.size", 1, TemplateBody.LONGEST));
        } else {
            try {
                body = TemplateBody.of(source);
            } catch (TemplateFault fault) {
                problems.add(fault.onField("body"));
            }
        }
        Looks looks = looks(form, problems);
        if (body == null || !problems.isEmpty()) {
            throw Problem.validation(problems);
        }
        return new Checked(source, body, looks);
    }

    private static Looks looks(PrintTemplateForm form, List<FieldProblem> problems) {
        Looks standard = Looks.STANDARD;
        int size = form.fontSize() == null ? standard.fontSize() : form.fontSize();
        if (size < Looks.SMALLEST || size > Looks.LARGEST) {
            problems.add(FieldProblem.of("fontSize", "range", "problem.field.range", Looks.SMALLEST, Looks.LARGEST));
        }
        return new Looks(
                form.font() == null ? standard.font() : form.font(),
                size,
                form.spacing() == null ? standard.spacing() : form.spacing());
    }

    private static PrintTemplate shown(Stored stored, Language language) {
        return new PrintTemplate(
                stored.number(),
                stored.body() == null ? standard(language) : stored.body(),
                stored.body() == null,
                stored.looks(),
                stored.savedAt(),
                stored.savedBy());
    }

    /** Whoever gets the paper reads the company's language. */
    Language language() {
        return Language.ofTag(accounts.current().language()).orElse(Language.PT_BR);
    }

    private static String standard(Language language) {
        return PrintDocument.resource("standard_%s.html".formatted(language.tag()));
    }

    private static Map<String, @Nullable Object> auditable(PrintTemplate template) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("number", template.version());
        values.put("standard", template.standard());
        values.put("font", template.looks().font().name());
        values.put("fontSize", template.looks().fontSize());
        values.put("spacing", template.looks().spacing().name());
        values.put("body", template.body());
        return values;
    }
}
