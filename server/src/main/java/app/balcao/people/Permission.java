package app.balcao.people;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What an agent may do: the one vocabulary that services check, and that permission groups are made of. A permission
 * stands here once an operation asks for it; administrators have them all.
 */
public enum Permission {
    TICKET_CREATE(Source.GROUP, Reach.DEPARTMENT, true),
    /** Ask other departments for something, by internal tickets (OPN-16). */
    TICKET_CREATE_INTERNAL(Source.GROUP, Reach.ACCOUNT, false),
    /** Answer also tickets that another agent is responsible for (RPL-2). */
    TICKET_REPLY_ANY(Source.GROUP, Reach.DEPARTMENT, true),
    /** Close tickets the agent is in charge of (CLS-2). */
    TICKET_CLOSE(Source.GROUP, Reach.DEPARTMENT, true),
    /** Cancel tickets the agent is in charge of (CLS-6). */
    TICKET_CANCEL(Source.GROUP, Reach.DEPARTMENT, false),
    TICKET_REOPEN(Source.GROUP, Reach.DEPARTMENT, true),
    /** Give tickets the agent is in charge of a status (STA-1). */
    TICKET_STATUS_APPLY(Source.GROUP, Reach.DEPARTMENT, true),
    /** Make tags while tagging tickets (TAG-5). */
    TAG_CREATE(Source.GROUP, Reach.ACCOUNT, false),
    /** Do something with many tickets at once (PER-7). */
    TICKET_BULK(Source.GROUP, Reach.ACCOUNT, false),
    /** Say when work on tickets the agent is in charge of begins (SCH-1). */
    TICKET_SCHEDULE(Source.GROUP, Reach.DEPARTMENT, true),
    /** Take what lists of tickets find away as a file (EXP-1). */
    TICKET_EXPORT(Source.GROUP, Reach.ACCOUNT, false),
    /** Put tickets into the trash (BIN-1). */
    TICKET_DELETE(Source.GROUP, Reach.DEPARTMENT, false),
    /** Look into the trash. */
    TRASH_VIEW(Source.GROUP, Reach.DEPARTMENT, false),
    TRASH_RESTORE(Source.GROUP, Reach.DEPARTMENT, false),
    /** Remove what is in the trash for good. */
    TRASH_PURGE(Source.GROUP, Reach.DEPARTMENT, false),
    /** Keep canned answers of one's own (PER-13). */
    CANNED_MANAGE_OWN(Source.GROUP, Reach.ACCOUNT, true),
    /** Write the canned answers of departments and of everyone (PER-13). */
    CANNED_MANAGE_SHARED(Source.GROUP, Reach.DEPARTMENT, false),
    /** Change what a ticket was opened with (EDT-1). */
    TICKET_EDIT(Source.GROUP, Reach.DEPARTMENT, false),
    /** Pass tickets on to other departments and agents (TRF-2). */
    TICKET_TRANSFER(Source.GROUP, Reach.DEPARTMENT, false),
    /** Ask another department for a part of a ticket's work (ESC-1). */
    TICKET_ESCALATE(Source.GROUP, Reach.DEPARTMENT, false),
    /** Merge tickets, and take that back (MRG-1). */
    TICKET_MERGE(Source.GROUP, Reach.DEPARTMENT, false),
    /** Split messages off a ticket into one of their own, and take that back (SPL-1). */
    TICKET_SPLIT(Source.GROUP, Reach.DEPARTMENT, false),
    /** See customers and organizations. */
    CUSTOMER_VIEW(Source.GROUP, Reach.ACCOUNT, true),
    CUSTOMER_EDIT(Source.GROUP, Reach.ACCOUNT, true),
    CUSTOMER_DELETE(Source.GROUP, Reach.ACCOUNT, false),
    /** Take customers away as a file (CUS-8). */
    CUSTOMER_EXPORT(Source.GROUP, Reach.ACCOUNT, false),
    /** See customers' personal data; otherwise they are masked (PRV-2). */
    CUSTOMER_PERSONAL_VIEW(Source.GROUP, Reach.ACCOUNT, true),
    /** Pass conversations the agent attends on to others (CHT-9). */
    CHAT_TRANSFER(Source.GROUP, Reach.DEPARTMENT, true),
    /** Keep who writes from beginning conversations (CHT-5). */
    CHAT_BLOCK(Source.GROUP, Reach.DEPARTMENT, false),
    /** Put conversations into the trash (WCH-13). */
    CHAT_DELETE(Source.GROUP, Reach.DEPARTMENT, false),
    /** See what customers thought of conversations (RAT-5). */
    CHAT_RATINGS_VIEW(Source.GROUP, Reach.DEPARTMENT, false),
    /** See who visits the pages with the chat, and invite them (GRD-1). */
    CHAT_VISITORS(Source.GROUP, Reach.ACCOUNT, true),
    /** Choose another agent as responsible (LNK-4). */
    TICKET_BIND_OTHERS(Source.MANAGEMENT, Reach.DEPARTMENT, false),
    /** Attend a conversation instead of its agent (CHT-10). */
    CHAT_TAKE_OVER(Source.MANAGEMENT, Reach.DEPARTMENT, false),
    /** See the team's tabs on the home page (TAB-7). */
    TEAM_QUEUES(Source.MANAGEMENT, Reach.DEPARTMENT, false),
    MANAGE_PEOPLE(Source.ADMINISTRATION, Reach.ACCOUNT, false),
    MANAGE_DEPARTMENTS(Source.ADMINISTRATION, Reach.ACCOUNT, false),
    MANAGE_MAILBOXES(Source.ADMINISTRATION, Reach.ACCOUNT, false),
    MANAGE_ACCOUNT(Source.ADMINISTRATION, Reach.ACCOUNT, false),
    VIEW_AUDIT(Source.ADMINISTRATION, Reach.ACCOUNT, false);

    /** Where plain agents and managers have it from. */
    public enum Source {
        /** From their permission group. */
        GROUP,
        /** From managing a department. */
        MANAGEMENT,
        /** From nowhere: it makes an administrator. */
        ADMINISTRATION
    }

    /** What it is about. */
    public enum Reach {
        /** What belongs to a department: its manager is not asked for the group there (PER-6). */
        DEPARTMENT,
        /** What belongs to no department: who manages one is not asked for the group. */
        ACCOUNT
    }

    private final Source source;
    private final Reach reach;
    private final boolean byDefault;

    Permission(Source source, Reach reach, boolean byDefault) {
        this.source = source;
        this.reach = reach;
        this.byDefault = byDefault;
    }

    public Source source() {
        return source;
    }

    public Reach reach() {
        return reach;
    }

    /** What a permission group can give, in the order of the vocabulary. */
    public static List<Permission> ofGroups() {
        return Arrays.stream(values())
                .filter(each -> each.source == Source.GROUP)
                .toList();
    }

    /** What the default group of a new account gives (PER-3). */
    public static Set<Permission> byDefault() {
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        Arrays.stream(values()).filter(each -> each.byDefault).forEach(granted::add);
        return granted;
    }

    /**
     * What somebody may do wherever it is (PER-6).
     *
     * @param manager whether they manage a department; what that gives them in it alone is not among the answer
     * @param group what their permission group gives
     */
    public static Set<Permission> of(boolean administrator, boolean manager, Collection<Permission> group) {
        Set<Permission> granted = EnumSet.noneOf(Permission.class);
        for (Permission each : values()) {
            boolean given =
                    switch (each.source) {
                        case GROUP -> group.contains(each) || (manager && each.reach == Reach.ACCOUNT);
                        case MANAGEMENT -> manager;
                        case ADMINISTRATION -> false;
                    };
            if (administrator || given) {
                granted.add(each);
            }
        }
        return Collections.unmodifiableSet(granted);
    }
}
