package app.balcao.channel.webchat.trigger;

import app.balcao.channel.webchat.trigger.ChatTrigger.Action;
import app.balcao.channel.webchat.trigger.ChatTrigger.ChatTriggerForm;
import app.balcao.channel.webchat.trigger.ChatTrigger.Hours;
import app.balcao.channel.webchat.trigger.ChatTrigger.Occasion;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A trigger as the interface shows it, with times of day as people write them. */
public record ChatTriggerView(
        UUID id,
        String name,
        String description,
        boolean active,
        boolean once,
        String timeZone,
        List<Integer> weekdays,
        @Nullable String starts,
        @Nullable String ends,
        List<TriggerCondition> conditions,
        Action action,
        String text,
        @Nullable String imageUrl,
        @Nullable String linkUrl,
        int waitSeconds,
        @Nullable UUID departmentId,
        @Nullable UUID agentId,
        List<UUID> labelIds,
        String visitorName,
        Occasion occasion,
        int version) {

    public static ChatTriggerView of(ChatTrigger trigger) {
        ChatTriggerForm form = trigger.form();
        Hours hours = form.hours();
        return new ChatTriggerView(
                trigger.id(),
                form.name(),
                form.description(),
                form.active(),
                form.once(),
                form.timeZone(),
                form.weekdays(),
                hours == null ? null : time(hours.starts()),
                hours == null ? null : time(hours.ends()),
                form.conditions(),
                form.action(),
                form.text(),
                form.imageUrl(),
                form.linkUrl(),
                form.reception().waitSeconds(),
                form.reception().departmentId(),
                form.reception().agentId(),
                form.reception().labelIds(),
                form.reception().visitorName(),
                form.occasion(),
                trigger.version());
    }

    private static String time(int minutes) {
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
