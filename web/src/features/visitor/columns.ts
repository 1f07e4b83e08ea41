import { notifications } from '@mantine/notifications';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { problemText, request } from '../../api/client';
import type { VisitorColumnChoice } from '../../api/types';

export type OptionalColumn = VisitorColumnChoice['visible'][number];

/** What may be shown of visitors beside what they do and who they are, in its order (GRD-2). */
export const OPTIONAL: OptionalColumn[] = [
	'PAGE',
	'TIME_ON_PAGE',
	'TIME_ON_SITE',
	'PAGES_SEEN',
	'VISITS',
	'EMAIL',
	'REFERRER',
	'BROWSER',
	'IP',
	'COUNTRY',
	'CITY',
	'AGENT',
];

const ADDRESS = '/me/visitor-columns';
const KEY = ['visitor-columns'];
/** Shown until the server has said what one chose. */
const USUAL: OptionalColumn[] = ['PAGE', 'TIME_ON_PAGE', 'TIME_ON_SITE', 'PAGES_SEEN', 'VISITS', 'AGENT'];

/** The columns that one has chosen, wherever one was, and what chooses others: shown at once, and kept by the server. */
export function useVisitorColumns(): [OptionalColumn[], (columns: OptionalColumn[]) => void] {
	const queries = useQueryClient();
	const query = useQuery({
		queryKey: KEY,
		queryFn: () => request<VisitorColumnChoice>('GET', ADDRESS),
		staleTime: 60_000,
	});
	const choose = async (visible: OptionalColumn[]) => {
		await queries.cancelQueries({ queryKey: KEY });
		queries.setQueryData<VisitorColumnChoice>(KEY, { visible });
		try {
			await request('PUT', ADDRESS, { body: { visible } });
		} catch (failure) {
			notifications.show({ color: 'red', message: problemText(failure) });
			await queries.invalidateQueries({ queryKey: KEY });
		}
	};
	return [query.data?.visible ?? USUAL, (columns) => void choose(columns)];
}
