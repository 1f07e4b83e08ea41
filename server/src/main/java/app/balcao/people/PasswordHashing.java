package app.balcao.people;

import java.util.List;

/** Makes of a password what may be kept of it: the module that signs people in knows how. */
public interface PasswordHashing {

    /**
     * The hash of a password that the account accepts; takes its time, so not inside a transaction.
     *
     * @param names words that make it easy to guess
     * @throws app.balcao.platform.errors.Problem validation, naming {@code field}, for one that will not do
     */
    String checkedHash(String field, String password, List<String> names);
}
