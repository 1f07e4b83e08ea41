package app.balcao.channel.webchat.trigger;

import app.balcao.channel.webchat.trigger.ChatTrigger.Action;
import app.balcao.channel.webchat.trigger.ChatTrigger.ChatTriggerForm;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor's browser is told of a trigger that fires: a card of nobody's, which needs no answer.
 *
 * @param agent always null
 * @param expiresAt always null: it stays until the visitor puts it away
 * @param open whether the window opens with it
 * @param proof what the browser gives back when the visitor follows it
 */
record TriggerCard(
        UUID id,
        String text,
        @Nullable String agent,
        @Nullable String imageUrl,
        @Nullable String linkUrl,
        @Nullable String expiresAt,
        boolean open,
        String proof) {

    static TriggerCard of(ChatTrigger trigger, String proof) {
        ChatTriggerForm form = trigger.form();
        return new TriggerCard(
                trigger.id(),
                form.text(),
                null,
                form.imageUrl(),
                form.linkUrl(),
                null,
                form.action() == Action.OPEN,
                proof);
    }
}
