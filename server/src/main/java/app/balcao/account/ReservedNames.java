package app.balcao.account;

import java.util.Set;

/**
 * Login names that nobody's account gets (ACC-2): they stand in addresses and e-mails, where they would pass for the
 * installation itself, for those who run it, or for a part of the program.
 */
final class ReservedNames {

    private static final Set<String> PROGRAM = Set.of(
            "balcao",
            "api",
            "app",
            "console",
            "portal",
            "termos",
            "privacidade",
            "sign-in",
            "sign-on",
            "sign-up",
            "login",
            "logout",
            "entrar",
            "settings",
            "gestao",
            "realtime",
            "assets",
            "static",
            "cdn",
            "www",
            "mail",
            "email",
            "smtp",
            "imap",
            "ftp",
            "docs",
            "status",
            "health",
            "actuator",
            "null",
            "undefined",
            "true",
            "false");

    private static final Set<String> WHO_RUNS_IT = Set.of(
            "admin",
            "administrador",
            "administrator",
            "administracao",
            "root",
            "system",
            "sistema",
            "suporte",
            "support",
            "soporte",
            "help",
            "ajuda",
            "ayuda",
            "seguranca",
            "security",
            "seguridad",
            "abuse",
            "postmaster",
            "webmaster",
            "hostmaster",
            "mailer-daemon",
            "noreply",
            "no-reply",
            "oficial",
            "official",
            "equipe",
            "team",
            "billing",
            "cobranca",
            "financeiro",
            "conta",
            "contas",
            "account",
            "accounts",
            "owner",
            "proprietario");

    private ReservedNames() {}

    static boolean contain(String loginName) {
        return PROGRAM.contains(loginName) || WHO_RUNS_IT.contains(loginName);
    }
}
