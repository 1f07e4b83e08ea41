package app.balcao.account;

import app.balcao.platform.i18n.Language;
import java.time.ZoneId;

/** What it takes to open an account (ACC-2). */
public record NewAccount(String loginName, String companyName, Language language, ZoneId zone) {}
