import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { company, signIn } from "../support/agent";
import { awaitMail, sendMail } from "../support/mail";
import { rule } from "../support/rule";

test("somebody outside is put in copy, gets the answer and answers too", async ({ page }) => {
  rule("CC-1", "CC-2", "CC-3", "CC-5", "CC-6");
  const mark = `${Date.now()}`;
  const customer = `cliente-${mark}@copia.example`;
  const architect = `arquiteta-${mark}@copia.example`;
  const partner = `socio-${mark}@copia.example`;
  const subject = `Armário do projeto ${mark}`;

  await signIn(page, company.agent.email);
  await sendMail({
    from: `"Nara Cliente" <${customer}>`,
    to: company.support,
    cc: `"Júlia Arquiteta" <${architect}>`,
    subject,
    text: "Boa tarde. Segue a medida do armário.",
  });
  await page.getByRole("link", { name: subject }).click();
  await expect(page.getByRole("heading", { name: subject, level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Me vincular" }).first().click();

  const copies = page.getByRole("complementary", { name: "Detalhes do chamado" }).locator("[data-copies]");
  await test.step("whom the customer copied in stands beside the ticket, an address that would do harm does not", async () => {
    await expect(copies.getByText(architect)).toBeVisible();
    const add = copies.getByLabel("Colocar em cópia");
    await add.fill(company.support);
    await add.press("Enter");
    await expect(copies.getByText(/é uma caixa de e-mail da sua empresa/)).toBeVisible();
    await add.fill(partner);
    await add.press("Enter");
    await expect(copies.getByText(partner)).toBeVisible();
    await expectAccessible(page);
    await expectNoSidewaysScroll(page);
  });

  await test.step("the answer goes to all of them", async () => {
    await page.getByRole("button", { name: "Responder" }).first().click();
    const line = page.locator("[data-copy-line]");
    await expect(line.getByText(architect)).toBeVisible();
    await expect(line.getByText(partner)).toBeVisible();
    await page.getByRole("textbox", { name: "Resposta" }).click();
    await page.keyboard.type("Medida anotada, obrigado.");
    await expectAccessible(page);
    await page.getByRole("button", { name: "Enviar resposta" }).click();
    await expect(page.locator("[data-in-copy]")).toContainText("Júlia Arquiteta");
  });
  const answer = await awaitMail(architect, (each) => !!each.text?.includes("Medida anotada"));
  expect(answer.to?.map((each) => each.address)).toEqual([customer]);
  expect(answer.cc?.map((each) => each.address).sort()).toEqual([architect, partner].sort());
  await awaitMail(partner, (each) => each.messageId === answer.messageId);
  await awaitMail(customer, (each) => each.messageId === answer.messageId);

  await test.step("who is in copy answers into the ticket", async () => {
    await sendMail({
      from: `"Júlia Arquiteta" <${architect}>`,
      to: company.support,
      subject: `RES: ${subject}`,
      inReplyTo: answer.messageId,
      text: "A porta abre para a esquerda.",
    });
    const message = page.getByRole("article", { name: "Mensagem de Júlia Arquiteta" });
    await expect(message.getByText("A porta abre para a esquerda.")).toBeVisible({ timeout: 40_000 });
    await expect(message.getByText("Em cópia")).toBeVisible();
  });

  await test.step("one is taken out again", async () => {
    await copies.getByRole("button", { name: `Tirar ${partner} da cópia` }).click();
    await expect(copies.getByText(partner)).toHaveCount(0);
  });
});
