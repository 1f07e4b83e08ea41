import type { Page } from "@playwright/test";
import { enter } from "./company";

const DOMAIN = "auroramoveis.example";

/** The demonstration company: where customers write, and who works there. */
export const company = {
  account: "aurora",
  password: process.env.BALCAO_DEMO_PASSWORD ?? "",
  support: `suporte@${DOMAIN}`,
  agent: { name: "Diego Farias", email: `diego.farias@${DOMAIN}` },
  owner: { name: "Helena Prado", email: `helena.prado@${DOMAIN}` },
};

/** Signs in as somebody of the demonstration company, as people do. */
export async function signIn(page: Page, email: string): Promise<void> {
  await enter(page, company, email);
}

/** How many tickets a tab of the home page says it has. */
export async function tabCount(page: Page, tab: string): Promise<number> {
  const badge = page.getByRole("tab", { name: tab }).locator("[data-count]");
  return Number(await badge.getAttribute("data-count"));
}

/** How much the bell says is unread. */
export async function unread(page: Page): Promise<number> {
  return Number(await page.locator("button[data-unread]").first().getAttribute("data-unread"));
}
