import { useEffect } from 'react';

/** More than this is "many". */
const MOST = 99;

const counts = new Map<string, number>();
let watch: MutationObserver | undefined;

function apply() {
	const total = [...counts.values()].reduce((sum, each) => sum + each, 0);
	const bare = document.title.replace(/^\(\d+\+?\) /, '');
	const wanted = total > 0 ? `(${total > MOST ? `${MOST}+` : total}) ${bare}` : bare;
	if (document.title !== wanted) {
		document.title = wanted;
	}
}

/** Has how much waits to be seen stand before the page's title, whichever page is open: all parts of it together. */
export function useTitleCount(part: string, count: number) {
	useEffect(() => {
		counts.set(part, count);
		apply();
		const title = document.querySelector('title');
		if (title && !watch) {
			watch = new MutationObserver(apply);
			watch.observe(title, { childList: true });
		}
		return () => {
			counts.delete(part);
			apply();
		};
	}, [part, count]);
}
