import { readFile } from "node:fs/promises";
import { expect, test } from "@playwright/test";
import { another, joinByMail, openAccount, register } from "../support/account";
import { rule } from "../support/rule";

test("a rule about addresses warns of whom it shuts out, and the audit tells who made it", async ({
  page,
  browser,
}) => {
  rule("SEC-13", "SEC-16", "SEC-17", "AUD-1", "AUD-4");
  const company = await openAccount(page);
  const agent = await register(page, company, "Otávio Reis");
  const his = await another(browser);
  await joinByMail(his, company, agent.email);

  await test.step("the rule is not made before who makes it was warned", async () => {
    await page.goto("/settings/ip-rules");
    await expect(page.getByText("Nenhuma restrição")).toBeVisible();
    await page.getByRole("button", { name: "Criar configuração" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("IP inicial").fill("203.0.113.0/24");
    await dialog.getByRole("button", { name: "Salvar" }).click();
    const warning = dialog.getByRole("alert");
    await expect(warning).toContainText("não está entre os permitidos");
    await expect(warning).toContainText("Otávio Reis");
    await dialog.getByRole("button", { name: "Salvar mesmo assim" }).click();
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole("cell", { name: "203.0.113.0 – 203.0.113.255", exact: true })).toBeVisible();
  });

  await test.step("it shuts out the agent, and not the owner", async () => {
    await his.reload();
    await expect(his.getByRole("heading", { name: "Entrar", level: 1 })).toBeVisible();
    await page.reload();
    await expect(page.getByRole("cell", { name: "203.0.113.0 – 203.0.113.255", exact: true })).toBeVisible();
  });

  await test.step("the audit shows it, narrows to it, and gives it as a file", async () => {
    await page.goto("/settings/audit");
    const made = page.getByRole("button", { name: "Regra de IP criada" });
    await expect(made).toBeVisible();
    await page.getByRole("button", { name: "Entrou na conta" }).first().click();
    await expect(page.getByRole("dialog")).toContainText("Otávio Reis");
    await page.keyboard.press("Escape");
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: "Exportar CSV" }).click();
    const file = await readFile(await (await download).path(), "utf8");
    expect(file).toContain("ip-rule.created");
    expect(file).toContain("203.0.113");
    await page.reload();
    await expect(page.getByRole("button", { name: "Auditoria exportada" })).toBeVisible();
  });
});
