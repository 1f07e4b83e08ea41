package app.balcao.ticket.sequences;

import org.jspecify.annotations.Nullable;

/** What somebody does, and what somebody else does to the same ticket at the same moment. */
record Turn(Step first, @Nullable Step second) {

    /** Something that is done; which ticket is meant is counted among those that there are then. */
    record Step(What what, int actor, int ticket, int choice) {

        /** One of some possibilities. */
        int pick(int of) {
            return choice % of;
        }

        /** One of other possibilities, whatever the first pick was. */
        int pickOther(int of) {
            return choice / 10 % of;
        }

        /** Whether something comes with it that comes with every other one. */
        boolean flag() {
            return choice / 100 % 2 == 1;
        }

        Step of(int other) {
            return new Step(what, actor, other, choice);
        }

        @Override
        public String toString() {
            return what + "(" + actor + ", " + ticket + ", " + choice + ")";
        }
    }

    @Override
    public String toString() {
        return second == null ? first.toString() : first + " while " + second;
    }
}
