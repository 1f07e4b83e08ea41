package app.balcao.ticket;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import app.balcao.Rule;
import app.balcao.ticket.Situation.Step;
import app.balcao.ticket.list.Tab;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SituationTest {

    /** For each step: what follows situations 0 to 9; a dot where it cannot happen. */
    private static final Map<Step, String> FOLLOWS = Map.ofEntries(
            entry(Step.BIND, ".0........"),
            entry(Step.REBIND, "6.66..6666"),
            entry(Step.RELEASE, "1.11..1111"),
            entry(Step.AGENT_REPLY, "2.22..22.."),
            entry(Step.CUSTOMER_REPLY, "3133..3333"),
            entry(Step.COMMENT, "0123..6789"),
            entry(Step.STATUS, "0123..6789"),
            entry(Step.ASK_TO_CLOSE, "8.88..88.."),
            entry(Step.ASK_TO_CLOSE_AGAIN, "9.99..99.."),
            entry(Step.CLOSE, "5555..5555"),
            entry(Step.CANCEL, "4444..4444"),
            entry(Step.REOPEN, ".....3...."),
            entry(Step.REOPEN_TO_QUEUE, ".....1...."),
            entry(Step.TRANSFER, "6666..6666"),
            entry(Step.TRANSFER_TO_QUEUE, "1111..1111"),
            entry(Step.ESCALATE, "7.77..77.."));

    @Test
    @Rule({"STM-1", "RPL-6", "RPL-7", "RPL-11", "LNK-9", "TRF-3", "ESC-16", "CLS-6", "CLS-8"})
    void onlyTheseFollowEachOther() {
        for (Step step : Step.values()) {
            for (Situation situation : Situation.values()) {
                String next = situation
                        .after(step)
                        .map(each -> String.valueOf(each.code()))
                        .orElse(".");
                assertThat(next)
                        .as(situation + " " + step)
                        .isEqualTo(FOLLOWS.get(step).substring(situation.code(), situation.code() + 1));
            }
        }
    }

    @Test
    @Rule("TAB-3")
    void everyOpenSituationOfAnAgentStandsInOneOfTheirQueues() {
        for (Situation situation : Situation.values()) {
            if (situation.over() || situation == Situation.NEW) {
                continue;
            }
            assertThat(Tab.values())
                    .filteredOn(tab -> tab.whose() == Tab.Whose.MINE)
                    .filteredOn(tab -> tab.situations().contains(situation))
                    .as(situation.name())
                    .hasSize(1);
        }
        assertThat(Tab.ofKey("new").orElseThrow().situations()).containsExactly(Situation.NEW);
    }
}
