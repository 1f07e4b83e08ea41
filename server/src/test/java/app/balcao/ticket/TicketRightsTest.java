package app.balcao.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.people.ActingAgent;
import app.balcao.people.Permission;
import app.balcao.people.TicketSight;
import app.balcao.platform.i18n.Language;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each may do to a ticket of support, by whose it is and where it stands. */
class TicketRightsTest {

    private static final UUID SUPPORT = UUID.randomUUID();
    private static final UUID ME = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    @ParameterizedTest
    @Rule({"LNK-1", "LNK-2", "LNK-4", "LNK-6", "RPL-2", "RPL-3", "CLS-2", "CLS-7", "BIN-1", "STA-1", "SCH-1"})
    @CsvSource({
        "agent,         nobody, 1, BIND COMMENT ORGANIZE",
        "agent,         me,     0, COMMENT REPLY WORK CLOSE STATUS SCHEDULE ORGANIZE",
        "agent,         me,     3, COMMENT REPLY WORK CLOSE STATUS SCHEDULE ORGANIZE",
        "agent,         other,  2, COMMENT REPLY WORK ORGANIZE",
        "restricted,    other,  2, COMMENT ORGANIZE",
        "restricted,    me,     2, COMMENT REPLY WORK CLOSE STATUS SCHEDULE ORGANIZE",
        "keeper,        me,     3, COMMENT REPLY WORK STATUS SCHEDULE ORGANIZE",
        "keeper,        me,     5, ORGANIZE",
        "agent,         me,     5, REOPEN ORGANIZE",
        "agent,         other,  5, REOPEN ORGANIZE",
        "agent,         me,     4, ORGANIZE",
        "agent,         me,     8, COMMENT WORK WITHDRAW_CLOSING STATUS SCHEDULE ORGANIZE",
        "manager,       nobody, 1, BIND BIND_OTHER EDIT TRANSFER COMMENT CLOSE STATUS SCHEDULE DELETE ORGANIZE MERGE SPLIT CANCEL",
        "manager,       other,  2, BIND_OTHER EDIT TRANSFER ESCALATE COMMENT REPLY WORK CLOSE STATUS SCHEDULE DELETE ORGANIZE MERGE SPLIT CANCEL",
        "administrator, nobody, 1, BIND BIND_OTHER EDIT TRANSFER COMMENT CLOSE STATUS SCHEDULE DELETE ORGANIZE MERGE SPLIT CANCEL",
        "administrator, me,     5, EDIT REOPEN DELETE ORGANIZE MERGE",
        "administrator, other,  6, BIND_OTHER EDIT TRANSFER ESCALATE COMMENT REPLY WORK CLOSE STATUS SCHEDULE DELETE ORGANIZE MERGE SPLIT CANCEL"
    })
    void whatOneMayDo(String who, String whose, int situation, String actions) {
        UUID responsible = whose.equals("nobody") ? null : whose.equals("me") ? ME : OTHER;

        assertThat(TicketRights.actions(acting(who), SUPPORT, responsible, null, Situation.of(situation)))
                .extracting(TicketAction::name)
                .containsExactlyInAnyOrder(actions.isEmpty() ? new String[0] : actions.split(" "));
    }

    private static ActingAgent acting(String who) {
        boolean administrator = who.equals("administrator");
        boolean manager = who.equals("manager");
        Set<Permission> group = EnumSet.copyOf(Permission.byDefault());
        if (who.equals("restricted")) {
            group.remove(Permission.TICKET_REPLY_ANY);
        }
        if (who.equals("keeper")) {
            group.removeAll(Set.of(Permission.TICKET_CLOSE, Permission.TICKET_REOPEN));
        }
        return new ActingAgent(
                UUID.randomUUID(),
                ME,
                "Ana",
                "ana@empresa.example",
                false,
                administrator,
                Language.PT_BR,
                ZoneOffset.UTC,
                administrator || manager ? Set.of() : Set.of(SUPPORT),
                Set.of(),
                manager ? Set.of(SUPPORT) : Set.of(),
                TicketSight.LINKED_DEPARTMENTS,
                Permission.of(administrator, manager, group));
    }
}
