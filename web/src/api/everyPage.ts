import { queryString, request } from './client';
import type { Page } from './types';

/** All that a list has, page by page: for choices, where one must be able to find each. */
export async function everyPage<T>(path: string, asked: object, signal?: AbortSignal): Promise<T[]> {
	const items: T[] = [];
	let cursor: string | null = null;
	do {
		const page: Page<T> = await request('GET', `${path}${queryString({ ...asked, limit: 100, cursor })}`, { signal });
		items.push(...page.items);
		cursor = page.nextCursor;
	} while (cursor);
	return items;
}
