package app.balcao.ticket.list;

import app.balcao.field.FieldValue;
import app.balcao.people.PersonalData;
import app.balcao.ticket.Actor;
import app.balcao.ticket.Named;
import app.balcao.ticket.Origin;
import app.balcao.ticket.SituationView;
import app.balcao.ticket.StatusView;
import app.balcao.ticket.TagView;
import app.balcao.ticket.TicketKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as lists show it.
 *
 * @param customer whom it is for; null for an internal one
 * @param requester who asked for it; null unless it is internal
 * @param preview the beginning of its newest public message, as plain text
 * @param situationAt since when it stands there
 * @param details absent in a list that shows none of them
 * @param match where a search found it; absent in a list that is none
 */
public record TicketRow(
        UUID id,
        long number,
        TicketKind kind,
        String subject,
        String preview,
        Named department,
        @Nullable Named category,
        int priority,
        @Nullable Customer customer,
        @Nullable Named requester,
        @Nullable Named organization,
        @Nullable Named agent,
        SituationView situation,
        OffsetDateTime situationAt,
        @Nullable StatusView status,
        List<TagView> tags,
        OffsetDateTime createdAt,
        OffsetDateTime lastMessageAt,
        Actor.Kind lastMessageBy,
        @Nullable OffsetDateTime closedAt,
        @Nullable OffsetDateTime firstReplyAt,
        Origin origin,
        int version,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Details details,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Match match) {

    /**
     * What is read only for a list that shows it.
     *
     * @param scheduledAt when work on it is to begin; null when that is not asked for, or nothing is scheduled
     * @param workSeconds all the time that was worked on it; null when that is not asked for
     * @param fields what it has in the custom fields asked for
     */
    public record Details(
            @Nullable OffsetDateTime scheduledAt, @Nullable Long workSeconds, List<FieldValue> fields) {}

    /** Whom it is for, with the first of their addresses. */
    public record Customer(
            UUID id,
            @PersonalData.Within String name,
            @PersonalData @Nullable String email) {}

    /** Where a search found the ticket, and the words around, with {@code <mark>} about what matches. */
    public record Match(Where where, String excerpt) {}

    public enum Where {
        NUMBER,
        SUBJECT,
        MESSAGE,
        ATTACHMENT,
        CUSTOMER,
        ORGANIZATION,
        TAG
    }

    /** The same row, found by a search. */
    public TicketRow with(Match found) {
        return new TicketRow(
                id,
                number,
                kind,
                subject,
                preview,
                department,
                category,
                priority,
                customer,
                requester,
                organization,
                agent,
                situation,
                situationAt,
                status,
                tags,
                createdAt,
                lastMessageAt,
                lastMessageBy,
                closedAt,
                firstReplyAt,
                origin,
                version,
                details,
                found);
    }
}
