package app.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.people.PersonalData;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every field of an answer to agents that is named like a customer's personal data has a mark that masks it
 * ({@link PersonalData}), or stands here as something else. Answers are found by what the operations return, so that
 * none is forgotten.
 */
@BalcaoTest
class PersonalDataMarksTest {

    private static final Pattern PERSONAL =
            Pattern.compile("(?i).*(e-?mails?|phones?|externalid|address(es)?|birth.*|document|taxid|cpf)|to|from|cc");

    /** Modules that know no customers, as ModularityTest makes sure, and the one where customers read of themselves. */
    private static final Set<String> WITHOUT_CUSTOMERS =
            Set.of("access", "account", "backup", "calendar", "canned", "ldap", "legal", "people", "portal");

    /**
     * Addresses of the company and of its agents, those it wants no mail from, a ticket that another comes from, and what a
     * visitor is told of themselves.
     */
    private static final Set<String> OF_OTHERS = Set.of(
            "BlockedAddress.address",
            "ChatWidgetController.View.formEmail",
            "IncomingEmail.MailboxName.address",
            "LinkedAgent.email",
            "Mailbox.address",
            "OutgoingServer.fromAddress",
            "Ticket.Mailbox.address",
            "TicketParts.from",
            "WidgetController.Identity.email");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping operations;

    @Test
    @Rule({"PRV-1", "PRV-3"})
    void everyFieldNamedLikePersonalDataIsMarked() {
        Set<String> bare = new TreeSet<>();
        for (Class<?> type : answered()) {
            if (WITHOUT_CUSTOMERS.contains(type.getName().split("\\.", -1)[2])) {
                continue;
            }
            for (RecordComponent field : type.getRecordComponents()) {
                if (PERSONAL.matcher(field.getName()).matches() && !isMarked(field)) {
                    bare.add(name(type) + "." + field.getName());
                }
            }
        }
        assertThat(bare).as("fields without a mark").isEqualTo(new TreeSet<>(OF_OTHERS));
    }

    private static boolean isMarked(RecordComponent field) {
        return field.isAnnotationPresent(PersonalData.class)
                || field.isAnnotationPresent(PersonalData.Within.class)
                || field.isAnnotationPresent(PersonalData.WithinJson.class);
    }

    private static String name(Class<?> type) {
        return type.getName().substring(type.getName().lastIndexOf('.') + 1).replace('$', '.');
    }

    /** The records that operations answer with, and those within them. */
    private Set<Class<?>> answered() {
        Deque<Type> open = new ArrayDeque<>();
        operations.getHandlerMethods().values().stream()
                .filter(each -> each.getBeanType().getName().startsWith("app.balcao."))
                .forEach(each -> open.add(each.getMethod().getGenericReturnType()));
        Set<Class<?>> records = new HashSet<>();
        while (!open.isEmpty()) {
            switch (open.pop()) {
                case ParameterizedType generic -> {
                    open.add(generic.getRawType());
                    open.addAll(Arrays.asList(generic.getActualTypeArguments()));
                }
                case WildcardType any -> open.addAll(Arrays.asList(any.getUpperBounds()));
                case Class<?> type -> {
                    if (type.isRecord() && records.add(type)) {
                        Arrays.stream(type.getRecordComponents()).forEach(each -> open.add(each.getGenericType()));
                    } else if (type.isSealed()) {
                        open.addAll(Arrays.asList(type.getPermittedSubclasses()));
                    }
                }
                default -> {
                    // An array of bytes or a type variable, whose argument is looked at where it is given.
                }
            }
        }
        assertThat(records).as("records found").hasSizeGreaterThan(50);
        return records;
    }
}
