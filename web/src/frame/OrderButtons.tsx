import { ActionIcon, Group } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';

interface OrderButtonsProps {
	/** What each is called, for those who do not see it. */
	up: string;
	down: string;
	first: boolean;
	last: boolean;
	/** One place up, -1, or down, 1. */
	onMove: (by: -1 | 1) => void;
}

/** Moves a row of an ordered list by one place. */
export function OrderButtons({ up, down, first, last, onMove }: OrderButtonsProps) {
	return (
		<Group gap={2} wrap="nowrap">
			<ActionIcon variant="subtle" aria-label={up} disabled={first} onClick={() => onMove(-1)}>
				<IconArrowUp size={16} />
			</ActionIcon>
			<ActionIcon variant="subtle" aria-label={down} disabled={last} onClick={() => onMove(1)}>
				<IconArrowDown size={16} />
			</ActionIcon>
		</Group>
	);
}
