import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, type Page } from "@playwright/test";

export interface OpenIdProvider {
  issuer: string;
  client: { id: string; secret: string };
  stop(): void;
}

/**
 * Starts an OpenID provider of this journey's own.
 *
 * @param redirectUri where it sends people back to
 * @param accounts the e-mail by login
 */
export async function startOpenIdProvider(
  redirectUri: string,
  accounts: Record<string, string>,
): Promise<OpenIdProvider> {
  const client = { id: "balcao", secret: crypto.randomUUID(), redirectUri };
  const script = fileURLToPath(new URL("./openid-provider.mjs", import.meta.url));
  const process = spawn(globalThis.process.execPath, [script, JSON.stringify({ client, accounts })], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const issuer = await new Promise<string>((found, failed) => {
    process.once("exit", (code) => failed(new Error(`The OpenID provider ended: ${code}`)));
    createInterface({ input: process.stdout }).once("line", found);
  });
  return { issuer, client, stop: () => void process.kill() };
}

/** Signs in on the provider's own pages, and consents. */
export async function signInAtProvider(page: Page, issuer: string, login: string): Promise<void> {
  await expect(page).toHaveURL((address) => address.href.startsWith(`${issuer}/interaction/`));
  await page.locator("input[name=login]").fill(login);
  await page.locator("input[name=password]").fill("qualquer");
  await page.locator("button[type=submit]").click();
  await page.getByRole("button", { name: "Continue" }).click();
}
