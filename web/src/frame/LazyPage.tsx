import type { RouteComponent } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { PageUnavailable } from './PageUnavailable';

type Load = () => Promise<Record<string, RouteComponent>>;

const RETRY_MS = 4000;
const RELOADED = 'balcao:reloaded-for';

/** Leaves the page for its newer version; a place of its own so that tests can watch it. */
export const page = { reload: () => window.location.reload() };

/**
 * A page whose code is loaded when it is opened. While the server cannot be reached, that is said in the page's
 * place, and it appears by itself once it can: the application stays, with all that stands around the page.
 */
export function lazyPage(load: Load, name: string): RouteComponent & { preload: () => Promise<void> } {
	let Loaded: RouteComponent | undefined;
	const read = async () => {
		Loaded ??= (await load())[name];
	};
	function LazyPage() {
		const [, setReady] = useState(Loaded !== undefined);
		const [failed, setFailed] = useState(false);
		const [attempt, setAttempt] = useState(0);
		// biome-ignore lint/correctness/useExhaustiveDependencies: each attempt asks again
		useEffect(() => {
			if (Loaded) {
				return;
			}
			let current = true;
			let timer: ReturnType<typeof setTimeout>;
			read()
				.then(() => current && setReady(true))
				.catch(async (failure) => {
					await reloadIfReplaced(failure);
					if (current) {
						setFailed(true);
						timer = setTimeout(() => setAttempt((before) => before + 1), RETRY_MS);
					}
				});
			return () => {
				current = false;
				clearTimeout(timer);
			};
		}, [attempt]);
		if (Loaded) {
			return <Loaded />;
		}
		return failed ? <PageUnavailable onRetry={() => setAttempt((before) => before + 1)} /> : null;
	}
	// A failure shows when the page is opened, not when it is only likely to be.
	return Object.assign(LazyPage, { preload: () => read().catch(() => undefined) });
}

/**
 * Code that a server which does answer no longer has was replaced by a newer version, which a reload brings; once for
 * each piece, so that a broken one does not go round in circles.
 */
async function reloadIfReplaced(failure: unknown) {
	const piece = String(failure);
	if (sessionStorage.getItem(RELOADED) === piece || !(await serverAnswers())) {
		return;
	}
	sessionStorage.setItem(RELOADED, piece);
	page.reload();
}

async function serverAnswers(): Promise<boolean> {
	try {
		return (await fetch(window.location.origin, { method: 'HEAD', cache: 'no-store' })).ok;
	} catch {
		return false;
	}
}
