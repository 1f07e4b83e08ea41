import { matches, missing, nothing, paged, problem, type Route } from './call';
import { nextId } from './data';

/** Reading, creating, changing and deleting things of one kind. */
export function collection<T extends { id: string; name: string; version: number }>(
	path: string,
	list: () => T[],
	make: (body: Record<string, unknown>) => Partial<T>,
	text: (item: T) => string = (item) => item.name,
): Route[] {
	const find = (id: string | undefined) => list().find((each) => each.id === id);
	const one = new RegExp(`^${path}/([^/]+)$`);
	const all = new RegExp(`^${path}$`);
	return [
		[
			'GET',
			all,
			(call) =>
				paged(
					call,
					list().filter((each) => matches(text(each), call.query.get('search'))),
				),
		],
		['GET', one, (call) => find(call.ids[0]) ?? missing()],
		[
			'POST',
			all,
			(call) => {
				if (!call.body.name?.trim()) {
					return problem(400, 'validation', 'Confira os campos.', {
						errors: [{ field: 'name', code: 'required', message: 'Preencha o nome.' }],
					});
				}
				const made = {
					id: nextId(),
					version: 1,
					createdAt: new Date().toISOString(),
					...call.body,
					...make(call.body),
				} as T;
				list().unshift(made);
				return made;
			},
		],
		[
			'PUT',
			one,
			(call) => {
				const item = find(call.ids[0]);
				if (!item) {
					return missing();
				}
				if (call.headers.get('If-Match') !== `"${item.version}"`) {
					return problem(412, 'version-conflict', 'Outra pessoa salvou este registro antes de você.', {
						current: item,
					});
				}
				return Object.assign(item, call.body, make(call.body), { version: item.version + 1 });
			},
		],
		[
			'DELETE',
			one,
			(call) => {
				const index = list().findIndex((each) => each.id === call.ids[0]);
				if (index < 0) {
					return missing();
				}
				list().splice(index, 1);
				return nothing();
			},
		],
	];
}

/** A thing as others refer to it. */
export function named(list: { id: string; name: string }[], id: unknown) {
	const found = list.find((each) => each.id === id);
	return found ? { id: found.id, name: found.name } : null;
}
