import { expect, test } from "@playwright/test";
import { expectAccessible } from "../support/accessibility";
import { another, joinByMail, openAccount, register } from "../support/account";
import { codeOf } from "../support/authenticator";
import { enter, leave } from "../support/company";
import { awaitMail } from "../support/mail";
import { rule } from "../support/rule";

test("a company asks for two steps, and an agent sets them up before anything else", async ({
  page,
  browser,
}) => {
  rule("SEC-2", "SEC-3");
  const company = await openAccount(page);
  const agent = await register(page, company, "Nara Fontes");
  const hers = await another(browser);
  await joinByMail(hers, company, agent.email);
  const fillPassword = async () => {
    await hers.getByLabel("Conta", { exact: true }).fill(company.account);
    await hers.getByLabel("E-mail", { exact: true }).fill(agent.email);
    await hers.getByLabel("Senha", { exact: true }).fill(company.password);
    await hers.getByRole("button", { name: "Entrar", exact: true }).click();
  };

  await leave(hers);
  await page.goto("/settings/security");
  await page.getByRole("combobox", { name: "Quem precisa da verificação em duas etapas" }).click();
  await page.getByRole("option", { name: "Todos os atendentes" }).click();
  await page.getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByText("Alterações salvas").first()).toBeVisible();
  await fillPassword();
  await expect(hers.getByRole("heading", { name: "Configure a verificação em duas etapas" })).toBeVisible();
  await hers.goto("/tickets");
  await expect(hers.getByRole("heading", { name: "Configure a verificação em duas etapas" })).toBeVisible();
  await hers.getByRole("button", { name: "Configurar aplicativo" }).click();
  await expect(hers.getByRole("code")).not.toBeEmpty();
  const key = await hers.getByRole("code").textContent();
  await expectAccessible(hers);
  await hers.getByLabel("Código que o aplicativo mostra").fill(codeOf(key ?? ""));
  await hers.getByRole("button", { name: "Ativar" }).click();
  const recovery = await hers
    .getByRole("list", { name: "Códigos de recuperação" })
    .getByRole("listitem")
    .first()
    .textContent();
  await hers.getByRole("button", { name: "Já guardei" }).click();
  await expect(hers.getByRole("link", { name: "Chamados" }).first()).toBeVisible();

  for (const lets of [true, false]) {
    await leave(hers);
    await fillPassword();
    await hers.getByRole("button", { name: "Usar um código de recuperação" }).click();
    await hers.getByLabel("Código de recuperação", { exact: true }).fill(recovery ?? "");
    await hers.getByRole("button", { name: "Entrar", exact: true }).click();
    const home = hers.getByRole("heading", { name: "Início", level: 1 });
    await expect(
      lets
        ? home
        : hers
            .getByRole("alert")
            .or(hers.getByText(/código .*não/i))
            .first(),
    ).toBeVisible();
  }
});

test("who did not sign in on a new device ends every session from the mail about it", async ({
  page,
  browser,
}) => {
  rule("SEC-7", "SEC-10");
  const company = await openAccount(page);
  const stranger = await another(browser);
  await enter(stranger, company, company.owner);
  const notice = await awaitMail(company.owner, (each) => /dispositivo/i.test(each.subject ?? ""));
  const link = notice.text?.match(/\/link\/[\w.-]+/)?.[0] ?? "";

  const reader = await another(browser);
  await reader.goto(link);
  await expect(reader.getByRole("heading", { name: "Não foi você?" })).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole("button", { name: "Não fui eu: encerrar tudo" }).click();
  for (const open of [page, stranger]) {
    await expect(open.getByText("Sua sessão terminou")).toBeVisible();
  }
});
