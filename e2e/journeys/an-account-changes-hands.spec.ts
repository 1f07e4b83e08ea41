import { expect, test } from "@playwright/test";
import { another, joinByMail, openAccount, register } from "../support/account";
import { awaitMail } from "../support/mail";
import { rule } from "../support/rule";

test("the owner gives the account to a colleague, and is signed out", async ({ page, browser }) => {
  rule("OWN-1", "OWN-2", "OWN-3", "OWN-4", "OWN-5");
  const company = await openAccount(page);
  const heir = await register(page, company, "Lívia Antunes");
  await page.goto("/settings/company");
  await page.getByRole("link", { name: "Alterar proprietário" }).click();
  await page.getByRole("combobox", { name: "Novo proprietário" }).click();
  await expect(page.getByRole("option", { name: "Lívia" })).toHaveCount(0);

  const hers = await another(browser);
  await joinByMail(hers, company, heir.email);
  await hers.goto("/settings");
  await expect(hers.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(hers.getByRole("link", { name: "Dados da empresa" })).toHaveCount(0);

  await page.reload();
  await page.getByRole("combobox", { name: "Novo proprietário" }).click();
  await page.getByRole("option", { name: "Lívia" }).click();
  for (const choice of ["continua como administrador", "Revogar os tokens", "Encerrar as sessões"]) {
    await expect(page.getByRole("checkbox", { name: choice })).toBeChecked();
  }
  await page.getByLabel(`Digite ${company.account} para confirmar`).fill(company.account);
  await page.getByRole("button", { name: "Alterar proprietário" }).click();
  await expect(page.getByText("Sua sessão terminou")).toBeVisible();

  await expect(hers.getByRole("link", { name: "Dados da empresa" })).toBeVisible();
  await hers.goto("/settings/company/owner");
  await expect(hers.getByText("Hoje a conta pertence a Lívia Antunes")).toBeVisible();
  for (const email of [company.owner, heir.email]) {
    await awaitMail(email, (each) => !!each.subject?.includes("proprietári"));
  }
});
