import { expect, test } from "@playwright/test";
import { another, openAccount } from "../support/account";
import { addAgent, enter } from "../support/company";
import { agentNamed, setUpDesk } from "../support/desk";
import { rule } from "../support/rule";

test("agents answer with canned answers, name each other, and do not cross", async ({ page, browser }) => {
  rule("RPL-12", "RPL-13", "RPL-18", "RPL-19", "RPL-20");
  const company = await openAccount(page);
  const email = `otavio@${company.account}.example`;
  await addAgent(page, "Otávio Reis", email);
  const agent = await agentNamed(page, "Otávio Reis");
  const desk = await setUpDesk(page, "Suporte", [agent]);
  const ticket = await desk.open("Cadeira sem parafuso", { agentId: agent });

  await page.goto("/settings/canned-answers/new");
  await page.getByLabel("Nome").fill("Peça a caminho");
  await page.getByRole("textbox", { name: "Texto" }).click();
  await page.keyboard.type("Olá, ");
  await page.getByRole("button", { name: "Variáveis" }).click();
  await page.getByRole("menuitem", { name: "Primeiro nome do cliente" }).click();
  await page.keyboard.type(". A peça do chamado {{ticket.numero}} está a caminho.");
  await page.getByRole("radio", { name: "Todos" }).check();
  await page.getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByText("A variável “ticket.numero” não existe.")).toBeVisible();
  await page.getByRole("textbox", { name: "Texto" }).click();
  await page.keyboard.press("Control+A");
  await page.keyboard.type(
    "Olá, {{customer.first_name}}. A peça do chamado {{ticket.number}} está a caminho.",
  );
  await page.getByRole("button", { name: "Salvar" }).click();
  await expect(page.getByRole("link", { name: "Peça a caminho" })).toBeVisible();

  await page.goto(`/tickets/${ticket.id}`);
  const other = await another(browser);
  await enter(other, company, email);
  await other.goto(`/tickets/${ticket.id}`);
  await other.getByRole("button", { name: "Responder" }).first().click();
  await expect(page.getByText("Otávio Reis está escrevendo uma resposta")).toBeVisible();

  await page.getByRole("button", { name: "Responder" }).first().click();
  await page.getByRole("textbox", { name: "Resposta" }).click();
  await page.keyboard.type("/");
  await page.getByRole("textbox", { name: "Buscar respostas padrão" }).fill("peca");
  await expect(page.getByRole("option", { name: "Peça a caminho" })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Enviar resposta" }).click();
  const answer = `Olá, Marta. A peça do chamado ${ticket.number} está a caminho.`;
  await expect(page.getByRole("article").filter({ hasText: answer })).toBeVisible();

  await other.getByRole("textbox", { name: "Resposta" }).click();
  await other.keyboard.type("Vamos mandar o parafuso.");
  await other.getByRole("button", { name: "Enviar resposta" }).click();
  const notice = other.getByRole("alert").filter({ hasText: "respondeu enquanto você escrevia" });
  await expect(notice.first()).toBeVisible();
  await expect(other.getByRole("textbox", { name: "Resposta" })).toHaveText("Vamos mandar o parafuso.");
  await other.getByRole("button", { name: "Enviar assim mesmo" }).click();
  await expect(page.getByText("Vamos mandar o parafuso.")).toBeVisible();

  await page.getByRole("button", { name: "Comentar" }).first().click();
  await page.getByRole("textbox", { name: "Comentário interno" }).click();
  await page.keyboard.type("@");
  await page.getByRole("textbox", { name: "Buscar atendente" }).fill("otavio");
  await expect(page.getByRole("option", { name: "Otávio Reis" })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type("avise quando sair.");
  await page.locator("[data-composer=comment]").getByRole("button", { name: "Comentar" }).click();
  // The comment shows up live, maybe before the field that it was written in is gone.
  await expect(page.locator("[data-mention]:not([contenteditable])")).toHaveText("@Otávio Reis");
  await other.goto("/");
  await other.locator("button[data-unread]").first().click();
  await expect(other.getByText(/mencionou você/)).toBeVisible();
});
