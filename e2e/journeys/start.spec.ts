import { expect, test } from "@playwright/test";
import { awaitMail, sendMail } from "../support/mail";

test("the program says that it is ready and describes its interface", async ({ request }) => {
  expect((await request.get("/actuator/health/readiness")).status()).toBe(200);
  const description = await (await request.get("/api/v1/openapi.json")).json();
  expect(description.openapi).toMatch(/^3\.1/);
});

test("the local mail server delivers to whom it is told", async () => {
  const subject = `Teste ${Date.now()}`;
  await sendMail({ from: "ana@cliente.example", to: "bia@cliente.example", subject, text: "Olá" });
  const message = await awaitMail("bia@cliente.example", (each) => each.subject === subject);
  expect(message.text).toContain("Olá");
});
