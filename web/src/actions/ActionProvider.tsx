import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useMemo, useState } from 'react';
import type { Me } from '../api/types';
import { useMe } from '../frame/session';
import { actionOf } from './keys';
import type { Action, OfferedAction } from './types';

interface Registry {
	offered: OfferedAction[];
	offer: (owner: string, actions: OfferedAction[]) => void;
	withdraw: (owner: string) => void;
}

const RegistryContext = createContext<Registry>({ offered: [], offer: () => {}, withdraw: () => {} });

/** Knows what can be done on the page that is open, and runs shortcuts. */
export function ActionProvider({ children }: { children: ReactNode }) {
	const [byOwner, setByOwner] = useState<ReadonlyMap<string, OfferedAction[]>>(new Map());
	const offer = useCallback((owner: string, actions: OfferedAction[]) => {
		setByOwner((before) => new Map(before).set(owner, actions));
	}, []);
	const withdraw = useCallback((owner: string) => {
		setByOwner((before) => {
			const after = new Map(before);
			after.delete(owner);
			return after;
		});
	}, []);
	const offered = useMemo(() => [...byOwner.values()].flat(), [byOwner]);
	useShortcuts(offered);
	const registry = useMemo(() => ({ offered, offer, withdraw }), [offered, offer, withdraw]);
	return <RegistryContext value={registry}>{children}</RegistryContext>;
}

/** Everything that can be done now. */
export function useOfferedActions(): OfferedAction[] {
	return useContext(RegistryContext).offered;
}

/** Offers a page's actions while it is open, and answers those that apply. */
export function useActions<Context>(actions: Action<Context>[], context: Context): Action<Context>[] {
	const me = useMe();
	const owner = useId();
	const { offer, withdraw } = useContext(RegistryContext);
	const applicable = useMemo(() => actions.filter((each) => applies(each, context, me)), [actions, context, me]);
	useEffect(() => {
		offer(
			owner,
			applicable.map(({ name, icon, labelKey, shortcut, run }) => ({
				name,
				icon,
				labelKey,
				shortcut,
				run: () => run(context),
			})),
		);
		return () => withdraw(owner);
	}, [owner, offer, withdraw, applicable, context]);
	return applicable;
}

export function applies<Context>(action: Action<Context>, context: Context, me: Me): boolean {
	return (!action.permission || me.permissions.includes(action.permission)) && (action.predicate?.(context) ?? true);
}

function useShortcuts(offered: OfferedAction[]) {
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			const action = actionOf(event, offered);
			if (action) {
				event.preventDefault();
				void action.run();
			}
		};
		document.addEventListener('keydown', press);
		return () => document.removeEventListener('keydown', press);
	}, [offered]);
}
