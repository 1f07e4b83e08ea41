package app.balcao.demo;

import java.util.List;

/**
 * A conversation as it is told in {@code demo/conversations.txt}.
 *
 * @param priority 1 (low) to 4 (urgent)
 */
record Conversation(String subject, String department, String category, int priority, List<Step> steps) {

    /** Who does what next. */
    enum Kind {
        CUSTOMER('C'),
        AGENT('A'),
        COMMENT('N'),
        CLOSE('F'),
        /** An agent opens the ticket for a customer who called. */
        CALL('T'),
        /** The ticket goes to another agent. */
        HANDOVER('R');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        static Kind of(char letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("No step is marked " + letter);
        }
    }

    /** @param files names of the files that go with the text */
    record Step(Kind kind, String text, List<String> files) {}
}
