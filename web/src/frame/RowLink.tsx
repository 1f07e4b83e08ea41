import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './RowLink.module.css';

/** The name of a row, which leads to the thing. */
export function RowLink({ to, children }: { to: string; children: ReactNode }) {
	return (
		<Link to={to} className={classes.link}>
			{children}
		</Link>
	);
}
