package app.balcao.channel.webchat.trigger;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that the chat does by itself for visitors.
 *
 * @param position place among the others: the first that fits fires
 */
public record ChatTrigger(UUID id, int position, ChatTriggerForm form, int version) {

    /** When it is looked at. */
    public enum Occasion {
        /** The visitor comes to a page, or has stayed there. */
        PAGE,
        /** They open the chat by its button. */
        CLICK
    }

    /** What it does. */
    public enum Action {
        INVITATION,
        PROMOTION,
        OPEN,
        REDIRECT;

        /** Whether conversations begin by it. */
        boolean begins() {
            return this == INVITATION || this == OPEN;
        }
    }

    /**
     * A part of the day, in minutes since midnight. One that ends before it starts goes over midnight.
     *
     * @param ends the first minute after it; 1440 for midnight
     */
    public record Hours(int starts, int ends) {

        /** The end of the day. */
        public static final int MIDNIGHT = 24 * 60;

        boolean contains(int minute) {
            return starts < ends ? minute >= starts && minute < ends : minute >= starts || minute < ends;
        }

        /** Whether this minute belongs to a stretch that began the day before. */
        boolean begunYesterday(int minute) {
            return starts >= ends && minute < ends;
        }
    }

    /**
     * What administrators choose.
     *
     * @param once whether it fires once only for each visitor
     * @param weekdays 1 for Monday; empty for every day
     * @param hours null for the whole day
     * @param conditions all must hold
     * @param text what the visitor reads; of a picture, what it shows
     * @param reception how whoever comes by it is received
     * @param occasion when it is looked at
     */
    public record ChatTriggerForm(
            String name,
            String description,
            boolean active,
            boolean once,
            String timeZone,
            List<Integer> weekdays,
            @Nullable Hours hours,
            List<TriggerCondition> conditions,
            Action action,
            String text,
            @Nullable String imageUrl,
            @Nullable String linkUrl,
            Reception reception,
            Occasion occasion) {

        public ChatTriggerForm {
            weekdays = List.copyOf(weekdays);
            conditions = List.copyOf(conditions);
        }

        /** One that does nothing besides its action, on a page. */
        public ChatTriggerForm(
                String name,
                String description,
                boolean active,
                boolean once,
                String timeZone,
                List<Integer> weekdays,
                @Nullable Hours hours,
                List<TriggerCondition> conditions,
                Action action,
                String text,
                @Nullable String imageUrl,
                @Nullable String linkUrl) {
            this(
                    name,
                    description,
                    active,
                    once,
                    timeZone,
                    weekdays,
                    hours,
                    conditions,
                    action,
                    text,
                    imageUrl,
                    linkUrl,
                    Reception.USUAL,
                    Occasion.PAGE);
        }
    }

    /**
     * What is done besides the action.
     *
     * @param waitSeconds how long a visitor must stay on the page once everything else fits
     * @param departmentId where the conversation begins; null for the visitor to choose
     * @param agentId whom it rings at first; null for nobody
     * @param labelIds the conversation's labels
     * @param visitorName what somebody anonymous is called; empty for nothing
     */
    public record Reception(
            int waitSeconds,
            @Nullable UUID departmentId,
            @Nullable UUID agentId,
            List<UUID> labelIds,
            String visitorName) {

        public static final Reception USUAL = new Reception(0, null, null, List.of(), "");

        public Reception {
            labelIds = List.copyOf(labelIds);
        }
    }
}
