import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { openAccount } from "../support/account";
import { setUpDesk } from "../support/desk";
import { rule } from "../support/rule";

test("two tickets about one matter become one, and two again", async ({ page }) => {
  rule("MRG-1", "MRG-2", "MRG-7", "MRG-8");
  await openAccount(page);
  const desk = await setUpDesk(page, "Suporte");
  const open = (subject: string) => desk.open(subject, { html: `<p>${subject}, por favor vejam.</p>` });
  const target = await open("Mesa riscada");
  const source = await open("A mesa de novo");

  await page.goto(`/tickets/${source.id}`);
  await page.getByRole("button", { name: "Mais" }).click();
  await page.getByRole("menuitem", { name: "Juntar a outro chamado" }).click();
  const dialog = page.getByRole("dialog", { name: `Juntar o chamado #${source.number} a outro` });
  await dialog.getByRole("button", { name: "Juntar" }).click();
  await expect(dialog.getByText("Escolha o chamado que recebe as mensagens.")).toBeVisible();
  await dialog.getByRole("combobox", { name: /Chamado que recebe/ }).click();
  await page.getByRole("option", { name: `#${target.number} Mesa riscada` }).click();
  await expect(dialog.getByText(`O #${source.number} é finalizado`)).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await dialog.getByRole("button", { name: "Juntar" }).click();

  await expect(page.getByRole("heading", { name: "Mesa riscada" })).toBeVisible();
  await expect(page.getByText("A mesa de novo, por favor vejam.")).toBeVisible();
  await expect(page.getByText(`do nº ${source.number}`, { exact: true })).toBeVisible();
  await page.goto(`/tickets/${source.id}`);
  const banner = page.locator("[data-banner=merged]");
  await expect(banner.getByRole("link", { name: `#${target.number} Mesa riscada` })).toBeVisible();
  await expectAccessible(page);
  await banner.getByRole("button", { name: "Desfazer" }).click();
  await expect(banner).toBeHidden();
  await page.goto(`/tickets/${target.id}`);
  await expect(page.getByText("Mesa riscada, por favor vejam.")).toBeVisible();
  await expect(page.getByText("A mesa de novo, por favor vejam.")).toBeHidden();
});
