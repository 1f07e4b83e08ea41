package app.balcao.bench;

import java.util.Random;

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
    private static final int SIZE = 20_000;
    private static final String[] VOCABULARY = vocabulary();
    private static final double LOG_OF_SIZE = Math.log(SIZE);

    private static final int FIRST_UNCOMMON = 100;
    private static final int UNCOMMON = 800;

    private final Random random;

    Words(long seed) {
        this.random = new Random(seed);
    }

    /** All words, the most common and shortest first. */
    private static String[] vocabulary() {
        int brief = STARTS.length * MIDDLES.length * ENDS.length;
        String[] words = new String[SIZE];
        for (int rank = 0; rank < words.length; rank++) {
            int rest = rank / STARTS.length;
            StringBuilder word = new StringBuilder(STARTS[rank % STARTS.length]).append(MIDDLES[rest % MIDDLES.length]);
            rest /= MIDDLES.length;
            if (rank >= brief) {
                rest -= ENDS.length;
                word.append(MIDDLES[rest / ENDS.length]);
            }
            words[rank] = word.append(ENDS[rest % ENDS.length]).toString();
        }
        return words;
    }

    /** A word, common ones far more often. */
    String next() {
        return VOCABULARY[(int) Math.exp(random.nextDouble() * LOG_OF_SIZE) - 1];
    }

    /** A word that neither nearly every text nor hardly any has. */
    String nextUncommon() {
        return VOCABULARY[FIRST_UNCOMMON + random.nextInt(UNCOMMON)];
    }

    String sentence(int words) {
        StringBuilder text = new StringBuilder(words * 8);
        for (int each = 0; each < words; each++) {
            text.append(each == 0 ? "" : " ").append(next());
        }
        return text.toString();
    }

    int below(int bound) {
        return random.nextInt(bound);
    }
}
