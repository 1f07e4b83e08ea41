package app.balcao.ldap;

/** What came of asking a directory. */
enum LdapAnswer {
    /** The one entry found is opened by the password. */
    RIGHT,
    /** There is one entry, and no password was to be tried. */
    FOUND,
    WRONG_PASSWORD,
    NO_ENTRY,
    /** More than one entry has the address: none can be meant. */
    SEVERAL_ENTRIES,
    /** The server is not there, does not answer in time, or has too much to do. */
    UNREACHABLE,
    /** Nobody known vouches for the server's certificate, or it is for another name. */
    CERTIFICATE,
    /** The search is not let in: its name or password is wrong, or the password kept here cannot be read. */
    SEARCH_REFUSED,
    /** There is nothing at the place where people should be searched. */
    NO_BASE;

    /** Whether it says nothing about the password, since the directory could not be asked. */
    boolean unavailable() {
        return switch (this) {
            case UNREACHABLE, CERTIFICATE, SEARCH_REFUSED, NO_BASE -> true;
            case RIGHT, FOUND, WRONG_PASSWORD, NO_ENTRY, SEVERAL_ENTRIES -> false;
        };
    }
}
