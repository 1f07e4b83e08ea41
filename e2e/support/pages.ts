import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";
import { company } from "./agent";
import { send } from "./company";

const FEATURES = join(import.meta.dirname, "../../web/src/features");
const FRAME = join(import.meta.dirname, "../../web/src/frame");

/** Addresses of the console's pages by feature, as its router has them: `/settings/agents/$agentId`. */
export function pagesByFeature(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const feature of readdirSync(FEATURES)) {
    const routes = read(join(FEATURES, feature, "routes.ts"));
    const paths = [...routes.matchAll(/\bpath: '([^']+)'/g)].map(([, path]) => path ?? "");
    if (paths.length > 0) found.set(feature, paths);
  }
  return found;
}

/** Where the console's interface lists what a part of an address names: the first one there stands for all of them. */
const LISTS: Record<string, string> = {
  agentId: "agents",
  answerId: "canned-answers",
  bindingId: "customer-bindings",
  calendarId: "holiday-calendars",
  categoryId: "categories",
  conversationId: "conversations?view=ENDED",
  customerId: "customers",
  departmentId: "departments",
  fieldId: "custom-fields",
  groupId: "permission-groups",
  labelId: "conversation-labels",
  mailboxId: "mailboxes",
  organizationId: "organizations",
  providerId: "sign-on-providers",
  queueId: "queues",
  shiftId: "work-shifts",
  statusId: "ticket-statuses",
  tagId: "tags",
  ticketId: "tickets",
  triggerId: "chat-triggers",
};

/** What else a part of an address may be. */
const WORDS: Record<string, string[]> = {
  account: [company.account],
  kind: ["AGENT_JWT", "CUSTOMER_JWT", "OIDC", "SAML"],
};

/** The addresses that a page has, with what exists in place of `$agentId` and the like. */
export async function existing(page: Page, address: string): Promise<string[]> {
  const name = address.match(/\$(\w+)/)?.[1];
  if (!name) return [address];
  const put = (value: string) => address.replace(`$${name}`, value);
  const words = WORDS[name];
  if (words) return words.map(put);
  const list = LISTS[name];
  if (!list) throw new Error(`Say in LISTS where to find a ${name} for ${address}`);
  const found = await send<{ items: { id: string }[] }>(page, "GET", `/${list}`);
  expect(found.items.length, `what the demonstration company has of ${list}`).toBeGreaterThan(0);
  return [put(found.items[0]?.id ?? "")];
}

type Texts = { [key: string]: string | Texts };

const read = (file: string): string => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
};

/** All texts of the console in a language, by their keys: "signIn.title". */
function texts(language: string): Map<string, string> {
  const found = new Map<string, string>();
  const collect = (part: Texts, prefix: string): void => {
    for (const [key, value] of Object.entries(part)) {
      if (typeof value === "string") found.set(prefix + key, value);
      else collect(value, `${prefix}${key}.`);
    }
  };
  for (const folder of [FRAME, ...readdirSync(FEATURES).map((feature) => join(FEATURES, feature))]) {
    collect(JSON.parse(read(join(folder, "i18n", `${language}.json`)) || "{}"), "");
  }
  return found;
}

const portuguese = texts("pt-BR");
const spoken = new Set(portuguese.values());
/** Languages are called by their own names, so that who speaks them finds them. */
const LANGUAGES = ["English", "Español"];
const foreign = new Set(
  [...texts("en").values(), ...texts("es").values()].filter(
    (each) => each.length > 2 && !spoken.has(each) && !LANGUAGES.includes(each),
  ),
);
/** Words that no Portuguese sentence has: they betray what never went through the dictionaries. */
const ENGLISH = /\b(the|and|your|please|with|from|loading|required|search|close|save|delete|cancel|must)\b/i;
/** `TICKET_CREATE`: how programs name things. */
const CONSTANT = /^[A-Z]+(_[A-Z]+)+$/;

/** Fails for a text on the page that is not Portuguese, or that is a key instead of a text. */
export async function expectPortuguese(page: Page): Promise<void> {
  const shown = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      if (around && !around.closest("script, style, code, pre, body [lang], [data-written]"))
        found.push(node.nodeValue ?? "");
    }
    for (const element of document.querySelectorAll("[aria-label], [placeholder], [title], [alt]")) {
      // What is written in another language says so; the page itself is Portuguese.
      if (element.closest("body [lang]")) continue;
      for (const name of ["aria-label", "placeholder", "title", "alt"]) {
        found.push(element.getAttribute(name) ?? "");
      }
    }
    return found.map((each) => each.trim()).filter(Boolean);
  });
  const wrong = shown.filter(
    (each) =>
      foreign.has(each) ||
      CONSTANT.test(each) ||
      ENGLISH.test(each) ||
      (each.includes(".") && portuguese.has(each)),
  );
  expect(wrong, `texts on ${page.url()} that are not Portuguese`).toEqual([]);
}
