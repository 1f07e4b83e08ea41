import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { openAccount } from "../support/account";
import { send } from "../support/company";
import { agentNamed, setUpDesk } from "../support/desk";
import { awaitMail } from "../support/mail";
import { rule } from "../support/rule";

test("work on a ticket is scheduled, told of, moved and cancelled", async ({ page }) => {
  rule("SCH-1", "SCH-4", "SCH-5", "SCH-6");
  const company = await openAccount(page);
  const me = await agentNamed(page, "Rosa Nogueira");
  const desk = await setUpDesk(page, "Montagem", [me]);
  const ticket = await desk.open("Montar a estante", { agentId: me, html: "<p>Na terça, se der.</p>" });

  await page.goto(`/tickets/${ticket.id}`);
  await expect(page.getByRole("heading", { name: "Montar a estante" })).toBeVisible();
  await page.keyboard.press("a");
  const dialog = page.getByRole("dialog", { name: `Agendar o chamado #${ticket.number}` });
  await dialog.getByRole("button", { name: "Agendar" }).click();
  await expect(dialog.getByText("Preencha")).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole("button", { name: "Início" }).click();
  await page.getByRole("button", { name: "Próximo mês" }).click();
  await page.getByRole("button", { name: /^15 / }).click();
  await page.getByRole("button", { name: "Confirmar data e hora" }).click();
  await dialog.getByLabel("Observação").fill("Levar o nível.");
  await dialog.getByRole("button", { name: "Agendar" }).click();
  await expect(dialog).toBeHidden();
  const aside = page.getByRole("complementary", { name: "Detalhes do chamado" });
  await expect(aside.getByText("Levar o nível.", { exact: true })).toBeVisible();
  await expect(page.getByText(/agendou o atendimento para 15 de/).first()).toBeVisible();

  const { current, version } = await send<{ current: { startsAt: string }; version: number }>(
    page,
    "GET",
    `/tickets/${ticket.id}/schedule`,
  );
  expect(version).toBe(1);
  await page.goto(`/agenda?day=${current.startsAt.slice(0, 10)}`);
  for (const view of ["Dia", "Semana", "Lista"]) {
    await page.getByText(view, { exact: true }).click();
    const entry = page.getByRole("link", { name: `#${ticket.number} Montar a estante` });
    await expect(entry).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  }
  await page.getByRole("link", { name: `#${ticket.number} Montar a estante` }).click();

  const soon = { startsAt: new Date(Date.now() + 120_000).toISOString(), note: "Mudou para já." };
  await send(page, "PUT", `/tickets/${ticket.id}/schedule`, soon, { "If-Match": `"${version}"` });
  await expect(aside.getByText("Mudou para já.", { exact: true })).toBeVisible();
  await expect(aside.getByText("reagendado")).toBeVisible();
  await expect(page.locator("button[data-unread]").first()).toHaveAttribute("data-unread", "1");
  await page.locator("button[data-unread]").first().click();
  await expect(page.getByText(/Atendimento agendado para/)).toBeVisible();
  await page.keyboard.press("Escape");
  await awaitMail(company.owner, ({ subject }) => subject?.includes("atendimento agendado para") ?? false);

  await page.reload();
  await aside.getByRole("button", { name: "Cancelar agendamento" }).click();
  await expect(aside.getByText("cancelado")).toBeVisible();
});
