package app.balcao.people;

/** How customers are asked what they think of a chat (RAT-4). */
public enum RatingFormat {
    /** One to five stars. */
    STARS,
    /** A sad, a neutral or a happy face, which count as one, three and five stars. */
    FACES;

    /** Whether an answer of so many stars can be given. */
    public boolean takes(int stars) {
        return stars >= 1 && stars <= 5 && (this == STARS || stars % 2 == 1);
    }
}
