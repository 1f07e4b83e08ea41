package app.balcao.notify;

import app.balcao.conversation.Conversation;
import app.balcao.conversation.event.BoundCustomerAttended;
import app.balcao.notify.store.ConversationNames;
import app.balcao.people.ActingAgent;
import app.balcao.people.ActingAgents;
import app.balcao.platform.i18n.Messages;
import app.balcao.platform.outgoing.OutgoingMail;
import app.balcao.platform.outgoing.OutgoingMail.Cause;
import app.balcao.platform.outgoing.OutgoingMailQueue;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Tells the agent whom a customer is bound to that another one attended them (BND-50). */
@Component
class BindingMail {

    private final ActingAgents agents;
    private final ConversationNames names;
    private final ObjectProvider<OutgoingMailQueue> queue;
    private final Messages messages;

    BindingMail(
            ActingAgents agents, ConversationNames names, ObjectProvider<OutgoingMailQueue> queue, Messages messages) {
        this.agents = agents;
        this.names = names;
        this.queue = queue;
        this.messages = messages;
    }

    @EventListener
    void on(BoundCustomerAttended event) {
        agents.find(event.boundAgentId())
                .ifPresent(bound -> queue.ifAvailable(outgoing -> outgoing.enqueue(mail(bound, event))));
    }

    private OutgoingMail mail(ActingAgent bound, BoundCustomerAttended event) {
        Conversation conversation = event.conversation();
        String attendedBy = names.agent(event.attendedBy());
        String customer = conversation.customerName().isEmpty()
                ? String.valueOf(conversation.customerEmail())
                : conversation.customerName();
        String text = messages.text(
                bound.language(),
                "notify.binding.text",
                escaped(customer),
                escaped(String.valueOf(conversation.customerEmail())),
                escaped(names.department(conversation.departmentId())),
                escaped(attendedBy),
                String.valueOf(conversation.number()));
        return new OutgoingMail(
                "BOUND_CUSTOMER_ATTENDED",
                Cause.EVENT,
                bound.name(),
                bound.email(),
                messages.text(bound.language(), "notify.binding.subject", customer, attendedBy),
                "<p>" + text + "</p><p>" + messages.text(bound.language(), "notify.binding.why") + "</p>",
                null);
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
