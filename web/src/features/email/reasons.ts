import type { TFunction } from 'i18next';

/** How the server tells why a message was not taken for a customer's, and the words for it. */
const SIGNS: [pattern: RegExp, words: string][] = [
	[/^blocked address$/, 'blockedAddress'],
	[/^customer may not open tickets$/, 'mayNotOpen'],
	[/^Message-ID of our own$/, 'ownMessage'],
	[/^report$/, 'report'],
	[/^list-(id|post|unsubscribe|help)$/, 'list'],
	[/^Precedence: (bulk|list)$/, 'list'],
	[/^Return-Path: <>$/, 'automatic'],
	[/^(Auto-Submitted|Precedence): /, 'automatic'],
	[/^x-(auto|mail-auto)/, 'automatic'],
	[/^Subject: /, 'absence'],
	[/^From: /, 'notAnswered'],
	[/^X-Auto-Response-Suppress: /, 'suppressed'],
];

/**
 * Why a message became what it did, in words; the sign in the message itself stands behind them, for those who want
 * to mend the sender. What is said in words already, such as a server's refusal, stays.
 */
export function reasonText(reason: string, t: TFunction<'email'>): string {
	const words = SIGNS.find(([pattern]) => pattern.test(reason))?.[1];
	if (!words) {
		return reason;
	}
	return PLAIN.has(words) ? t(`why.${words}`) : `${t(`why.${words}`)} (${reason})`;
}

/** Those where the server's sign says nothing that the words do not. */
const PLAIN = new Set(['blockedAddress', 'mayNotOpen', 'ownMessage', 'report']);
