import type { CannedAnswer } from '../api/types';
import { matches, missing, type Route } from './call';
import { collection, named } from './collection';
import type { Data } from './data';

/** The canned answers. */
export const cannedRoutes = (data: Data): Route[] => [
	[
		'GET',
		/^\/canned-answers$/,
		({ query }) => {
			const department = query.get('departmentId');
			const offered = data.cannedAnswers.filter(
				(each) =>
					!department || each.scope !== 'DEPARTMENTS' || each.departments.some((place) => place.id === department),
			);
			return {
				items: offered
					.filter((each) => matches(`${each.name} ${each.html}`, query.get('search')))
					.map((each) => ({ ...each, preview: each.html.replace(/<[^>]*>/g, '') })),
				variables: ['customer.first_name', 'customer.phone', 'ticket.number'],
				writable: ['OWN', 'DEPARTMENTS', 'EVERYONE'],
			};
		},
	],
	[
		'GET',
		/^\/canned-answers\/([^/]+)$/,
		({ ids }) => data.cannedAnswers.find((each) => each.id === ids[0]) ?? missing(),
	],
	...collection<CannedAnswer>(
		'/canned-answers',
		() => data.cannedAnswers,
		({ departmentIds }) => ({
			departments: (departmentIds as string[]).flatMap((id) => named(data.departments, id) ?? []),
			manageable: true,
			updatedAt: new Date().toISOString(),
		}),
	),
];
