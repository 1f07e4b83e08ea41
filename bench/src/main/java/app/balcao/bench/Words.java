package app.balcao.bench;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invented text whose words are as unevenly common as in a real language, always the same for a seed. */
final class Words {

    private static final String[] STARTS = {
        "ca", "de", "mo", "pra", "tri", "lu", "se", "vi", "gra", "fo", "ne", "bo", "ri", "ta", "ple"
    };
    private static final String[] MIDDLES = {
        "ra", "le", "mi", "do", "tu", "sa", "ne", "vi", "co", "ga", "pe", "lo", "ru", "fi", "ba", "xe"
    };
    private static final String[] ENDS = {
        "da", "mento", "ção", "dor", "ra", "nte", "vel", "eza", "ico", "osa", "ário", "ura"
    };
    private static final int VOCABULARY = STARTS.length * MIDDLES.length * ENDS.length;

    private final Random random;

    Words(long seed) {
        this.random = new Random(seed);
    }

    /** The word of a rank; 0 is the most common. */
    static String ofRank(int rank) {
        return STARTS[rank % STARTS.length]
                + MIDDLES[rank / STARTS.length % MIDDLES.length]
                + ENDS[rank / (STARTS.length * MIDDLES.length) % ENDS.length];
    }

    /** A word, common ones far more often. */
    String next() {
        return ofRank((int) Math.exp(random.nextDouble() * Math.log(VOCABULARY)) - 1);
    }

    /** A word that neither nearly every text nor hardly any has. */
    String nextUncommon() {
        return ofRank(100 + random.nextInt(800));
    }

    String sentence(int words) {
        return IntStream.range(0, words).mapToObj(each -> next()).collect(Collectors.joining(" "));
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
