import { expect, test } from "@playwright/test";
import { company, signIn } from "../support/agent";
import { rule } from "../support/rule";

test("an agent makes a passkey and comes back with nothing but it", async ({ page }) => {
  rule("SEC-1");
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await signIn(page, company.agent.email);
  await page.goto("/me/security");
  await page.getByRole("button", { name: "Criar chave de acesso" }).click();
  await expect(page.getByText("Guarde estes códigos agora")).toBeVisible();
  await page.getByRole("button", { name: "Já guardei" }).click();
  await page.request.delete("/api/v1/session", {
    headers: { "X-XSRF-TOKEN": await xsrf(page) },
  });
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Entrar com chave de acesso" }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goto("/me/security");
  await page.getByRole("button", { name: "Excluir" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Excluir" }).click();
  await expect(page.getByText("desativada")).toBeVisible();
});

async function xsrf(page: import("@playwright/test").Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.find((each) => each.name === "XSRF-TOKEN")?.value ?? "";
}
