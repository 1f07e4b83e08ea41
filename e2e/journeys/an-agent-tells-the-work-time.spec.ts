import { expect, test } from "@playwright/test";
import { openAccount } from "../support/account";
import { send } from "../support/company";
import { setUpDesk } from "../support/desk";
import { rule } from "../support/rule";

test("an agent tells how long they worked, and has the rest measured", async ({ page }) => {
  rule("WRK-1", "WRK-2", "WRK-3", "WRK-4", "WRK-8", "WRK-10");
  await openAccount(page);
  const desk = await setUpDesk(page, "Assistência");
  const open = async (subject: string) => {
    const ticket = await send<{ id: string; number: number }>(page, "POST", "/tickets", {
      customerId: desk.customerId,
      departmentId: desk.departmentId,
      subject,
      html: "<p>Chegou assim.</p>",
    });
    await send(page, "POST", `/tickets/${ticket.id}/bind`, {});
    return ticket;
  };
  const [first, second] = [await open("Cadeira sem parafuso"), await open("Mesa riscada")];

  await page.goto(`/settings/departments/${desk.departmentId}`);
  await page.getByRole("tab", { name: "Configurações" }).click();
  await page.getByLabel("Exigir tempo de trabalho ao finalizar").check();
  await page.getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByRole("link", { name: "Assistência" })).toBeVisible();

  await page.goto(`/tickets/${first.id}`);
  await page.getByRole("button", { name: "Finalizar" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Finalizar" }).click();
  await expect(dialog.getByText("este departamento pede antes de finalizar").first()).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Responder" }).first().click();
  await page.getByRole("textbox", { name: "Resposta" }).click();
  await page.keyboard.type("Mandamos o parafuso.");
  await page.getByRole("button", { name: "Tempo de trabalho desta resposta" }).click();
  const yesterday = new Date(Date.now() - 86_400_000);
  const day = page.getByRole("button", {
    name: new Intl.DateTimeFormat("pt-BR", { day: "numeric", month: "long", year: "numeric" })
      .format(yesterday)
      .replaceAll(" de ", " "),
  });
  await day.dblclick();
  await page.getByLabel("Das").fill("09:00");
  await page.getByLabel("Até").fill("10:30");
  const kept = page.waitForResponse(
    (answer) =>
      answer.request().method() === "PUT" &&
      answer.url().includes("/drafts/") &&
      (answer.request().postData() ?? "").includes("startedAt"),
  );
  await page.getByRole("button", { name: "Aplicar horário" }).click();
  await expect(page.locator("[data-work=applied]")).toHaveText("1 h 30 min");
  await kept;
  await page.reload();
  await page.getByRole("button", { name: "Responder" }).first().click();
  await expect(page.locator("[data-work=applied]")).toHaveText("1 h 30 min");
  await page.getByRole("button", { name: "Enviar resposta" }).click();
  await expect(page.locator("[data-work=message]")).toHaveText("1 h 30 min de trabalho");
  await expect(page.locator("[data-work=total]")).toHaveText("Total: 1 h 30 min");

  await page.getByRole("button", { name: "Iniciar cronômetro" }).click();
  await expect(page.getByRole("timer")).toHaveText(/^0:00:0[2-9]$/);
  await page.reload();
  await expect(page.getByRole("timer")).not.toHaveText("0:00:00");
  await page.goto(`/tickets/${second.id}`);
  await expect(page.getByText("Seu cronômetro está correndo no chamado")).toBeVisible();
  await page.getByRole("button", { name: "Pausar aquele e iniciar este" }).click();
  await expect(page.getByRole("timer")).toHaveText(/^0:00:0[1-9]$/);
  await page.getByRole("button", { name: "Parar e registrar" }).click();
  await expect(page.getByText(/cronometrou/).first()).toBeVisible();

  await page.goto(`/tickets/${first.id}`);
  await expect(page.getByText("Cronômetro pausado:")).toBeVisible();
  await page.getByRole("button", { name: "Finalizar" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Finalizar" }).click();
  await expect(page.getByText("Finalizado").first()).toBeVisible();
  await page.getByRole("button", { name: "Ver lançamentos" }).click();
  await expect(page.getByText(/em uma resposta/)).toBeVisible();
});
