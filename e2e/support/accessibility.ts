import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

/**
 * No page holds frames but sandboxed previews, in which nothing runs, axe neither: so it need not open a page of its own
 * to gather what it finds; that halves its time.
 */
const axe = (page: Page) => new AxeBuilder({ page }).setLegacyMode(true).options({ iframes: false });

/** Fails when axe finds anything wrong with the page once it stands still: what fades in has no contrast yet. */
export async function expectAccessible(page: Page): Promise<void> {
  await expectNothingFound(page, axe(page));
}

/** The same for contrast alone, which is all that changes between light and dark. */
export async function expectContrast(page: Page): Promise<void> {
  await expectNothingFound(page, axe(page).withRules(["color-contrast"]));
}

async function expectNothingFound(page: Page, examination: AxeBuilder): Promise<void> {
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(
        (each) => each.playState !== "running" || each.effect?.getComputedTiming().iterations === Infinity,
      ),
  );
  const frames = page.frames().filter((each) => each.url() !== "about:srcdoc");
  expect(frames, `frames on ${page.url()}`).toHaveLength(1);
  const { violations } = await examination.analyze();
  const found = violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) }));
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** Fails when the page is wider than the window: nobody scrolls sideways to read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `pixels that ${page.url()} is too wide`).toBeLessThanOrEqual(0);
}
