import type { Icon } from '@tabler/icons-react';
import type { Permission } from '../api/types';

/**
 * One thing a person can do, declared once: buttons, the Mais menu, the palette and the list of shortcuts
 * all come from it.
 */
export interface Action<Context = void> {
	/** Stable, such as `ticket.bind`. */
	name: string;
	icon: Icon;
	/** Key of its label, with its namespace. */
	labelKey: string;
	/** A single letter pressed outside of fields, or with Alt, as `Alt+ArrowDown`, inside of them too. */
	shortcut?: string;
	/** Who may; everybody without it. */
	permission?: Permission;
	/** A button of its own, rather than an entry under Mais. */
	primary?: boolean | ((context: Context) => boolean);
	/** Whether it makes sense now. */
	predicate?: (context: Context) => boolean;
	run: (context: Context) => void | Promise<void>;
}

/** An action together with what it works on: what the palette and the shortcuts can run. */
export interface OfferedAction {
	name: string;
	icon: Icon;
	labelKey: string;
	shortcut?: string;
	run: () => void | Promise<void>;
}
