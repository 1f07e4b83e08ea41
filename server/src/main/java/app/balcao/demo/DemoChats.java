package app.balcao.demo;

import app.balcao.conversation.Answer;
import app.balcao.conversation.Channel;
import app.balcao.conversation.Conversation;
import app.balcao.conversation.ConversationMessages;
import app.balcao.conversation.ConversationOpening;
import app.balcao.conversation.Entry;
import app.balcao.conversation.MessageDraft;
import app.balcao.conversation.NewConversation;
import app.balcao.conversation.binding.BindingForm;
import app.balcao.conversation.binding.Bindings;
import app.balcao.conversation.desk.ClosingForm;
import app.balcao.conversation.desk.ConversationLabel;
import app.balcao.conversation.desk.ConversationLabels;
import app.balcao.conversation.desk.DeskConversations;
import app.balcao.conversation.queue.Queues;
import app.balcao.conversation.routing.Pulling;
import app.balcao.people.ActingAgent;
import app.balcao.people.ChatStatus;
import app.balcao.people.ChatStatuses;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Two conversations of the chat that are over, the labels they have, and a customer who is bound to an agent. */
@Component
@ConditionalOnProperty("balcao.demo")
class DemoChats {

    static final String DEPARTMENT = "Atendimento";

    private final Queues queues;
    private final ConversationOpening opening;
    private final ConversationMessages messages;
    private final Pulling pulling;
    private final DeskConversations desk;
    private final ConversationLabels labels;
    private final Bindings bindings;
    private final ChatStatuses statuses;

    DemoChats(
            Queues queues,
            ConversationOpening opening,
            ConversationMessages messages,
            Pulling pulling,
            DeskConversations desk,
            ConversationLabels labels,
            Bindings bindings,
            ChatStatuses statuses) {
        this.queues = queues;
        this.opening = opening;
        this.messages = messages;
        this.pulling = pulling;
        this.desk = desk;
        this.labels = labels;
        this.bindings = bindings;
        this.statuses = statuses;
    }

    void make(Staff staff) {
        if (!labels.list(staff.owner()).isEmpty()) {
            return;
        }
        ConversationLabel exchange =
                labels.create(staff.owner(), new ConversationLabels.Form("Troca", "#2b8a3e", true));
        labels.create(staff.owner(), new ConversationLabels.Form("Elogio", "#1c7ed6", true));
        UUID queue = queues.list(staff.owner()).stream()
                .filter(each -> each.department().name().equals(DEPARTMENT))
                .findFirst()
                .orElseThrow()
                .id();
        ActingAgent agent = staff.colleagues().stream()
                .filter(each -> each.person().equals(DemoCompany.AGENT))
                .findFirst()
                .orElseThrow()
                .agent();
        statuses.choose(agent, ChatStatus.BUSY);
        UUID chair = talk(
                agent,
                queue,
                "Beatriz Cavalcanti",
                DemoCustomers.EXAMPLE,
                List.of(
                        "Oi! A poltrona que chegou hoje veio com o pé riscado.",
                        "> Olá, Beatriz. Sinto muito. Você prefere a troca da peça ou um desconto?",
                        "A troca, por favor.",
                        "> Combinado: a peça nova sai amanhã, e você recebe o código de rastreio por e-mail."));
        labels.set(agent, chair, List.of(exchange.id()));
        desk.end(agent, chair, new ClosingForm(true, "Troca do pé da poltrona, envio amanhã."));
        UUID hours = talk(
                agent,
                queue,
                "Anônimo da vitrine",
                null,
                List.of(
                        "A loja abre no sábado?",
                        "> Abre, das 9h às 14h. Posso ajudar com mais alguma coisa?",
                        "Era só isso, obrigada."));
        desk.end(agent, hours, new ClosingForm(true, "Horário de sábado."));
        statuses.choose(agent, ChatStatus.OFFLINE);
        UUID department = queues.find(staff.owner(), queue).department().id();
        bindings.create(staff.owner(), new BindingForm(agent.id(), department, DemoCustomers.EXAMPLE));
    }

    /** @param lines in turn; those of the agent begin with {@code "> "} */
    private UUID talk(ActingAgent agent, UUID queue, String name, @Nullable String email, List<String> lines) {
        Conversation opened = opening.open(new NewConversation(
                queue,
                Channel.WEB_CHAT,
                Entry.CUSTOMER,
                UUID.randomUUID().toString(),
                null,
                name,
                email,
                email == null ? List.of() : List.of(new Answer(null, "Número do pedido", "4711", null)),
                null,
                draft(lines.getFirst())));
        pulling.take(agent, opened.id());
        for (String line : lines.subList(1, lines.size())) {
            if (line.startsWith("> ")) {
                desk.write(agent, opened.id(), draft(line.substring(2)));
            } else {
                messages.fromCustomer(opened.id(), opened.contact(), null, draft(line));
            }
        }
        return opened.id();
    }

    private static MessageDraft draft(String text) {
        return new MessageDraft(UUID.randomUUID().toString(), text, null);
    }
}
