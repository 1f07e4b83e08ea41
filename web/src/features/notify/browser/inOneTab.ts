/** How long a tab that looks at the ticket has to say so before another shows the news. */
const HEAD_START = 200;
/** How long the other tabs are kept from showing the same; they hear of it within moments. */
const HELD = 10_000;

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/**
 * Shows something that every open tab hears of, in one of them; in none when one of them is looking at it (NTF-6).
 *
 * Without a secure connection tabs cannot agree, and each shows it.
 *
 * @param name the same in all tabs
 * @param seen whether this tab is looking at it right now
 */
export async function inOneTab(name: string, seen: boolean, show: () => void): Promise<void> {
	if (!seen) {
		await wait(HEAD_START);
	}
	if (!('locks' in navigator)) {
		if (!seen) {
			show();
		}
		return;
	}
	await navigator.locks.request(`balcao:notification:${name}`, { ifAvailable: true }, async (lock) => {
		if (lock === null) {
			return;
		}
		if (!seen) {
			show();
		}
		await wait(HELD);
	});
}
