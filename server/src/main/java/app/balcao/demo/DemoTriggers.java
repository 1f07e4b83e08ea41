package app.balcao.demo;

import app.balcao.channel.webchat.trigger.ChatTrigger.Action;
import app.balcao.channel.webchat.trigger.ChatTrigger.ChatTriggerForm;
import app.balcao.channel.webchat.trigger.ChatTrigger.Hours;
import app.balcao.channel.webchat.trigger.ChatTriggers;
import app.balcao.channel.webchat.trigger.TriggerCondition;
import app.balcao.channel.webchat.trigger.TriggerCondition.Comparison;
import app.balcao.channel.webchat.trigger.TriggerCondition.Subject;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Two triggers of the chat: one that invites who hesitates over the cart, and one that is off. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoTriggers {

    private final ChatTriggers triggers;

    DemoTriggers(ChatTriggers triggers) {
        this.triggers = triggers;
    }

    void make(Staff staff) {
        if (!triggers.list(staff.owner()).isEmpty()) {
            return;
        }
        triggers.create(
                staff.owner(),
                trigger(
                        "Dúvida no carrinho",
                        true,
                        List.of(
                                new TriggerCondition(Subject.PAGE_URL, Comparison.CONTAINS, "/carrinho"),
                                new TriggerCondition(Subject.SECONDS_ON_PAGE, Comparison.AT_LEAST, "30")),
                        "Ficou alguma dúvida sobre o frete ou o pagamento? A gente ajuda."));
        triggers.create(
                staff.owner(),
                trigger(
                        "Quem volta ao site",
                        false,
                        List.of(new TriggerCondition(Subject.VISITS, Comparison.AT_LEAST, "3")),
                        "Que bom ver você de novo! Quer ajuda para escolher?"));
    }

    private static ChatTriggerForm trigger(
            String name, boolean active, List<TriggerCondition> conditions, String text) {
        return new ChatTriggerForm(
                name,
                "",
                active,
                true,
                "America/Sao_Paulo",
                List.of(1, 2, 3, 4, 5),
                new Hours(8 * 60, 18 * 60),
                conditions,
                Action.INVITATION,
                text,
                null,
                null);
    }
}
