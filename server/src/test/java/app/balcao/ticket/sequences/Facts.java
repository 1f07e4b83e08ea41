package app.balcao.ticket.sequences;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is compared of a ticket, in the model's numbers. */
record Facts(
        int situation,
        int department,
        @Nullable Integer agent,
        String subject,
        int priority,
        boolean answered,
        boolean everClosed,
        boolean closed,
        boolean hasStatus,
        boolean scheduled,
        boolean trashed,
        int messages,
        int workSeconds,
        Set<Integer> followers,
        Set<Integer> tags,
        Set<Integer> linked,
        List<Expected.Later> later,
        List<String> history) {}
