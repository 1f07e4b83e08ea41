import { expect, test } from "@playwright/test";
import { expectAccessible, expectNoSidewaysScroll } from "../support/accessibility";
import { company, signIn } from "../support/agent";

const OPEN = ["/sign-in", "/forgot-password", "/forgot-account"];
const SIGNED_IN = [
  "/",
  "/tickets",
  "/tickets/new",
  "/customers",
  "/customers/new",
  "/organizations",
  "/organizations/new",
  "/me",
  "/me/security",
  "/settings",
  "/settings/agents",
  "/settings/agents/new",
  "/settings/departments",
  "/settings/departments/new",
  "/settings/categories",
  "/settings/categories/new",
  "/settings/mailboxes",
  "/settings/mailboxes/new",
  "/settings/outgoing-server",
  "/settings/incoming-emails",
  "/settings/outgoing-emails",
  "/settings/blocked-addresses",
  "/settings/company",
  "/settings/audit",
  "/settings/audit/settings",
  "/settings/backups",
];

for (const scheme of ["light", "dark"] as const) {
  test(`pages without a session can be read by everybody, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    for (const address of OPEN) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });

  test(`every page of the console can be read by everybody, ${scheme}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await signIn(page, company.owner.email);
    for (const address of SIGNED_IN) {
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(page.locator("[aria-busy='true']")).toHaveCount(0);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
    }
  });
}
