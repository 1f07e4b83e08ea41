import { expect, type Page, test } from "@playwright/test";
import { expectAccessible, expectContrast, expectNoSidewaysScroll } from "../support/accessibility";
import { askForAccount, joinByMail, openAccount } from "../support/account";
import { company, signIn } from "../support/agent";
import { linkFor } from "../support/company";
import { existing, expectPortuguese, pagesByFeature } from "../support/pages";

/** What is looked at without a session, and with addresses that are not those of a list. */
const APART = [
  "/sign-in",
  "/forgot-password",
  "/forgot-account",
  "/create-account",
  "/link/$token",
  "/termos/$account",
  "/privacidade/$account",
];

/** Loaded once and made narrow, since most of the time goes to loading. */
const WINDOWS = [
  { width: 1366, height: 820 },
  { width: 360, height: 740 },
];

/** Each looks at every second feature, in both windows, since the two run at once. */
const PROJECTS = ["wide", "phone"];

/** Everything that holds for every page, whatever stands on it, in each of the windows. */
async function expectGoodPage(page: Page): Promise<void> {
  for (const window of WINDOWS) {
    await page.setViewportSize(window);
    await expectGoodWindow(page);
  }
}

async function expectGoodWindow(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("[aria-busy='true'], .mantine-Skeleton-root, .mantine-Loader-root")).toHaveCount(
    0,
  );
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await expectPortuguese(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await expectContrast(page);
  await page.emulateMedia({ colorScheme: "light" });
}

test.beforeEach(async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  // What the program says of itself when something is wrong: a page that crashed, a text that is missing.
  page.on("pageerror", (failure) => expect.soft(failure, `script of ${page.url()}`).toBeUndefined());
  page.on("console", (line) =>
    expect.soft(line.text(), `console of ${page.url()}`).not.toContain("There is no text"),
  );
});

test("the pages that lead into an account can be read by everybody", async ({ page }, { project }) => {
  test.skip(project.name !== "phone", "the other project looks at them");
  for (const address of [
    "/sign-in",
    "/forgot-password",
    "/forgot-account",
    "/create-account",
    "/link/none",
  ]) {
    await page.goto(address);
    await expectGoodPage(page);
  }
  const asked = await askForAccount(page);
  await expectGoodPage(page);
  await page.goto(`/link/${await linkFor(asked.owner)}`);
  await expectGoodPage(page);
  await joinByMail(page, asked, asked.owner);
});

[...pagesByFeature()].forEach(([feature, addresses], position) => {
  const looked = addresses.filter((each) => !APART.includes(each));
  if (looked.length === 0) return;
  test(`the pages of ${feature} can be read by everybody`, async ({ page }, { project }) => {
    test.skip(
      position % PROJECTS.length !== PROJECTS.indexOf(project.name),
      "the other project looks at them",
    );
    test.setTimeout(480_000);
    await signIn(page, company.owner.email);
    for (const address of looked) {
      for (const each of await existing(page, address)) {
        await page.goto(each);
        await expectGoodPage(page);
      }
    }
  });
});

test("the pages of an account that holds nothing yet can be read by everybody", async ({ page }, {
  project,
}) => {
  test.skip(project.name !== "wide", "the other project looks at them");
  test.setTimeout(480_000);
  await openAccount(page);
  const lists = [...pagesByFeature().values()]
    .flat()
    .filter((each) => !APART.includes(each) && !/\$|\/new$/.test(each));
  for (const address of lists) {
    await page.goto(address);
    await expectGoodPage(page);
  }
});
