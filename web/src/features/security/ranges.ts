import type { IpRule } from '../../api/types';

/** A rule's addresses as people read them: one alone, or from one to another. */
export function rangeOf({ firstAddress, lastAddress }: Pick<IpRule, 'firstAddress' | 'lastAddress'>): string {
	return firstAddress === lastAddress ? firstAddress : `${firstAddress} – ${lastAddress}`;
}
