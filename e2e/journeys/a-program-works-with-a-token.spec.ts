import { expect, test } from "@playwright/test";
import { company, signIn } from "../support/agent";
import { rule } from "../support/rule";

test("a program works with a token that is shown once, until it is revoked", async ({ page, baseURL }) => {
  rule("TOK-2", "TOK-3", "TOK-5", "TOK-8");
  const name = `Integração ${Date.now()}`;
  await signIn(page, company.owner.email);
  await page.goto("/settings/api");
  await page.getByRole("button", { name: "Novo token" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Nome").fill(name);
  await dialog.getByRole("checkbox", { name: "Ler chamados" }).check();
  await dialog.getByRole("button", { name: "Criar token" }).click();
  await expect(dialog.getByText("ele não será mostrado de novo")).toBeVisible();
  const secret = (await dialog.getByLabel("Token", { exact: true }).textContent()) ?? "";

  // Not the page's own fetch: a program has no cookies.
  const call = (path: string) =>
    fetch(`${baseURL}/api/v1/${path}`, { headers: { Authorization: `Bearer ${secret}` } });
  const tickets = await call("tickets?limit=1");
  expect(tickets.status).toBe(200);
  expect((await tickets.json()).items).toHaveLength(1);
  expect((await call("customers")).status).toBe(403);

  await dialog.getByRole("button", { name: "Já guardei" }).click();
  await page.reload();
  const row = page.getByRole("row", { name });
  await expect(row).toBeVisible();
  await expect(page.getByText(secret)).toHaveCount(0);
  await row.getByRole("button", { name: "Revogar" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Revogar" }).click();
  await expect(row.getByText("Revogado")).toBeVisible();
  expect((await call("tickets?limit=1")).status).toBe(401);
});
